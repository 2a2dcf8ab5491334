import type { Article, SourceFault } from '../article.ts';
import type { ArticleId, FilterKey, PostId } from '../ids.ts';
import type { Platform } from '../destination.ts';
import type { Language } from '../language.ts';
import type { FeedStore, HubCalls } from './feed-store.ts';
import type { StoryStore } from './story-store.ts';
import type { InstanceLock } from './instance-lock.ts';
import type { Outbox, PostDraft } from './outbox.ts';
import type { Pause, PauseStore } from './pauses.ts';
import type { ProposalStore } from './proposals.ts';
import type { ReaderArticles, ReaderStore } from './readers.ts';
import type { Delivery, DeliveryState, Operation, PostKind } from '../post.ts';
import type { Decision } from '../editors/proposal.ts';
import type { Reason } from '../reasons/reason.ts';
import type { PickOrder, PickRule, Slot } from '../schedule.ts';
import type { Instant } from '../time.ts';
import type { TransferStore } from '../transfer/transfer-store.ts';
import type { UpdateStore } from '../updates/update-store.ts';
import type { SubscriptionStore } from './subscriptions.ts';
import type { StoreFiles, StoreMaintenance } from './store-maintenance.ts';

/** What became of a document that was saved. `duplicate`: another article of its source has this url or these very words. */
export type SaveResult =
  | { readonly kind: 'new' | 'corrected' | 'same'; readonly article: Article }
  | { readonly kind: 'duplicate'; readonly of: ArticleId };

export interface ArticleStore {
  /**
   * Saves under (source, key). There already: `same`, or `corrected` when what the source says of it changed (words,
   * title, address, topics, dates…); a better reading of the same words is kept and is `same`. Not there: `new`, or a
   * `duplicate`, not kept, when another living article of its source has its url or content hash. A withdrawn article that comes back
   * lives again, as `new` or, changed, as `corrected`. `revision`, `receivedAt`, `correctedAt` and `withdrawnAt` of the argument
   * are ignored: the store keeps them. NUL and half surrogate pairs come back as U+FFFD.
   */
  save(article: Article, now: Instant): Promise<SaveResult>;
  /** Marks it withdrawn; null when there is none under (source, key), or it is withdrawn already. */
  withdraw(source: string, key: string, now: Instant): Promise<Article | null>;
  /**
   * Gives a living article another key in its source: a file that was renamed. A withdrawn one that had it gives it up. False,
   * and nothing changed, when the article is not there under `from`, or a living one has the key.
   */
  move(moved: {
    readonly id: ArticleId;
    readonly source: string;
    readonly from: string;
    readonly to: string;
  }): Promise<boolean>;
  get(id: ArticleId): Promise<Article | null>;
  /** Keys of a source's articles that are not withdrawn, sorted. */
  keysOf(source: string): Promise<readonly string[]>;
  /**
   * Living articles that hold all these words in title, text or names, best first; the first letters of a word are
   * enough. An id or an address finds its article. Words are data, never syntax; no word finds nothing.
   */
  search(words: string, limit: number): Promise<readonly Article[]>;
  /**
   * Withdrawn articles: the one with this id or address, and those with these words, of beginnings too, of which a copy stands, the
   * last that came first.
   */
  searchWithdrawn(words: string, limit: number): Promise<readonly Article[]>;
  /** Living articles, newest news first. `languages` as in a picking rule. */
  latest(query: {
    readonly languages: readonly Language[];
    readonly limit: number;
  }): Promise<readonly Article[]>;
  /**
   * Living articles that the rule allows at `now` (begun, not expired, younger than `within`, with one of the topics or
   * a keyword like it, in one of the languages) and that have no delivery to `destination`, nor has one with the same
   * address or words, such as the same file under its former name; a delivery that was withdrawn does not count. In the
   * order asked for; for `random` in a stable order, all of them up to `limit`. `count` is not looked at.
   */
  candidates(query: CandidateQuery): Promise<readonly Article[]>;
  /**
   * Of the newest thousand living articles, how many may not be taken for what: each counts under the first condition it
   * fails. Null when there is none.
   */
  misfits(query: Omit<CandidateQuery, 'order' | 'limit'>): Promise<Misfits | null>;
  /**
   * Writes down which articles a filter keeps away: they are no candidates under it any more, until they change. An
   * article whose revision is another by now is left out.
   */
  block(blocks: readonly FilterBlock[]): Promise<void>;
  /** Forgets what was written down under any other filter. */
  keepBlocks(filters: readonly FilterKey[]): Promise<void>;
  /** Another article with the words or the address of this one that went to the destination; null when none did. */
  twinThere(article: ArticleId, destination: string): Promise<ArticleId | null>;
  /**
   * That a snapshot was read to the end. In its first reading after the database was put back from a backup (`restore`) one that
   * there was then may tell again what it had told since that was made: such articles are no news.
   */
  noteReading(source: string, endedAt: Instant): Promise<void>;
  /** Keeps the newest fault of each (source, key). */
  saveFault(fault: SourceFault, now: Instant): Promise<void>;
  /** Forgets the fault of one file, when it is read well or gone. */
  clearFault(source: string, key: string): Promise<void>;
  /** Newest first. */
  faults(): Promise<readonly (SourceFault & { readonly at: Instant })[]>;
  /** Living articles by source; a source without any is absent. */
  count(): Promise<{ readonly source: string; readonly articles: number }[]>;
}

