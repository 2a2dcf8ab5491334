import type { Kysely } from 'kysely';
import type { ArticleId } from '../../core/ids.ts';
import type { ArticleStore } from '../../core/ports/store.ts';
import { fromArticleRow } from './article-row.ts';
import { countMisfits, findTwinThere, isInLanguages, selectCandidates } from './candidates.ts';
import { noteChange, noteStory } from './note-change.ts';
import { noteReading } from './restores.ts';
import { moveArticle, saveArticle } from './save-article.ts';
import { matchBeginnings, matchStanding, termsOf } from './search-terms.ts';
import { writeBlocks } from './write-blocks.ts';
import { fromReasonColumn, toReasonColumn } from '../reason-column.ts';
import type { StoreEngine } from '../store-engine.ts';
import type { ArticleRow, Tables } from '../tables.ts';

/** Articles and faults in a database. */
export function createArticleStore(db: Kysely<Tables>, engine: StoreEngine): ArticleStore {
  const living = db.selectFrom('articles').where('withdrawn_at', 'is', null);
  const withdrawn = db.selectFrom('articles').where('withdrawn_at', 'is not', null);
  /** Of these articles the one with this id or address, then those that were found. */
  const read = async (
    among: typeof living,
    { words, found, limit }: { words: string; found: readonly ArticleId[]; limit: number },
  ) => {
    const named = await among
      .select('id')
      .where(eb => eb.or([eb('id', '=', words.trim() as ArticleId), eb('url', '=', words.trim())]))
      .orderBy('news_at', 'desc')
      .limit(limit)
      .execute();
    const ids = [...new Set([...named.map(row => row.id), ...found])].slice(0, limit);
    if (ids.length === 0) return [];
    const rows = await among.selectAll().where('id', 'in', ids).execute();
    const byId = new Map(rows.map(row => [row.id, row]));
    return ids.flatMap(id => byId.get(id) ?? []).map(fromArticleRow);
  };
  return {
    save: (article, now) => db.transaction().execute(trx => saveArticle(trx, article, now)),

    withdraw: (source, key, now) =>
      db.transaction().execute(async trx => {
        const row = await trx
          .updateTable('articles')
          .set({ withdrawn_at: now })
          .where('source', '=', source)
          .where('key', '=', key)
          .where('withdrawn_at', 'is', null)
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await noteChange(trx, row.id, now);
        await noteStory(trx, row.id, now);
        return fromArticleRow(row);
      }),

    move: moved => db.transaction().execute(trx => moveArticle(trx, moved)),

    async get(id) {
      const row = await db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? fromArticleRow(row) : null;
    },

    async keysOf(source) {
      const rows = await living.select('key').where('source', '=', source).orderBy('key').execute();
      return rows.map(row => row.key);
    },

    async search(words, limit) {
      const found = await matchBeginnings(db, engine, { terms: termsOf(words), limit });
      return read(living, { words, found, limit });
    },

    async searchWithdrawn(words, limit) {
      const found = await matchStanding(db, engine, { terms: termsOf(words), limit });
      return read(withdrawn, { words, found, limit });
    },

    async latest({ languages, limit }) {
      const rows = await living
        .selectAll()
        .$if(languages.length > 0, query => query.where(eb => isInLanguages(eb.ref('language'), languages)))
        .orderBy('news_at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(fromArticleRow);
    },

    async candidates(query) {
      const rows = await selectCandidates(db, query).execute();
      return withoutTwins(rows).map(fromArticleRow);
    },

    misfits: query => countMisfits(db, query),

    block: blocks => writeBlocks(db, blocks),

    async keepBlocks(filters) {
      await db
        .deleteFrom('filter_blocks')
        .$if(filters.length > 0, query => query.where('filter', 'not in', filters))
        .execute();
    },

    twinThere: (article, destination) => findTwinThere(db, article, destination),

    noteReading: (source, endedAt) => noteReading(db, source, endedAt),

    async saveFault({ source, key, line, reason }, now) {
      const fault = { line, reason: toReasonColumn(reason), at: now };
      await db
        .insertInto('faults')
        .values({ source, key, ...fault })
        .onConflict(conflict => conflict.columns(['source', 'key']).doUpdateSet(fault))
        .execute();
    },

    async clearFault(source, key) {
      await db.deleteFrom('faults').where('source', '=', source).where('key', '=', key).execute();
    },

    async faults() {
      const rows = await db
        .selectFrom('faults')
        .select(['source', 'key', 'line', 'reason', 'at'])
        .orderBy('at', 'desc')
        .orderBy('source')
        .orderBy('key')
        .execute();
      return rows.map(row => ({ ...row, reason: fromReasonColumn(row.reason) }));
    },

    count: () =>
      living
        .select(eb => ['source', eb.fn.countAll<number>().as('articles')])
        .groupBy('source')
        .orderBy('source')
        .execute(),
  };
}

/** Of articles with one address or the same words, told by several sources, the first: a slot has room for several. */
function withoutTwins(rows: readonly ArticleRow[]): readonly ArticleRow[] {
  const seen = new Set<string>();
  return rows.filter(({ url: address, url_shared: isShared, content_hash: hash }) => {
    const url = isShared === 1 ? null : address;
    const isTwin = seen.has(hash) || (url !== null && seen.has(url));
    seen.add(hash);
    if (url !== null) seen.add(url);
    return !isTwin;
  });
}
