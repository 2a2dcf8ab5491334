import { platforms } from '../../src/adapters/registry.ts';
import { DatabaseSync } from 'node:sqlite';
import { articleIdOf, contentHashOf, deliveryIdOf, postIdOf } from '../../src/core/ids.ts';
import { SECOND } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { systemClock } from '../../src/system-clock.ts';
import { openWorld, queueUp, type World } from './delivery-world.ts';

const PLACES = 200;
const LONG = 1_000_000;
const SHORT = 1000;
const ROUNDS = 5;
const TURNS = 16;

/**
 * What one delivery costs over a history of a million, against one of a thousand. Two newsrooms take turns on the same
 * places, so that whatever else the machine does troubles both alike; of each the median turn counts.
 */
export async function historyFigure(): Promise<string> {
  await using short = await openWorld({});
  await using long = await openWorld({});
  const filled: string[] = [];
  for (const [world, rows] of [
    [short, SHORT],
    [long, LONG],
  ] as const) {
    const began = performance.now();
    await queueUp(world.store, { platform: 'telegram', places: PLACES, rounds: 1, named: 'template' });
    await deliver(world, PLACES);
    fillHistory(world.file, rows);
    filled.push(((performance.now() - began) / SECOND).toFixed(0));
  }
  const costs = { short: [] as number[], long: [] as number[] };
  for (let turn = -2; turn < TURNS; turn++) {
    const order = turn % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const);
    for (const name of order) {
      const world = name === 'short' ? short : long;
      await queueUp(world.store, {
        platform: 'telegram',
        places: PLACES,
        rounds: ROUNDS,
        named: `turn ${turn}`,
      });
      const ms = await deliver(world, PLACES * ROUNDS);
      // the first turns warm both up
      if (turn >= 0) costs[name].push(ms / (PLACES * ROUNDS));
    }
  }
  const [low, high] = [median(costs.short), median(costs.long)];
  return (
    `history: a delivery costs ${low.toFixed(2)} ms over ${SHORT} rows and ${high.toFixed(2)} ms over ${LONG} = ` +
    `${(high / low).toFixed(2)} times (floor 1.3; ${TURNS} turns each of ${PLACES * ROUNDS}, filled in ${filled.join(' and ')} s)`
  );
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Delivers until so many have been sent; the milliseconds it took. */
async function deliver(world: World, count: number): Promise<number> {
  const { store, publishers, limits } = world;
  const stop = new AbortController();
  const all = Promise.withResolvers<undefined>();
  let sent = 0;
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: store.outbox,
    publishers,
    limits,
    clock: systemClock,
    chance: Math.random,
    wakeSignal: createWakeSignal(),
    record: event => {
      if (event.kind === 'delivery-sent' && ++sent === count) all.resolve(undefined);
    },
  });
  const began = performance.now();
  const running = dispatcher.run(stop.signal);
  await all.promise;
  const ms = performance.now() - began;
  stop.abort();
  await running;
  return ms;
}

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Copies the post that was just delivered until there are so many ended deliveries: each copy of another, older article,
 * every column as deliveries leave it but for ids, words and times.
 */
function fillHistory(file: string, rows: number): void {
  using database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  database.exec('pragma synchronous = off');
  const all = (table: string) => database.prepare(`select * from ${table}`).all() as Row[];
  const [article = {}] = all('articles');
  const [post = {}] = all('posts');
  const deliveries = all('deliveries');
  const [delivery = {}] = deliveries;
  const insertArticle = inserter(database, 'articles', article);
  const insertPost = inserter(database, 'posts', post);
  const insertDelivery = inserter(database, 'deliveries', delivery);
  database.exec('begin');
  for (let copy = 0, written = deliveries.length; written < rows; copy++, written += deliveries.length) {
    const key = `history ${copy}`;
    const id = articleIdOf(String(article.source), key);
    const text = `${String(article.text)} ${copy}`;
    const url = `https://gazzetta.example/history/${copy}`;
    const older = (row: Row) => olderBy(row, (copy + 1) * SECOND);
    insertArticle({ ...older(article), id, key, text, url, content_hash: contentHashOf(text) });
    const postId = postIdOf(id, 'history');
    insertPost({ ...older(post), id: postId, article: id });
    for (const row of deliveries)
      insertDelivery({
        ...older(row),
        id: deliveryIdOf(postId, String(row.destination)),
        post: postId,
        article: id,
      });
  }
  database.exec('commit');
  database.exec('pragma wal_checkpoint(truncate)');
}

/** Every moment in a row, so much earlier. */
const olderBy = (row: Row, ms: number): Row =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column,
      column.endsWith('_at') && typeof value === 'number' ? value - ms : value,
    ]),
  );

/** `seq` is given by the database. */
function inserter(database: DatabaseSync, table: string, example: Row) {
  const columns = Object.keys(example).filter(column => column !== 'seq');
  const insert = database.prepare(
    `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
  );
  return (row: Row) => void insert.run(...columns.map(column => row[column] ?? null));
}
