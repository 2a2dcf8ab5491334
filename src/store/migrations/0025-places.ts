import type { Migration } from 'kysely/migration';

/** When the last requests went that a chat counts in a window, and until when they count. */
export const places: Migration = {
  async up(db) {
    await db.schema.alterTable('paces').addColumn('recent_json', 'text').execute();
    await db.schema.alterTable('paces').addColumn('recent_until', 'bigint').execute();
  },
};
