import type { Generated } from 'kysely';
import type { Platform } from '../core/destination.ts';
import type { ArticleId, DeliveryId, PostId } from '../core/ids.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { DecisionKind } from '../core/editors/proposal.ts';
import type { PlaceReader } from '../core/subscriptions/subscription.ts';
import type { Instant } from '../core/time.ts';

/** A destination that readers made. */
export interface SubscribedPlaceTable {
  name: string;
  platform: Platform;
  place_json: string;
  lane: OrderingKey;
  /** What `chatOf` says of its lane. */
  chat: string;
  language: string;
  reader_kind: PlaceReader['kind'];
  reader_id: string;
  created_at: Instant;
  suspended_at: Instant | null;
}

export interface SubscriptionTable {
  seq: Generated<number>;
  /** The name of its place. */
  place: string;
  filter: string;
  /** `now`, or the digest's local time, as in `07:30`. */
  rhythm: string;
  timezone: string | null;
  digest_due: Instant | null;
  subscriber: string;
  created_at: Instant;
}

/** New articles that were not held against the subscriptions yet, and when they are. */
export interface PendingNewsTable {
  article: ArticleId;
  due_at: Instant;
}

/** `Proposal`. */
export interface ProposalTable {
  post: PostId;
  version: number;
  round: number;
  decide_by: Instant | null;
  show_at: Instant | null;
  /** 1: all previews show this version. */
  is_told: number;
}

/** `ProposalCopy`. */
export interface ProposalCopyTable {
  post: PostId;
  platform: Platform;
  round: number;
  delivery: DeliveryId;
  version: number;
}

/** What became of posts that were proposed, in the order of `number`. */
export interface DecisionTable {
  post: PostId;
  number: number;
  kind: DecisionKind;
  by_id: string | null;
  by_name: string | null;
  at: Instant;
}

/** `Pause`. */
export interface PauseTable {
  /** Empty: all of them. */
  destination: string;
  until: Instant | null;
  by_id: string;
  by_name: string | null;
  at: Instant;
}

/** An editor's word that an article is taken back; `destination` empty: everywhere. */
export interface TakenBackTable {
  article: ArticleId;
  destination: string;
  by: string;
  at: Instant;
}

/** An article that an editor has taken back where it was sent. */
export interface RetractionTable {
  /** That sent it. */
  delivery: DeliveryId;
  article: ArticleId;
  at: Instant;
}

/** A link that somebody has posted at a destination by hand. */
export interface SeenLinkTable {
  destination: string;
  /** `linkIdentity` of it. */
  link: string;
  seen_at: Instant;
}

/** A message that has come to its channel's discussion, and waits for a comment. */
export interface DiscussedTable {
  /** `Discussed.id`. */
  id: string;
  /** `Discussed`. */
  told_json: string;
  told_at: Instant;
}

/** An update of a platform that was taken. */
export interface TakenUpdateTable {
  platform: Platform;
  id: string;
  taken_at: Instant;
  /** What whoever asked is told by; null when it is done, told as interrupted, or nobody could be told. */
  asking_json: string | null;
  /** Until when it is under way without a word; null as above. */
  lease_until: Instant | null;
}

/** How many reactions a message has. */
export interface ReactionTable {
  message: DeliveryId;
  count: number;
  noted_at: Instant;
}
