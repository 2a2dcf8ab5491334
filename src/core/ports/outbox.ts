import type { CardImage } from '../card.ts';
import type { Platform } from '../destination.ts';
import type { ArticleId, CardHash, DeliveryId, PostId } from '../ids.ts';
import type { ChatKey, OrderingKey } from '../ordering-key.ts';
import type { Payload } from '../payload.ts';
import type { ChatKind, Delivery, DeliveryState, FollowUp, Message, Post, PostItem } from '../post.ts';
import type { Reason } from '../reasons/reason.ts';
import type { Duration, Instant } from '../time.ts';

/** A post with all that goes out for it: written in one transaction or not at all. */
export interface PostDraft {
  readonly post: Post;
  readonly deliveries: readonly DeliveryDraft[];
  readonly cards: readonly CardImage[];
  /** Of a proposed post: until when editors may decide; null = as long as they like. Absent = null. */
  readonly decideBy?: Instant | null;
}

export interface DeliveryDraft extends Pick<
  Delivery,
  'id' | 'destination' | 'platform' | 'orderingKey' | 'payload' | 'notBefore'
> {
  /** `payloadHashOf` the payload as it was composed. */
  readonly wanted: string | null;
  /**
   * 0 = the first time the post's articles go to this destination; an editor's "again" is the next one. Unique per article
   * × destination among deliveries that were not withdrawn.
   */
  readonly repostNumber: number;
  /** Absent = null. */
  readonly notAfter?: Instant | null;
  /** An editor's "now", breaking news: goes before what waits in its lane. Absent = false. */
  readonly urgent?: boolean;
}

/** An edit or deletion of a message that stands, to be written. */
export interface ChangeDraft extends Pick<Delivery, 'id' | 'payload' | 'notBefore'> {
  readonly operation: 'edit' | 'delete';
  readonly message: DeliveryId;
  readonly wanted: string | null;
  readonly urgent?: boolean;
  /**
   * Why we cannot carry it out: it is written as `dead`, for a person to do, and what the message shows counts as unknown.
   * One of this id that is there already is not written again.
   */
  readonly outOfReach?: Reason;
}

/** What has become of a post's articles, to be written with what it changes. */
export interface PostChange {
  readonly post: PostId;
  readonly items: readonly PostItem[];
  readonly changes: readonly ChangeDraft[];
  readonly cards: readonly CardImage[];
}

/** An alert for one place where editors are told. */
export type AlertDraft = Pick<Delivery, 'id' | 'destination' | 'platform' | 'orderingKey' | 'payload'>;

/** A thing that editors are told once, until it is over. */
export interface NoticeKey {
  readonly kind: string;
  readonly subject: string;
}

/** Something to tell, with what is to be remembered of it. */
export interface AlertOrder {
  /** Told by it. */
  readonly begins: readonly NoticeKey[];
  /** Told before, and over. */
  readonly ends: readonly NoticeKey[];
  readonly drafts: readonly AlertDraft[];
}

/** A destination by its name and its queue. */
export interface NamedPlace {
  readonly name: string;
  readonly orderingKey: OrderingKey;
}

/** What a send that waits is at another place. */
export interface Readdressed extends Pick<DeliveryDraft, 'platform' | 'orderingKey' | 'payload' | 'wanted'> {
  readonly of: DeliveryId;
  readonly cards: readonly CardImage[];
}

/** Of one article each change has another moment. */
export interface ArticleChange {
  readonly article: ArticleId;
  readonly changedAt: Instant;
}

/** A picture as a platform holds it already. */
export interface StoredCard extends CardImage {
  /** Of `Outcome.cardFiles` of an earlier send to that platform; absent or null where there was none. */
  readonly file?: string | null;
}

export interface Claim {
  readonly delivery: Delivery;
  /** Fencing: `settle` is refused when the lease was taken over since. */
  readonly lease: string;
  /** No attempt before this claim can have left a message. */
  readonly noPriorAttempt: boolean;
  /** How often the platform has failed since it last answered, whoever asked it. */
  readonly failures: number;
  /**
   * What had become of its stories by the claim: of the one that is kept best, and of the one that is not; null where the
   * delivery is about no article.
   */
  readonly stories: { readonly best: StoryFate; readonly worst: StoryFate } | null;
}

