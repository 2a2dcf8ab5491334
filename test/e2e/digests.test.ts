import { expect, test } from 'vitest';
import { HOUR } from '../../src/core/time.ts';
import { onDiscord, onTelegram, read, settled } from './corrected.ts';
import { fastClock, run, type Running } from './newsroom-world.ts';
import { runCommand } from './run-command.ts';
import { openPlatforms, SEED, type PlatformWorld } from './platforms.ts';

const STORIES = {
  ponte: SEED,
  lampioni: 'Cento lampioni in via Lunga\nLi accende il Comune da giovedì.\nCosteranno meno di prima.\n',
  traghetto: 'Il traghetto torna di notte\nL’ultima corsa parte alle due.\nLo dice la compagnia.\n',
};
type Story = keyof typeof STORIES;
const NAMES = Object.keys(STORIES) as Story[];
const DIGEST = 'first: now, kind: digest, pick: { count: 5, within: 365d }';
const SLOW_DOWN = {
  kind: 'status',
  status: 429,
  description: 'Too Many Requests: retry after 14000',
  parameters: { retry_after: 14_000 },
  when: 'before',
} as const;

const write = ({ newsroom }: PlatformWorld, story: Story, front = '') => {
  newsroom.writeSeed(`${story}.txt`, `${front}${STORIES[story]}`);
};
const queue = ({ app }: Running) => app.store.deliveries.queue({ limit: 9 });
const states = async (running: Running) => (await queue(running)).map(({ state }) => state);

/** The stories that the only message in the channel tells. */
const told = (world: PlatformWorld): readonly Story[] => {
  expect(onTelegram(world)).toHaveLength(1);
  const caption = onTelegram(world)[0]?.caption ?? '';
  return NAMES.filter(name => caption.includes(`${name} `));
};
const without = (story: Story) => NAMES.filter(name => name !== story);

test.each(NAMES)('a digest that waits while %s expires goes out without it', async story => {
  await using world = await openPlatforms(DIGEST);
  const clock = fastClock();
  const expires = `---\nexpires: ${new Date(clock.now() + 2 * HOUR).toISOString()}\n---\n`;
  for (const name of NAMES) write(world, name, name === story ? expires : '');
  world.telegram.fault({ on: 'sendPhoto', trouble: SLOW_DOWN });
  await using running = await run(world.newsroom.config(), { clock });
  await expect.poll(() => states(running)).toEqual(['retry']);
  clock.goOn(4 * HOUR);
  await settled(running);
  expect(told(world)).toEqual(without(story));
  const [last] = await running.app.store.deliveries.history({ limit: 9, destination: 'canale' });
  expect(last?.articles).toHaveLength(2);
});

test('a digest whose stories have all expired is not sent', async () => {
  await using world = await openPlatforms(DIGEST);
  const clock = fastClock();
  const expires = `---\nexpires: ${new Date(clock.now() + 2 * HOUR).toISOString()}\n---\n`;
  for (const name of NAMES) write(world, name, expires);
  world.telegram.fault({ on: 'sendPhoto', trouble: SLOW_DOWN });
  await using running = await run(world.newsroom.config(), { clock });
  await expect.poll(() => states(running)).toEqual(['retry']);
  clock.goOn(4 * HOUR);
  await settled(running);
  expect(onTelegram(world)).toEqual([]);
  const [last] = await running.app.store.deliveries.history({ limit: 9, destination: 'canale' });
  expect(last).toMatchObject({ state: 'expired', reason: { code: 'article-expired' } });
});

test.each([
  ...NAMES.map(story => ({ story, how: 'its source withdrew' })),
  ...NAMES.map(story => ({ story, how: 'an editor took back' })),
])(
  'a digest in doubt that an editor has sent again leaves out $story, which $how',
  async ({ story, how }) => {
    await using world = await openPlatforms(DIGEST);
    for (const name of NAMES) write(world, name);
    world.telegram.fault({ on: 'sendPhoto', trouble: { kind: 'drop', when: 'before' } });
    await using running = await run(world.newsroom.config(), { clock: fastClock() });
    await expect.poll(() => states(running), { timeout: 10_000 }).toEqual(['held']);
    const { app, events } = running;
    if (how === 'its source withdrew') {
      world.newsroom.removeSeed(`${story}.txt`);
      await expect.poll(() => events.some(({ kind }) => kind === 'article-withdrawn')).toBe(true);
    } else {
      const articles = await app.store.articles.latest({ languages: [], limit: 9 });
      const article = articles.find(({ title }) => title.includes(story));
      await app.corrections.retract(article!, { by: 'cli' });
    }
    const held = (await queue(running)).find(({ state }) => state === 'held');
    await app.newsroom.resolve({ delivery: held!.id, verdict: 'again', by: 'cli' });
    await settled(running);
    expect(told(world)).toEqual(without(story));
    expect(world.telegram.received('editMessageMedia')).toEqual([]);
  },
);

test('a story that an editor takes back from one place leaves the digest that waits for that place alone', async () => {
  await using world = await openPlatforms(DIGEST, '', {
    newsroom: 'quiet: { from: "00:00", to: "23:59" }',
  });
  for (const name of NAMES) write(world, name);
  await using running = await run(world.newsroom.config());
  const stories = async () =>
    Object.fromEntries((await queue(running)).map(one => [one.destination, one.articles.length]));
  expect(await stories()).toEqual({ canale: 3, redazione: 3 });
  const { out } = await runCommand(world.newsroom, 'retract', 'lampioni', '--to', 'canale');
  expect(await stories()).toEqual({ canale: 2, redazione: 3 });
  expect(out).toContain('canale');
  expect(out).not.toContain('redazione');
});

test('a posted digest is left as it is where corrections are ignored, until a story is withdrawn', async () => {
  await using world = await openPlatforms(DIGEST, '', { telegram: ', corrections: ignore' });
  for (const name of NAMES) write(world, name);
  await using running = await run(world.newsroom.config());
  await settled(running);
  world.newsroom.writeSeed('lampioni.txt', STORIES.lampioni.replace('Cento', 'Duecento'));
  await read(running, 'article-corrected');
  expect(JSON.stringify(onDiscord(world)[0]?.embeds)).toContain('Duecento');
  expect(onTelegram(world)[0]?.caption).toContain('Cento');
  expect(world.telegram.received('editMessageMedia')).toEqual([]);
  world.newsroom.removeSeed('ponte.txt');
  await read(running, 'article-withdrawn');
  expect(told(world)).toEqual(without('ponte'));
});

test('an editor takes one story out of a digest, and those that their source withdrew stay where that is ignored', async () => {
  await using world = await openPlatforms(DIGEST, '', {
    telegram: ', retractions: ignore, corrections: ignore',
  });
  for (const name of NAMES) write(world, name);
  await using running = await run(world.newsroom.config());
  await settled(running);
  world.newsroom.removeSeed('ponte.txt');
  await read(running, 'article-withdrawn');
  expect(told(world)).toEqual(NAMES);
  await runCommand(world.newsroom, 'retract', 'lampioni', '--to', 'canale');
  await settled(running);
  expect(told(world)).toEqual(without('lampioni'));
});
