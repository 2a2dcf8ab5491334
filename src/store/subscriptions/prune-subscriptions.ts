import { sql } from 'kysely';
import { SUSPENDED_KEPT } from '../../core/subscriptions/subscription.ts';
import type { Instant } from '../../core/time.ts';
import { PAGE, type Cursors, type Deleted, type Trx } from '../maintenance/prune-page.ts';
import { forgetDeliveries, forgetLane } from './forget-subscriber.ts';

/** Of each kind at a call: what went to a place may be much. */
const PLACES = 20;

/** Deletes places that stayed closed, with all that is known of them, and those that nothing needs any more. */
export async function pruneSubscriptions(trx: Trx, at: Cursors, now: Instant): Promise<Deleted> {
  const closed = await trx
    .selectFrom('subscribed_places')
    .select(['name', 'lane'])
    .where('suspended_at', '<', now - SUSPENDED_KEPT)
    .orderBy('suspended_at')
    .limit(PLACES)
    .execute();
  let subscriptions = 0;
  for (const { name, lane } of closed) {
    const ended = await trx.deleteFrom('subscriptions').where('place', '=', name).executeTakeFirst();
    subscriptions += Number(ended.numDeletedRows);
    await forgetDeliveries(trx, name);
    await trx.deleteFrom('subscribed_places').where('name', '=', name).execute();
    await forgetLane(trx, lane);
  }
  const page = await trx
    .selectFrom('subscribed_places as p')
    .select([
      'p.name',
      sql<number | boolean>`exists (select 1 from subscriptions s where s.place = p.name)
        or exists (select 1 from deliveries d where d.destination = p.name)`.as('is_needed'),
    ])
    .where('p.name', '>', at.subscribed)
    .orderBy('p.name')
    .limit(PAGE)
    .execute();
  at.subscribed = page.length < PAGE ? '' : (page.at(-1)?.name ?? '');
  const unused = page.flatMap(({ name, is_needed: isNeeded }) => (isNeeded ? [] : [name]));
  if (unused.length > 0) await trx.deleteFrom('subscribed_places').where('name', 'in', unused).execute();
  return { subscriptions, subscribed_places: closed.length + unused.length };
}
