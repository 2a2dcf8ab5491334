import type { Migration } from 'kysely/migration';

/** Articles whose address is that of others, too: it tells none of them apart. */
export const sharedAddresses: Migration = {
  async up(db) {
    await db.schema
      .alterTable('articles')
      .addColumn('url_shared', 'integer', c => c.notNull().defaultTo(0))
      .execute();
  },
};
