import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Articles that a filter is known to keep away, so that none is held against it twice; articles that were posted at once;
 * and the moment after which a delivery is no news any more.
 */
export const gates: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('filter_blocks')
      .addColumn('article', 'text', c => c.notNull().references('articles.id').onDelete('cascade'))
      .addColumn('filter', 'text', c => c.notNull())
      .addPrimaryKeyConstraint('filter_blocks_key', ['article', 'filter'])
      .execute();
    await db.schema
      .createTable('breaking_articles')
      .addColumn('article', 'text', c => c.primaryKey().references('articles.id').onDelete('cascade'))
      .addColumn('posted_at', 'bigint', c => c.notNull())
      .execute();
    await db.schema.alterTable('deliveries').addColumn('not_after', 'bigint').execute();
  },
};
