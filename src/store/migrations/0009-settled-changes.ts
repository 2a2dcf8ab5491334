import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/**
 * Until when a lost edit may still land; a message for what an editor said is there; how many posts are in which state,
 * kept up by the database, for history only grows.
 */
export const settledChanges = (engine: StoreEngine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('messages').addColumn('lands_by', 'bigint').execute();
    await sql`
      insert into messages (id, post, destination, sent_at, gone_at, wanted, payload_json)
      select d.id, d.post, d.destination, d.sent_at, null, d.wanted, null from deliveries d
      where d.operation = 'send' and d.state = 'sent' and d.post is not null and d.message_ids_json = '[]'
        and d.reason is not null and d.sent_at is not null
        and not exists (select 1 from messages m where m.id = d.id)`.execute(db);
    await db.schema
      .createTable('delivery_counts')
      .addColumn('state', 'text', c => c.primaryKey())
      .addColumn('count', 'integer', c => c.notNull())
      .execute();
    await sql`
      insert into delivery_counts (state, count)
      select s.column1, (select count(*) from deliveries d
        where d.state = s.column1 and d.operation = 'send' and d.post is not null)
      from (values ${sql.join(STATES.map(state => sql`(${sql.lit(state)})`))}) s`.execute(db);
    await engine.countDeliveries(db);
  },
});

/** The states as they were when this migration was written. */
const STATES = ['queued', 'claimed', 'retry', 'held', 'suspended', 'sent', 'dead', 'withdrawn', 'expired'];
