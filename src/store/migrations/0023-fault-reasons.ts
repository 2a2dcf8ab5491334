import type { Migration } from 'kysely/migration';

/** What is wrong with a file or feed is a reason. What an older version wrote stays, and is read as its words. */
export const faultReasons: Migration = {
  async up(db) {
    await db.schema.alterTable('faults').renameColumn('message', 'reason').execute();
  },
};