/**
 * `there`: it went to the destination, and nothing else is against it; `story`: another article of its story did, and
 * nothing but that is.
 */
export type Misfits = Readonly<
  Record<
    | 'later'
    | 'expired'
    | 'old'
    | 'language'
    | 'topic'
    | 'young'
    | 'paywalled'
    | 'filtered'
    | 'retracted'
    | 'unapproved'
    | 'story'
    | 'there',
    number
  >
>;

export interface FilterBlock {
  readonly article: ArticleId;
  readonly revision: number;
  readonly filter: FilterKey;
}

/** What keeps articles from being candidates whatever the rule. */
export interface Gate {
  /** Articles of these sources that came after that moment are too young. */
  readonly young: readonly { readonly source: string; readonly after: Instant }[];
  readonly skipsPaywalled: boolean;
  /** Articles that were written down under one of these (`block`) are no candidates. */
  readonly filters: readonly FilterKey[];
  /** Only breaking news that was not posted at once before (`SlotStore.postBreaking`). */
  readonly isBreaking?: boolean;
  /** For readers and digests, which tell of what others decided: nothing that an editor has taken back somewhere. */
  readonly skipsRetracted?: boolean;
  /** Only articles that editors have approved (`ProposalStore.approved`). */
  readonly needsApproval?: boolean;
  /** Only articles of whose story no other went to the destination. Absent: stories are not looked at. */
  readonly isNewStory?: boolean;
}

export interface CandidateQuery {
  readonly destination: string;
  readonly rule: PickRule;
  readonly order: PickOrder;
  readonly now: Instant;
  readonly limit: number;
  /** Absent: nothing keeps articles away. */
  readonly gate?: Gate;
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
  /**
   * Writes posts of a breaking article outside any slot, and that it was posted, in one transaction. False, and nothing
   * written, when that was done before. What waits to go to the same destinations, for its time or for approval, is withdrawn; what is
   * there already is left out, as in `fill`.
   */
  postBreaking(article: ArticleId, drafts: readonly PostDraft[], now: Instant): Promise<boolean>;
  /** The slots due last, the newest first. */
  recent(limit: number): Promise<readonly Slot[]>;
}

