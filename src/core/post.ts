import type { Quote } from './article.ts';
import type { Platform } from './destination.ts';
import type { ArticleId, CardHash, DeliveryId, PostId, SlotId } from './ids.ts';
import type { OrderingKey } from './ordering-key.ts';
import type { Payload } from './payload.ts';
import type { Duration, Instant } from './time.ts';

/** What the newsroom decided to say about an article, at a slot or on an editor's order. */
export interface Post {
  readonly id: PostId;
  readonly article: ArticleId;
  readonly slot: SlotId | null;
  readonly schedule: string | null;
  /** Who ordered it ("platform:123", "cli"); null when a schedule did. */
  readonly orderedBy: string | null;
  /** Why this article, why now; shown to people. */
  readonly why: string;
  readonly createdAt: Instant;
}

/** The words of a post before a platform's formatter fits them to its limits. All are the article's own. */
export interface PostContent {
  readonly title: string;
  /** Sentences in the order of the article. What does not fit falls away from the end. */
  readonly summary: readonly string[];
  /** Printed as a block when no card carries it. */
  readonly quote: Quote | null;
  readonly outlet: string | null;
  readonly url: string | null;
  /** With the leading #, valid on every platform. */
  readonly hashtags: readonly string[];
  readonly publishedAt: Instant | null;
  readonly language: string;
  /** The newsroom's name. */
  readonly brand: string;
  readonly card: { readonly hash: CardHash; readonly alt: string } | null;
  /** One quiet line at the end: that it was corrected, and when. */
  readonly note?: string;
}

/**
 * queued → claimed → sent | retry → claimed … | held | dead; and before a claim: withdrawn, expired, suspended.
 * `queued`, `claimed`, `retry`, `held`, `suspended` are still to happen; the others have ended.
 */
export const deliveryStates = [
  'queued',
  'claimed',
  'retry',
  'held',
  'suspended',
  'sent',
  'dead',
  'withdrawn',
  'expired',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const openStates = [
  'queued',
  'claimed',
  'retry',
  'held',
  'suspended',
] as const satisfies DeliveryState[];
export const endedStates = ['sent', 'dead', 'withdrawn', 'expired'] as const satisfies DeliveryState[];

/** One post on its way to one destination. */
export interface Delivery {
  readonly id: DeliveryId;
  readonly post: PostId;
  readonly article: ArticleId;
  readonly destination: string;
  readonly platform: Platform;
  /** The queue it stands in; empty on deliveries that ended before there were queues. */
  readonly orderingKey: OrderingKey;
  readonly payload: Payload;
  readonly state: DeliveryState;
  /** Why it is in this state, in words; null when there is nothing to say. */
  readonly reason: string | null;
  readonly attempts: number;
  /** Not tried before this moment; null = as soon as possible. */
  readonly notBefore: Instant | null;
  readonly createdAt: Instant;
  /**
   * Since when a message of it may be there: the first attempt whose answer was lost, or that is under way; null = surely
   * none is. Where repeats are safe for a while, the while begins here.
   */
  readonly firstAttemptAt: Instant | null;
  /**
   * The newest message id of the chat that we knew when that attempt began: a message of it has a higher one. Null where
   * none was known, or the platform's ids do not count up.
   */
  readonly lastSeenMessageId: string | null;
  readonly sentAt: Instant | null;
  /** The platform's ids of what was posted. */
  readonly messageIds: readonly string[];
  /** Where a person can see it. */
  readonly url: string | null;
}

/** What became of one attempt, in the words of the platform's answer. */
export type Outcome =
  /** It is there. */
  | {
      readonly kind: 'sent';
      readonly messageIds: readonly string[];
      readonly url: string | null;
      /** What kind of chat it is, where the answer tells: groups have a limit of their own. */
      readonly chatKind?: ChatKind;
      /** The place takes nothing more for so long, as its answer's headers say. */
      readonly restMs?: Duration;
    }
  /**
   * They said "not now", or nothing left the machine: nothing was posted. `scope` tells who has to wait: this delivery
   * (absent), everything for the place, or everything for the platform. `afterMs` null = as long as we think best.
   */
  | {
      readonly kind: 'retry';
      readonly reason: string;
      readonly afterMs: Duration | null;
      readonly scope?: 'delivery' | 'place' | 'platform';
    }
  /** They said no, and nothing was posted. `destination`: the place is closed to us; `platform`: the token is. */
  | {
      readonly kind: 'rejected';
      readonly reason: string;
      readonly scope: 'payload' | 'destination' | 'platform';
      /** What of the payload to give up for one more try: its markup, or the size of its picture. */
      readonly remedy?: Fallback;
    }
  /** The chat goes on under another address (a group became a supergroup); nothing was posted. */
  | { readonly kind: 'moved'; readonly reason: string; readonly chat: number }
  /** No answer came: it may be there or not. Never blindly repeated. */
  | { readonly kind: 'unknown'; readonly reason: string };

/** What became of an attempt after which no message is known to be there. */
export type Failure = Exclude<Outcome, { kind: 'sent' }>;

export type ChatKind = 'private' | 'group' | 'channel';
export type Fallback = 'plain-text' | 'smaller-card' | 'no-card';
