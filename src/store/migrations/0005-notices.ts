import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What editors were told, so that a restart tells nothing twice. */
export const notices: Migration = {
  async up(db: Kysely<unknown>) {
    await db.schema
      .createTable('notices')
      .addColumn('kind', 'text', c => c.notNull())
      .addColumn('subject', 'text', c => c.notNull())
      .addColumn('told_at', 'bigint', c => c.notNull())
      .addPrimaryKeyConstraint('notices_key', ['kind', 'subject'])
      .execute();
  },
};
