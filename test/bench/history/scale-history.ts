import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CompiledQuery } from 'kysely';
import { pickOrders, type PickOrder } from '../../../src/core/schedule.ts';
import { DAY, HOUR, SECOND } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildRule } from '../../fixtures/build.ts';
import { startPostgres } from '../../store/postgres/start-postgres.ts';
import { openAny } from '../delivery-world.ts';
import { fillHistory, HISTORY_LASTS, placeNamed, sent, WORDS } from './history-rows.ts';
import { openWatched, type WatchedStore } from './open-watched.ts';

/** Of each article. */
const EACH = 10;
const SHORT = 10_000;
const TURNS = 15;
const BATCH = 64;

/**
 * What the store's questions cost over a long history, against one of 10 000 deliveries of 1000 articles: the two take turns, and
 * of each the median counts. `parts`: how many deliveries (1 000 000 if none), `sqlite` or `postgres` for one alone, `plans` to be
 * told what the database does for the slowest statement of each; other words for the questions that hold one of them alone.
 */
export async function* historyScaleFigures(parts: readonly string[]): AsyncGenerator<string> {
  const rows = parts.map(Number).find(Number.isInteger) ?? 1_000_000;
  const databases = ['sqlite', 'postgres'];
  const wants = (name: string) => parts.includes(name) || !databases.some(one => parts.includes(one));
  const words = parts.filter(part => Number.isNaN(Number(part)) && ![...databases, 'plans'].includes(part));
  const how = { rows, words, tellsPlans: parts.includes('plans') };
  if (wants('sqlite')) {
    const folder = mkdtempSync(join(tmpdir(), 'strillone-history-'));
    try {
      const files = { short: join(folder, 'short.db'), long: join(folder, 'long.db') };
      yield* figuresOf('SQLite', files, how);
      yield `SQLite: the file of the long one has ${(statSync(files.long).size / 1e9).toFixed(1)} GB`;
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  if (wants('postgres')) {
    await using server = await startPostgres({ durable: true });
    const urls = { short: await server.createDatabase('short'), long: await server.createDatabase('long') };
    yield* figuresOf('PostgreSQL', urls, how);
  }
}

interface How {
  readonly rows: number;
  readonly words: readonly string[];
  readonly tellsPlans: boolean;
}

type Both<T> = Readonly<Record<'short' | 'long', T>>;

async function* figuresOf(
  name: string,
  places: Both<string>,
  { rows, words, tellsPlans }: How,
): AsyncGenerator<string> {
  for (const [place, count] of [
    [places.short, SHORT],
    [places.long, rows],
  ] as const) {
    const began = performance.now();
    await (await openAny(place))[Symbol.asyncDispose]();
    await fillHistory(place, { articles: count / EACH, each: EACH });
    yield `${name}: ${count} deliveries of ${count / EACH} articles written in ${((performance.now() - began) / SECOND).toFixed(0)} s`;
  }
  await using short = openWatched(places.short, SHORT / EACH);
  await using long = openWatched(places.long, rows / EACH);
  for (const [question, prepare] of Object.entries(QUESTIONS)) {
    if (words.length > 0 && !words.some(word => question.includes(word))) continue;
    const costs = { short: [] as number[], long: [] as number[] };
    const ask = { short: prepare(short), long: prepare(long) };
    let query: CompiledQuery | null = null;
    for (let turn = -2; turn < TURNS; turn++) {
      for (const one of turn % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const)) {
        const { ms, slowest } = await ask[one](turn);
        // the first turns warm both up
        if (turn >= 0) costs[one].push(ms);
        if (one === 'long') query = slowest;
      }
    }
    const [low, high] = [median(costs.short), median(costs.long)];
    yield `${name}, ${question}: ${high.toFixed(2)} ms over ${rows} deliveries, ${low.toFixed(2)} over ${SHORT} = ${(high / low).toFixed(2)} times`;
    if (tellsPlans && query !== null) for (const step of await long.plan(query)) yield `    ${step}`;
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

interface Asked {
  readonly ms: number;
  readonly slowest: CompiledQuery | null;
}

/** Asks once, at a turn. */
type Ask = (turn: number) => Promise<Asked>;

const timed =
  (use: (store: WatchedStore['store'], turn: number) => Promise<unknown>) =>
  ({ store, slowest }: WatchedStore): Ask =>
  async turn => {
    slowest();
    const began = performance.now();
    await use(store, turn);
    return { ms: performance.now() - began, slowest: slowest() };
  };

const gate = { filters: [], skipsPaywalled: false, young: [], isNewStory: true };
const pick = (destination: string, order: PickOrder, within: number | null = null) =>
  timed(({ articles }) =>
    articles.candidates({
      destination,
      order,
      gate,
      rule: buildRule({ order, within }),
      now: Date.now(),
      limit: order === 'random' ? 500 : 25,
    }),
  );
const find = (words: string) =>
  timed(({ reading }) => reading.find({ words, now: Date.now(), skip: 0, limit: 5 }));

const QUESTIONS: Readonly<Record<string, (world: WatchedStore) => Ask>> = {
  [`claim of ${BATCH}`]: claiming('claim'),
  [`outcome of ${BATCH}`]: claiming('outcome'),
  'when is something due': timed(({ outbox }) => outbox.nextDue(['telegram', 'discord'], Date.now())),
  'pick where nothing was sent': pick('nuovo', 'newest'),
  'pick where some was sent': pick(placeNamed(7), 'newest'),
  ...Object.fromEntries(
    pickOrders.map(order => [`pick by ${order} where all was sent`, pick(placeNamed(0), order)]),
  ),
  'pick of two days where all was sent': pick(placeNamed(0), 'newest', 2 * DAY),
  'why nothing fits': timed(({ articles }) =>
    articles.misfits({ destination: placeNamed(0), gate, rule: buildRule(), now: Date.now() }),
  ),
  'search of a frequent word': find(WORDS.frequent),
  'search of a rare word': find(WORDS.rare),
  'search of no word': find(WORDS.absent),
  'search of two words': find('sindaca parola17'),
  'search of a beginning': find('parol'),
  'an editor’s search': timed(({ articles }) => articles.search(WORDS.rare, 10)),
  'latest articles': timed(({ articles }) => articles.latest({ languages: ['it'], limit: 10 })),
  'queue page': timed(({ deliveries }) => deliveries.queue({ limit: 50, places: 'configured' })),
  'held ones': timed(({ deliveries }) => deliveries.queue({ limit: 50, state: 'held' })),
  'history page': timed(({ deliveries }) => deliveries.history({ limit: 20, places: 'configured' })),
  'history of one place': timed(({ deliveries }) =>
    deliveries.history({ limit: 20, destination: placeNamed(7) }),
  ),
  'slots of late': timed(({ slots }) => slots.recent(20)),
  'open to readers': timed(({ deliveries }) => deliveries.openToReaders()),
  'count of deliveries': timed(({ deliveries }) => deliveries.counts()),
  'count of articles': timed(({ articles }) => articles.count()),
  'tally of a day': timed(({ deliveries }) => deliveries.tally(Date.now() - DAY)),
  load: timed(({ maintenance }) => maintenance.load({ platforms: ['telegram'], now: Date.now() })),
  'sum check': timed(({ maintenance }) =>
    maintenance.checkInvariants({ now: Date.now(), platforms: ['telegram'] }),
  ),
  'a pruning that finds nothing': timed(({ maintenance }) =>
    maintenance.prune({ now: Date.now(), keepMs: 2 * HISTORY_LASTS, standing: [] }),
  ),
  'a pruning that finds twenty articles': ({ store, slowest, articles }) => {
    // each turn as many more of the oldest
    const step = Math.round(HISTORY_LASTS / articles);
    let found = 0;
    return async () => {
      found += 20;
      slowest();
      const began = performance.now();
      await store.maintenance.prune({ now: Date.now(), keepMs: HISTORY_LASTS - found * step, standing: [] });
      return { ms: performance.now() - began, slowest: slowest() };
    };
  },
  'an article saved': timed(({ articles }, turn) =>
    articles.save(buildArticle({ key: `saved ${turn} ${Date.now()}` }), Date.now()),
  ),
  'names taken over': timed(({ outbox }) => outbox.adopt([], Date.now())),
};

/** A batch that was just ordered is claimed and sent; one of the two is timed. */
function claiming(what: 'claim' | 'outcome') {
  return ({ store, slowest }: WatchedStore): Ask => {
    const to = Array.from({ length: BATCH }, (_, number) => placeNamed(number));
    return async turn => {
      const article = buildArticle({ key: `${what} ${turn}` });
      await store.articles.save(article, Date.now());
      await store.outbox.order(buildDraft({ article: article.id, to, createdAt: Date.now() }));
      slowest();
      const began = performance.now();
      const claims = await store.outbox.claim({
        platforms: ['telegram', 'discord'],
        now: Date.now(),
        limit: BATCH,
        leaseMs: HOUR,
      });
      const claim = { ms: performance.now() - began, slowest: slowest() };
      if (claims.length !== BATCH) throw new Error(`${claims.length} were claimed`);
      const claimed = performance.now();
      await store.outbox.settleAll(() => claims.map(sent), Date.now());
      const outcome = { ms: performance.now() - claimed, slowest: slowest() };
      return what === 'claim' ? claim : outcome;
    };
  };
}
