import type { Migration } from 'kysely/migration';

/** Whether an article was taken back is asked for each that readers may get. */
export const retractedArticles: Migration = {
  async up(db) {
    await db.schema.createIndex('retractions_article').on('retractions').columns(['article']).execute();
  },
};
