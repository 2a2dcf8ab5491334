import type { Migration } from 'kysely/migration';

/** When the last requests went that a chat counts in a window, and until when they count; links that people have posted. */
export const places: Migration = {
  async up(db) {
    await db.schema.alterTable('paces').addColumn('recent_json', 'text').execute();
    await db.schema.alterTable('paces').addColumn('recent_until', 'bigint').execute();
    await db.schema
      .createTable('seen_links')
      .addColumn('destination', 'text', c => c.notNull())
      .addColumn('link', 'text', c => c.notNull())
      .addColumn('seen_at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('seen_links_key', ['destination', 'link'])
      .execute();
    await db.schema.createIndex('seen_links_age').on('seen_links').columns(['seen_at']).execute();
  },
};
