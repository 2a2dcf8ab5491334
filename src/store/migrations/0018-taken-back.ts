import { sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/**
 * An editor's word that an article is taken back, at one destination or (the empty name) everywhere: it holds also where the
 * article never was. What was taken back before is taken over from the copies.
 */
export const takenBack: Migration = {
  async up(db) {
    await db.schema
      .createTable('taken_back')
      .addColumn('article', 'text', c => c.notNull().references('articles.id').onDelete('cascade'))
      .addColumn('destination', 'text', c => c.notNull())
      .addColumn('by', 'text', c => c.notNull())
      .addColumn('at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('taken_back_key', ['article', 'destination'])
      .execute();
    await sql`insert into taken_back (article, destination, "by", at)
      select r.article, d.destination, '—', max(r.at) from retractions r join deliveries d on d.id = r.delivery
        where exists (select 1 from articles a where a.id = r.article)
        group by r.article, d.destination`.execute(db);
    // for whether an article was taken back at all, which that table tells now
    await db.schema.dropIndex('retractions_article').execute();
  },
};
