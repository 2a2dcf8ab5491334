import type { Platform } from '../destination.ts';
import type { Filter } from '../filter/filter.ts';
import type { Language } from '../language.ts';
import type { OrderingKey } from '../ordering-key.ts';
import type { Duration, Instant } from '../time.ts';
import { DAY } from '../time.ts';

/** A place that readers have made a destination, for as long as they subscribe there. */
export interface SubscribedPlace {
  /** Its name as a destination: no destination of the config can have it, and it tells nothing of who reads there. */
  readonly name: string;
  readonly platform: Platform;
  /** As in `Destination.place`. */
  readonly place: unknown;
  readonly orderingKey: OrderingKey;
  /** Of the labels around articles. */
  readonly language: Language;
  /** Whose settings hold there. */
  readonly reader: PlaceReader;
  readonly createdAt: Instant;
  /** Since when it is closed to us; null = it is not. */
  readonly suspendedAt: Instant | null;
}

/** A person in private, or a place that many share; `id` is the platform's own. */
export interface PlaceReader {
  readonly kind: 'person' | 'place';
  readonly id: string;
}

/** Where somebody asks, in the platform's own ids. */
export interface ChatPlace {
  /** `private`: nobody is there but they and the bot. */
  readonly kind: 'private' | 'shared';
  /** What has settings of its own: a chat; a server. */
  readonly id: string;
  /** The chat or channel where answers go. */
  readonly channel: string;
  /** A topic of that chat. */
  readonly topic: number | null;
}

/** At once, or once a day at a local time. */
export type Rhythm =
  | { readonly kind: 'now' }
  | {
      readonly kind: 'digest';
      /** Minutes after local midnight. */
      readonly at: number;
      readonly timezone: string;
    };

/** What a reader wants to have, and where. */
export interface Subscription {
  /** Counts up. */
  readonly id: number;
  readonly filter: Filter;
  readonly rhythm: Rhythm;
  readonly place: SubscribedPlace;
  /** Who made it: `platform:user`. */
  readonly subscriber: string;
  readonly createdAt: Instant;
}

/** A place that stayed closed for so long is forgotten, with what was subscribed there (law 8). */
export const SUSPENDED_KEPT: Duration = 90 * DAY;

/** What posts to subscribers name as their schedule. */
export const SUBSCRIPTIONS = 'subscriptions';

const PREFIX = 'reader:';
/** Whether a destination was made by a subscription. */
export const isSubscribed = (destination: string): boolean => destination.startsWith(PREFIX);
export const subscribedName = (id: string): string => `${PREFIX}${id}`;
