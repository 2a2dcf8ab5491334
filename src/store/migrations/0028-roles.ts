import type { Migration } from 'kysely/migration';

/** What each of the processes that share the database does. */
export const roles: Migration = {
  async up(db) {
    await db.schema.alterTable('instances').addColumn('roles', 'text').execute();
  },
};
