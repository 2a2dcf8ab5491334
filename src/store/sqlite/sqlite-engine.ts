import { sql } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import { isMeant } from '../articles/is-meant.ts';
import { type MatchQuery, searchedWords, type StoreEngine } from '../store-engine.ts';

/** In quotes a term is data, whatever FTS5's syntax says of it. */
function matchOf({ terms, within, open, isPhrase }: Omit<MatchQuery, 'limit'>): string {
  const quoted = isPhrase === true ? [terms.join(' ')] : terms;
  const isOpen = (at: number) => open === 'all' || (open === 'last' && at === quoted.length - 1);
  const match = quoted
    .map((term, at) => `"${term.replaceAll('"', '""')}"${isOpen(at) ? '*' : ''}`)
    .join(' AND ');
  return within === 'any' ? match : `{${within}} : (${match})`;
}

/** SQLite's ways: FTS5 for search, no row locks (a transaction holds the whole file), data_version for changes. */
export const sqliteEngine: StoreEngine = {
  addSequence: table => table.addColumn('seq', 'integer', column => column.primaryKey()),

  bytesType: 'blob',

  async createSearchIndex(db) {
    for (const event of ['inserted', 'deleted', 'updated'])
      await sql`drop trigger if exists ${sql.raw(`articles_${event}`)}`.execute(db);
    await sql`drop table if exists articles_search`.execute(db);
    // it keeps no texts: they stand in articles, in parts
    await sql`
      create virtual table articles_search using fts5(
        title, words, names, content = '', tokenize = 'unicode61 remove_diacritics 2'
      )`.execute(db);
    const of = (row: string) =>
      sql`${sql.raw(row)}.seq, ${sql.raw(row)}.title, ${searchedWords(row)}, ${sql.raw(row)}.names`;
    await sql`
      insert into articles_search (rowid, title, words, names) select ${of('articles')} from articles`.execute(
      db,
    );
    const forget = sql`
      insert into articles_search (articles_search, rowid, title, words, names) values ('delete', ${of('old')});`;
    const learn = sql`insert into articles_search (rowid, title, words, names) values (${of('new')});`;
    await sql`create trigger articles_inserted after insert on articles begin ${learn} end`.execute(db);
    await sql`create trigger articles_deleted after delete on articles begin ${forget} end`.execute(db);
    await sql`
      create trigger articles_updated after update of title, lead, body_json, names on articles
      begin ${forget} ${learn} end`.execute(db);
  },

  async countDeliveries(db) {
    const isPost = (row: string) => sql.raw(`${row}.operation = 'send' and ${row}.post is not null`);
    const count = (row: string, by: string) =>
      sql.raw(`update delivery_counts set count = count ${by} where state = ${row}.state;`);
    for (const event of ['inserted', 'deleted', 'changed'])
      await sql`drop trigger if exists ${sql.raw(`deliveries_${event}`)}`.execute(db);
    await sql`
      create trigger deliveries_inserted after insert on deliveries when ${isPost('new')}
      begin ${count('new', '+ 1')} end`.execute(db);
    await sql`
      create trigger deliveries_deleted after delete on deliveries when ${isPost('old')}
      begin ${count('old', '- 1')} end`.execute(db);
    await sql`
      create trigger deliveries_changed after update of state on deliveries
      when old.state <> new.state and ${isPost('new')}
      begin ${count('old', '- 1')} ${count('new', '+ 1')} end`.execute(db);
  },

  async tellNews() {
    // one instance has the database
  },

  // by row number, which the index gives by itself: to weigh every match (bm25) takes a second where a million have the word
  async match(db, query) {
    const { now, limit, among } = query;
    const recent =
      among === undefined
        ? sql``
        : sql`and articles_search.rowid > (select max(seq) from articles) - ${among}`;
    const visible =
      now === undefined
        ? sql``
        : sql`and (a.not_before is null or a.not_before <= ${now}) and (a.expires_at is null or a.expires_at > ${now})`;
    const { rows } = await sql<{ id: ArticleId }>`
      select a.id
      from articles_search cross join articles a on a.seq = articles_search.rowid
      where articles_search match ${matchOf(query)} ${recent} and ${isMeant(query)} ${visible}
      order by articles_search.rowid desc
      limit ${limit}`.execute(db);
    return rows.map(row => row.id);
  },

  passOverLocked: sql``,

  async changeMark(db) {
    const { rows } = await sql<{ mark: number }>`
      select data_version + total_changes() as mark from pragma_data_version`.execute(db);
    return rows[0]?.mark ?? 0;
  },

  async columnsOf(db, table) {
    const { rows } = await sql<{ name: string }>`
      select name from pragma_table_xinfo(${sql.lit(table)}) where hidden = 0`.execute(db);
    return rows.map(row => row.name);
  },

  async continueSequences() {
    // a row number is one more than the greatest there
  },

  async checkpoint(db) {
    // no `pragma optimize`: what it learns of a young, small database makes SQLite scan the tables of the grown one
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  },
};
