import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What pages say beside their words: that one must pay to read it all, and a date that nobody can read. */
export const articleFacts: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .alterTable('articles')
      .addColumn('paywalled', 'integer', c => c.notNull().defaultTo(0))
      .execute();
    await db.schema.alterTable('articles').addColumn('unread_date', 'text').execute();
  },
};
