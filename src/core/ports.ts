import type { Article, SourceEvent, SourceFault } from './article.ts';
import type { CardContent, CardImage, CardPhoto, CardStyle, DrawnCard } from './card.ts';
import type { Platform } from './destination.ts';
import type { NewsroomEvent } from './events.ts';
import type { ArticleId, CardHash, DeliveryId, PostId } from './ids.ts';
import type { Payload } from './payload.ts';
import type { ChatKind, Delivery, DeliveryState, Outcome, Post } from './post.ts';
import type { PickOrder, PickRule, Slot } from './schedule.ts';
import type { Duration, Instant } from './time.ts';
import type { StoreFiles, Upkeep } from './upkeep.ts';

/** An adapter's one-method port: makes one attempt, reports the outcome, decides nothing, never throws. */
export interface Publisher {
  readonly platform: Platform;
  publish(delivery: Delivery, card: CardImage | null, signal: AbortSignal): Promise<Outcome>;
  /**
   * For how long after the first attempt a repeat of the same delivery is answered with the first message instead of
   * a second one (Discord's enforced nonce); 0 = never.
   */
  readonly repeatableForMs: Duration;
  /**
   * Looks at the place for a delivery whose answer was lost. Absent where the platform gives no way to look.
   * `absent` is said only when the look was complete.
   */
  find?(delivery: Delivery, signal: AbortSignal): Promise<Finding>;
  /** How long a request without an answer may still take to arrive, after which a look is conclusive. Absent = 0. */
  readonly landsWithinMs?: Duration;
}

export type Finding =
  | { readonly kind: 'found'; readonly messageIds: readonly string[]; readonly url: string | null }
  | { readonly kind: 'absent' }
  /** `afterMs`: look again then; absent = it can never be told, so a person must. */
  | { readonly kind: 'unable'; readonly reason: string; readonly afterMs?: Duration };

/** Draws cards. */
export interface CardRenderer {
  /**
   * `alt` is kept with the picture; the renderer does not draw it. A photograph that cannot be shown costs the card only
   * that. Throws `Error` when it cannot draw: the post then goes out without a picture.
   */
  render(content: CardContent, style: CardStyle, alt: string): Promise<DrawnCard>;
  /** Whether cards of a theme show the article's photograph; otherwise it need not be fetched. Throws for a faulty theme. */
  showsPhoto(theme: string): Promise<boolean>;
}

/** Gets what articles name as their picture. */
export interface PhotoFinder {
  /** The article's photograph as it is now, or why there is none. Never throws. */
  find(article: Article): Promise<FoundPhoto>;
}

export type FoundPhoto =
  | { readonly kind: 'photo'; readonly photo: CardPhoto }
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * A place articles come from. `events` ends when `signal` aborts. The first events are all that is there now, then `settled`;
 * `partial` when the place could not be read whole: what was not told is then not gone.
 */
export interface Source {
  readonly name: string;
  events(
    signal: AbortSignal,
  ): AsyncIterable<SourceEvent | { readonly kind: 'settled'; readonly partial?: true }>;
}

/**
 * What a platform tells by itself about a place: we may post there again, or no longer, or it goes on under another address
 * (a group became a supergroup). `chat` as `chatOf` names it; a chat with a name is told of by number and by name.
 */
export type PlaceNews =
  | { readonly kind: 'opened' | 'closed'; readonly chat: string; readonly reason: string }
  | { readonly kind: 'moved'; readonly chat: string; readonly movedTo: number };

export type RecordEvent = (event: NewsroomEvent) => void;

/** What became of a document that was saved. `duplicate`: another article has this url or these very words. */
export type SaveResult =
  | { readonly kind: 'new' | 'corrected' | 'same'; readonly article: Article }
  | { readonly kind: 'duplicate'; readonly of: ArticleId };

export interface ArticleStore {
  /**
   * Saves under (source, key). There already: `same`, or `corrected` when what the source says of it changed (words,
   * title, address, topics, dates…); a better reading of the same words is kept and is `same`. Not there: `new`, or a
   * `duplicate`, not kept, when another living article has its url or content hash. A withdrawn article that comes back
   * lives again, as `new` or, changed, as `corrected`. `revision`, `receivedAt` and `withdrawnAt` of the argument are
   * ignored: the store keeps them. NUL and half surrogate pairs come back as U+FFFD.
   */
  save(article: Article, now: Instant): Promise<SaveResult>;
  /** Marks it withdrawn; null when there is none under (source, key), or it is withdrawn already. */
  withdraw(source: string, key: string, now: Instant): Promise<Article | null>;
  get(id: ArticleId): Promise<Article | null>;
  /** Keys of a source's articles that are not withdrawn, sorted. */
  keysOf(source: string): Promise<readonly string[]>;
  /**
   * Living articles that hold all these words in title, text or names, best first; the first letters of a word are
   * enough. An id or an address finds its article. Words are data, never syntax; no word finds nothing.
   */
  search(words: string, limit: number): Promise<readonly Article[]>;
  /** Living articles, newest news first. `languages` empty = all. */
  latest(query: {
    readonly languages: readonly string[];
    readonly limit: number;
  }): Promise<readonly Article[]>;
  /**
   * Living articles that the rule allows at `now` (begun, not expired, younger than `within`, with one of the topics or
   * a keyword like it, in one of the languages) and that have no delivery to `destination`, nor has one with the same
   * address or words, such as the same file under its former name; a delivery that was withdrawn does not count. In the
   * order asked for; for `random` in a stable order, all of them up to `limit`. `count` is not looked at.
   */
  candidates(query: CandidateQuery): Promise<readonly Article[]>;
  /** Keeps the newest fault of each (source, key). */
  saveFault(fault: SourceFault, now: Instant): Promise<void>;
  /** Forgets the fault of one file, when it is read well or gone. */
  clearFault(source: string, key: string): Promise<void>;
  /** Newest first. */
  faults(): Promise<readonly (SourceFault & { readonly at: Instant })[]>;
  /** Living articles by source; a source without any is absent. */
  count(): Promise<{ readonly source: string; readonly articles: number }[]>;
}

