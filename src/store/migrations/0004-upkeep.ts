import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What retention needs to know: which articles were forgotten, when a card was last meant to go out, since when an instance runs. */
export const upkeep: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema.alterTable('instances').addColumn('started_at', 'bigint').execute();
    await sql`update instances set started_at = seen_at`.execute(db);

    await db.schema
      .alterTable('cards')
      .addColumn('used_at', 'bigint', c => c.notNull().defaultTo(0))
      .execute();
    await sql`update cards set used_at = coalesce((select max(created_at) from posts), 0)`.execute(db);
    await db.schema.createIndex('cards_used').on('cards').columns(['used_at', 'hash']).execute();

    await db.schema
      .createTable('forgotten')
      .addColumn('id', 'text', c => c.primaryKey())
      .addColumn('url', 'text')
      .addColumn('content_hash', 'text', c => c.notNull())
      .addColumn('forgotten_at', 'bigint', c => c.notNull())
      .execute();
    const forgotten = (name: string) => db.schema.createIndex(name).on('forgotten');
    await forgotten('forgotten_url').columns(['url']).execute();
    await forgotten('forgotten_content').columns(['content_hash']).execute();
    await forgotten('forgotten_oldest').columns(['forgotten_at']).execute();
  },
};
