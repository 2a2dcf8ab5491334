import { expect, test } from 'vitest';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { ids } from '../fakes/discord-world.ts';
import { onDiscord, onTelegram, posted, settled } from './corrected.ts';
import { fastClock, run } from './newsroom-world.ts';
import { openPlatforms, SEED } from './platforms.ts';

test('a post goes when its time is over, on any platform, by the process that runs then, and in time for Telegram', async () => {
  await using world = await openPlatforms('first: now', '', {
    telegram: ', lives: 48h',
    discord: ', lives: 2h, then: strike',
  });
  const { telegram, discord, newsroom } = world;
  newsroom.writeSeed('ponte.txt', SEED);
  {
    await using running = await run(newsroom.config(), { clock: fastClock() });
    await expect
      .poll(() => running.app.store.deliveries.history({ limit: 9 }))
      .toMatchObject([{ state: 'sent' }, { state: 'sent' }]);
  }
  const clock = fastClock(60);
  await using running = await run(newsroom.config(), { clock });
  clock.goOn(2 * HOUR);
  const embed = () => JSON.stringify(discord.messages(ids.text)[0]);
  await expect
    .poll(() => running.app.store.deliveries.history({ destination: 'redazione', limit: 9 }))
    .toMatchObject([{ operation: 'edit', state: 'sent' }, { operation: 'send' }]);
  expect(embed()).toContain('Non più attuale');
  expect(embed()).toContain('~~');
  expect(telegram.messages('@canale')).toHaveLength(1);
  clock.goOn(45 * HOUR + 51 * MINUTE);
  await expect.poll(() => telegram.messages('@canale')).toHaveLength(0);
  // once: later corrections bring nothing back
  const history = () => running.app.store.deliveries.history({ limit: 9 });
  await expect.poll(history).toHaveLength(4);
  newsroom.writeSeed('ponte.txt', SEED.replace('\n', ' (corretto)\n'));
  await running.app.newsroom.refresh();
  clock.goOn(2 * MINUTE);
  await running.app.corrections.endLives();
  await running.app.corrections.bringUpToDate();
  expect(await history()).toHaveLength(4);
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
  expect(telegram.violations).toEqual([]);
  expect(discord.violations).toEqual([]);
});

test('what may not be deleted any more is tried once, and editors are told to do it', async () => {
  await using world = await openPlatforms('first: now', '', { telegram: ', lives: 72h' });
  const { telegram, newsroom } = world;
  telegram.chat('@canale').rights.remove = false;
  newsroom.writeSeed('ponte.txt', SEED);
  const clock = fastClock(60);
  await using running = await run(newsroom.config(), { clock });
  await expect
    .poll(() => running.app.store.deliveries.history({ destination: 'canale', limit: 9 }))
    .toMatchObject([{ state: 'sent' }]);
  telegram.fault({
    on: 'deleteMessage',
    trouble: {
      kind: 'status',
      when: 'before',
      status: 400,
      description: "Bad Request: message can't be deleted for everyone",
    },
    times: 99,
  });
  clock.goOn(72 * HOUR);
  await expect.poll(() => running.events.map(({ kind }) => kind)).toContain('delivery-dead');
  await running.app.corrections.endLives();
  await running.app.corrections.endLives();
  expect(telegram.received('deleteMessage')).toHaveLength(1);
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
});

test('what was struck because its time was over can still be taken back', async () => {
  await using world = await openPlatforms('first: now', '', {
    telegram: ', lives: 2h, then: strike',
    discord: ', lives: 2h, then: strike, retractions: strike',
  });
  const clock = fastClock();
  await using running = await posted(world, { clock });
  clock.goOn(3 * HOUR);
  await running.app.corrections.endLives();
  await settled(running);
  expect(onTelegram(world)[0]?.caption).toContain('Non più attuale');
  const [article] = await running.app.store.articles.latest({ languages: [], limit: 1 });
  const { written } = await running.app.corrections.retract(article!, { by: 'cli' });
  expect(written.map(({ destination, operation }) => `${operation} ${destination}`)).toEqual([
    'delete canale',
    'edit redazione',
  ]);
  await settled(running);
  expect(onTelegram(world)).toEqual([]);
  expect(JSON.stringify(onDiscord(world)[0]?.embeds)).not.toContain('Non più attuale');
  await running.app.corrections.endLives();
  expect(await running.app.store.deliveries.queue({ limit: 9 })).toEqual([]);
});
