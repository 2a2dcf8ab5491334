import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDiscordPublisher } from '../../src/adapters/discord/discord-publisher.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/telegram-publisher.ts';
import type { Platform } from '../../src/core/destination.ts';
import type { Pacing } from '../../src/core/pacing.ts';
import type { Payload } from '../../src/core/payload.ts';
import type { Publisher, Store } from '../../src/core/ports.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { createDispatcher, type DispatcherDeps } from '../../src/newsroom/dispatch.ts';
import { createWaker } from '../../src/newsroom/waker.ts';
import { DEFAULT_PACING, UNPACED } from '../../src/schedule/pacing.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { systemClock } from '../../src/system-clock.ts';
import { buildArticle, buildDiscordPayload, buildDraft, buildTelegramPayload } from '../fixtures/build.ts';

/** Figures of the outbox, each with its floor. `arguments`: a part (lifted, limits, memory, history) or all of them. */
export async function* deliveryFigures(parts: readonly string[]): AsyncGenerator<string> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  if (wants('lifted')) yield await lifted();
  if (wants('limits')) yield await atTheLimit();
  if (wants('history')) yield await withHistory();
  if (wants('memory')) yield await overManyDeliveries();
}

interface Counts {
  readonly telegram: number;
  readonly discord: number;
  readonly tooMany: number;
  readonly refused: number;
  readonly first: number;
  readonly last: number;
}

interface World extends AsyncDisposable {
  readonly store: Store;
  readonly publishers: readonly Publisher[];
  readonly limits: NonNullable<DispatcherDeps['limits']>;
  counts(): Promise<Counts>;
}

