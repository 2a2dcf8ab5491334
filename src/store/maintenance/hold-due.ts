import type { Kysely, Transaction } from 'kysely';
import { slotIdOf } from '../../core/ids.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { subscribedName } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';
import { nextDigest } from '../../planning/subscribers/next-digest.ts';
import { leaveToEditors, noteRestore, type Restore } from '../articles/restores.ts';
import { noteChange, writeDecision } from '../editors/write-decision.ts';
import { toReasonColumn } from '../reason-column.ts';
import { fromSubscriptionRow, selectSubscriptions } from '../subscriptions/subscription-row.ts';
import type { Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/**
 * For a database that is a former state of itself: between then and now things were posted that it knows nothing of. So sends
 * that were due, or waited for their place to open, are held, and an editor is asked; those to readers, into whose chats no editor can
 * look, are over. A proposed post goes on waiting for an editor, and no rule decides of it any more. Slots, readers' digests and
 * news until now count as passed. Edits and deletions go on: twice they are the same as once. Answers how many are held.
 */
export const holdDue = (db: Kysely<Tables>, restore: Restore): Promise<number> =>
  db.transaction().execute(async trx => {
    const { now } = restore;
    const held = await endSends(trx, now);
    await keepFromRules(trx, now);
    await passSlots(trx, now);
    await passDigests(trx, now);
    await leaveToEditors(trx, now);
    // who asked for these comments has long been answered
    await trx.deleteFrom('discussed').execute();
    // nor was anything interrupted that was being done then
    await trx.updateTable('taken_updates').set({ asking_json: null, lease_until: null }).execute();
    await noteRestore(trx, restore);
    await trx.deleteFrom('instances').execute();
    return held;
  });

async function endSends(trx: Trx, now: Instant): Promise<number> {
  const due = trx
    .updateTable('deliveries')
    .where('ended_at', 'is', null)
    .where('state', 'in', ['queued', 'claimed', 'retry', 'suspended'])
    // of what is suspended its moment says nothing: a place may have opened at any
    .where(eb =>
      eb.or([eb('not_before', 'is', null), eb('not_before', '<=', now), eb('state', '=', 'suspended')]),
    )
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
  return Number(numUpdatedRows);
}

/** It may have been approved since: whoever decides is told so, and nobody else does. */
async function keepFromRules(trx: Trx, now: Instant): Promise<void> {
  const proposed = await trx.selectFrom('posts').select('id').where('state', '=', 'proposed').execute();
  for (const { id } of proposed) {
    await trx.updateTable('proposals').set({ decide_by: null }).where('post', '=', id).execute();
    await writeDecision(trx, id, { kind: 'restored', by: null, at: now });
    await noteChange(trx, id);
  }
}

async function passSlots(trx: Trx, now: Instant): Promise<void> {
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
}

async function passDigests(trx: Trx, now: Instant): Promise<void> {
  const due = await selectSubscriptions(trx).where('s.digest_due', '<=', now).execute();
  for (const row of due) {
    const { id, rhythm } = fromSubscriptionRow(row);
    if (rhythm.kind === 'digest')
      await trx
        .updateTable('subscriptions')
        .set({ digest_due: nextDigest(rhythm, now) })
        .where('seq', '=', id)
        .execute();
  }
}
