import type { Migration } from 'kysely/migration';

/** How often a platform has failed since it last answered: all processes wait by it. */
export const failures: Migration = {
  async up(db) {
    await db.schema.alterTable('paces').addColumn('failures', 'bigint').execute();
  },
};
