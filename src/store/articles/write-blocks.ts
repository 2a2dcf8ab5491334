import type { Kysely } from 'kysely';
import type { FilterBlock } from '../../core/ports/store.ts';
import type { Tables } from '../tables.ts';

/** See `ArticleStore.block`. */
export async function writeBlocks(db: Kysely<Tables>, blocks: readonly FilterBlock[]): Promise<void> {
  if (blocks.length === 0) return;
  await db.transaction().execute(async trx => {
    // an article that changed since it was held against the filter may pass now
    const present = await trx
      .selectFrom('articles')
      .select(['id', 'revision'])
      .where(
        'id',
        'in',
        blocks.map(({ article }) => article),
      )
      .execute();
    const revisions = new Map(present.map(({ id, revision }) => [id, revision]));
    const standing = blocks.filter(({ article, revision }) => revisions.get(article) === revision);
    if (standing.length === 0) return;
    await trx
      .insertInto('filter_blocks')
      .values(standing.map(({ article, filter }) => ({ article, filter })))
      .onConflict(conflict => conflict.doNothing())
      .execute();
  });
}
