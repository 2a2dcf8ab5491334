import type { Kysely } from 'kysely';
import { slotIdOf } from '../../core/ids.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { subscribedName } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';
import { toReasonColumn } from '../reason-column.ts';
import type { Tables } from '../tables.ts';

/**
 * For a database that is a former state of itself: between then and now things were posted that it knows nothing of. So sends
 * that were due are held, and an editor is asked; those to readers, into whose chats no editor can look, are over; slots until now count as passed. Edits and deletions go on: twice they are
 * the same as once. Answers how many are held.
 */
export const holdDue = (db: Kysely<Tables>, now: Instant): Promise<number> =>
  db.transaction().execute(async trx => {
    const due = trx
      .updateTable('deliveries')
      .where('ended_at', 'is', null)
      .where('state', 'in', ['queued', 'claimed', 'retry'])
      .where(eb => eb.or([eb('not_before', 'is', null), eb('not_before', '<=', now)]))
      .where('article', 'is not', null)
      .where('operation', '=', 'send');
    await due
      .set({
        state: 'expired',
        reason: toReasonColumn(reasonOf('restored')),
        not_before: null,
        lease: null,
        lease_until: null,
        ended_at: now,
      })
      .where('destination', 'like', subscribedName('%'))
      .execute();
    const { numUpdatedRows } = await due
      .set(eb => ({
        state: 'held',
        reason: toReasonColumn(reasonOf('restored')),
        not_before: null,
        lease: null,
        lease_until: null,
        first_attempt_at: eb.fn.coalesce('first_attempt_at', 'created_at'),
      }))
      .executeTakeFirstOrThrow();
    // a moment in the past makes the outbox look anew at who stands at the head of each lane
    await trx.updateTable('lanes').set({ due_at: 0 }).execute();
    const schedules = await trx.selectFrom('slots').select('schedule').distinct().execute();
    for (const { schedule } of schedules)
      await trx
        .insertInto('slots')
        .values({
          id: slotIdOf(schedule, now),
          schedule,
          due_at: now,
          state: 'skipped',
          reason: toReasonColumn(reasonOf('slot-restored')),
          filled_at: now,
        })
        .onConflict(conflict => conflict.doNothing())
        .execute();
    await trx.deleteFrom('instances').execute();
    return Number(numUpdatedRows);
  });
