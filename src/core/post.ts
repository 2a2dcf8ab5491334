import type { Quote } from './article.ts';
import type { Platform } from './destination.ts';
import type { ArticleId, CardHash, DeliveryId, PostId, SlotId } from './ids.ts';
import type { Language } from './language.ts';
import type { OrderingKey } from './ordering-key.ts';
import type { Payload } from './payload.ts';
import type { Detail, Reason } from './reasons/reason.ts';
import type { PostPart } from './schedule.ts';
import { DAY, type Duration, type Instant } from './time.ts';

export const postKinds = ['article', 'digest'] as const;
export type PostKind = (typeof postKinds)[number];

/** One article of a post, as it stood when it was written into it. */
export interface PostItem {
  readonly article: ArticleId;
  /** Of the article's words that the post says. */
  readonly revision: number;
}

/** What the newsroom decided to say: about one article, or several. */
export interface Post {
  readonly id: PostId;
  readonly kind: PostKind;
  /** A proposed post waits for an editor's decision, and its deliveries wait with it (`proposed`). */
  readonly state: 'proposed' | 'approved' | 'skipped';
  /** At least one; the first is what the post is named after. */
  readonly items: readonly PostItem[];
  /** What it is made of. */
  readonly content: PostChoices;
  readonly slot: SlotId | null;
  readonly schedule: string | null;
  /** Who ordered it ("platform:123", "cli"); null when a schedule did. */
  readonly orderedBy: string | null;
  /** Why this article, why now. */
  readonly why: Reason;
  readonly createdAt: Instant;
}

/** Which parts a post has, and what of them a person chose; what is absent is chosen by rule. */
export interface PostChoices {
  readonly parts: readonly PostPart[];
  /** The words of the quotation, verbatim from the article; null = none. */
  readonly quote?: string | null;
  /** Sentences of the article. */
  readonly summary?: readonly string[];
  /** An editor's own words in place of the summary; they are the editor's and said to be. */
  readonly words?: string;
  /** Of a digest. */
  readonly digest?: DigestChoices;
}

/** The moment a digest is dated, and the zone in which its readers date. */
export interface DigestChoices {
  readonly at: Instant;
  readonly timezone: string;
  /** The stories it was proposed with, those included that an editor has left out since; absent = its items. */
  readonly offered?: readonly ArticleId[];
}

/** The words of a digest before a platform's formatter fits them to its limits. */
export interface DigestContent {
  /** Dated, in the readers' language. */
  readonly heading: string;
  /** Best story first. What does not fit falls away: sentences from the last, then lines from the last. */
  readonly lines: readonly DigestLine[];
  /** The newsroom's name. */
  readonly brand: string;
  readonly card: PostContent['card'];
  /** As of a post. */
  readonly more?: readonly ShownCard[];
  readonly mark: PostMark | null;
  /** As of a post. */
  readonly note?: string | null;
}

/** A story of a digest. */
export interface DigestLine {
  readonly article: ArticleId;
  readonly title: string;
  /** The article's own sentence that stands best for it. */
  readonly sentence: string | null;
  readonly outlet: string | null;
  /** Of its own post where one stands, else of the article. */
  readonly url: string | null;
  /** It holds no more: the title is struck and nothing else stays. */
  readonly isRetracted: boolean;
  /** What only a template asks for; absent = it is not there. */
  readonly about?: Partial<
    Pick<PostContent, 'lead' | 'authors' | 'topics' | 'date' | 'day' | 'time' | 'publishedAt' | 'isPaywalled'>
  >;
}

/** A picture, and words for those who do not see it. */
export interface ShownCard {
  readonly hash: CardHash;
  readonly alt: string;
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
  readonly language: Language;
  /** The newsroom's name. */
  readonly brand: string;
  /** `isPhoto`: it is the article's photograph, and carries none of its words. */
  readonly card: (ShownCard & { readonly isPhoto?: true }) | null;
  /** Pictures after the card; absent = none. */
  readonly more?: readonly ShownCard[];
  /** What only a template asks for; absent = it is not there. */
  readonly lead?: string | null;
  readonly authors?: readonly string[];
  readonly topics?: readonly string[];
  /** Day and time of its publication, as the newsroom's readers write them. */
  readonly date?: string | null;
  /** Its day and its time of day, each by itself. */
  readonly day?: string | null;
  readonly time?: string | null;
  /** Says that one must pay to read the article; absent = it does not. */
  readonly isPaywalled?: boolean;
  /** Who else reports it, as far as known; absent = nobody. */
  readonly also?: readonly Reporter[];
  /** What a posted copy says of itself, last and quietly; absent in what is posted for the first time. */
  readonly mark?: PostMark | null;
  /** What a preview says to editors below the post; absent in what readers get. */
  readonly note?: string | null;
}

/** Who else reports what a post tells, and where. */
export interface Reporter {
  readonly name: string;
  readonly url: string | null;
}

/** `updated`: these are not its first words. `retracted`: they hold no more; the title is struck and nothing else stays. */
export interface PostMark {
  readonly kind: 'updated' | 'retracted';
  /** When, day and time, as the newsroom's readers write them. */
  readonly time: string;
  /** The same moment, for platforms that show it in each reader's zone; absent = they show `time`. */
  readonly at?: Instant;
  /** Of `retracted`: it was right, and its time is over. */
  readonly isOver?: true;
}

/**
 * queued → claimed → sent | retry → claimed … | held | dead; and before a claim: withdrawn, expired, suspended. What waits
 * for an editor's decision is `proposed`, and becomes queued or `skipped`. At places that readers made nothing is `held`: it is `expired`.
 * `proposed`, `queued`, `claimed`, `retry`, `held`, `suspended` are still to happen; the others have ended.
 */
