import { sql } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { StoreEngine } from '../store-engine.ts';

/** SQLite's ways: FTS5 for search, no row locks (a transaction holds the whole file), data_version for changes. */
export const sqliteEngine: StoreEngine = {
  addSequence: table => table.addColumn('seq', 'integer', column => column.primaryKey()),

  bytesType: 'blob',

  async createSearchIndex(db) {
    await sql`
      create virtual table articles_search using fts5(
        title, text, names,
        content = 'articles', content_rowid = 'seq', tokenize = 'unicode61 remove_diacritics 2'
      )`.execute(db);
    const forget = sql`
      insert into articles_search (articles_search, rowid, title, text, names)
      values ('delete', old.seq, old.title, old.text, old.names);`;
    const learn = sql`
      insert into articles_search (rowid, title, text, names)
      values (new.seq, new.title, new.text, new.names);`;
    await sql`create trigger articles_inserted after insert on articles begin ${learn} end`.execute(db);
    await sql`create trigger articles_deleted after delete on articles begin ${forget} end`.execute(db);
    await sql`
      create trigger articles_updated after update of title, text, names on articles
      begin ${forget} ${learn} end`.execute(db);
  },

  async countDeliveries(db) {
    const isPost = (row: string) => sql.raw(`${row}.operation = 'send' and ${row}.post is not null`);
    const count = (row: string, by: string) =>
      sql.raw(`update delivery_counts set count = count ${by} where state = ${row}.state;`);
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

  async search(db, terms, limit) {
    // in quotes a term is data, whatever FTS5's syntax says of it
    const match = terms.map(term => `"${term.replaceAll('"', '""')}"*`).join(' ');
    const { rows } = await sql<{ id: ArticleId }>`
      select a.id
      from articles_search
      join articles a on a.seq = articles_search.rowid
      where articles_search match ${match} and a.withdrawn_at is null
      order by bm25(articles_search, 10.0, 1.0, 5.0), a.news_at desc, a.id
      limit ${limit}`.execute(db);
    return rows.map(row => row.id);
  },

  passOverLocked: sql``,

  async changeMark(db) {
    const { rows } = await sql<{ mark: number }>`
      select data_version + total_changes() as mark from pragma_data_version`.execute(db);
    return rows[0]?.mark ?? 0;
  },

  async checkpoint(db) {
    // no `pragma optimize`: what it learns of a young, small database makes SQLite scan the tables of the grown one
    await sql`pragma wal_checkpoint(truncate)`.execute(db);
  },
};
