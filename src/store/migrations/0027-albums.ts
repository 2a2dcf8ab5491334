import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A message of several ids is found by each of them. */
export const albums: Migration = {
  async up(db) {
    await sql`
      create index deliveries_of_albums on deliveries (message_ids_json)
      where operation = 'send' and state = 'sent' and message_ids_json like '%,%'`.execute(db);
  },
};
