import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/** Deliveries that a claim may take once they are due, as SQL: the partial index and the queries must say the same. */
const WAITING = sql`state in ('queued', 'retry', 'suspended')`;

/** Articles, slots, posts, deliveries, cards, faults, instances. A released migration is never edited. */
export const firstTables = (engine: StoreEngine): Migration => ({
  async up(db: Kysely<unknown>) {
    await createArticles(db, engine);
    await createSlotsAndPosts(db);
    await createDeliveries(db, engine);
    await createTheRest(db, engine);
    await engine.createSearchIndex(db);
  },
});

// SQLite reads a row from the left: what is filtered by stands before the long texts
async function createArticles(db: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  await engine
    .addSequence(db.schema.createTable('articles'))
    .addColumn('id', 'text', c => c.notNull().unique())
    .addColumn('source', 'text', c => c.notNull())
    .addColumn('key', 'text', c => c.notNull())
    .addColumn('revision', 'integer', c => c.notNull())
    .addColumn('received_at', 'bigint', c => c.notNull())
    .addColumn('withdrawn_at', 'bigint')
    .addColumn('published_at', 'bigint')
    .addColumn('news_at', 'bigint', c => c.notNull())
    .addColumn('not_before', 'bigint')
    .addColumn('expires_at', 'bigint')
    .addColumn('priority', 'double precision', c => c.notNull())
    .addColumn('language', 'text', c => c.notNull())
    .addColumn('content_hash', 'text', c => c.notNull())
    .addColumn('url', 'text')
    .addColumn('outlet', 'text')
    .addColumn('image', 'text')
    .addColumn('title', 'text', c => c.notNull())
    .addColumn('names', 'text', c => c.notNull())
    .addColumn('lead', 'text')
    .addColumn('authors_json', 'text', c => c.notNull())
    .addColumn('topics_json', 'text', c => c.notNull())
    .addColumn('keywords_json', 'text', c => c.notNull())
    .addColumn('dropped_json', 'text', c => c.notNull())
    .addColumn('quotes_json', 'text', c => c.notNull())
    .addColumn('body_json', 'text', c => c.notNull())
    .addColumn('sentences_json', 'text', c => c.notNull())
    .addColumn('text', 'text', c => c.notNull())
    .addUniqueConstraint('articles_place', ['source', 'key'])
    .execute();
  const living = sql<boolean>`withdrawn_at is null`;
  const index = (name: string) => db.schema.createIndex(name).on('articles');
  await index('articles_url').columns(['url']).execute();
  await index('articles_content').columns(['content_hash']).execute();
  // what is filtered by stands in the index too, so that passing over what was sent reads no row
  const filters = ['not_before', 'expires_at', 'language', 'withdrawn_at'] as const;
  await index('articles_living').columns(['source', 'key', 'withdrawn_at']).where(living).execute();
  await index('articles_newest')
    .columns(['news_at', 'id', ...filters])
    .where(living)
    .execute();
  await index('articles_priority')
    .columns(['priority', 'news_at', 'id', ...filters])
    .where(living)
    .execute();
  await index('articles_stable')
    .columns(['id', 'news_at', ...filters])
    .where(living)
    .execute();
  await db.schema
    .createTable('article_topics')
    .addColumn('article', 'text', c => c.notNull().references('articles.id').onDelete('cascade'))
    .addColumn('topic', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('article_topics_key', ['article', 'topic'])
    .execute();
}

async function createSlotsAndPosts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('slots')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('schedule', 'text', c => c.notNull())
    .addColumn('due_at', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('reason', 'text', c => c.notNull())
    .addColumn('filled_at', 'bigint', c => c.notNull())
    .addUniqueConstraint('slots_once', ['schedule', 'due_at'])
    .execute();
  await db.schema.createIndex('slots_newest').on('slots').columns(['due_at', 'schedule']).execute();
  await db.schema
    .createTable('posts')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('article', 'text', c => c.notNull().references('articles.id'))
    .addColumn('slot', 'text', c => c.references('slots.id'))
    .addColumn('schedule', 'text')
    .addColumn('ordered_by', 'text')
    .addColumn('why', 'text', c => c.notNull())
    .addColumn('created_at', 'bigint', c => c.notNull())
    .execute();
  await db.schema.createIndex('posts_article').on('posts').columns(['article']).execute();
  await db.schema.createIndex('posts_slot').on('posts').columns(['slot']).execute();
}

async function createDeliveries(db: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  await engine
    .addSequence(db.schema.createTable('deliveries'))
    .addColumn('id', 'text', c => c.notNull().unique())
    .addColumn('post', 'text', c => c.notNull().references('posts.id'))
    .addColumn('article', 'text', c => c.notNull().references('articles.id'))
    .addColumn('destination', 'text', c => c.notNull())
    .addColumn('platform', 'text', c => c.notNull())
    .addColumn('edition', 'integer', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('attempts', 'integer', c => c.notNull())
    .addColumn('not_before', 'bigint')
    .addColumn('created_at', 'bigint', c => c.notNull())
    .addColumn('first_attempt_at', 'bigint')
    .addColumn('sent_at', 'bigint')
    .addColumn('ended_at', 'bigint')
    .addColumn('message_ids_json', 'text', c => c.notNull())
    .addColumn('url', 'text')
    .addColumn('lease', 'text')
    .addColumn('lease_until', 'bigint')
    .addColumn('payload_json', 'text', c => c.notNull())
    .addUniqueConstraint('deliveries_once', ['post', 'destination'])
    .execute();
  const index = (name: string) => db.schema.createIndex(name).on('deliveries');
  // a withdrawn delivery was never seen, so its article may go there after all
  await index('deliveries_edition')
    .unique()
    .columns(['article', 'destination', 'edition'])
    .where(sql<boolean>`state <> 'withdrawn'`)
    .execute();
  await index('deliveries_standing').columns(['article', 'destination', 'edition', 'seq']).execute();
  await index('deliveries_waiting')
    .columns(['platform', 'destination', 'not_before', 'seq'])
    .where(sql<boolean>`${WAITING}`)
    .execute();
  // that a destination has one attempt at a time is a fact of the database, not of a query
  await index('deliveries_claimed')
    .unique()
    .columns(['destination'])
    .where(sql<boolean>`state = 'claimed'`)
    .execute();
  // open ones have no end: one index holds both lists of the ledger
  await index('deliveries_ended').columns(['ended_at', 'seq']).execute();
  await index('deliveries_ended_there').columns(['destination', 'ended_at', 'seq']).execute();
  await index('deliveries_state').columns(['state']).execute();
}

async function createTheRest(db: Kysely<unknown>, engine: StoreEngine): Promise<void> {
  await db.schema
    .createTable('cards')
    .addColumn('hash', 'text', c => c.primaryKey())
    .addColumn('media_type', 'text', c => c.notNull())
    .addColumn('width', 'integer', c => c.notNull())
    .addColumn('height', 'integer', c => c.notNull())
    .addColumn('bytes', engine.bytesType, c => c.notNull())
    .addColumn('alt', 'text', c => c.notNull())
    .execute();
  await db.schema
    .createTable('faults')
    .addColumn('source', 'text', c => c.notNull())
    .addColumn('key', 'text', c => c.notNull())
    .addColumn('line', 'integer')
    .addColumn('message', 'text', c => c.notNull())
    .addColumn('at', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('faults_key', ['source', 'key'])
    .execute();
  await db.schema
    .createTable('instances')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('host', 'text', c => c.notNull())
    .addColumn('pid', 'integer', c => c.notNull())
    .addColumn('address', 'text')
    .addColumn('seen_at', 'bigint', c => c.notNull())
    .execute();
}
