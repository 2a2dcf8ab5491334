import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What is remembered of feeds between two polls, and the items that they showed. */
export const feeds: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('feeds')
      .addColumn('source', 'text', c => c.primaryKey())
      .addColumn('address_hash', 'text', c => c.notNull())
      .addColumn('moved_to', 'text')
      .addColumn('etag', 'text')
      .addColumn('last_modified', 'text')
      .addColumn('body_hash', 'text')
      .addColumn('document_at', 'bigint')
      .addColumn('first_read_at', 'bigint')
      .addColumn('last_read_at', 'bigint')
      .addColumn('next_read_at', 'bigint', c => c.notNull())
      .addColumn('state', 'text', c => c.notNull())
      .addColumn('reason', 'text')
      .addColumn('failures', 'integer', c => c.notNull())
      .addColumn('news_every_ms', 'bigint')
      .addColumn('last_news_at', 'bigint')
      .addColumn('release', 'text')
      .execute();
    await db.schema
      .createTable('feed_items')
      .addColumn('source', 'text', c => c.notNull())
      .addColumn('key', 'text', c => c.notNull())
      .addColumn('marks', 'text', c => c.notNull())
      .addColumn('told_hash', 'text')
      .addColumn('published_at', 'bigint')
      .addColumn('seen_at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('feed_items_key', ['source', 'key'])
      .execute();
  },
};
