import type { Migration } from 'kysely/migration';

/** That the database was put back from a backup, and which snapshots were read since: what they tell first may have been posted. */
export const restores: Migration = {
  async up(db) {
    await db.schema
      .createTable('restores')
      .addColumn('source', 'text', c => c.primaryKey())
      .addColumn('at', 'bigint')
      .execute();
  },
};