/** `withdrawn`: by its source, or taken back by an editor in this delivery. The later, the worse. */
export const storyFates = ['alive', 'expired', 'withdrawn'] as const;
export type StoryFate = (typeof storyFates)[number];

/** An editor's word that an article is not to be there; `destination` null: anywhere. */
export interface TakenBack {
  readonly destination: string | null;
  /** Who, as it is kept. */
  readonly by: string;
  readonly at: Instant;
}

/** The word that holds for a destination; null when there is none. */
export const takenBackFrom = (words: readonly TakenBack[], destination: string): TakenBack | null =>
  words.findLast(word => word.destination === null || word.destination === destination) ?? null;

/** What attempts can lead to. */
export type AttemptedState = Exclude<DeliveryState, 'proposed' | 'queued' | 'claimed' | 'skipped'>;

/** What a delivery becomes after an attempt (or instead of one). */
export interface Transition {
  readonly state: AttemptedState;
  readonly reason: Reason | null;
  /** Absent = null. A suspended delivery without it is never tried again by itself. */
  readonly notBefore?: Instant | null;
  /** Absent, like `url`: as it was. */
  readonly messageIds?: readonly string[];
  readonly url?: string | null;
  /** No attempt so far can have left a message: the delivery is as good as never tried. */
  readonly confirmedNotSent?: boolean;
  /** What else has to wait, beside this delivery: all for the place, or all for the platform. */
  readonly block?: { readonly scope: 'place' | 'platform'; readonly until: Instant; readonly reason: Reason };
  /** How often the platform has failed in a row by now; absent = as before. */
  readonly failures?: number;
  /** What the answer told of the chat. */
  readonly chatKind?: ChatKind;
  /** See `Outcome`. */
  readonly cardFiles?: ReadonlyMap<CardHash, string>;
  /** The answer of an edit was lost: until then it may still land. */
  readonly landsBy?: Instant;
  /** The message it was about is there no more. */
  readonly messageGone?: true;
  /** Writes a publication of the message to its channel's followers. */
  readonly publish?: true;
  /** Writes what follows the message. */
  readonly follow?: readonly FollowUp[];
  /** The payload of the next try, where the last one was refused for what it held. */
  readonly payload?: { readonly payload: Payload; readonly cards: readonly CardImage[] };
  /** Of `withdrawn`: what goes in its place, as by `replace`. */
  readonly successor?: PostDraft;
}

