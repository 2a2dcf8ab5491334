import { expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms } from './platforms.ts';
import { runCommand } from './run-command.ts';

/** A seed that says so of itself. */
const seed = (title: string, facts: Readonly<Record<string, string | number>> = {}) =>
  `---\n${Object.entries({ title, language: 'it', ...facts })
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
    .join('')}---\n${title}. Dopo tre anni di cantiere i pedoni tornano a passare.\n`;
const justNow = () => new Date(Date.now() - 5 * MINUTE).toISOString();

test('breaking news goes out at once, in quiet hours, once over a restart, where filters let it; why says what kept it', async () => {
  await using world = await openPlatforms('first: wait', '', {
    discord: ', filter: "-ponte"',
    newsroom: 'quiet: { from: "00:00", to: "23:59" }\nbreaking: { to: [canale, redazione], within: 1h }\n',
  });
  const { telegram, discord, newsroom } = world;
  {
    await using running = await run(newsroom.config());
    newsroom.writeSeed(
      'vecchia.txt',
      seed('Una frana di ieri', { priority: 10, date: '2026-01-01T10:00:00Z' }),
    );
    newsroom.writeSeed('ponte.txt', seed('Crolla il ponte', { priority: 10, date: justNow() }));
    await telegram.until(() => telegram.messages('@canale').length > 0);
    newsroom.writeSeed(
      'frana.txt',
      seed('Frana in valle', { priority: 10, date: justNow(), topics: 'cronaca' }),
    );
    await discord.until(() => discord.messages(ids.text).length > 0);
    await expect.poll(() => running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
  }
  await using again = await run(newsroom.config());
  await again.app.planner.fillDue();
  expect(await again.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
  expect(telegram.messages('@canale').map(({ caption }) => caption?.split('\n')[0])).toEqual([
    expect.stringContaining('Crolla il ponte'),
    expect.stringContaining('Frana in valle'),
  ]);
  expect(discord.messages(ids.text).map(({ embeds }) => embeds[0]?.title)).toEqual(['Frana in valle']);
  const { code, out } = await runCommand(newsroom, 'why', 'crolla ponte', 'redazione', '--json');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toEqual({
    sentence:
      '«Crolla il ponte»: redazione, non scelto: bloccato dal filtro -ponte della destinazione redazione',
    deliveries: [],
  });
  const all = await runCommand(newsroom, 'why', 'crolla ponte', '--json');
  const told = JSON.parse(all.out) as { sentence: string; deliveries: unknown[] };
  expect(told.deliveries).toMatchObject([{ destination: 'canale', state: 'sent', schedule: 'breaking' }]);
  expect(told.sentence).toMatch(/^«Crolla il ponte»: canale, .*\. redazione, non scelto: /);
  expect((await runCommand(newsroom, 'why', 'frana valle', 'nowhere')).err).toContain('canale, redazione');
  expect((await runCommand(newsroom, 'why', 'frana di ieri', 'canale')).out).toMatch(
    /mattino.* può prenderlo/,
  );
});

test('an article is held back at first, and posted as it was corrected meanwhile', async () => {
  await using world = await openPlatforms('first: wait', '', { source: ', hold: 10m' });
  const { telegram, newsroom } = world;
  const yaml = newsroom.config();
  const every = { ...yaml, schedules: yaml.schedules.map(one => ({ ...one, cron: '* * * * *' })) };
  const clock = fastClock(1);
  await using running = await run(every, { clock });
  const { planner, store } = running.app;
  newsroom.writeSeed('ponte.txt', seed('Riapre il pomte'));
  await expect.poll(async () => (await store.articles.count())[0]?.articles).toBe(1);
  clock.goOn(2 * MINUTE);
  await planner.fillDue();
  expect(await store.deliveries.queue({ limit: 9 })).toEqual([]);
  expect((await runCommand(newsroom, 'why', 'riapre', 'canale')).out).toContain('la fonte seeds trattiene');
  newsroom.writeSeed('ponte.txt', seed('Riapre il ponte'));
  await expect
    .poll(async () => (await store.articles.latest({ languages: [], limit: 1 }))[0]?.title)
    .toBe('Riapre il ponte');
  clock.goOn(HOUR + SECOND);
  await planner.fillDue();
  await telegram.until(() => telegram.messages('@canale').length > 0);
  expect(telegram.messages('@canale').map(({ caption }) => caption)).toEqual([
    expect.stringContaining('Riapre il ponte'),
  ]);
});