/** A delivery with what people want to know around it. */
export interface DeliveryRow extends Delivery {
  readonly kind: PostKind;
  /** All of the post's, in its order. */
  readonly articles: readonly ArticleId[];
  readonly articleTitle: string;
  readonly articleSource: string;
  readonly schedule: string | null;
  readonly why: Reason;
  /** What people, or the clock, decided of its post, oldest first; empty where nobody had to. */
  readonly decisions: readonly Decision[];
  /** Until when all for its place or its platform has to wait, though it may be past; of open deliveries only. */
  readonly block?: { readonly until: Instant; readonly reason: Reason | null };
  /** Its place is paused; of open sends only. */
  readonly pause?: Pause;
  /** Since when its place is closed to us; of open deliveries only. */
  readonly closedSince?: Instant;
}

export interface DeliveryFilter {
  readonly limit: number;
  readonly state?: DeliveryState;
  readonly article?: ArticleId;
  readonly destination?: string;
  readonly post?: PostId;
  /** `configured`: nothing of what goes to readers who subscribe, at a cost that does not grow with them. */
  readonly places?: 'configured';
}

/**
 * What is still to happen and what has ended; together they explain every article × destination. Alerts are no part of it,
 * nor is what followers get, which is a part of the send.
 */
export interface DeliveryQueries {
  /** How many sends to readers who subscribe are open. */
  openToReaders(): Promise<number>;
  /** Open deliveries, next first: under way, then waiting by their moment, then held and suspended. */
  queue(filter: DeliveryFilter): Promise<readonly DeliveryRow[]>;
  /** Ended deliveries, newest first. */
  history(filter: DeliveryFilter): Promise<readonly DeliveryRow[]>;
  /** How many sends are in which state; a state of none is absent. Costs the same however much was sent. */
  counts(): Promise<Readonly<Partial<Record<DeliveryState, number>>>>;
  /** Where posts of these articles stand on a platform, for anybody to see: not in readers' own places. */
  linksTo(articles: readonly ArticleId[], platform: Platform): Promise<ReadonlyMap<ArticleId, string>>;
  waitingAlerts(): Promise<readonly WaitingAlerts[]>;
  /** How many deliveries of posts ended since, by what became of them at each destination. */
  tally(since: Instant): Promise<readonly Tally[]>;
}

/** So many deliveries ended alike at a destination, or (null) at all those that readers made. */
export interface Tally {
  readonly destination: string | null;
  readonly operation: Operation;
  readonly state: DeliveryState;
  readonly count: number;
}

/** Alerts that one place of the editors has not got yet. */
export interface WaitingAlerts {
  readonly destination: string;
  readonly count: number;
  /** When the oldest was written. */
  readonly since: Instant;
  /** Why the place takes none; null while it does. */
  readonly reason: Reason | null;
}

/** One that runs on a database, or ran. */
export interface Instance {
  readonly id: string;
  readonly host: string;
  readonly pid: number;
  /** Where its page is; null without one. */
  readonly address: string | null;
  /** What it does; absent = everything. */
  readonly roles?: readonly string[];
}

/** One database, seen by the newsroom. */
export interface Store extends AsyncDisposable {
  readonly articles: ArticleStore;
  readonly feeds: FeedStore;
  readonly hubCalls: HubCalls;
  readonly stories: StoryStore;
  readonly slots: SlotStore;
  readonly outbox: Outbox;
  readonly proposals: ProposalStore;
  readonly pauses: PauseStore;
  readonly deliveries: DeliveryQueries;
  readonly readers: ReaderStore;
  readonly reading: ReaderArticles;
  readonly subscriptions: SubscriptionStore;
  readonly transfer: TransferStore;
  readonly updates: UpdateStore;
  readonly lock: InstanceLock;
  readonly maintenance: StoreMaintenance;
  readonly files: StoreFiles;
  /** A number that changes when anybody, this process or another, has written; cheap enough for every second. */
  ping(): Promise<number>;
  /** Waits no longer for a database that does not answer: what waits for it fails, and so does all that follows. */
  giveUp(): void;
}