export interface Outbox {
  /**
   * An editor's order, outside any slot; one transaction. Answers the deliveries that were really written: one that is
   * there already (post × destination, or article × destination × edition) is left out.
   */
  order(draft: PostDraft): Promise<readonly Delivery[]>;
  /**
   * Writes down what editors were told and the alerts that tell it, urgent ones, in one transaction: a crash neither loses
   * nor doubles them. False, and no alert written, when all that begins was told before and all that ends was not; what is
   * neither is always told.
   */
  alert(order: AlertOrder, now: Instant): Promise<boolean>;
  /** Subjects of a kind that editors were told, by this process or the one before, and that are not over, sorted. */
  told(kind: string): Promise<readonly string[]>;
  /**
   * Takes up to `limit` due deliveries of each of these platforms for `leaseMs`; counts the attempt and stamps
   * `firstAttemptAt`. A limit that is a function is asked when it is this claim's turn to write. Of each lane (an ordering key)
   * the head, and none while another of that lane is claimed: an urgent one that is due, else the first that is in `retry` or `suspended` (those behind it wait until its `notBefore` has come), else the
   * first written whose `notBefore` has come. No faster than the paces of platform and chat, urgent ones first, then the
   * lane that is due longest. Of a platform that has failed and not answered since, one: it asks for all.
   */
  claim(query: {
    readonly platforms: readonly Platform[];
    readonly now: Instant;
    readonly limit: number | ((platform: Platform) => number);
    readonly leaseMs: Duration;
  }): Promise<readonly Claim[]>;
  /**
   * Deliveries whose lease ran out: their process died in the middle, so the outcome is unknown. Taken over with a new
   * lease; the attempt is not counted again. Only of these platforms: who cannot ask one cannot settle its deliveries.
   */
  claimAbandoned(query: {
    readonly platforms: readonly Platform[];
    readonly now: Instant;
    readonly leaseMs: Duration;
    /** Nobody else works on this outbox: whatever is claimed and not by us is abandoned, however long its lease. */
    readonly alone?: boolean;
  }): Promise<readonly Claim[]>;
  /** Writes the outcome; false when the lease is no longer ours (a lease that ran out is ours until it is taken over). */
  settle(claim: Claim, settlement: Transition, now: Instant): Promise<boolean>;
  /**
   * `settle` for many in one transaction, which reaches the disk once; the answers in the same order. `arrived` is asked for them
   * when it is this transaction's turn to write: what arrived while others wrote comes along.
   */
  settleAll(
    arrived: () => readonly { readonly claim: Claim; readonly settlement: Transition }[],
    now: Instant,
  ): Promise<readonly boolean[]>;
  /** Postpones the lease's end. False when it is no longer ours. */
  renew(claim: Claim, until: Instant): Promise<boolean>;
  get(id: DeliveryId): Promise<Delivery | null>;
  /**
   * Takes back what is sure not to be there: the article's deliveries that are `queued`, `retry` or `suspended` and of
   * which no attempt can have left a message (`firstAttemptAt` is null), or only `proposed`. What is claimed, held, in doubt
   * or ended stays, and so does a digest with other articles that were not withdrawn. Answers those it changed.
   */
  withdraw(article: ArticleId, reason: Reason, now: Instant): Promise<readonly Delivery[]>;
  /**
   * An editor takes an article back, everywhere or at one destination: no rule picks it for there any more, and what waits of
   * it is `skipped`. What `withdraw` leaves, and a digest that tells other stories, stays. Answers those it changed.
   */
  takeBack(
    what: { readonly article: ArticleId; readonly to?: string; readonly by: string },
    now: Instant,
  ): Promise<readonly Delivery[]>;
  /** Where editors have taken an article back, the newest word last. */
  takenBack(article: ArticleId): Promise<readonly TakenBack[]>;
  /** Moves a post that is queued and was never tried; `notBefore` null = before all that waits. Null when it is not so. */
  reschedule(id: DeliveryId, notBefore: Instant | null, now: Instant): Promise<Delivery | null>;
  /**
   * Withdraws as `withdraw` does, but only these deliveries, and writes for each that was withdrawn its successor, in one
   * transaction: one that was claimed meanwhile stays, and its successor is not written. A successor has the repost number of
   * what it replaces. Answers the successors, and whether each was withdrawn.
   */
  replace(
    successors: readonly { readonly of: DeliveryId; readonly draft: PostDraft }[],
    reason: Reason,
    now: Instant,
  ): Promise<{ readonly written: readonly Delivery[]; readonly areAllWithdrawn: boolean }>;
  /**
   * An editor's word on a held delivery: it is there (`sent`), or it is to be sent `again` (`queued`; the next attempt
   * stamps `firstAttemptAt` anew, `attempts` goes on). `by` is kept in its reason. Null when it is not held.
   */
  resolve(
    id: DeliveryId,
    verdict: { readonly kind: 'there' | 'again'; readonly by?: string },
    now: Instant,
  ): Promise<Delivery | null>;
  /** The chat goes on under another address: all that is open for it, now and later, goes there. Answers how many were. */
  move(chat: ChatKey, movedTo: number, now: Instant): Promise<number>;
  /**
   * The right to post to this chat is back: what is suspended there is tried at once, and the lane
   * goes on. Answers how many deliveries were.
   */
  resume(chat: ChatKey, now: Instant): Promise<number>;
  /**
   * Each place that is closed to us is tried once more now: the cause may have been mended while nobody ran. Answers how
   * many places.
   */
  tryClosed(now: Instant): Promise<number>;
  /**
   * The destinations of the config. What is known under a name that is none of them, and stands in the queue of one, is
   * that one's from now on: it was renamed, though that its articles were there stays known under the former name as well. What
   * waits for a name that is none of them and was never tried, waits until it is one again, and counts as suspended in
   * `DeliveryQueries`. Articles whose copies there were out of reach are noted as changed anew.
   * Answers the names that were given up.
   */
  adopt(places: readonly NamedPlace[], now: Instant): Promise<readonly string[]>;
  /** Sends of posts to these destinations that wait, were never tried and stand in the queues of other places. */
  waitingElsewhere(places: readonly NamedPlace[]): Promise<readonly Delivery[]>;
  /** Addresses one of these anew; false when it was tried or ended meanwhile. */
  readdress(anew: Readdressed, now: Instant): Promise<boolean>;
  /** By their former keys, the present keys of chats that go on under another address. */
  moves(): Promise<ReadonlyMap<ChatKey, ChatKey>>;
  /**
   * The earliest moment at which `claim` or `claimAbandoned` would find something if nothing else changed (a past one =
   * now); null for never. A lane with an attempt under way counts from the end of that lease.
   */
  nextDue(platforms: readonly Platform[], now: Instant): Promise<Instant | null>;
  card(hash: CardHash): Promise<CardImage | null>;
  /** The card as this platform may know it already. */
  cardFor(hash: CardHash, platform: Platform): Promise<StoredCard | null>;
  /** The message that this delivery sent; null when it has sent none. */
  message(id: DeliveryId): Promise<Message | null>;
  post(id: PostId): Promise<Post | null>;
  /**
   * Articles whose posted copies may differ from what the article says now, in the order in which they changed; those
   * behind `after`.
   */
  changedArticles(limit: number, after?: ArticleChange): Promise<readonly ArticleChange[]>;
  /** What of an article stands, and what of it may yet come to stand. */
  copiesOf(article: ArticleId): Promise<{
    readonly messages: readonly Message[];
    /** Sends that are open and may have left a message, or may leave one. */
    readonly open: readonly Delivery[];
  }>;
  /**
   * Writes edits and deletions in one transaction, each in place of those of its message that wait, and what the post
   * says now. Of a message that is gone nothing is written. While an edit whose answer was lost may still land, an edit
   * waits, so that it lands last. Answers what was written.
   */
  change(changes: readonly PostChange[], now: Instant): Promise<readonly Delivery[]>;
  /**
   * An editor takes an article back where these have sent it, or will turn out to have: its copies there are never brought
   * up again. A change of the article, and of the others of its story, is noted with it.
   */
  retract(article: ArticleId, sends: readonly DeliveryId[], now: Instant): Promise<void>;
  /** The articles that an editor has taken back in a message, each with the moment. */
  retractedIn(message: DeliveryId): Promise<ReadonlyMap<ArticleId, Instant>>;
  /**
   * The copies of this article are as they are to be, provided that it has not changed since and that no send of it is
   * under way or in doubt. Answers whether it was so.
   */
  changesDone(change: ArticleChange): Promise<boolean>;
  /** Messages of posts that stand at a destination since a moment or longer, and whose end is not written down, in the order in which they were sent. */
  standingSince(query: {
    readonly destination: string;
    readonly sentBy: Instant;
    readonly limit: number;
    readonly after?: Pick<Message, 'sentAt' | 'id'>;
  }): Promise<readonly Message[]>;
  /** Edits and deletions that failed and are the last word on a message that stands, the newest first. */
  failedChanges(limit: number): Promise<readonly Delivery[]>;
  /**
   * Highest edition of this article at this destination and its delivery, the living one where another was withdrawn;
   * null when it was never meant to go there.
   */
  standing(
    article: ArticleId,
    destination: string,
  ): Promise<{ readonly repostNumber: number; readonly delivery: Delivery } | null>;
}
