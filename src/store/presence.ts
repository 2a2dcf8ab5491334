import type { Kysely } from 'kysely';
import type { Presence } from '../core/ports.ts';
import type { Tables } from './tables.ts';

/** Who runs on this database. An instance that was not seen for long is gone, whether it said goodbye or not. */
export function createPresence(db: Kysely<Tables>): Presence {
  return {
    async beat({ id, host, pid, address }, now) {
      const seen = { host, pid, address, seen_at: now };
      await db
        .insertInto('instances')
        .values({ id, ...seen })
        .onConflict(conflict => conflict.column('id').doUpdateSet(seen))
        .execute();
    },

    async leave(id) {
      await db.deleteFrom('instances').where('id', '=', id).execute();
    },

    alive: (now, withinMs) =>
      db
        .selectFrom('instances')
        .select(['id', 'host', 'pid', 'address'])
        .where('seen_at', '>=', now - withinMs)
        .orderBy('seen_at', 'desc')
        .orderBy('id')
        .execute(),
  };
}
