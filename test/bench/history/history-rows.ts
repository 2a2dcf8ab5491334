import { DatabaseSync } from 'node:sqlite';
import { Client } from 'pg';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR } from '../../../src/core/time.ts';
import { storyMarksOf } from '../../../src/editorial/similarity/story-marks.ts';
import { buildArticle, buildDraft, buildSlot } from '../../fixtures/build.ts';
import { openAny } from '../delivery-world.ts';

/** How much a newsroom has behind it. */
export interface HistorySize {
  readonly articles: number;
  /** Of each article that many have been sent. */
  readonly each: number;
}

/** Over how long the history goes: what is kept, by default. */
export const HISTORY_LASTS = 400 * DAY;
export const PLACES = 200;
export const placeNamed = (number: number): string => `posto${number}`;
/** In every article, in a hundred of them, and in none. */
export const WORDS = { frequent: 'ponte', rare: 'rarissima', absent: 'inesistente' } as const;

/** Rows of one insert. */
const BATCH = 50_000;

/**
 * Fills an empty database with a newsroom's history: one article is posted by the store itself, and what that leaves in each table
 * is copied by the database, every column as it is but for ids, words and times. `posto0` has had every article.
 */
export async function fillHistory(place: string, size: HistorySize): Promise<void> {
  const template = await writeTemplate(place, size.each);
  await using hands = await openHands(place);
  await hands.fill(async () => {
    for (const { table, where, changed, from = 1 } of copiesOf(template, size)) {
      const columns = await hands.columnsOf(table);
      const values = columns.map(column => changed[column] ?? agedOf(column, size));
      for (let first = from; first < size.articles; first += BATCH) {
        const last = Math.min(first + BATCH, size.articles) - 1;
        await hands.run(
          `${hands.numbers(first, last)} insert into ${table} (${columns.join()}) select ${values.join()} from ${table} t, n where ${where}`,
        );
      }
    }
    await hands.run(
      `update delivery_counts set count = (
         select count(*) from deliveries d where d.state = delivery_counts.state and operation = 'send' and post is not null)`,
    );
  });
}

interface Template {
  readonly article: string;
  readonly post: string;
  readonly slot: string;
}

/** One article, posted in a slot to so many places, all that has to be done for it done. */
async function writeTemplate(place: string, each: number): Promise<Template> {
  await using store = await openAny(place);
  const now = Date.now() - HOUR;
  const lines = Array.from(
    { length: 8 },
    (_, at) =>
      `Il ponte numero ${at} di Valdorsa riapre lunedì mattina, dice la sindaca, e costa meno del previsto.`,
  );
  const article = buildArticle({
    source: 'archivio',
    key: 'history',
    text: ['Il ponte di Valdorsa riapre', 'Pedoni e biciclette tornano.', ...lines].join('\n'),
    topics: ['Valdorsa', 'ponti'],
    publishedAt: now,
  });
  await store.articles.save(article, now);
  await store.subscriptions.dropNews(now);
  await store.stories.put({ article: article.id, story: article.id, at: now }, storyMarksOf(article), now);
  const slot = buildSlot({ schedule: 'mattino', dueAt: now });
  const to = Array.from({ length: each }, (_, number) => placeNamed(number));
  const draft = buildDraft({ article: article.id, slot: slot.id, schedule: 'mattino', to, createdAt: now });
  await store.slots.fill(slot, [draft]);
  await sendAll(store, now);
  return { article: article.id, post: draft.post.id, slot: slot.id };
}

/** Sends what is due, without a platform. */
export async function sendAll(store: Store, now: number): Promise<void> {
  for (;;) {
    const claims = await store.outbox.claim({ platforms: ['telegram'], now, limit: 64, leaseMs: HOUR });
    if (claims.length === 0) return;
    await store.outbox.settleAll(() => claims.map(sent), now);
  }
}

/** What an attempt leaves that succeeded. */
export const sent = (claim: Awaited<ReturnType<Store['outbox']['claim']>>[number]) => ({
  claim,
  settlement: {
    state: 'sent',
    reason: null,
    messageIds: [String(claim.delivery.createdAt)],
    url: 'https://t.me/posto/1',
    failures: 0,
  } as const,
});

interface Copy {
  readonly table: string;
  /** Rows `t` that are copied. */
  readonly where: string;
  /** What is other than in the row, as SQL over `t` and `n.n`. */
  readonly changed: Readonly<Record<string, string>>;
  /** The first number; before it there is nothing. */
  readonly from?: number;
}

/** The same for each number on both databases, no two alike, and in no order: ids are hashes. */
const idOf = (column: string) => `((n.n * 2654435761) % 4294967296) || t.${column}`;
const place = `case t.destination when 'posto0' then t.destination
  else 'posto' || (1 + (n.n * 9 + cast(substr(t.destination, 6) as integer)) % ${PLACES - 1}) end`;

