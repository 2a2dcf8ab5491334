import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/** What hubs say waits for the process that follows the feed. */
export const hubCalls = (engine: StoreEngine): Migration => ({
  async up(db) {
    await engine
      .addSequence(db.schema.createTable('hub_calls'))
      .addColumn('token', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('lease_seconds', 'bigint')
      .addColumn('content_type', 'text')
      .addColumn('signature', 'text')
      .addColumn('body', engine.bytesType)
      .addColumn('heard_at', 'bigint', c => c.notNull())
      .execute();
    await db.schema.createIndex('hub_calls_of').on('hub_calls').columns(['token', 'seq']).execute();
    await db.schema.createIndex('hub_calls_age').on('hub_calls').columns(['heard_at']).execute();
    await db.schema.createIndex('feeds_by_callback').on('feeds').columns(['hub_token']).execute();
    await engine.tellNews(db, ['hub_calls']);
  },
});
