import type { Article, SourceEvent, SourceFault } from './article.ts';
import type { CardContent, CardImage, CardStyle } from './card.ts';
import type { Platform } from './destination.ts';
import type { NewsroomEvent } from './events.ts';
import type { ArticleId, CardHash, DeliveryId, PostId } from './ids.ts';
import type { Delivery, DeliveryState, Outcome, Post } from './post.ts';
import type { PickOrder, PickRule, Slot } from './schedule.ts';
import type { Duration, Instant } from './time.ts';

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
}

export type Finding =
  | { readonly kind: 'found'; readonly messageIds: readonly string[]; readonly url: string | null }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unable'; readonly reason: string };

/** Draws a card. Throws `Error` when it cannot: the post then goes out without a picture. */
export interface CardRenderer {
  /** `alt` is kept with the picture; the renderer does not draw it. */
  render(content: CardContent, style: CardStyle, alt: string): Promise<CardImage>;
}

/** A place articles come from. `events` ends when `signal` aborts. The first events are all that is there now. */
export interface Source {
  readonly name: string;
  events(signal: AbortSignal): AsyncIterable<SourceEvent | { readonly kind: 'settled' }>;
}

export type RecordEvent = (event: NewsroomEvent) => void;

/** What became of a document that was saved. `duplicate`: another article has this url or these very words. */
export type SaveResult =
  | { readonly kind: 'new' | 'corrected' | 'same'; readonly article: Article }
  | { readonly kind: 'duplicate'; readonly of: ArticleId };

export interface ArticleStore {
  /**
   * Saves under (source, key); identity also goes by url and by content hash. `revision`, `receivedAt` and
   * `withdrawnAt` of the argument are ignored: the store keeps them. A withdrawn article that comes back lives again.
   */
  save(article: Article, now: Instant): Promise<SaveResult>;
  /** Marks it withdrawn; null when there is none under (source, key), or it is withdrawn already. */
  withdraw(source: string, key: string, now: Instant): Promise<Article | null>;
  get(id: ArticleId): Promise<Article | null>;
  /** Keys of a source's articles that are not withdrawn. */
  keysOf(source: string): Promise<readonly string[]>;
  /** Living articles by words of title, text or names, best first; an id finds its article. Words are data, never syntax. */
  search(words: string, limit: number): Promise<readonly Article[]>;
  /** Living articles, newest news first. `languages` empty = all. */
  latest(query: {
    readonly languages: readonly string[];
    readonly limit: number;
  }): Promise<readonly Article[]>;
  /**
   * Living articles that the rule allows at `now` and that have no delivery to `destination` (one that was withdrawn
   * does not count). In the rule's order; for `random` in a stable order, all of them up to `limit`.
   */
  candidates(query: CandidateQuery): Promise<readonly Article[]>;
  saveFault(fault: SourceFault, now: Instant): Promise<void>;
  /** Forgets the fault of one file, when it is read well or gone. */
  clearFault(source: string, key: string): Promise<void>;
  faults(): Promise<readonly (SourceFault & { readonly at: Instant })[]>;
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
  /** 0 = the first time this article goes to this destination; an editor's "again" is the next one. Unique per article × destination. */
  readonly edition: number;
}

export interface SlotStore {
  /** The newest slot of a schedule, whatever its state; null for a schedule never seen. */
  lastSlot(schedule: string): Promise<Slot | null>;
  /**
   * Writes slot, posts, cards and deliveries in one transaction. False, and nothing written, when the slot is there
   * already. A delivery whose (article, destination, edition) exists is left out.
   */
  fill(slot: Slot, drafts: readonly PostDraft[]): Promise<boolean>;
  recent(limit: number): Promise<readonly Slot[]>;
}

export interface Claim {
  readonly delivery: Delivery;
  /** Fencing: `settle` is refused when the lease was taken over since. */
  readonly lease: string;
}

/** What a delivery becomes after an attempt (or instead of one). */
export interface Settlement {
  readonly state: Exclude<DeliveryState, 'queued' | 'claimed'>;
  readonly reason: string | null;
  readonly notBefore?: Instant | null;
  readonly messageIds?: readonly string[];
  readonly url?: string | null;
}

export interface Outbox {
  /** An editor's order, outside any slot; one transaction. Answers the deliveries that were really written. */
  order(draft: PostDraft): Promise<readonly Delivery[]>;
  /**
   * Takes up to `limit` due deliveries of these platforms for `leaseMs`, oldest first and at most one per destination;
   * counts the attempt and stamps `firstAttemptAt`. None that another process holds.
   */
  claim(query: {
    readonly platforms: readonly Platform[];
    readonly now: Instant;
    readonly limit: number;
    readonly leaseMs: Duration;
  }): Promise<readonly Claim[]>;
  /** Deliveries whose lease ran out: their process died in the middle, so the outcome is unknown. Taken over with a new lease. */
  claimAbandoned(query: { readonly now: Instant; readonly leaseMs: Duration }): Promise<readonly Claim[]>;
  /** Writes the outcome; false when the lease is no longer ours. */
  settle(claim: Claim, settlement: Settlement, now: Instant): Promise<boolean>;
  /** Postpones the lease's end. False when it is no longer ours. */
  renew(claim: Claim, until: Instant): Promise<boolean>;
  get(id: DeliveryId): Promise<Delivery | null>;
  /** Changes what nobody holds now: withdraws queued deliveries of an article, answers those it changed. */
  withdraw(article: ArticleId, reason: string, now: Instant): Promise<readonly Delivery[]>;
  /** An editor's word on a held delivery: it is there, or it is to be sent again. Null when it is not held. */
  resolve(
    id: DeliveryId,
    verdict: { readonly kind: 'there' } | { readonly kind: 'again' },
    now: Instant,
  ): Promise<Delivery | null>;
  /** The earliest moment something open becomes due; null when nothing waits. */
  nextDue(platforms: readonly Platform[]): Promise<Instant | null>;
  card(hash: CardHash): Promise<CardImage | null>;
  /** Highest edition of this article at this destination and the state it is in; null when it never went there. */
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
}

export interface DeliveryFilter {
  readonly limit: number;
  readonly article?: ArticleId;
  readonly destination?: string;
  readonly post?: PostId;
}

/** What is still to happen and what has ended; together they explain every article × destination. */
export interface Ledger {
  /** Open deliveries, next first. */
  queue(filter: DeliveryFilter): Promise<readonly DeliveryRow[]>;
  /** Ended deliveries, newest first. */
  history(filter: DeliveryFilter): Promise<readonly DeliveryRow[]>;
  counts(): Promise<Readonly<Partial<Record<DeliveryState, number>>>>;
}

/** Who runs on this database: lets a command line know that a service is there to deliver. */
export interface Presence {
  beat(instance: Instance, now: Instant): Promise<void>;
  leave(id: string): Promise<void>;
  /** Instances seen within `withinMs`. */
  alive(now: Instant, withinMs: Duration): Promise<readonly Instance[]>;
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
  readonly presence: Presence;
  /** A number that changes when another process may have written; cheap enough for every second. */
  pulse(): Promise<number>;
}
