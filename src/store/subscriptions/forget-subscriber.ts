import type { Transaction } from 'kysely';
import { chatOf, type OrderingKey } from '../../core/ordering-key.ts';
import { deletePosts } from '../maintenance/prune-articles.ts';
import type { Tables } from '../tables.ts';

type Trx = Transaction<Tables>;

/**
 * See `SubscriptionStore.forget`. A place that many share is no one person's: there only their subscriptions go. An
 * attempt that is under way loses its row, and its outcome is then nobody's any more.
 */
export async function forgetSubscriber(
  trx: Trx,
  subscriber: string,
  lanes: readonly OrderingKey[],
): Promise<readonly number[]> {
  const own = await trx
    .deleteFrom('subscriptions')
    .where('subscriber', '=', subscriber)
    .returning(['seq', 'place'])
    .execute();
  const separator = subscriber.indexOf(':');
  const places = await trx
    .selectFrom('subscribed_places')
    .select(['name', 'lane'])
    .where('reader_kind', '=', 'person')
    .where(eb =>
      eb.or([
        eb.and([
          eb('platform', '=', subscriber.slice(0, separator)),
          eb('reader_id', '=', subscriber.slice(separator + 1)),
        ]),
        ...(lanes.length === 0 ? [] : [eb('lane', 'in', lanes)]),
      ]),
    )
    .execute();
  const left: number[] = [];
  for (const { name, lane } of places) {
    const others = await trx.deleteFrom('subscriptions').where('place', '=', name).returning('seq').execute();
    left.push(...others.map(({ seq }) => seq));
    await forgetDeliveries(trx, name);
    await trx.deleteFrom('subscribed_places').where('name', '=', name).execute();
    await forgetLane(trx, lane);
    // the key of a pace names the chat, which in private is the person
    await trx.deleteFrom('paces').where('key', '=', chatOf(lane)).execute();
  }
  return [...own.map(({ seq }) => seq), ...left];
}

/** All that went to a destination, or was to go. */
export async function forgetDeliveries(trx: Trx, destination: string): Promise<void> {
  const rows = await trx
    .selectFrom('deliveries')
    .select('post')
    .distinct()
    .where('destination', '=', destination)
    .execute();
  const sent = trx.selectFrom('deliveries').select('id').where('destination', '=', destination);
  await trx.deleteFrom('delivery_items').where('delivery', 'in', sent).execute();
  await trx.deleteFrom('messages').where('id', 'in', sent).execute();
  await trx.deleteFrom('deliveries').where('destination', '=', destination).execute();
  const posts = rows.flatMap(({ post }) => post ?? []);
  for (let from = 0; from < posts.length; from += AT_ONCE) {
    const page = posts.slice(from, from + AT_ONCE);
    const bare = await trx
      .selectFrom('posts as o')
      .select('o.id')
      .where('o.id', 'in', page)
      .where('o.state', '=', 'approved')
      .where(eb =>
        eb.not(eb.exists(eb.selectFrom('deliveries as d').select('d.seq').whereRef('d.post', '=', 'o.id'))),
      )
      .execute();
    await deletePosts(
      trx,
      bare.map(({ id }) => id),
    );
  }
}

const AT_ONCE = 500;

/** The queue before a place where nothing is open any more. */
export const forgetLane = (trx: Trx, lane: OrderingKey) =>
  trx
    .deleteFrom('lanes')
    .where('lane', '=', lane)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deliveries as d')
            .select('d.seq')
            .where('d.lane', '=', lane)
            .where('d.ended_at', 'is', null),
        ),
      ),
    )
    .execute();
