import type { Transaction } from 'kysely';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { refreshLanes } from '../outbox/lanes.ts';
import { toReasonColumn } from '../reason-column.ts';
import type { Tables } from '../tables.ts';

/** Takes back what waits for places of readers and surely was not seen: nobody subscribes there any more, or wants quiet. */
export async function withdrawWaiting(
  trx: Transaction<Tables>,
  places: readonly string[],
  { reason, now }: { readonly reason: 'unsubscribed' | 'muted'; readonly now: Instant },
): Promise<void> {
  if (places.length === 0) return;
  const withdrawn = await trx
    .updateTable('deliveries')
    .set({ state: 'withdrawn', reason: toReasonColumn(reasonOf(reason)), ended_at: now })
    .where('destination', 'in', places)
    .where('operation', '=', 'send')
    .where('state', 'in', ['queued', 'retry', 'suspended'])
    .where('first_attempt_at', 'is', null)
    .returning(['id', 'lane'])
    .execute();
  if (withdrawn.length === 0) return;
  // nothing of them was seen: a digest may tell of their articles
  const ids = withdrawn.map(({ id }) => id);
  await trx.deleteFrom('delivery_items').where('delivery', 'in', ids).execute();
  await refreshLanes(
    trx,
    withdrawn.map(({ lane }) => lane),
    now,
  );
}
