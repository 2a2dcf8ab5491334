import type { Migration } from 'kysely/migration';

/** What editors have taken back of what was sent: kept with the copy, so that no later correction brings it up again. */
export const retractions: Migration = {
  async up(db) {
    await db.schema
      .createTable('retractions')
      .addColumn('delivery', 'text', c => c.notNull().references('deliveries.id').onDelete('cascade'))
      .addColumn('article', 'text', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('retractions_key', ['delivery', 'article'])
      .execute();
  },
};
