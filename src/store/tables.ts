import type { Generated, Selectable } from 'kysely';
import type { CardImage } from '../core/card.ts';
import type { Platform } from '../core/destination.ts';
import type { ArticleId, CardHash, DeliveryId, PostId, SlotId } from '../core/ids.ts';
import type { OrderingKey } from '../core/ordering-key.ts';
import type { ReaderKey } from '../core/ports/readers.ts';
import type { Slot } from '../core/schedule.ts';
import type { Instant } from '../core/time.ts';
import type { ChatKind, DeliveryState, Operation, Post, PostKind } from '../core/post.ts';
import type {
  ArticleTable,
  ArticleTopicTable,
  FilterBlockTable,
  BreakingArticleTable,
  RestoreTable,
  StoryTable,
  StoryMarkTable,
  FaultTable,
  FeedTable,
  FeedItemTable,
  HubCallTable,
} from './article-tables.ts';
import type {
  DecisionTable,
  PauseTable,
  PendingNewsTable,
  ProposalCopyTable,
  ProposalTable,
  ReactionTable,
  RetractionTable,
  TakenBackTable,
  DiscussedTable,
  SeenLinkTable,
  TakenUpdateTable,
  SubscribedPlaceTable,
  SubscriptionTable,
} from './desk-tables.ts';

/**
 * The tables as every database holds them. Times are milliseconds; columns that end in `_json` hold JSON text. The
 * migrations make them, the functions beside each store turn rows into core types.
 */
export interface Tables {
  articles: ArticleTable;
  article_topics: ArticleTopicTable;
  filter_blocks: FilterBlockTable;
  breaking_articles: BreakingArticleTable;
  restores: RestoreTable;
  stories: StoryTable;
  story_marks: StoryMarkTable;
  faults: FaultTable;
  feeds: FeedTable;
  feed_items: FeedItemTable;
  hub_calls: HubCallTable;
  slots: SlotTable;
  posts: PostTable;
  post_items: PostItemTable;
  delivery_items: DeliveryItemTable;
  messages: MessageTable;
  article_changes: ArticleChangeTable;
  delivery_counts: DeliveryCountTable;
  card_files: CardFileTable;
  taken_updates: TakenUpdateTable;
  seen_links: SeenLinkTable;
  discussed: DiscussedTable;
  reactions: ReactionTable;
  deliveries: DeliveryTable;
  cards: CardTable;
  instances: InstanceTable;
  forgotten: ForgottenTable;
  lanes: LaneTable;
  paces: PaceTable;
  moves: MoveTable;
  removed_places: RemovedPlaceTable;
  notices: NoticeTable;
  readers: ReaderTable;
  kept_texts: KeptTextTable;
  subscribed_places: SubscribedPlaceTable;
  subscriptions: SubscriptionTable;
  pending_news: PendingNewsTable;
  proposals: ProposalTable;
  proposal_copies: ProposalCopyTable;
  decisions: DecisionTable;
  pauses: PauseTable;
  retractions: RetractionTable;
  taken_back: TakenBackTable;
}

export interface SlotTable {
  id: SlotId;
  schedule: string;
  due_at: Instant;
  state: Slot['state'];
  reason: string;
  filled_at: Instant;
}

export interface PostTable {
  id: PostId;
  /** Its first article. */
  article: ArticleId;
  kind: Generated<PostKind>;
  state: Generated<Post['state']>;
  /** `PostChoices`; empty on posts older than they. */
  content_json: Generated<string>;
  slot: SlotId | null;
  schedule: string | null;
  ordered_by: string | null;
  why: string;
  created_at: Instant;
}

/** The articles of a post, in its order. */
export interface PostItemTable {
  post: PostId;
  position: number;
  article: ArticleId;
  revision: number;
}

export interface DeliveryTable {
  /** Order of writing. */
  seq: Generated<number>;
  id: DeliveryId;
  /** Null for alerts, which are no posts. */
  post: PostId | null;
  article: ArticleId | null;
  operation: Operation;
  message: DeliveryId | null;
  destination: string;
  platform: Platform;
  /** The place's queue: its ordering key. */
  lane: OrderingKey;
  /** 0 goes before 1. */
  rank: number;
  state: DeliveryState;
  reason: string | null;
  attempts: number;
  not_before: Instant | null;
  /** Not sent after it; null = whenever. */
  not_after: Instant | null;
  created_at: Instant;
  first_attempt_at: Instant | null;
  /** Newest message of the chat known when that attempt began. */
  attempted_after: string | null;
  sent_at: Instant | null;
  /** When it came to one of the ended states; null while it is open. */
  ended_at: Instant | null;
  message_ids_json: string;
  url: string | null;
  /** Who holds it while it is claimed, and until when; null otherwise. */
  lease: string | null;
  lease_until: Instant | null;
  wanted: string | null;
  payload_json: string;
}

