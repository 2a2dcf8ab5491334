import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What readers have set, and the indexes behind what they ask: the newest of a language, the newest on a topic. */
export const readers: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('readers')
      .addColumn('platform', 'text', c => c.notNull())
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('id', 'text', c => c.notNull())
      .addColumn('language', 'text')
      .addColumn('timezone', 'text')
      .addColumn('muted_until', 'bigint')
      .addColumn('seen_at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('readers_key', ['platform', 'kind', 'id'])
      .execute();
    await db.schema.createIndex('readers_seen').on('readers').columns(['seen_at']).execute();
    await db.schema
      .createTable('kept_texts')
      .addColumn('key', 'text', c => c.primaryKey())
      .addColumn('text', 'text', c => c.notNull())
      .addColumn('kept_at', 'bigint', c => c.notNull())
      .execute();
    await db.schema.createIndex('kept_texts_age').on('kept_texts').columns(['kept_at']).execute();
    await db.schema
      .alterTable('article_topics')
      .addColumn('news_at', 'bigint', c => c.notNull().defaultTo(0))
      .execute();
    await sql`
      update article_topics set news_at = (select a.news_at from articles a where a.id = article_topics.article)
    `.execute(db);
    await db.schema
      .createIndex('article_topics_newest')
      .on('article_topics')
      .columns(['topic', 'news_at', 'article'])
      .execute();
    await db.schema
      .createIndex('articles_language')
      .on('articles')
      .columns(['language', 'news_at', 'id', 'not_before', 'expires_at', 'withdrawn_at'])
      .where(sql<boolean>`withdrawn_at is null`)
      .execute();
  },
};
