import type { Kysely, Selectable } from 'kysely';
import type { Presence, Heartbeat } from '../../core/ports/store.ts';
import type { InstanceTable, Tables } from '../tables.ts';

/**
 * Who runs on this database: at most one row. Taking the place reads and writes under the database's write lock, so that
 * of two that start at once one wins; whoever was replaced learns it at its next beat.
 */
export function createPresence(db: Kysely<Tables>): Presence {
  const seen = (query: Kysely<Tables>) =>
    query.selectFrom('instances').selectAll().orderBy('seen_at', 'desc').orderBy('id');
  return {
    enter: ({ id, host, pid, address }, gone, now) =>
      db.transaction().execute(async trx => {
        const others = (await seen(trx).execute()).map(toSighting).filter(other => other.id !== id);
        const living = others.find(
          other => !gone.some(one => one.id === other.id && one.seenAt === other.seenAt),
        );
        if (living !== undefined) return living;
        await trx.deleteFrom('instances').execute();
        await trx
          .insertInto('instances')
          .values({ id, host, pid, address, seen_at: now, started_at: now })
          .execute();
        return null;
      }),

    async heartbeat({ id, address }, now) {
      const { numUpdatedRows } = await db
        .updateTable('instances')
        .set({ address, seen_at: now })
        .where('id', '=', id)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async leave(id) {
      await db.deleteFrom('instances').where('id', '=', id).execute();
    },

    async all() {
      return (await seen(db).execute()).map(toSighting);
    },
  };
}

const toSighting = (row: Selectable<InstanceTable>): Heartbeat => ({
  id: row.id,
  host: row.host,
  pid: row.pid,
  address: row.address,
  since: row.started_at ?? row.seen_at,
  seenAt: row.seen_at,
});