function copiesOf({ article, post, slot }: Template, { articles }: HistorySize): readonly Copy[] {
  const ofPost = `t.post = '${post}'`;
  const items = { article: idOf('article') };
  return [
    {
      table: 'articles',
      where: `t.id = '${article}'`,
      changed: {
        id: idOf('id'),
        key: 't.key || n.n',
        url: 't.url || n.n',
        content_hash: idOf('content_hash'),
        title: `t.title || ' ' || n.n`,
        text: `t.text || ' parola' || (n.n % 5000) || case when n.n % ${Math.max(1, articles / 100)} = 0 then ' ${WORDS.rare}' else '' end`,
      },
    },
    { table: 'article_topics', where: `t.article = '${article}'`, changed: items },
    {
      table: 'stories',
      where: `t.article = '${article}'`,
      changed: { ...items, story: idOf('story'), at: aged('at', articles) },
    },
    {
      table: 'story_marks',
      where: `t.article = '${article}'`,
      // they are kept for four days
      from: Math.floor(articles * 0.99),
      changed: {
        ...items,
        at: aged('at', articles),
        mark: '(t.mark + n.n * 7919) % 2147483647',
      },
    },
    { table: 'slots', where: `t.id = '${slot}'`, changed: { id: idOf('id') } },
    {
      table: 'posts',
      where: `t.id = '${post}'`,
      changed: { ...items, id: idOf('id'), slot: idOf('slot') },
    },
    { table: 'post_items', where: ofPost, changed: { ...items, post: idOf('post') } },
    {
      table: 'deliveries',
      where: ofPost,
      changed: {
        ...items,
        id: idOf('id'),
        post: idOf('post'),
        destination: place,
        lane: `replace(t.lane, t.destination, ${place})`,
        payload_json: `replace(t.payload_json, t.destination, ${place})`,
      },
    },
    {
      table: 'delivery_items',
      where: `t.article = '${article}'`,
      changed: { ...items, delivery: idOf('delivery'), destination: place },
    },
    {
      table: 'messages',
      where: ofPost,
      changed: { id: idOf('id'), post: idOf('post'), destination: place },
    },
  ];
}

const aged = (column: string, articles: number) =>
  `t.${column} - cast(${articles} - n.n as bigint) * ${Math.round(HISTORY_LASTS / articles)}`;
/** The older the smaller the number; the lanes' and leases' moments are none of these tables'. */
const agedOf = (column: string, { articles }: HistorySize) =>
  column.endsWith('_at') ? aged(column, articles) : `t.${column}`;

/** A connection past the store's own. */
interface Hands extends AsyncDisposable {
  run(statement: string): Promise<void>;
  columnsOf(table: string): Promise<readonly string[]>;
  /** A table `n` of the numbers from the first to the last. */
  numbers(first: number, last: number): string;
  /** Takes indexes and triggers away while the work is done. */
  fill(work: () => Promise<void>): Promise<void>;
}

const openHands = (at: string): Promise<Hands> =>
  at.startsWith('postgres:') ? openServer(at) : Promise.resolve(openFile(at));

function openFile(file: string): Hands {
  const database = new DatabaseSync(file, { enableForeignKeyConstraints: false });
  const texts = (statement: string) =>
    database
      .prepare(statement)
      .all()
      .map(row => String(row.text));
  return {
    run(statement) {
      database.exec(statement);
      return Promise.resolve();
    },
    columnsOf: table =>
      Promise.resolve(texts(`select name as text from pragma_table_info('${table}') where name <> 'seq'`)),
    numbers: (first, last) =>
      `with recursive n (n) as (select ${first} union all select n + 1 from n where n < ${last})`,
    async fill(work) {
      database.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -400000');
      const made = `from sqlite_master where type in ('index', 'trigger') and sql is not null`;
      const again = texts(`select sql as text ${made}`);
      for (const drop of texts(`select 'drop ' || type || ' ' || name as text ${made}`)) database.exec(drop);
      await work();
      database.exec(`insert into articles_search (articles_search) values ('rebuild')`);
      for (const make of again) database.exec(make);
      database.exec('pragma journal_mode = wal');
    },
    [Symbol.asyncDispose]() {
      database.close();
      return Promise.resolve();
    },
  };
}

async function openServer(url: string): Promise<Hands> {
  const client = new Client({ connectionString: url });
  await client.connect();
  const texts = async (statement: string) =>
    (await client.query<{ text: string }>(statement)).rows.map(({ text }) => text);
  return {
    async run(statement) {
      await client.query(statement);
    },
    columnsOf: table =>
      texts(
        `select column_name as text from information_schema.columns
         where table_schema = current_schema() and table_name = '${table}' and column_name <> 'seq' and is_generated = 'NEVER'`,
      ),
    numbers: (first, last) =>
      `with n as materialized (select n::bigint from generate_series(${first}, ${last}) as n (n))`,
    async fill(work) {
      const set = ['session_replication_role = replica', 'synchronous_commit = off'];
      for (const setting of [...set, `maintenance_work_mem = '512MB'`, 'jit = off'])
        await client.query(`set ${setting}`);
      const made = `from pg_indexes where schemaname = current_schema() and indexname not in (select conname from pg_constraint)`;
      const again = await texts(`select indexdef as text ${made}`);
      for (const drop of await texts(`select 'drop index ' || indexname as text ${made}`))
        await client.query(drop);
      await work();
      for (const make of again) await client.query(make);
      // as its own upkeep does after a while
      await client.query('vacuum analyze');
    },
    [Symbol.asyncDispose]: () => client.end(),
  };
}
