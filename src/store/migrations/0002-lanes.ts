import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

const OPEN = sql<boolean>`state in ('queued', 'retry', 'suspended')`;
const PAGE = 500;

/**
 * Lanes: deliveries queue before the place they go to, and the head of each queue is known without looking for it. Paces:
 * how full each platform's and each chat's measure is. Moves: chats that go on under another address.
 */
export const lanes: Migration = {
  async up(db: Kysely<unknown>) {
    await createTables(db);
    const column = (name: string) => db.schema.alterTable('deliveries').addColumn(name, 'text').execute();
    await column('lane');
    await column('attempted_after');
    await db.schema
      .alterTable('deliveries')
      .addColumn('rank', 'integer', c => c.notNull().defaultTo(1))
      .execute();
    await db.schema.dropIndex('deliveries_waiting').execute();
    await db.schema.dropIndex('deliveries_claimed').execute();
    await fillLanes(db);
    const index = (name: string) => db.schema.createIndex(name).on('deliveries');
    await index('deliveries_in_lane').columns(['lane', 'state', 'rank', 'seq']).where(OPEN).execute();
    // that a place has one attempt at a time is a fact of the database, not of a query
    await index('deliveries_claimed')
      .unique()
      .columns(['lane'])
      .where(sql<boolean>`state = 'claimed'`)
      .execute();
  },
};

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('lanes')
    .addColumn('lane', 'text', c => c.primaryKey())
    .addColumn('platform', 'text', c => c.notNull())
    .addColumn('chat', 'text', c => c.notNull())
    .addColumn('rank', 'integer', c => c.notNull())
    .addColumn('due_at', 'bigint')
    .addColumn('blocked_until', 'bigint')
    .addColumn('blocked_reason', 'text')
    .addColumn('suspended_at', 'bigint')
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('lanes');
  await index('lanes_due')
    .columns(['platform', 'rank', 'due_at'])
    .where(sql<boolean>`due_at is not null`)
    .execute();
  await index('lanes_chat').columns(['chat']).execute();
  await db.schema
    .createTable('paces')
    .addColumn('key', 'text', c => c.primaryKey())
    .addColumn('level', 'double precision')
    .addColumn('slow_level', 'double precision')
    .addColumn('chat_kind', 'text')
    .addColumn('last_message', 'text')
    .addColumn('blocked_until', 'bigint')
    .addColumn('blocked_reason', 'text')
    .execute();
  await db.schema
    .createTable('moves')
    .addColumn('chat', 'text', c => c.primaryKey())
    .addColumn('moved_to', 'bigint', c => c.notNull())
    .addColumn('moved_at', 'bigint', c => c.notNull())
    .execute();
  await db.schema.createIndex('moves_to').on('moves').columns(['moved_to']).execute();
}

interface Old {
  readonly seq: number;
  readonly destination: string;
  readonly platform: string;
  readonly payload_json: string;
  readonly state: string;
  readonly not_before: number | null;
  readonly created_at: number;
}

interface OldPayload {
  readonly platform: string;
  readonly chat?: string | number;
  readonly topic?: number | null;
  readonly channel?: string;
}

/** The names of chats and lanes as they were when this migration was written. */
function placeOf(payload: OldPayload, destination: string): { readonly chat: string; readonly lane: string } {
  const { platform, chat, topic = null, channel } = payload;
  const name = `${platform}:${chat === undefined ? (channel ?? destination) : String(chat).toLowerCase()}`;
  return { chat: name, lane: topic === null ? name : `${name}/${topic}` };
}

/** Deliveries that are open join their lane; those that have ended need none. */
async function fillLanes(db: Kysely<unknown>): Promise<void> {
  const put = db as Kysely<{
    deliveries: Old & { lane: string | null };
    lanes: { lane: string; platform: string; chat: string; rank: number; due_at: number | null };
  }>;
  for (let after = 0; ;) {
    const rows = await put
      .selectFrom('deliveries')
      .selectAll()
      .where('state', 'in', ['queued', 'claimed', 'retry', 'held', 'suspended'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const { chat, lane } = placeOf(JSON.parse(row.payload_json) as OldPayload, row.destination);
      await put.updateTable('deliveries').set({ lane }).where('seq', '=', row.seq).execute();
      // due at once: a claim that finds nothing to take puts the moment right
      await put
        .insertInto('lanes')
        .values({ lane, platform: row.platform, chat, rank: 1, due_at: row.created_at })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
