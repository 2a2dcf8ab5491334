import type { Destination } from '../destination.ts';
import type { Filter } from '../filter/filter.ts';
import type { ArticleId } from '../ids.ts';
import type { ChatKey, OrderingKey } from '../ordering-key.ts';
import type { Rhythm, SubscribedPlace, Subscription } from '../subscriptions/subscription.ts';
import type { Instant } from '../time.ts';
import type { PostDraft } from './outbox.ts';
import type { ReaderKey } from './readers.ts';

/** A subscription that is asked for. */
export interface SubscriptionDraft {
  readonly place: Omit<SubscribedPlace, 'name' | 'createdAt' | 'suspendedAt'>;
  readonly filter: Filter;
  readonly rhythm: Rhythm;
  readonly subscriber: string;
  /** When the first digest is due; null where there are none. */
  readonly digestDue: Instant | null;
}

/** `there`: the place has the same already. `full`: the person has as many as one may. */
export type AddResult =
  { readonly kind: 'added' | 'there'; readonly subscription: Subscription } | { readonly kind: 'full' };

/** What matching holds in memory of a subscription. */
export interface MatchedSubscription {
  readonly id: number;
  readonly filter: string;
  /** The name of its place. */
  readonly place: string;
  readonly createdAt: Instant;
}

/** An article that has not been held against the subscriptions yet. */
export interface PendingNews {
  readonly article: ArticleId;
  readonly dueAt: Instant;
}

export interface PendingQuery {
  readonly limit: number;
  /** Only what editors have approved (`ProposalStore.approved`); the rest stays due. */
  readonly needsApproval: boolean;
}

/**
 * What differs when subscriptions have been added, removed or moved: ids grow, so that as many others have another sum.
 */
export interface SubscriptionMark {
  readonly count: number;
  /** Of their ids. */
  readonly sum: number;
  /** When a chat moved last; 0 = none has. */
  readonly movedAt: Instant;
}

/** A digest whose hour has come. */
export interface DueDigest {
  readonly subscription: Subscription;
  readonly dueAt: Instant;
}

export interface SubscriptionStore {
  /**
   * One transaction: counts the person's subscriptions, makes the place a destination where it is none, and adds. A place
   * that was suspended is open again, for somebody asks there.
   */
  add(draft: SubscriptionDraft, limit: number, now: Instant): Promise<AddResult>;
  /** In the order in which they were made. */
  ofPlace(orderingKey: OrderingKey): Promise<readonly Subscription[]>;
  /** Those made later than `after`, by id. */
  list(query: { readonly after: number; readonly limit: number }): Promise<readonly Subscription[]>;
  /**
   * Answers those that were there. Where nothing is subscribed any more, what waits is not sent; the place stays a
   * destination as long as what was sent there may be corrected.
   */
  remove(ids: readonly number[], now: Instant): Promise<readonly number[]>;
  /**
   * Deletes what a person has subscribed to, wherever, and all that is known of the places in private that were theirs: what
   * waits for them, what was sent to them. Answers the subscriptions that went.
   */
  forget(subscriber: string, orderingKeys: readonly OrderingKey[]): Promise<readonly number[]>;

  /** Tells whether another process has changed them. */
  mark(): Promise<SubscriptionMark>;
  /** Those that want articles at once, by id, in pages. */
  toMatch(after: number, limit: number): Promise<readonly MatchedSubscription[]>;

  place(name: string): Promise<SubscribedPlace | null>;
  /** The names of places whose chat this is. */
  placesIn(chat: ChatKey): Promise<readonly string[]>;
  /** The chats that many share, in their order, in pages. */
  sharedChats(after: ChatKey, limit: number): Promise<readonly ChatKey[]>;
  /** The chat is closed to us: nothing is written for it until it opens (`Outbox.resume`) or somebody asks there. */
  suspend(chat: ChatKey, now: Instant): Promise<void>;
  /** Of these places, those that are open, not muted, and have not had the article nor one with its words or address. */
  waitingFor(article: ArticleId, names: readonly string[], now: Instant): Promise<readonly SubscribedPlace[]>;

  /** Articles that are due to be held against the subscriptions, the longest due first. */
  pendingNews(now: Instant, query: PendingQuery): Promise<readonly PendingNews[]>;
  /** When the next one is due; null for never. */
  nextNews(): Promise<Instant | null>;
  postpone(article: ArticleId, until: Instant): Promise<void>;
  /**
   * The article was held against all subscriptions, in the words of that revision. Where it has others by now, or was
   * withdrawn, its posted copies are looked at again.
   */
  newsDone(article: ArticleId, revision: number, now: Instant): Promise<void>;
  /** What is due by then is done with, whoever would want it. */
  dropNews(until: Instant): Promise<void>;

  /** In open places that are not muted; the longest due first. */
  dueDigests(now: Instant, limit: number): Promise<readonly DueDigest[]>;
  /** All of a reader's place or places, due or not. */
  digestsOf(reader: ReaderKey): Promise<readonly DueDigest[]>;
  /** Gives a digest another zone and due moment; false, and nothing written, when it has been written or ended since. */
  rezone(digest: DueDigest, to: { readonly timezone: string; readonly dueAt: Instant }): Promise<boolean>;
  /** When the next one is due; null for never. */
  nextDigest(): Promise<Instant | null>;
  /**
   * Writes a digest and when the next is due, in one transaction. False, and nothing written, when that was done before.
   * `draft` null: there is nothing to tell.
   */
  fillDigest(
    digest: { readonly id: number; readonly dueAt: Instant; readonly nextDue: Instant },
    draft: PostDraft | null,
    now: Instant,
  ): Promise<boolean>;
  /** Of these articles, those that went to the destination, or whose words or address did. */
  had(destination: string, articles: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
}

/** Every place to post to: those of the config, and those that readers made. */
export interface Destinations {
  /** All of the config, also those that take no part now. */
  readonly configured: readonly Destination[];
  /** Null when there is none of that name (any more). */
  find(name: string): Promise<Destination | null>;
  /** The names of those in a chat. */
  inChat(chat: ChatKey): Promise<readonly string[]>;
}
