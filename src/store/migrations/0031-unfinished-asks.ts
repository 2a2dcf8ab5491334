import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What people ask is told to them as interrupted when nobody has done it. */
export const unfinishedAsks: Migration = {
  async up(db) {
    await db.schema.alterTable('taken_updates').addColumn('asking_json', 'text').execute();
    await db.schema.alterTable('taken_updates').addColumn('lease_until', 'bigint').execute();
    await sql`
      create index taken_updates_unfinished on taken_updates (platform, lease_until)
      where lease_until is not null`.execute(db);
  },
};