export interface CandidateQuery {
  readonly destination: string;
  readonly rule: PickRule;
  readonly order: PickOrder;
  readonly now: Instant;
  readonly limit: number;
}

/** A post with all that goes out for it: written in one transaction or not at all. */
export interface PostDraft {
  readonly post: Post;
  readonly deliveries: readonly DeliveryDraft[];
  readonly cards: readonly CardImage[];
}

export interface DeliveryDraft extends Pick<
  Delivery,
  'id' | 'destination' | 'platform' | 'payload' | 'notBefore'
> {
  /**
   * 0 = the first time this article goes to this destination; an editor's "again" is the next one. Unique per article ×
   * destination among deliveries that were not withdrawn.
   */
  readonly edition: number;
  /** An editor's "now", breaking news: goes before what waits in its lane. Absent = false. */
  readonly urgent?: boolean;
}

export interface SlotStore {
  /** The slot of a schedule that was due last, `until` a moment if one is given, whatever its state; null for none. */
  lastSlot(schedule: string, until?: Instant): Promise<Slot | null>;
  /**
   * Writes slot, posts, cards and deliveries in one transaction. False, and nothing written, when the slot is there
   * already. A delivery whose (article, destination, edition) exists is left out, and so is a post of which none is
   * left; a `filled` slot of which no post is left is written as `empty`.
   */
  fill(slot: Slot, drafts: readonly PostDraft[]): Promise<boolean>;
  /** The slots due last, the newest first. */
  recent(limit: number): Promise<readonly Slot[]>;
}

export interface Claim {
  readonly delivery: Delivery;
  /** Fencing: `settle` is refused when the lease was taken over since. */
  readonly lease: string;
  /** No attempt before this claim can have left a message. */
  readonly fresh: boolean;
}

/** What a delivery becomes after an attempt (or instead of one). */
export interface Settlement {
  readonly state: Exclude<DeliveryState, 'queued' | 'claimed'>;
  readonly reason: string | null;
  /** Absent = null. A suspended delivery without it is never tried again by itself. */
  readonly notBefore?: Instant | null;
  /** Absent, like `url`: as it was. */
  readonly messageIds?: readonly string[];
  readonly url?: string | null;
  /** No attempt so far can have left a message: the delivery is as good as never tried. */
  readonly surelyAbsent?: boolean;
  /** What else has to wait, beside this delivery: all for the place, or all for the platform. */
  readonly block?: { readonly scope: 'place' | 'platform'; readonly until: Instant; readonly reason: string };
  /** What the answer told of the chat. */
  readonly chatKind?: ChatKind;
  /** The payload of the next try, where the last one was refused for what it held. */
  readonly payload?: { readonly payload: Payload; readonly card: CardImage | null };
}

