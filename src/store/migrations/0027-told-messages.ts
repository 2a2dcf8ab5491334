import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** A message of several ids is found by each of them; what has come to a discussion waits for its comment. */
export const toldMessages: Migration = {
  async up(db) {
    await sql`
      create index deliveries_of_albums on deliveries (message_ids_json)
      where operation = 'send' and state = 'sent' and message_ids_json like '%,%'`.execute(db);
    await db.schema
      .createTable('discussed')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('told_json', 'text', c => c.notNull())
      .addColumn('told_at', 'bigint', c => c.notNull())
      .execute();
    await db.schema.createIndex('discussed_age').on('discussed').columns(['told_at']).execute();
  },
};
