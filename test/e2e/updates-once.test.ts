import { describe, expect, inject, test } from 'vitest';
import { createApp, type App } from '../../src/app.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres-store.ts';
import { postgresDatabases } from '../store/postgres/databases.ts';
import { run, type Running } from './newsroom-world.ts';
import { openPlatforms, SEED, TELEGRAM_EDITOR, type PlatformWorld } from './platforms.ts';
import { serveShared as serve } from './serve-shared.ts';

const EDITOR = { id: TELEGRAM_EDITOR, language_code: 'it' };
const READER = { id: 5, language_code: 'it' };
const WITHOUT_ANSWER = { kind: 'hang', when: 'before' } as const;

/** What somebody does on Telegram, what comes of it, and what is done meanwhile; then it must be as `expected`. */
interface Case {
  readonly name: string;
  readonly prepare?: (world: PlatformWorld, app: App) => Promise<unknown>;
  readonly does: (world: PlatformWorld) => void;
  readonly isDone: (app: App, world: PlatformWorld) => Promise<boolean>;
  readonly meanwhile?: (app: App) => Promise<unknown>;
  readonly state: (app: App, world: PlatformWorld) => Promise<unknown>;
  readonly expected: unknown;
}

const sentTo = (world: PlatformWorld, chat: number) =>
  world.telegram.world.find(chat)?.messages.filter(({ from }) => from === world.telegram.world.bot.id) ?? [];
const deliveries = async ({ store: { deliveries: all } }: App) =>
  (await all.queue({ destination: 'canale', limit: 9 })).length +
  (await all.history({ destination: 'canale', limit: 9 })).length;
const subscriptions = async (app: App) =>
  (await app.store.subscriptions.list({ after: 0, limit: 9 })).map(({ filter }) => filter.text);
const pauses = async (app: App) => (await app.store.pauses.list()).map(({ destination }) => destination);

const cases: readonly Case[] = [
  {
    name: 'an article that is posted again is posted once more, not twice',
    does: ({ telegram }) => telegram.say({ from: EDITOR, text: '/post ponte to:canale again:sì' }),
    isDone: async app => (await app.store.deliveries.counts()).sent === 1,
    state: deliveries,
    expected: 1,
  },
  {
    name: 'what was paused and has been resumed since is not paused again',
    does: ({ telegram }) => telegram.say({ from: EDITOR, text: '/pause canale' }),
    isDone: async app => (await pauses(app)).length > 0,
    meanwhile: app => app.newsroom.editing.resume({ destination: 'canale', by: null, place: null } as never),
    state: pauses,
    expected: [],
  },
  {
    name: 'of two subscriptions one is ended, not the next one too',
    prepare: async ({ telegram }) => {
      await telegram.userSays({ from: READER, text: '/subscribe uno' });
      await telegram.userSays({ from: READER, text: '/subscribe due' });
    },
    does: ({ telegram }) => telegram.say({ from: READER, text: '/unsubscribe 1' }),
    isDone: async app => (await subscriptions(app)).length === 1,
    state: subscriptions,
    expected: ['due'],
  },
  {
    name: 'a reader’s word reaches the editors once',
    does: ({ telegram }) => telegram.say({ from: READER, text: '/report Manca una riga' }),
    isDone: (_app, world) => Promise.resolve(sentTo(world, TELEGRAM_EDITOR).length > 0),
    state: (_app, world) =>
      Promise.resolve(sentTo(world, TELEGRAM_EDITOR).filter(({ text }) => text?.includes('Manca')).length),
    expected: 1,
  },
];

/** Whoever has heard an update goes before Telegram knows of it; the next hears it again. */
async function heardTwice(world: PlatformWorld, databaseUrl: string | null, one: Case): Promise<void> {
  const { telegram, newsroom } = world;
  const config = { ...newsroom.config(), databaseUrl };
  newsroom.writeSeed('ponte.txt', SEED);
  telegram.say({ from: EDITOR, text: '/help' });
  telegram.say({ from: READER, text: '/help' });
  const first: Running = await run(config);
  await expect.poll(() => telegram.updates.unconfirmed).toEqual([]);
  await one.prepare?.(world, first.app);
  await telegram.until(() => telegram.updates.isPolled && telegram.updates.unconfirmed.length === 0);
  for (const person of [READER.id, TELEGRAM_EDITOR]) telegram.world.find(person)?.messages.splice(0);
  // neither the next poll nor the farewell arrives
  telegram.fault({ on: 'getUpdates', trouble: WITHOUT_ANSWER, times: 2 });
  one.does(world);
  await expect.poll(() => one.isDone(first.app, world)).toBe(true);
  await telegram.until(() => telegram.received('getUpdates').at(-1)?.params.offset !== undefined);
  const next =
    databaseUrl === null ? null : await run({ ...config, roles: new Set(['telegram', 'dispatcher']) });
  await first[Symbol.asyncDispose]();
  expect(telegram.updates.unconfirmed).toHaveLength(1);
  const apart = next?.app ?? (await createApp(config, () => undefined));
  await one.meanwhile?.(apart);
  if (next === null) await apart[Symbol.asyncDispose]();
  await using second = next ?? (await run(config));
  await expect.poll(() => telegram.updates.unconfirmed).toEqual([]);
  // what somebody has asked is answered before what they ask later
  for (const from of [EDITOR, READER]) await telegram.userSays({ from, text: '/help' });
  expect(await one.state(second.app, world)).toEqual(one.expected);
  expect(telegram.violations).toEqual([]);
}

describe.each([
  { place: 'SQLite, across a restart', isThere: true },
  { place: 'PostgreSQL, by another process', isThere: inject('postgres') !== null },
])('what Telegram tells twice is done once: $place', ({ place, isThere }) => {
  const { urlOf } = postgresDatabases();
  test.skipIf(!isThere).each(cases)('$name', async one => {
    await using world = await openPlatforms('first: wait', ', log: { telegram: 4242 }');
    const url = place.startsWith('SQLite') ? null : await urlOf(String(cases.indexOf(one)));
    await heardTwice(world, url, one);
  });
});

describe.skipIf(inject('postgres') === null)('by a process that is killed', { timeout: 60_000 }, () => {
  const { urlOf } = postgresDatabases();
  const paused = async (store: Store) => (await store.pauses.list()).map(({ destination }) => destination);

  test('what the one did that was killed before Telegram knew of it the next leaves alone', async () => {
    await using world = await openPlatforms('first: wait');
    const { telegram } = world;
    const url = await urlOf('killed');
    await using store = await openPostgresStore({ url });
    await using first = serve(world, url, { roles: 'telegram' });
    await telegram.userSays({ from: EDITOR, text: '/help' });
    await telegram.until(() => telegram.updates.isPolled && telegram.updates.unconfirmed.length === 0);
    await using _second = serve(world, url, { roles: 'telegram' });
    telegram.fault({ on: 'getUpdates', trouble: WITHOUT_ANSWER });
    telegram.say({ from: EDITOR, text: '/pause canale' });
    await expect.poll(() => paused(store)).toEqual(['canale']);
    first.kill('SIGKILL');
    await store.pauses.resume('canale', Date.now());
    await expect.poll(() => telegram.updates.unconfirmed, { timeout: 20_000 }).toEqual([]);
    await telegram.userSays({ from: EDITOR, text: '/help' });
    expect(await paused(store)).toEqual([]);
  });
});
