import type { Reason } from './reasons/reason.ts';
import type { Duration, Instant } from './time.ts';

/** Whether an article's page is read beside what its feed carries: where the feed carries a teaser, always, never. */
export const fullPolicies = ['auto', 'always', 'never'] as const;
export type FullPolicy = (typeof fullPolicies)[number];

/** What a source is, for people and scripts. */
export type SourceKind = 'folder' | 'feed' | 'sitemap' | 'push' | 'page';

/** How a source does. `gone`: its server said so for good. `quarantined`: its items are too many new ones to be news. */
export const sourceStates = ['ok', 'failing', 'gone', 'quarantined'] as const;
export type SourceState = (typeof sourceStates)[number];

/** What is remembered of a feed between two polls, and over restarts. */
export interface FeedState {
  /** The source's name. */
  readonly source: string;
  /** Tells the config's address from another; a hash, for addresses may hold keys. */
  readonly addressHash: string;
  /** Where it lives since its server said so for good. */
  readonly movedTo: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Of the document read last, so that the same bytes are not parsed again. */
  readonly bodyHash: string | null;
  /** When another document than before was read last: what is listed now was seen then, or a day before at most. */
  readonly documentAt: Instant | null;
  /** When it was read well for the first time, and the last. */
  readonly firstReadAt: Instant | null;
  readonly lastReadAt: Instant | null;
  readonly nextReadAt: Instant;
  readonly state: SourceState;
  /** Why it is not `ok`. */
  readonly reason: Reason | null;
  /** Polls that failed since one was well. */
  readonly failures: number;
  /** The usual time between two new items; null while nobody knows. */
  readonly newsEveryMs: Duration | null;
  readonly lastNewsAt: Instant | null;
  readonly release: Release | null;
  /** The hub that it offers. */
  readonly hub: FeedHub | null;
}

/** A WebSub hub, the topic there, and the part of our callback that nobody else can guess. */
export interface FeedHub {
  readonly url: string;
  readonly topic: string;
  readonly token: string;
}

/** What an editor said of a quarantined feed's items: they are known, or they are news. */
export type Release = 'known' | 'news';

/** An item that a feed showed. */
export interface KnownItem {
  /** Stable: its article's key. */
  readonly key: string;
  /** What it is known again by, each with its kind before it. */
  readonly marks: readonly string[];
  /** What it said last, where it is an article; null for one that never is news. */
  readonly toldHash: string | null;
  /** The date that it had first. */
  readonly published: Instant | null;
  /** When it was in the feed last, or up to a day before. */
  readonly seenAt: Instant;
}
