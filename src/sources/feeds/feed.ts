import type { Instant } from '../../core/time.ts';

/** What a feed (RSS, RDF, Atom, JSON Feed) or a news sitemap says, whatever its format. Addresses are absolute. */
export interface Feed {
  /** Plain text. */
  readonly title: string | null;
  /** The title as sanitised HTML, where it has markup or would look like it. */
  readonly titleHtml?: string;
  /** The site it belongs to. */
  readonly link: string | null;
  readonly language: string | null;
  /** A WebSub hub and the topic to subscribe to there. */
  readonly hub: { readonly url: string; readonly topic: string } | null;
  /** How often it says it changes (RSS `ttl`, `sy:updatePeriod`), in ms. */
  readonly changesEveryMs: number | null;
  readonly items: readonly FeedItem[];
}

export interface FeedItem {
  /** The publisher's own id (guid, atom:id); null when it gives none. */
  readonly id: string | null;
  /** Plain text. */
  readonly title: string | null;
  /** The title as sanitised HTML, where it has markup or would look like it. */
  readonly titleHtml?: string;
  readonly link: string | null;
  readonly published: Instant | null;
  /** A date that is there and that nobody can read: such an item is never new. */
  readonly unreadDate: string | null;
  readonly authors: readonly string[];
  /** Sanitised HTML. */
  readonly summary: string | null;
  /** Sanitised HTML of the whole article, where the feed carries it. */
  readonly content: string | null;
  readonly image: string | null;
  readonly topics: readonly string[];
  readonly language: string | null;
}
