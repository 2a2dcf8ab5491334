import type { Migration } from 'kysely/migration';

/** The places of a reader are found by the reader: whoever changes the zone, the language or asks for quiet. */
export const readersPlaces: Migration = {
  async up(db) {
    await db.schema
      .createIndex('subscribed_places_reader')
      .on('subscribed_places')
      .columns(['platform', 'reader_kind', 'reader_id'])
      .execute();
  },
};
