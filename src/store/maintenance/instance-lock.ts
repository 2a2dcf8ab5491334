import type { Kysely, Selectable } from 'kysely';
import type { Holder, InstanceLock } from '../../core/ports/instance-lock.ts';
import { HOUR, type Duration } from '../../core/time.ts';
import type { ExclusiveLock } from '../exclusive-lock.ts';
import type { InstanceTable, Tables } from '../tables.ts';

/** By then every lease of an instance that crashed has run out. */
const REMEMBERED: Duration = HOUR;
/** What `seen_at` holds of an instance that had the lock before. */
const FORMER = 0;

/** The lock itself is the system's; rows say who has it, and who had it and did not give it back. */
export function createInstanceLock(db: Kysely<Tables>, exclusive: ExclusiveLock): InstanceLock {
  const holder = async (): Promise<Holder | null> => {
    const row = await db
      .selectFrom('instances')
      .selectAll()
      .where('seen_at', '<>', FORMER)
      .executeTakeFirst();
    return row === undefined ? null : toHolder(row);
  };
  return {
    async acquire(instance, now) {
      if (!(await exclusive.tryTake())) return { kind: 'taken', by: await holder() };
      try {
        const crashed = await enter(db, { ...instance, since: now });
        return { kind: 'acquired', lock: heldLock(db, exclusive, { id: instance.id, crashed }) };
      } catch (error) {
        exclusive.release();
        throw error;
      }
    },
    roles: () => Promise.resolve(null),
    state: async () =>
      (await exclusive.isTaken()) ? { kind: 'taken', by: await holder() } : { kind: 'free' },
  };
}

/** Writes down who has the lock; answers whoever had it and did not give it back. */
const enter = (db: Kysely<Tables>, { id, host, pid, address, since }: Holder): Promise<readonly string[]> =>
  db.transaction().execute(async trx => {
    await trx
      .deleteFrom('instances')
      .where('seen_at', '=', FORMER)
      .where(eb =>
        eb.or([eb('started_at', '<', since - REMEMBERED), eb('started_at', '>', since + REMEMBERED)]),
      )
      .execute();
    await trx.updateTable('instances').set({ seen_at: FORMER }).execute();
    const crashed = await trx.selectFrom('instances').select('id').orderBy('id').execute();
    await trx
      .insertInto('instances')
      .values({ id, host, pid, address, seen_at: since, started_at: since })
      .execute();
    return crashed.map(row => row.id);
  });

const heldLock = (
  db: Kysely<Tables>,
  exclusive: ExclusiveLock,
  { id, crashed }: { readonly id: string; readonly crashed: readonly string[] },
) => ({
  crashed,
  isAlone: true,
  lead: (_part: string, stop: AbortSignal, work: (signal: AbortSignal) => Promise<void>) => work(stop),
  onNews() {
    // there is no other
  },
  async announce(address: string) {
    await db.updateTable('instances').set({ address }).where('id', '=', id).execute();
  },
  async release() {
    try {
      await db.deleteFrom('instances').where('id', '=', id).execute();
    } catch {
      // a database that is down: the row is taken for one that crashed, which costs nothing
    } finally {
      exclusive.release();
    }
  },
});

const toHolder = (row: Selectable<InstanceTable>): Holder => ({
  id: row.id,
  host: row.host,
  pid: row.pid,
  address: row.address,
  since: row.started_at ?? row.seen_at,
});
