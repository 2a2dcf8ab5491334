import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * Which articles tell the same event, the marks by which the next one is found, and when an article was last corrected: a
 * copy that is edited to name who else reports it says so only where its words were corrected, too.
 */
export const stories: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('stories')
      .addColumn('article', 'text', c => c.primaryKey().references('articles.id').onDelete('cascade'))
      .addColumn('story', 'text', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .execute();
    await db.schema
      .createIndex('stories_articles')
      .on('stories')
      .columns(['story', 'at', 'article'])
      .execute();
    await db.schema
      .createTable('story_marks')
      .addColumn('mark', 'integer', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .addColumn('article', 'text', c => c.notNull().references('articles.id').onDelete('cascade'))
      .addColumn('seen_at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('story_marks_key', ['mark', 'at', 'article'])
      .execute();
    await db.schema.createIndex('story_marks_article').on('story_marks').column('article').execute();
    await db.schema.createIndex('story_marks_seen').on('story_marks').column('seen_at').execute();
    await db.schema.alterTable('articles').addColumn('corrected_at', 'bigint').execute();
  },
};
