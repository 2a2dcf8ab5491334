import { sql, type Kysely, type Transaction } from 'kysely';
import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../../core/time.ts';
import { refreshLanes } from '../outbox/lanes.ts';
import type { Tables } from '../tables.ts';

/** No lease is written for longer. */
const LONGEST_LEASE: Duration = 10 * MINUTE;
/** Nothing waits for longer at once: a closed place is looked at daily, and the longest wait that a platform asks for is some 12 hours. */
const LONGEST_WAIT: Duration = DAY + HOUR;

/**
 * Moves every moment that a length of time led to by as much as the clock was set back: leases, waits after an answer, full
 * measures. Moments of the wall clock (the end of quiet hours) stay. A clock that was set forward moves nothing: it cannot
 * be told from a machine that slept, and a wait that ends early costs a "not now", while one that is drawn out costs hours.
 * What is further away than anything ever written was written by a clock that was wrong, and is pulled back. Answers how
 * many deliveries were moved.
 */
export const moveMoments = (db: Kysely<Tables>, byMs: Duration, now: Instant): Promise<number> =>
  db.transaction().execute(async trx => {
    const moved = byMs < 0 ? await shift(trx, byMs) : 0;
    const pulled = await pullBack(trx, now);
    const lanes = await trx
      .selectFrom('lanes')
      .select('lane')
      .where('due_at', '>', byMs < 0 || pulled > 0 ? -1 : now + LONGEST_WAIT)
      .execute();
    await refreshLanes(
      trx,
      lanes.map(({ lane }) => lane),
      now,
    );
    return moved + pulled;
  });

async function shift(trx: Transaction<Tables>, byMs: Duration): Promise<number> {
  const moved = (column: string) => sql<number>`${sql.ref(column)} + ${byMs}`;
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({
      lease_until: moved('lease_until'),
      first_attempt_at: moved('first_attempt_at'),
      not_before: sql<number>`case when state = 'queued' and operation = 'send' then not_before else not_before + ${byMs} end`,
    })
    .where('ended_at', 'is', null)
    .where(eb =>
      eb.or([
        eb('lease_until', 'is not', null),
        eb('first_attempt_at', 'is not', null),
        eb.and([
          eb('not_before', 'is not', null),
          eb.or([eb('state', '<>', 'queued'), eb('operation', '<>', 'send')]),
        ]),
      ]),
    )
    .executeTakeFirst();
  await trx
    .updateTable('messages')
    .set({ lands_by: moved('lands_by') })
    .where('lands_by', 'is not', null)
    .execute();
  await trx
    .updateTable('lanes')
    .set({ blocked_until: moved('blocked_until'), suspended_at: moved('suspended_at') })
    .execute();
  await trx
    .updateTable('paces')
    .set({
      level: moved('level'),
      slow_level: moved('slow_level'),
      blocked_until: moved('blocked_until'),
    })
    .execute();
  return Number(numUpdatedRows);
}

async function pullBack(trx: Transaction<Tables>, now: Instant): Promise<number> {
  const leases = await trx
    .updateTable('deliveries')
    .set({ lease_until: now + MINUTE })
    .where(sql<boolean>`state = 'claimed'`)
    .where('lease_until', '>', now + LONGEST_LEASE)
    .executeTakeFirst();
  const waits = await trx
    .updateTable('deliveries')
    .set({ not_before: now })
    // few: one at the head of each lane, and an index of them
    .where('state', 'in', ['retry', 'suspended'])
    .where('not_before', '>', now + LONGEST_WAIT)
    .executeTakeFirst();
  for (const table of ['lanes', 'paces'] as const) {
    await trx
      .updateTable(table)
      .set({ blocked_until: now })
      .where('blocked_until', '>', now + LONGEST_WAIT)
      .execute();
  }
  for (const column of ['level', 'slow_level'] as const) {
    await trx
      .updateTable('paces')
      .set({ [column]: now })
      .where(column, '>', now + LONGEST_WAIT)
      .execute();
  }
  return Number(leases.numUpdatedRows + waits.numUpdatedRows);
}
