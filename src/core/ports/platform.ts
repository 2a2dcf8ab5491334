import type { Article } from '../article.ts';
import type { CardImage } from '../card.ts';
import type { Destination } from '../destination.ts';
import type { CardHash } from '../ids.ts';
import type { MessageView } from './message-view.ts';
import type { OrderingKey } from '../ordering-key.ts';
import type { Payload } from '../payload.ts';
import type { Delivery, DigestContent, Fallback, PostContent } from '../post.ts';
import type { Say } from '../words.ts';

/** What a formatter makes a payload of. */
export interface PostWords {
  /** The post's words with a summary of about so many characters. */
  readonly content: (summaryChars: number) => PostContent;
  /** What it is about; the first is the one it is named after. */
  readonly articles: readonly Article[];
  readonly card: CardImage | null;
}

/** What a formatter makes a digest's payload of. */
export interface DigestWords {
  readonly content: DigestContent;
  /** In the order of its lines; what was taken out of it is not among them. */
  readonly articles: readonly Article[];
  readonly card: CardImage | null;
}

/** Writes payloads, each platform's in its own form. */
export interface Formats {
  /** The final payload of a post: escaped, and fitted to the platform's limits. */
  format(post: PostWords, destination: Destination, say: Say): Payload;
  /** The final payload of a digest: one message, fitted to the platform's limits. */
  formatDigest(digest: DigestWords, destination: Destination, say: Say): Payload;
  /**
   * The same payload for another destination of its platform that looks the same (language, card, theme, template, link);
   * null where it has to be written anew.
   */
  readdress(payload: Payload, destination: Destination): Payload | null;
  /** The queue of a destination. */
  orderingKeyOf(destination: Destination): OrderingKey;
}

/** Cards that take fewer bytes, by the hashes of those they stand for. */
export type SmallerCards = ReadonlyMap<CardHash, CardHash>;

/** Reads payloads. One of a platform that is not there (any more) has no card and nothing to give up. */
export interface Payloads {
  /** The cards a payload shows, in their order; none without one. */
  cardsOf(payload: Payload): readonly CardHash[];
  /**
   * The payload without what the platform refused it for, for one more try; null when there is nothing of that kind left to
   * give up. `smaller` has its cards again in fewer bytes, by their present hashes; a card that is too large and has none is left
   * away. What is left fits the platform's limits.
   */
  degrade(payload: Payload, remedy: Fallback, smaller?: SmallerCards): Payload | null;
}

/** A payload as its readers see it: one message, or one for each platform that it stands for. */
export type ShowMessages = (payload: Payload) => readonly MessageView[];

/**
 * Where a person looks whether a delivery is there; null where nothing is known. `lastUrl` finds the address of what was
 * last posted to the same destination.
 */
export type FindLink = (delivery: Delivery, lastUrl: () => Promise<string | null>) => Promise<string | null>;
