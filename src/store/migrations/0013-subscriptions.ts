import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { StoreEngine } from '../store-engine.ts';

/** What readers subscribe to, the places where they do, and the articles that were not held against it yet. */
export const subscriptions = (engine: StoreEngine): Migration => ({
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('subscribed_places')
      .addColumn('name', 'text', c => c.primaryKey())
      .addColumn('platform', 'text', c => c.notNull())
      .addColumn('place_json', 'text', c => c.notNull())
      .addColumn('lane', 'text', c => c.notNull().unique())
      .addColumn('chat', 'text', c => c.notNull())
      .addColumn('language', 'text', c => c.notNull())
      .addColumn('reader_kind', 'text', c => c.notNull())
      .addColumn('reader_id', 'text', c => c.notNull())
      .addColumn('created_at', 'bigint', c => c.notNull())
      .addColumn('suspended_at', 'bigint')
      .execute();
    const places = (name: string) => db.schema.createIndex(name).on('subscribed_places');
    await places('subscribed_places_chat').columns(['chat', 'suspended_at']).execute();
    await places('subscribed_places_suspended')
      .columns(['suspended_at'])
      .where(sql<boolean>`suspended_at is not null`)
      .execute();

    await engine
      .addSequence(db.schema.createTable('subscriptions'))
      .addColumn('place', 'text', c => c.notNull().references('subscribed_places.name').onDelete('cascade'))
      .addColumn('filter', 'text', c => c.notNull())
      .addColumn('rhythm', 'text', c => c.notNull())
      .addColumn('timezone', 'text')
      .addColumn('digest_due', 'bigint')
      .addColumn('subscriber', 'text', c => c.notNull())
      .addColumn('created_at', 'bigint', c => c.notNull())
      .addUniqueConstraint('subscriptions_once', ['place', 'filter', 'rhythm'])
      .execute();
    const index = (name: string) => db.schema.createIndex(name).on('subscriptions');
    await index('subscriptions_subscriber').columns(['subscriber']).execute();
    await index('subscriptions_digest')
      .columns(['digest_due'])
      .where(sql<boolean>`digest_due is not null`)
      .execute();

    await db.schema
      .createTable('pending_news')
      .addColumn('article', 'text', c => c.primaryKey().references('articles.id').onDelete('cascade'))
      .addColumn('due_at', 'bigint', c => c.notNull())
      .execute();
    await db.schema.createIndex('pending_news_due').on('pending_news').columns(['due_at']).execute();
  },
});
