import type { Transaction } from 'kysely';
import type { Instant } from '../../core/time.ts';
import type { Tables } from '../tables.ts';
import { withdrawWaiting } from './withdraw-waiting.ts';

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
  const places = [...new Set(rows.map(({ place }) => place))];
  const left = await trx.selectFrom('subscriptions').select('place').where('place', 'in', places).execute();
  const empty = places.filter(place => !left.some(one => one.place === place));
  await withdrawWaiting(trx, empty, { reason: 'unsubscribed', now });
  return rows.map(({ seq }) => seq);
}
