import type { Tables } from '../tables.ts';

type Key<Row> = readonly [keyof Row & string, ...(keyof Row & string)[]];

/**
 * How a table moves: `copied` row by row; `derived`, kept up by the database itself while others are copied; `left`, because it
 * tells of the database and not of the newsroom.
 */
export interface MovedTableRule<Row> {
  readonly how: 'copied' | 'derived' | 'left';
  /** Its primary key: rows go in its order, so that what is there already tells where to go on. */
  readonly key: Key<Row>;
  /** Rows of one transaction; long ones go in smaller pages. */
  readonly page: number;
}

const copied = <Row>(...key: Key<Row>): MovedTableRule<Row> => ({ how: 'copied', key, page: 500 });
const inPagesOf = <Row>(page: number, rule: MovedTableRule<Row>): MovedTableRule<Row> => ({ ...rule, page });

/** Every table, in an order in which none comes before one that it refers to. The type asks for a new one. */
export const MOVED_TABLES: { readonly [Table in keyof Tables]: MovedTableRule<Tables[Table]> } = {
  articles: inPagesOf(100, copied('seq')),
  article_topics: copied('article', 'topic'),
  filter_blocks: copied('article', 'filter'),
  breaking_articles: copied('article'),
  restores: copied('source'),
  forgotten: copied('id'),
  stories: copied('article'),
  story_marks: copied('mark', 'at', 'article'),
  article_changes: copied('article'),
  taken_back: copied('article', 'destination'),
  faults: copied('source', 'key'),
  feeds: copied('source'),
  feed_items: copied('source', 'key'),
  slots: copied('id'),
  cards: inPagesOf(10, copied('hash')),
  card_files: copied('card', 'platform'),
  posts: copied('id'),
  post_items: copied('post', 'position'),
  proposals: copied('post'),
  proposal_copies: copied('post', 'platform', 'round'),
  decisions: copied('post', 'number'),
  deliveries: copied('seq'),
  delivery_counts: { how: 'derived', key: ['state'], page: 500 },
  delivery_items: copied('article', 'destination', 'repost'),
  messages: copied('id'),
  reactions: copied('message'),
  taken_updates: copied('platform', 'id'),
  seen_links: copied('destination', 'link'),
  discussed: copied('id'),
  retractions: copied('delivery', 'article'),
  lanes: copied('lane'),
  paces: copied('key'),
  moves: copied('chat'),
  removed_places: copied('destination'),
  pauses: copied('destination'),
  notices: copied('kind', 'subject'),
  readers: copied('platform', 'kind', 'id'),
  kept_texts: copied('key'),
  subscribed_places: copied('name'),
  subscriptions: copied('seq'),
  pending_news: copied('article'),
  instances: { how: 'left', key: ['id'], page: 500 },
  hub_calls: { how: 'left', key: ['seq'], page: 500 },
};

/** A table and its rule, without the types of its columns: the same code moves all. */
export interface AnyTable {
  readonly name: keyof Tables;
  readonly how: MovedTableRule<unknown>['how'];
  readonly key: readonly string[];
  readonly page: number;
}

export const movedTables: readonly AnyTable[] = (Object.keys(MOVED_TABLES) as (keyof Tables)[]).map(name => ({
  ...MOVED_TABLES[name],
  name,
}));
