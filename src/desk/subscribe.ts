import type { Platform } from '../core/destination.ts';
import type { Filter } from '../core/filter/filter.ts';
import type { Language } from '../core/language.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { ReaderKey } from '../core/ports/readers.ts';
import type { SubscriptionStore } from '../core/ports/subscriptions.ts';
import type { ChatPlace, Rhythm, Subscription } from '../core/subscriptions/subscription.ts';
import type { Clock } from '../core/time.ts';
import { digestInZone, nextDigest } from '../planning/subscribers/next-digest.ts';
import type { SubscriptionIndex } from '../planning/subscribers/subscription-index.ts';

/** Somebody in a place. */
export interface Subscriber {
  readonly platform: Platform;
  readonly user: string;
  readonly place?: ChatPlace;
}

export interface SubscriptionOrder {
  readonly filter: Filter;
  readonly rhythm: Rhythm;
  /** Of the labels around articles. */
  readonly language: Language;
}

/** `full`: they have as many as one may. `closed`: nobody subscribes there; `off`: nor anywhere on that platform. */
export type SubscribeResult =
  | { readonly kind: 'added' | 'there'; readonly subscription: Subscription }
  | { readonly kind: 'full'; readonly limit: number }
  | { readonly kind: 'closed' | 'off' };

/** What readers may do with subscriptions, in the place where they ask. Who may is asked before. */
export interface SubscriptionDesk {
  subscribe(by: Subscriber, order: SubscriptionOrder): Promise<SubscribeResult>;
  /** In the order in which they were made, which is what their numbers count. */
  subscriptionsAt(by: Subscriber): Promise<readonly Subscription[]>;
  /** Ends these of the place; answers those that it had. */
  unsubscribe(by: Subscriber, ids: readonly number[]): Promise<readonly Subscription[]>;
  /** Digests come at the same hour of another zone from now on. */
  rezoneDigests(reader: ReaderKey, timezone: string): Promise<void>;
  /** Ends all that they have subscribed to, wherever, and deletes what was sent to them in private; answers how many. */
  forgetSubscriptions(by: Subscriber): Promise<number>;
}

/** Where a platform posts to somebody who asks in a chat of it; null where it does not. */
export type PlaceOf = (
  platform: Platform,
  at: ChatPlace,
) => { readonly place: unknown; readonly orderingKey: OrderingKey } | null;

export interface SubscriptionDeskDeps {
  readonly subscriptions: SubscriptionStore;
  readonly index: Pick<SubscriptionIndex, 'added' | 'removed'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly placeOf: PlaceOf;
  /** Where readers may subscribe, and how often one may. */
  readonly allowed: { readonly platforms: readonly Platform[]; readonly perPerson: number };
}

export function createSubscriptionDesk(deps: SubscriptionDeskDeps): SubscriptionDesk {
  const { subscriptions, index, clock, record, placeOf, allowed } = deps;
  const at = ({ platform, place }: Subscriber) => (place === undefined ? null : placeOf(platform, place));

  const ended = (gone: readonly number[], known: readonly Subscription[]) => {
    index.removed(gone);
    for (const { id, place } of known.filter(one => gone.includes(one.id)))
      record({
        kind: 'unsubscribed',
        subscription: id,
        destination: place.name,
        platform: place.platform,
      });
  };
  const subscriptionsAt = async (by: Subscriber) => {
    const where = at(by);
    return where === null ? [] : subscriptions.ofPlace(where.orderingKey);
  };

  return {
    subscriptionsAt,
    async subscribe(by, { filter, rhythm, language }) {
      const where = at(by);
      if (!allowed.platforms.includes(by.platform)) return { kind: 'off' };
      if (where === null || by.place === undefined) return { kind: 'closed' };
      const now = clock.now();
      const isPrivate = by.place.kind === 'private';
      const reader = { kind: isPrivate ? 'person' : 'place', id: isPrivate ? by.user : by.place.id } as const;
      const result = await subscriptions.add(
        {
          place: { platform: by.platform, ...where, language, reader },
          filter,
          rhythm,
          subscriber: `${by.platform}:${by.user}`,
          digestDue: rhythm.kind === 'now' ? null : nextDigest(rhythm, now),
        },
        allowed.perPerson,
        now,
      );
      if (result.kind === 'full') return { kind: 'full', limit: allowed.perPerson };
      if (result.kind === 'added') {
        const { id, place } = result.subscription;
        index.added(result.subscription);
        record({ kind: 'subscribed', subscription: id, destination: place.name, platform: by.platform });
      }
      return result;
    },
    async unsubscribe(by, ids) {
      const there = (await subscriptionsAt(by)).filter(({ id }) => ids.includes(id));
      const gone = await subscriptions.remove(
        there.map(({ id }) => id),
        clock.now(),
      );
      ended(gone, there);
      return there.filter(({ id }) => gone.includes(id));
    },
    async rezoneDigests(reader, timezone) {
      for (const digest of await subscriptions.digestsOf(reader)) {
        const { rhythm } = digest.subscription;
        if (rhythm.kind !== 'digest') continue;
        const dueAt = digestInZone({ ...rhythm, dueAt: digest.dueAt }, timezone, clock.now());
        await subscriptions.rezone(digest, { timezone, dueAt });
      }
    },
    async forgetSubscriptions(by) {
      const where = by.place?.kind === 'private' ? at(by) : null;
      const gone = await subscriptions.forget(
        `${by.platform}:${by.user}`,
        where === null ? [] : [where.orderingKey],
      );
      index.removed(gone);
      return gone.length;
    },
  };
}
