import type { Kysely } from 'kysely';
import type { Notices } from '../../core/ports/store.ts';
import type { Tables } from '../tables.ts';

/** What editors were told: a row for each thing. */
export function createNotices(db: Kysely<Tables>): Notices {
  return {
    async claim({ kind, subject }, now) {
      const { numInsertedOrUpdatedRows } = await db
        .insertInto('notices')
        .values({ kind, subject, told_at: now })
        .onConflict(conflict => conflict.columns(['kind', 'subject']).doNothing())
        .executeTakeFirst();
      return (numInsertedOrUpdatedRows ?? 0n) > 0n;
    },
    async release({ kind, subject }) {
      const { numDeletedRows } = await db
        .deleteFrom('notices')
        .where('kind', '=', kind)
        .where('subject', '=', subject)
        .executeTakeFirst();
      return numDeletedRows > 0n;
    },
    async told(kind) {
      const rows = await db
        .selectFrom('notices')
        .select('subject')
        .where('kind', '=', kind)
        .orderBy('subject')
        .execute();
      return rows.map(({ subject }) => subject);
    },
    async prune(kind, before) {
      const { numDeletedRows } = await db
        .deleteFrom('notices')
        .where('kind', '=', kind)
        .where('told_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}