export interface Outbox {
  /**
   * An editor's order, outside any slot; one transaction. Answers the deliveries that were really written: one that is
   * there already (post × destination, or article × destination × edition) is left out.
   */
  order(draft: PostDraft): Promise<readonly Delivery[]>;
  /**
   * Takes up to `limit` due deliveries of these platforms for `leaseMs`; counts the attempt and stamps
   * `firstAttemptAt`. Of each lane (`laneOf`) the head, and none while another of that lane is claimed: an urgent one that
   * is due, else the first that is in `retry` or `suspended` (those behind it wait until its `notBefore` has come), else the
   * first written whose `notBefore` has come. No faster than the paces of platform and chat, urgent ones first, then the
   * lane that is due longest.
   */
  claim(query: {
    readonly platforms: readonly Platform[];
    readonly now: Instant;
    readonly limit: number;
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
  }): Promise<readonly Claim[]>;
  /** Writes the outcome; false when the lease is no longer ours (a lease that ran out is ours until it is taken over). */
  settle(claim: Claim, settlement: Settlement, now: Instant): Promise<boolean>;
  /** `settle` for many in one transaction, which reaches the disk once; the answers in the same order. */
  settleAll(
    settled: readonly { readonly claim: Claim; readonly settlement: Settlement }[],
    now: Instant,
  ): Promise<readonly boolean[]>;
  /** Postpones the lease's end. False when it is no longer ours. */
  renew(claim: Claim, until: Instant): Promise<boolean>;
  get(id: DeliveryId): Promise<Delivery | null>;
  /**
   * Takes back what is sure not to be there: the article's deliveries that are `queued`, `retry` or `suspended` and of
   * which no attempt can have left a message (`firstAttemptAt` is null). What is claimed, held, in doubt or ended stays. Answers those it changed.
   */
  withdraw(article: ArticleId, reason: string, now: Instant): Promise<readonly Delivery[]>;
  /**
   * Withdraws as `withdraw` does, but only these deliveries, and writes for each that was withdrawn its successor, in one
   * transaction: one that was claimed meanwhile stays, and its successor is not written. Answers the successors.
   */
  replace(
    successors: readonly { readonly of: DeliveryId; readonly draft: PostDraft }[],
    reason: string,
    now: Instant,
  ): Promise<readonly Delivery[]>;
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
  move(chat: string, movedTo: number, now: Instant): Promise<number>;
  /**
   * The right to post to this chat is back (`chatOf` names it): what is suspended there is tried at once, and the lane
   * goes on. Answers how many deliveries were.
   */
  resume(chat: string, now: Instant): Promise<number>;
  /**
   * The earliest moment at which `claim` or `claimAbandoned` would find something if nothing else changed (a past one =
   * now); null for never. A lane with an attempt under way counts from the end of that lease.
   */
  nextDue(platforms: readonly Platform[], now: Instant): Promise<Instant | null>;
  card(hash: CardHash): Promise<CardImage | null>;
  /**
   * Highest edition of this article at this destination and its delivery, the living one where another was withdrawn;
   * null when it was never meant to go there.
   */
  standing(
    article: ArticleId,
    destination: string,
  ): Promise<{ readonly edition: number; readonly delivery: Delivery } | null>;
}

/** A delivery with what people want to know around it. */
export interface DeliveryRow extends Delivery {
  readonly articleTitle: string;
  readonly articleSource: string;
  readonly schedule: string | null;
  readonly why: string;
  /** Until when all for its place or its platform has to wait, though it may be past; of open deliveries only. */
  readonly block?: { readonly until: Instant; readonly reason: string | null };
  /** Since when its place is closed to us; of open deliveries only. */
  readonly closedSince?: Instant;
}

export interface DeliveryFilter {
  readonly limit: number;
  readonly state?: DeliveryState;
  readonly article?: ArticleId;
  readonly destination?: string;
  readonly post?: PostId;
}

/** What is still to happen and what has ended; together they explain every article × destination. */
export interface Ledger {
  /** Open deliveries, next first: under way, then waiting by their moment, then held and suspended. */
  queue(filter: DeliveryFilter): Promise<readonly DeliveryRow[]>;
  /** Ended deliveries, newest first. */
  history(filter: DeliveryFilter): Promise<readonly DeliveryRow[]>;
  counts(): Promise<Readonly<Partial<Record<DeliveryState, number>>>>;
}

/** What editors were told, so that they are told each thing once: by this process or the one before. */
export interface Notices {
  /** Writes down that this is told now; false when it was before. */
  claim(what: NoticeKey, now: Instant): Promise<boolean>;
  /** Forgets it: it is over, or it could not be told. False when it was not written down. */
  release(what: NoticeKey): Promise<boolean>;
  /** Subjects of a kind that were told, sorted. */
  told(kind: string): Promise<readonly string[]>;
  /** Forgets those of a kind that were told before this moment; answers how many. */
  prune(kind: string, before: Instant): Promise<number>;
}

export interface NoticeKey {
  readonly kind: string;
  readonly subject: string;
}

/** Who runs on this database: at most one instance at a time. */
export interface Presence {
  /**
   * Gives the place to this instance, unless another has it that is not among `gone` (or was seen again since). Answers
   * null, or that other one; nothing is written then.
   */
  enter(instance: Instance, gone: readonly Sighting[], now: Instant): Promise<Sighting | null>;
  /** Says that it is there, and at which address. False when its place was taken: it must stop at once. */
  beat(instance: Instance, now: Instant): Promise<boolean>;
  leave(id: string): Promise<void>;
  /** Who has the place, alive or not; last seen first. */
  all(): Promise<readonly Sighting[]>;
}

/** An instance as it was seen last. */
export interface Sighting extends Instance {
  readonly since: Instant;
  readonly seenAt: Instant;
}

export interface Instance {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** Where its page is; null without one. */
  readonly address: string | null;
}

/** One database, seen by the newsroom. */
export interface Store extends AsyncDisposable {
  readonly articles: ArticleStore;
  readonly slots: SlotStore;
  readonly outbox: Outbox;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly presence: Presence;
  readonly upkeep: Upkeep;
  readonly files: StoreFiles;
  /** A number that changes when anybody, this process or another, has written; cheap enough for every second. */
  pulse(): Promise<number>;
}
