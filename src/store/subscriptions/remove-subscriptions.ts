import type { Transaction } from 'kysely';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { refreshLanes } from '../outbox/lanes.ts';
import { toReasonColumn } from '../reason-column.ts';
import type { Tables } from '../tables.ts';

/** See `SubscriptionStore.remove`. */
export async function removeSubscriptions(
  trx: Transaction<Tables>,
  ids: readonly number[],
  now: Instant,
): Promise<readonly number[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .deleteFrom('subscriptions')
    .where('seq', 'in', ids)
    .returning(['seq', 'place'])
    .execute();
  if (rows.length === 0) return [];
  const withdrawn = await trx
    .updateTable('deliveries')
    .set({ state: 'withdrawn', reason: toReasonColumn(reasonOf('unsubscribed')), ended_at: now })
    .where('destination', 'in', [...new Set(rows.map(({ place }) => place))])
    .where('operation', '=', 'send')
    .where('state', '=', 'queued')
    .where('first_attempt_at', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('subscriptions as s')
            .select('s.seq')
            .whereRef('s.place', '=', 'deliveries.destination'),
        ),
      ),
    )
    .returning('lane')
    .execute();
  await refreshLanes(
    trx,
    withdrawn.map(({ lane }) => lane),
    now,
  );
  return rows.map(({ seq }) => seq);
}
