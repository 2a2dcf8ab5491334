import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

const OPEN = sql<boolean>`state in ('queued', 'retry', 'suspended')`;

/**
 * Posts of several articles, and operations: a delivery sends, edits or deletes, and a message is what stands at a platform
 * since a send succeeded; alerts and publications to followers are deliveries too. What keeps an article from going twice to one place moves from `deliveries` to
 * `delivery_items`, which has a row for each article of a delivery that was not withdrawn.
 */
export const operations = (engine: StoreEngine): Migration => ({
  async up(db: Kysely<unknown>) {
    await createItems(db);
    await createMessages(db);
    await sql`alter table deliveries rename to deliveries_before`.execute(db);
    for (const index of OLD_INDEXES) await db.schema.dropIndex(index).ifExists().execute();
    await createDeliveries(db, engine);
    await copyRows(db);
    await db.schema.dropTable('deliveries_before').execute();
    await indexDeliveries(db);
  },
});

const OLD_INDEXES = [
  'deliveries_edition',
  'deliveries_standing',
  'deliveries_ended',
  'deliveries_ended_there',
  'deliveries_state',
  'deliveries_in_lane',
  'deliveries_claimed',
];

async function createItems(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('posts')
    .addColumn('kind', 'text', c => c.notNull().defaultTo('article'))
    .execute();
  await db.schema
    .alterTable('posts')
    .addColumn('state', 'text', c => c.notNull().defaultTo('approved'))
    .execute();
  await db.schema
    .alterTable('posts')
    .addColumn('content_json', 'text', c => c.notNull().defaultTo('{}'))
    .execute();
  await db.schema
    .createTable('post_items')
    .addColumn('post', 'text', c => c.notNull().references('posts.id').onDelete('cascade'))
    .addColumn('position', 'integer', c => c.notNull())
    .addColumn('article', 'text', c => c.notNull().references('articles.id'))
    .addColumn('revision', 'integer', c => c.notNull())
    .addPrimaryKeyConstraint('post_items_key', ['post', 'position'])
    .execute();
  await db.schema.createIndex('post_items_article').on('post_items').columns(['article', 'post']).execute();
  await db.schema
    .createTable('delivery_items')
    .addColumn('delivery', 'text', c => c.notNull())
    .addColumn('article', 'text', c => c.notNull())
    .addColumn('destination', 'text', c => c.notNull())
    .addColumn('repost', 'integer', c => c.notNull())
    .addPrimaryKeyConstraint('delivery_items_once', ['article', 'destination', 'repost'])
    .execute();
  await db.schema.createIndex('delivery_items_delivery').on('delivery_items').columns(['delivery']).execute();
}

async function createMessages(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('messages')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('post', 'text', c => c.notNull())
    .addColumn('destination', 'text', c => c.notNull())
    .addColumn('sent_at', 'bigint', c => c.notNull())
    .addColumn('gone_at', 'bigint')
    .addColumn('wanted', 'text')
    .addColumn('payload_json', 'text')
    .execute();
  await db.schema.createIndex('messages_post').on('messages').columns(['post']).execute();
  // articles whose posted copies may have to be changed
  await db.schema
    .createTable('article_changes')
    .addColumn('article', 'text', c => c.primaryKey())
    .addColumn('changed_at', 'bigint', c => c.notNull())
    .execute();
  await db.schema
    .createTable('card_files')
    .addColumn('card', 'text', c => c.notNull())
    .addColumn('platform', 'text', c => c.notNull())
    .addColumn('file', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('card_files_key', ['card', 'platform'])
    .execute();
}

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
      sql`(state in ('sent', 'dead', 'withdrawn', 'expired')) = (ended_at is not null)`,
    )
    .execute();
}

async function copyRows(db: Kysely<unknown>): Promise<void> {
  // an ended row older than lanes has none: it stood before its destination
  await sql`
    insert into deliveries (seq, id, post, article, operation, message, destination, platform, lane, rank, state, reason,
      attempts, not_before, created_at, first_attempt_at, attempted_after, sent_at, ended_at, message_ids_json, url, lease,
      lease_until, wanted, payload_json)
    select seq, id, post, article, 'send', null, destination, platform, coalesce(lane, platform || ':' || destination), rank,
      state, reason, attempts, not_before, created_at, first_attempt_at, attempted_after, sent_at, ended_at,
      message_ids_json, url, lease, lease_until, null, payload_json
    from deliveries_before`.execute(db);
  await sql`
    insert into delivery_items (delivery, article, destination, repost)
    select id, article, destination, edition from deliveries_before where state <> 'withdrawn'`.execute(db);
  await sql`
    insert into post_items (post, position, article, revision)
    select p.id, 0, p.article, a.revision from posts p join articles a on a.id = p.article`.execute(db);
  await sql`
    insert into messages (id, post, destination, sent_at, gone_at, wanted, payload_json)
    select id, post, destination, sent_at, null, null, null from deliveries_before
    where state = 'sent' and message_ids_json <> '[]'`.execute(db);
}

/** Also for later migrations that make the table anew. */
export async function indexDeliveries(db: Kysely<unknown>): Promise<void> {
  const index = (name: string) => db.schema.createIndex(name).on('deliveries');
  await index('deliveries_once')
    .unique()
    .columns(['post', 'destination'])
    .where(sql<boolean>`operation = 'send'`)
    .execute();
  await index('deliveries_post').columns(['post', 'seq']).execute();
  await index('deliveries_message')
    .columns(['message', 'seq'])
    .where(sql<boolean>`message is not null`)
    .execute();
  // open ones have no end: one index holds both lists of the queries
  await index('deliveries_ended').columns(['ended_at', 'seq']).execute();
  await index('deliveries_ended_there').columns(['destination', 'ended_at', 'seq']).execute();
  // alerts and publications are not counted: the columns that tell them stand in the index
  await index('deliveries_state').columns(['state', 'operation', 'post']).execute();
  await index('deliveries_alerts')
    .columns(['ended_at', 'destination'])
    .where(sql<boolean>`post is null`)
    .execute();
  await index('deliveries_in_lane').columns(['lane', 'state', 'rank', 'seq']).where(OPEN).execute();
  // that a place has one attempt at a time is a fact of the database, not of a query
  await index('deliveries_claimed')
    .unique()
    .columns(['lane'])
    .where(sql<boolean>`state = 'claimed'`)
    .execute();
}
