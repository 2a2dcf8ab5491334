import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import { type MatchQuery, searchedWords, type StoreEngine } from '../store-engine.ts';
import { NEWS_CHANNEL } from './advisory-locks.ts';
import type { Tables } from '../tables.ts';
import { createSearchFunctions, foldTerm } from './search-functions.ts';
import { isMeant } from '../articles/is-meant.ts';

const FIELDS: Readonly<Record<MatchQuery['within'], string>> = { title: 'A', names: 'B', any: '' };

/** A term is letters and digits, but a quotation mark in it would be data, too. */
function tsqueryOf({ terms, within, open, isPhrase }: Omit<MatchQuery, 'limit'>): string {
  const isOpen = (at: number) => open === 'all' || (open === 'last' && at === terms.length - 1);
  const lexemes = terms.map((term, at) => {
    const marks = (isOpen(at) ? '*' : '') + FIELDS[within];
    const lexeme = `'${foldTerm(term).replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
    return marks === '' ? lexeme : `${lexeme}:${marks}`;
  });
  return lexemes.join(isPhrase === true ? ' <-> ' : ' & ');
}

/** Articles looked at one by one: some milliseconds. */
const NEWEST = 500;

async function matchNewest(
  db: Kysely<Tables>,
  query: MatchQuery,
  among: number,
): Promise<readonly ArticleId[]> {
  const { rows } = await sql<{ id: ArticleId }>`
    select a.id from articles a
    where a.search @@ ${tsqueryOf(query)}::tsquery and ${isWanted(query, among)}
    order by a.seq desc limit ${query.limit}`.execute(db);
  return rows.map(row => row.id);
}

/** Living (or standing), among so many that came last, and to be seen at the moment of the query. */
function isWanted(query: MatchQuery, among: number | undefined): RawBuilder<unknown> {
  const { now } = query;
  const recent =
    among === undefined ? sql`` : sql`and a.seq > (select max(seq) from articles) - ${among}::bigint`;
  const visible =
    now === undefined
      ? sql``
      : sql`and (a.not_before is null or a.not_before <= ${now}) and (a.expires_at is null or a.expires_at > ${now})`;
  return sql`${isMeant(query)} ${recent} ${visible}`;
}

/** PostgreSQL's ways: tsvector for search, `for update skip locked`, the newest transaction's number for changes. */
export const postgresEngine: StoreEngine = {
  // by default, so that tables that are made anew, and newsrooms that move here, keep their numbers
  addSequence: table =>
    table.addColumn('seq', 'bigint', column => column.generatedByDefaultAsIdentity().primaryKey()),

  bytesType: 'bytea',

  async createSearchIndex(db) {
    await createSearchFunctions(db);
    await sql`alter table articles drop column if exists search`.execute(db);
    await sql`
      alter table articles add column search tsvector
      generated always as (strillone_search(title, names, ${searchedWords()})) stored`.execute(db);
    await sql`create index articles_search on articles using gin (search)`.execute(db);
  },

  // once for each statement: a claim of sixty changes two counts, not each of them sixty times
  async countDeliveries(db) {
    const counted = (rows: string, by: 1 | -1) =>
      sql.raw(`select state, ${by} as by from ${rows} where operation = 'send' and post is not null`);
    const add = (counted: RawBuilder<unknown>) => sql`
      update delivery_counts c set count = c.count + changed.by
      from (select state, sum(by) as by from (${counted}) rows group by state having sum(by) <> 0) changed
      where c.state = changed.state`;
    const events = {
      insert: { tables: 'new table as written', count: counted('written', 1) },
      delete: { tables: 'old table as former', count: counted('former', -1) },
      update: {
        tables: 'old table as former new table as written',
        count: sql`${counted('former', -1)} union all ${counted('written', 1)}`,
      },
    };
    const dropTrigger = (name: string) =>
      sql`drop trigger if exists ${sql.raw(name)} on deliveries`.execute(db);
    for (const name of ['deliveries_counted', 'deliveries_changed']) await dropTrigger(name);
    await sql`drop function if exists strillone_count_deliveries()`.execute(db);
    for (const [event, { tables, count }] of Object.entries(events)) {
      const name = sql.raw(`strillone_count_${event}`);
      const trigger = `deliveries_counted_${event}`;
      await dropTrigger(trigger);
      await sql`
        create or replace function ${name}() returns trigger language plpgsql as $$
        begin
          ${add(count)};
          return null;
        end $$`.execute(db);
      await sql`
        create trigger ${sql.raw(trigger)} after ${sql.raw(event)} on deliveries
        referencing ${sql.raw(tables)} for each statement execute function ${name}()`.execute(db);
    }
  },

  // the server sends one word of each transaction, when it is committed
  async tellNews(db, tables) {
    await sql`
      create or replace function strillone_tell_news() returns trigger language plpgsql as $$
      begin
        perform pg_notify(${sql.lit(NEWS_CHANNEL)}, '');
        return null;
      end $$`.execute(db);
    for (const table of tables)
      await sql`
        create trigger ${sql.raw(`${table}_told`)} after insert on ${sql.table(table)}
        for each statement execute function strillone_tell_news()`.execute(db);
  },

  // the server cannot tell a word that no article has from one in each hundredth: by its plan it would go through all articles,
  // the last first, for either. So the newest are looked at, which is enough for words that are frequent, and then the index is asked
  async match(db, query) {
    const newest = await matchNewest(db, query, Math.min(query.among ?? NEWEST, NEWEST));
    if (newest.length >= query.limit || (query.among ?? Infinity) <= NEWEST) return newest;
    const { rows } = await sql<{ id: ArticleId }>`
      with hits as materialized (
        select seq, id, withdrawn_at, not_before, expires_at from articles where search @@ ${tsqueryOf(query)}::tsquery)
      select a.id from hits a where ${isWanted(query, query.among)} order by a.seq desc limit ${query.limit}`.execute(
      db,
    );
    return rows.map(row => row.id);
  },

  passOverLocked: sql`for update of d skip locked`,

  // a transaction that only reads has no number of its own
  async changeMark(db: Kysely<unknown>) {
    const { rows } = await sql<{ mark: number }>`
      select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as mark`.execute(db);
    return rows[0]?.mark ?? 0;
  },

  async columnsOf(db, table) {
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = current_schema() and table_name = ${table} and is_generated = 'NEVER'`.execute(db);
    return rows.map(row => row.name);
  },

  async continueSequences(db) {
    const { rows } = await sql<{ name: string; column: string }>`
      select table_name as name, column_name as column from information_schema.columns
      where table_schema = current_schema() and is_identity = 'YES'`.execute(db);
    for (const { name, column } of rows)
      await sql`
        select setval(pg_get_serial_sequence(${name}, ${column}), coalesce(max(${sql.ref(column)}), 1), max(${sql.ref(column)}) is not null)
        from ${sql.table(name)}`.execute(db);
  },

  async checkpoint() {
    // the server's own affair
  },
};