export const deliveryStates = [
  'proposed',
  'queued',
  'claimed',
  'retry',
  'held',
  'suspended',
  'sent',
  'dead',
  'withdrawn',
  'expired',
  'skipped',
] as const;
export type DeliveryState = (typeof deliveryStates)[number];
export const openStates = [
  'proposed',
  'queued',
  'claimed',
  'retry',
  'held',
  'suspended',
] as const satisfies DeliveryState[];
export const endedStates = [
  'sent',
  'dead',
  'withdrawn',
  'expired',
  'skipped',
] as const satisfies DeliveryState[];

/**
 * What a delivery does. `send` makes a message; `edit` and `delete` change one that stands; `publish` does what follows a
 * message that stands (`FollowUp`): hands it on to the followers of its channel, pins it, unpins it.
 */
export const operations = ['send', 'edit', 'delete', 'publish'] as const;
export type Operation = (typeof operations)[number];

/** One operation for one destination, on its way through the outbox. */
export interface Delivery {
  readonly id: DeliveryId;
  /** Null for an alert to editors, which is no post. */
  readonly post: PostId | null;
  /** The first article of its post. */
  readonly article: ArticleId | null;
  readonly operation: Operation;
  /** The message it is about, by the delivery that sent it; null for a `send`. */
  readonly message: DeliveryId | null;
  readonly destination: string;
  readonly platform: Platform;
  /** What has the same key goes out one at a time and in order. */
  readonly orderingKey: OrderingKey;
  /** For an edit, what the message is to become; for a delete or a publication, what stands there. */
  readonly payload: Payload;
  /** See `Message.wanted`. */
  readonly wanted: string | null;
  readonly state: DeliveryState;
  /** Why it is in this state; null when there is nothing to say. */
  readonly reason: Reason | null;
  readonly attempts: number;
  /** Not tried before this moment; null = as soon as possible. */
  readonly notBefore: Instant | null;
  /** Not sent after this moment, when it would be no news any more; null = whenever. */
  readonly notAfter: Instant | null;
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

/** What editors are told, beside what readers get. */
export const isAlert = ({ post }: Pick<Delivery, 'post'>): boolean => post === null;
/** An alert that could not be sent for so long is no news any more. */
export const ALERT_LASTS: Duration = DAY;

/** What stands at a platform since a send succeeded. */
export interface Message {
  /** Of the delivery that sent it. */
  readonly id: DeliveryId;
  readonly post: PostId;
  readonly destination: string;
  readonly platform: Platform;
  readonly orderingKey: OrderingKey;
  /** The platform's ids. */
  readonly messageIds: readonly string[];
  readonly url: string | null;
  readonly sentAt: Instant;
  /** What it was last confirmed to show. */
  readonly payload: Payload;
  /** `payloadHashOf` what it is to show, before marks of correction and before anything was given up; null = unknown. */
  readonly wanted: string | null;
  /** Since when it is known to be there no more; null = it stands. */
  readonly goneAt: Instant | null;
  /** When its first words were written. */
  readonly writtenAt: Instant;
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
      /** The platform's own names for the files of cards, by which this account may show them again without an upload. */
      readonly cardFiles?: ReadonlyMap<CardHash, string>;
      /** The message is to be handed on to the followers of its channel. */
      readonly publish?: true;
      /** What else is to be done with it; what is done already is not done again. */
      readonly follow?: readonly FollowUp[];
    }
  /**
   * They said "not now", or nothing left the machine: nothing was posted. `scope` tells who has to wait: this delivery
   * (absent), everything for the place, or everything for the platform. `afterMs` null = as long as we think best.
   */
  | {
      readonly kind: 'retry';
      readonly reason: Detail;
      readonly afterMs: Duration | null;
      readonly scope?: 'delivery' | 'place' | 'platform';
      readonly status?: OutOfOrder;
    }
  /** They said no, and nothing was posted. `destination`: the place is closed to us; `platform`: the token is. */
  | {
      readonly kind: 'rejected';
      readonly reason: Detail;
      readonly scope: 'payload' | 'destination' | 'platform';
      /** What of the payload to give up for one more try: its markup, or the size of its pictures. */
      readonly remedy?: Fallback;
    }
  /** The chat goes on under another address (a group became a supergroup); nothing was posted. */
  | { readonly kind: 'moved'; readonly reason: Detail; readonly chat: number }
  /** The message that was to be changed is there no more: somebody removed it. */
  | { readonly kind: 'gone'; readonly reason: Detail }
  /**
   * No answer came, or that of a server in trouble (see `status`): it may be there or not. A `send` is never blindly repeated;
   * the other operations are idempotent.
   */
  | { readonly kind: 'unknown'; readonly reason: Detail; readonly status?: OutOfOrder };

/** What is to be done with a message that stands, by a `publish` of its platform. */
export interface FollowUp {
  /** Tells it from the others of the same message. */
  readonly key: string;
  /** The part of the message's queue in which it waits: what has the same part goes in order, and nothing else waits for it. */
  readonly queue: string;
  /** What the platform is to do. */
  readonly payload: Payload;
  readonly afterMs: Duration;
}

/** The HTTP status of a server in trouble, 500 or more. */
export type OutOfOrder = number;

/** What became of an attempt after which no message is known to be there. */
export type Failure = Exclude<Outcome, { kind: 'sent' }>;

export type ChatKind = 'private' | 'group' | 'channel';
export type Fallback = 'plain-text' | 'smaller-card' | 'no-card';