async function openWorld(pacing: Pacing, ...flags: readonly string[]): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-bench-'));
  const server = spawn(process.execPath, [join(import.meta.dirname, 'bulk-server.ts'), ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(server.stdout, 'data')) as [Buffer];
  const root = `http://127.0.0.1:${line.toString().trim()}`;
  const store = await openSqliteStore({ file: join(folder, 'strillone.db'), pacing });
  return {
    store,
    publishers: [
      createTelegramPublisher({ token: '1:bench', apiRoot: root }),
      createDiscordPublisher({ token: 'bench', apiRoot: `${root}/api` }),
    ],
    limits: { telegram: pacing.telegram.all, discord: pacing.discord.all },
    counts: async () => (await (await fetch(`${root}/counts`)).json()) as Counts,
    async [Symbol.asyncDispose]() {
      await store[Symbol.asyncDispose]();
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const payloadFor = (platform: Platform, place: number): Payload =>
  platform === 'discord'
    ? { ...buildDiscordPayload(), channel: String(1_000_000 + place) }
    : { ...buildTelegramPayload(), chat: 1_000_000 + place };

/** `rounds` posts for each of so many places of a platform; one article a round. */
async function queueUp(
  store: Store,
  what: {
    readonly platform: Platform;
    readonly places: number;
    readonly rounds: number;
    readonly named?: string;
  },
): Promise<void> {
  const { platform, places, rounds, named = 'round' } = what;
  const PAGE = 500;
  for (let round = 0; round < rounds; round++) {
    const article = buildArticle({ key: `${named} ${round}` });
    await store.articles.save(article, Date.now());
    for (let from = 0; from < places; from += PAGE) {
      const to = Array.from({ length: Math.min(PAGE, places - from) }, (_, i) => `${platform} ${from + i}`);
      const occasion = `${platform} ${named} ${from}`;
      const draft = buildDraft({ article: article.id, occasion, to, platform, createdAt: Date.now() });
      await store.outbox.order({
        ...draft,
        deliveries: draft.deliveries.map((one, i) => ({ ...one, payload: payloadFor(platform, from + i) })),
      });
    }
  }
}

/** Delivers until so many have been sent; the seconds it took. */
async function deliver(world: World, count: number): Promise<number> {
  const waker = createWaker();
  const stop = new AbortController();
  let sent = 0;
  const all = Promise.withResolvers<undefined>();
  const dispatcher = createDispatcher({
    outbox: world.store.outbox,
    articles: world.store.articles,
    publishers: world.publishers,
    clock: systemClock,
    chance: Math.random,
    waker,
    limits: world.limits,
    record: event => {
      if (event.kind === 'delivery-sent' && ++sent === count) all.resolve(undefined);
    },
  });
  const began = performance.now();
  const running = dispatcher.run(stop.signal);
  await all.promise;
  const seconds = (performance.now() - began) / SECOND;
  stop.abort();
  await running;
  return seconds;
}

async function lifted(): Promise<string> {
  await using world = await openWorld(UNPACED);
  await queueUp(world.store, { platform: 'telegram', places: 500, rounds: 8 });
  await queueUp(world.store, { platform: 'discord', places: 500, rounds: 8 });
  const seconds = await deliver(world, 8000);
  const { telegram, discord } = await world.counts();
  if (telegram !== 4000 || discord !== 4000) throw new Error(`lost or doubled: ${telegram} + ${discord}`);
  return `limits lifted: ${(8000 / seconds).toFixed(0)} deliveries a second, half of them Discord (floor 1000)`;
}

/** Real limits, real time: a stretch of half a minute out of a queue for 10 000 chats. */
async function atTheLimit(): Promise<string> {
  const SECONDS = 30;
  await using world = await openWorld(DEFAULT_PACING, '--limits');
  await queueUp(world.store, { platform: 'telegram', places: 10_000, rounds: 1 });
  const count = 30 * SECONDS;
  await deliver(world, count);
  const { telegram, first, last, tooMany } = await world.counts();
  const rate = (telegram - 1) / ((last - first) / SECOND);
  return `real limits: ${rate.toFixed(2)} a second of 30 to 10 000 chats = ${((100 * rate) / 30).toFixed(1)} % (floor 98 %), ${tooMany} times 429 (floor 0)`;
}

/** What one delivery costs with a short history and with a long one. */
async function withHistory(): Promise<string> {
  const LONG = 1_000_000;
  await using world = await openWorld(UNPACED);
  const cost = async (named: string) => {
    await queueUp(world.store, { platform: 'telegram', places: 200, rounds: 15, named });
    return (await deliver(world, 3000)) / 3000;
  };
  await cost('warm');
  const short = await cost('short');
  await fillHistory(world.store, LONG);
  await cost('warm again');
  const long = await cost('long');
  return `history: a delivery costs ${(short * 1000).toFixed(2)} ms after 6 000 rows and ${(long * 1000).toFixed(2)} ms after ${LONG} = ${(long / short).toFixed(2)} times (floor 1.3)`;
}

/** Ended deliveries by the thousand, written the way they come to be: ordered, claimed, settled. */
async function fillHistory(store: Store, rows: number): Promise<void> {
  const PLACES = 1000;
  for (let written = 0, round = 0; written < rows; written += PLACES, round++) {
    await queueUp(store, { platform: 'preview', places: PLACES, rounds: 1, named: `history ${round}` });
    for (let left = PLACES; left > 0;) {
      const query = { platforms: ['preview'] as const, now: Date.now(), limit: left, leaseMs: MINUTE };
      const claims = await store.outbox.claim(query);
      left -= claims.length;
      await store.outbox.settleAll(
        claims.map(claim => ({ claim, settlement: { state: 'sent', reason: null, messageIds: ['1'] } })),
        Date.now(),
      );
    }
  }
}

async function overManyDeliveries(): Promise<string> {
  await using world = await openWorld(UNPACED);
  const sizes: number[] = [];
  for (let part = 0; part < 10; part++) {
    await queueUp(world.store, { platform: 'telegram', places: 1000, rounds: 10, named: `part ${part}` });
    await deliver(world, 10_000);
    globalThis.gc?.();
    sizes.push(process.memoryUsage.rss() / 1_000_000);
  }
  const [early = 0, late = 0] = [sizes[2], sizes.at(-1)];
  return `memory: ${sizes.map(size => size.toFixed(0)).join(' ')} MB after each 10 000 deliveries; the last 70 000 added ${(late - early).toFixed(0)} MB`;
}
