import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What platforms tell by themselves, and how messages are found by what they call them. */
export const updates: Migration = {
  async up(db) {
    await db.schema
      .createTable('taken_updates')
      .addColumn('platform', 'text', c => c.notNull())
      .addColumn('id', 'text', c => c.notNull())
      .addColumn('taken_at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('taken_updates_key', ['platform', 'id'])
      .execute();
    await db.schema.createIndex('taken_updates_age').on('taken_updates').columns(['taken_at']).execute();
    await db.schema
      .createTable('reactions')
      .addColumn('message', 'text', c => c.primaryKey())
      .addColumn('count', 'integer', c => c.notNull())
      .addColumn('noted_at', 'bigint', c => c.notNull())
      .execute();
    await sql`
      create index deliveries_by_message on deliveries (message_ids_json)
      where operation = 'send' and state = 'sent'`.execute(db);
    // those whose time is over are found by when they were sent
    await sql`create index messages_living on messages (destination, sent_at) where gone_at is null`.execute(
      db,
    );
  },
};
