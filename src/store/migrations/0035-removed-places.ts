import type { Migration } from 'kysely/migration';

/** Destinations that the config names no more: what waits for them goes on when it names them again. */
export const removedPlaces: Migration = {
  async up(db) {
    await db.schema
      .createTable('removed_places')
      .addColumn('destination', 'text', c => c.primaryKey())
      .addColumn('at', 'bigint', c => c.notNull())
      .execute();
  },
};
