import type { Kysely } from 'kysely';
import type { SubscriptionStore } from '../../core/ports/subscriptions.ts';
import { addSubscription } from './add-subscription.ts';
import { createDigestQueue } from './digest-queue.ts';
import { forgetSubscriber } from './forget-subscriber.ts';
import { removeSubscriptions } from './remove-subscriptions.ts';
import { createNewsQueue } from './news-queue.ts';
import { fromPlaceRow, fromSubscriptionRow, selectSubscriptions } from './subscription-row.ts';
import type { Tables } from '../tables.ts';

/** Subscriptions in a database, and what is to be done for them. */
export function createSubscriptionStore(db: Kysely<Tables>): SubscriptionStore {
  return {
    ...createNewsQueue(db),
    ...createDigestQueue(db),
    add: (draft, limit, now) => db.transaction().execute(trx => addSubscription(trx, draft, { limit, now })),

    async ofPlace(orderingKey) {
      const rows = await selectSubscriptions(db).where('p.lane', '=', orderingKey).orderBy('s.seq').execute();
      return rows.map(fromSubscriptionRow);
    },

    async list({ after, limit }) {
      const rows = await selectSubscriptions(db)
        .where('s.seq', '>', after)
        .orderBy('s.seq')
        .limit(limit)
        .execute();
      return rows.map(fromSubscriptionRow);
    },

    remove: (ids, now) => db.transaction().execute(trx => removeSubscriptions(trx, ids, now)),

    forget: (subscriber, orderingKeys) =>
      db.transaction().execute(trx => forgetSubscriber(trx, subscriber, orderingKeys)),

    async mark() {
      const row = await db
        .selectFrom('subscriptions')
        .select(eb => [
          eb.fn.countAll<number>().as('count'),
          eb.fn.sum<number | string>('seq').as('sum'),
          eb
            .selectFrom('moves')
            .select(moves => moves.fn.max('moved_at').as('at'))
            .as('movedAt'),
        ])
        .executeTakeFirst();
      return { count: row?.count ?? 0, sum: Number(row?.sum ?? 0), movedAt: row?.movedAt ?? 0 };
    },

    async toMatch(after, limit) {
      const rows = await db
        .selectFrom('subscriptions')
        .select(['seq', 'filter', 'place', 'created_at', 'rhythm'])
        .where('seq', '>', after)
        .where('rhythm', '=', 'now')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(({ seq: id, filter, place, created_at: createdAt }) => ({
        id,
        filter,
        place,
        createdAt,
      }));
    },

    async place(name) {
      const row = await db
        .selectFrom('subscribed_places')
        .selectAll()
        .where('name', '=', name)
        .executeTakeFirst();
      return row === undefined ? null : fromPlaceRow(row);
    },

    async placesIn(chat) {
      const rows = await db
        .selectFrom('subscribed_places')
        .select('name')
        .where('chat', '=', chat)
        .orderBy('name')
        .execute();
      return rows.map(({ name }) => name);
    },

    async sharedChats(after, limit) {
      const rows = await db
        .selectFrom('subscribed_places')
        .select('chat')
        .distinct()
        .where('reader_kind', '=', 'place')
        .where('chat', '>', after)
        .orderBy('chat')
        .limit(limit)
        .execute();
      return rows.map(({ chat }) => chat);
    },

    async suspend(chat, now) {
      await db
        .updateTable('subscribed_places')
        .set({ suspended_at: now })
        .where('chat', '=', chat)
        .where('suspended_at', 'is', null)
        .execute();
    },
  };
}