/** The articles of a `send` that was not withdrawn: what keeps each from going to the destination once more. */
export interface DeliveryItemTable {
  delivery: DeliveryId;
  article: ArticleId;
  destination: string;
  repost: number;
}

/** What stands at a platform; the rest of it is in the row of the delivery that sent it. */
export interface MessageTable {
  id: DeliveryId;
  post: PostId;
  destination: string;
  sent_at: Instant;
  gone_at: Instant | null;
  wanted: string | null;
  /** What the last edit made of it; null = what was sent. */
  payload_json: string | null;
  /** Until when an edit whose answer was lost may still land; null = none was. */
  lands_by: Instant | null;
}

/** How many sends of posts are in this state; the database itself keeps it up. */
export interface DeliveryCountTable {
  state: DeliveryState;
  count: number;
}

/** Articles that changed and whose posted copies have not been looked at since. */
export interface ArticleChangeTable {
  article: ArticleId;
  changed_at: Instant;
}

/** Pictures that a platform holds already. */
export interface CardFileTable {
  card: CardHash;
  platform: Platform;
  file: string;
}

export interface CardTable {
  hash: CardHash;
  media_type: CardImage['mediaType'];
  width: number;
  height: number;
  bytes: Uint8Array;
  alt: string;
  /** When a delivery was last written that shows it. */
  used_at: Generated<Instant>;
}

export interface InstanceTable {
  id: string;
  host: string;
  pid: number;
  address: string | null;
  seen_at: Instant;
  started_at: Instant | null;
  /** What it does, with blanks between them; null = everything. */
  roles: string | null;
}

/** An article that retention has deleted: enough to know it by when a source tells it again. */
export interface ForgottenTable {
  id: ArticleId;
  url: string | null;
  content_hash: string;
  forgotten_at: Instant;
}

/** The queue before one place. */
export interface LaneTable {
  lane: OrderingKey;
  platform: Platform;
  /** What the platform counts by, as `chatOf` names it; the key of its pace. */
  chat: string;
  /** Rank of the delivery at its head. */
  rank: number;
  /** When the head may go; null while there is none, or one is under way. */
  due_at: Instant | null;
  /** Nothing goes before this, whoever stands at the head. */
  blocked_until: Instant | null;
  blocked_reason: string | null;
  /** Since when the place is closed to us; null = it is not. */
  suspended_at: Instant | null;
}

/** How full a measure is: of a platform (its name is the key) or of a chat. */
export interface PaceTable {
  key: string;
  level: number | null;
  /** Of the second, slower limit, where there is one. */
  slow_level: number | null;
  /** When requests went that are counted in a window: a JSON list of moments. */
  recent_json: string | null;
  /** Until when they count. */
  recent_until: Instant | null;
  chat_kind: ChatKind | null;
  last_message: string | null;
  blocked_until: Instant | null;
  blocked_reason: string | null;
  /** Of a platform: how often it has failed since it last answered. */
  failures: number | null;
}

/** What editors were told. */
export interface NoticeTable {
  kind: string;
  subject: string;
  told_at: Instant;
}

/** What a person has set, or a place has. */
export interface ReaderTable {
  platform: Platform;
  kind: ReaderKey['kind'];
  id: string;
  language: string | null;
  timezone: string | null;
  muted_until: Instant | null;
  /** When they last were there, to a month. */
  seen_at: Instant;
}

/** A text too long for the buttons below an answer. */
export interface KeptTextTable {
  key: string;
  text: string;
  kept_at: Instant;
}

/** A chat that goes on under another address. */
export interface MoveTable {
  chat: string;
  moved_to: number;
  moved_at: Instant;
}

/** A destination for which something was written, and that the config names no more. */
export interface RemovedPlaceTable {
  destination: string;
  at: Instant;
}

export type LaneRow = Selectable<LaneTable>;
export type PaceRow = Selectable<PaceTable>;
export type FeedRow = Selectable<FeedTable>;
export type ArticleRow = Selectable<ArticleTable>;
export type DeliveryTableRow = Selectable<DeliveryTable>;
