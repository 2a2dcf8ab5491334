import type { Migration } from 'kysely/migration';

/** The WebSub hub that a feed offers, and by which callback the newsroom is known there. */
export const feedHubs: Migration = {
  async up(db) {
    await db.schema.alterTable('feeds').addColumn('hub_url', 'text').execute();
    await db.schema.alterTable('feeds').addColumn('hub_topic', 'text').execute();
    await db.schema.alterTable('feeds').addColumn('hub_token', 'text').execute();
  },
};
