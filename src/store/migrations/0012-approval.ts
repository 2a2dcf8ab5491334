import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';
import { indexDeliveries } from './0006-operations.ts';

/**
 * Posts that wait for an editor's decision, their previews, and who decided what; places that are paused. A delivery may be `skipped`, which is an
 * end: the table is made anew, for its rule of ends cannot be changed.
 */
export const approval = (engine: StoreEngine): Migration => ({
  async up(db: Kysely<unknown>) {
    await sql`alter table deliveries rename to deliveries_before`.execute(db);
    for (const index of INDEXES) await db.schema.dropIndex(index).ifExists().execute();
    await createDeliveries(db, engine);
    await sql`
      insert into deliveries (${COLUMNS}) select ${COLUMNS} from deliveries_before`.execute(db);
    await db.schema.dropTable('deliveries_before').execute();
    await indexDeliveries(db);
    for (const state of ['proposed', 'skipped'])
      await sql`insert into delivery_counts (state, count) values (${sql.lit(state)}, 0)`.execute(db);
    // the former table took what counted it along
    await engine.countDeliveries(db);
    await createProposals(db);
  },
});

const INDEXES = [
  'deliveries_once',
  'deliveries_post',
  'deliveries_message',
  'deliveries_ended',
  'deliveries_ended_there',
  'deliveries_state',
  'deliveries_alerts',
  'deliveries_in_lane',
  'deliveries_claimed',
];

const COLUMNS = sql.raw(
  'seq, id, post, article, operation, message, destination, platform, lane, rank, state, reason, attempts, not_before, ' +
    'not_after, created_at, first_attempt_at, attempted_after, sent_at, ended_at, message_ids_json, url, lease, lease_until, ' +
    'wanted, payload_json',
);

async function createDeliveries(db: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  await engine
    .addSequence(db.schema.createTable('deliveries'))
    .addColumn('id', 'text', c => c.notNull().unique())
    .addColumn('post', 'text', c => c.references('posts.id'))
    .addColumn('article', 'text')
    .addColumn('operation', 'text', c =>
      c.notNull().check(sql`operation in ('send', 'edit', 'delete', 'publish')`),
    )
    .addColumn('message', 'text')
    .addColumn('destination', 'text', c => c.notNull())
    .addColumn('platform', 'text', c => c.notNull())
    .addColumn('lane', 'text', c => c.notNull())
    .addColumn('rank', 'integer', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('not_before', 'bigint')
    .addColumn('not_after', 'bigint')
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('attempted_after', 'text')
    .addColumn('sent_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('message_ids_json', 'text', c => c.notNull())
    .addColumn('url', 'text')
    .addColumn('lease', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('wanted', 'text')
    .addColumn('payload_json', 'text', c => c.notNull())
    .addCheckConstraint('deliveries_target', sql`(operation = 'send') = (message is null)`)
    .addCheckConstraint('deliveries_lease', sql`(state = 'claimed') = (lease is not null)`)
    .addCheckConstraint('deliveries_lease_end', sql`(lease is null) = (lease_until is null)`)
    .addCheckConstraint(
      'deliveries_end',
      sql`(state in ('sent', 'dead', 'withdrawn', 'expired', 'skipped')) = (ended_at is not null)`,
    )
    .execute();
}

async function createProposals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('pauses')
    .addColumn('destination', 'text', c => c.primaryKey())
    .addColumn('until', 'bigint')
    .addColumn('by_id', 'text', c => c.notNull())
    .addColumn('by_name', 'text')
    .addColumn('at', 'bigint', c => c.notNull())
    .execute();
  await db.schema
    .createTable('proposals')
    .addColumn('post', 'text', c => c.primaryKey().references('posts.id').onDelete('cascade'))
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('round', 'integer', c => c.notNull())
    .addColumn('decide_by', 'bigint')
    .addColumn('show_at', 'bigint')
    .addColumn('is_told', 'integer', c => c.notNull())
    .execute();
  await db.schema
    .createIndex('proposals_untold')
    .on('proposals')
    .columns(['post'])
    .where(sql<boolean>`is_told = 0`)
    .execute();
  await db.schema
    .createIndex('posts_proposed')
    .on('posts')
    .columns(['created_at', 'id'])
    .where(sql<boolean>`state = 'proposed'`)
    .execute();
  await db.schema
    .createTable('proposal_copies')
    .addColumn('post', 'text', c => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('platform', 'text', c => c.notNull())
    .addColumn('round', 'integer', c => c.notNull())
    .addColumn('delivery', 'text', c => c.notNull().unique())
    .addColumn('version', 'integer', c => c.notNull())
    .addPrimaryKeyConstraint('proposal_copies_key', ['post', 'platform', 'round'])
    .execute();
  await db.schema
    .createTable('decisions')
    .addColumn('post', 'text', c => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('number', 'integer', c => c.notNull())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('by_id', 'text')
    .addColumn('by_name', 'text')
    .addColumn('at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('decisions_key', ['post', 'number'])
    .execute();
}
