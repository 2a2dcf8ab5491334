import type { FeedState, KnownItem, Release } from '../feed-state.ts';
import type { Instant } from '../time.ts';

/** What is known of feeds, over restarts. */
export interface FeedStore {
  /** By source. */
  all(): Promise<readonly FeedState[]>;
  get(source: string): Promise<FeedState | null>;
  /** All that a feed showed and that is remembered. */
  items(source: string): Promise<readonly KnownItem[]>;
  /**
   * Writes a feed's state, and these of its items, in one transaction. What an editor said (`release`) stays as it is,
   * unless it `isReleased`: then it is done.
   */
  save(state: FeedState, change?: FeedChange): Promise<void>;
  /** Writes down what an editor says of a quarantined feed; false when it is not quarantined. */
  release(source: string, as: Release): Promise<boolean>;
}

export interface FeedChange {
  readonly items?: readonly KnownItem[];
  readonly isReleased?: boolean;
}

/** What a WebSub hub has said to a callback of ours. */
export type HubCall =
  | { readonly kind: 'confirmed'; readonly leaseSeconds: number | null }
  | { readonly kind: 'denied' }
  /** Nobody has looked yet whether the signature is the hub's. */
  | {
      readonly kind: 'content';
      readonly contentType: string | null;
      /** The header `x-hub-signature`. */
      readonly signature: string | null;
      readonly body: Uint8Array;
    };

/**
 * What hubs have said, on its way from the process that heard it to the one that follows the feed: that one alone has the
 * subscription's secret and lease. What is lost on the way is found by the next poll.
 */
export interface HubCalls {
  /** The topic of the subscription that has this callback; null: there is none. */
  topicOf(token: string): Promise<string | null>;
  /** A hub is asked for this callback, and is to confirm it within an hour. */
  ask(token: string, now: Instant): Promise<void>;
  /** Whether that is so and nobody has confirmed it yet: it is confirmed now. */
  confirm(token: string): Promise<boolean>;
  /** Keeps what was said for an hour; false when all that waits would be more than `most` bytes. */
  keep(
    token: string,
    call: HubCall,
    limits: { readonly most: number; readonly now: Instant },
  ): Promise<boolean>;
  /** For which callbacks something waits. */
  waiting(): Promise<ReadonlySet<string>>;
  /** Takes the oldest; null when nothing waits. */
  take(token: string): Promise<HubCall | null>;
}
