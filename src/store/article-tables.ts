import type { Generated } from 'kysely';
import type { ArticleId, FilterKey } from '../core/ids.ts';
import type { Release, SourceState } from '../core/feed-state.ts';
import type { HubCall } from '../core/ports/feed-store.ts';
import type { Duration, Instant } from '../core/time.ts';

export interface ArticleTable {
  /** Order of arrival; also the row number of the search index. */
  seq: Generated<number>;
  id: ArticleId;
  source: string;
  key: string;
  url: string | null;
  /** 1: others have it, too. */
  url_shared: number;
  text: string;
  title: string;
  lead: string | null;
  language: string;
  outlet: string | null;
  image: string | null;
  authors_json: string;
  topics_json: string;
  body_json: string;
  dropped_json: string;
  sentences_json: string;
  quotes_json: string;
  keywords_json: string;
  /** Who and what is named, for the search index: authors, outlet, speakers, topics, keywords. */
  names: string;
  published_at: Instant | null;
  unread_date: string | null;
  /** `newsTimeOf` the article. */
  news_at: Instant;
  not_before: Instant | null;
  expires_at: Instant | null;
  priority: number;
  /** 1: its publisher says that one must pay to read it all. */
  paywalled: number;
  content_hash: string;
  revision: number;
  received_at: Instant;
  /** When its source last changed what it says; null = never. */
  corrected_at: Instant | null;
  withdrawn_at: Instant | null;
}

/** What a picking rule's topics are compared with: topics and keywords, folded by `foldTopic`. */
export interface ArticleTopicTable {
  article: ArticleId;
  topic: string;
  /** The article's, so that the newest on a topic are found by index. */
  news_at: Instant;
}

/** Articles that do not pass a filter, as far as they were held against it. */
export interface FilterBlockTable {
  article: ArticleId;
  filter: FilterKey;
}

/** Articles that were posted at once because they could not wait. */
export interface BreakingArticleTable {
  article: ArticleId;
  posted_at: Instant;
}

/**
 * That the database was put back from a backup: the row without a source says when. The others are snapshots whose first
 * reading since has begun; `at`: when it ended.
 */
export interface RestoreTable {
  source: string;
  at: Instant | null;
}

/** The story of an article, named after the first one that told it; `at`: when the article counts as news. */
export interface StoryTable {
  article: ArticleId;
  story: ArticleId;
  at: Instant;
}

/** `storyMarksOf` an article; `seen_at`: when they were written. */
export interface StoryMarkTable extends Pick<StoryTable, 'article' | 'at'> {
  mark: number;
  seen_at: Instant;
}

export interface FaultTable {
  source: string;
  key: string;
  line: number | null;
  /** As `toReasonColumn` writes it; the words of an older version. */
  reason: string;
  at: Instant;
}

/** `FeedState`. */
export interface FeedTable {
  source: string;
  address_hash: string;
  moved_to: string | null;
  etag: string | null;
  last_modified: string | null;
  body_hash: string | null;
  document_at: Instant | null;
  first_read_at: Instant | null;
  last_read_at: Instant | null;
  next_read_at: Instant;
  state: SourceState;
  reason: string | null;
  failures: number;
  news_every_ms: Duration | null;
  last_news_at: Instant | null;
  release: Release | null;
  hub_url: string | null;
  hub_topic: string | null;
  hub_token: string | null;
}

/** `HubCall`, in the order in which they came; `asked`: the hub has not confirmed yet. */
export interface HubCallTable {
  seq: Generated<number>;
  token: string;
  kind: HubCall['kind'] | 'asked';
  lease_seconds: Generated<number | null>;
  content_type: Generated<string | null>;
  signature: Generated<string | null>;
  body: Generated<Uint8Array | null>;
  heard_at: Instant;
}

/** `KnownItem`; its marks with blanks between them. */
export interface FeedItemTable {
  source: string;
  key: string;
  marks: string;
  told_hash: string | null;
  published_at: Instant | null;
  seen_at: Instant;
}
