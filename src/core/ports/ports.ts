import type { Article, SourceEvent } from '../article.ts';
import type { CardContent, CardImage, CardPhoto, CardStyle, DrawnCard } from '../card.ts';
import type { Platform } from '../destination.ts';
import type { NewsroomEvent } from './events.ts';
import type { ChatKey } from '../ordering-key.ts';
import type { Delivery, FollowUp, Message, Outcome } from '../post.ts';
import type { Detail } from '../reasons/reason.ts';
import type { StoredCard } from './outbox.ts';
import type { Duration } from '../time.ts';

/** An adapter's one-method port: makes one attempt, reports the outcome, decides nothing, never throws. */
export interface Publisher {
  readonly platform: Platform;
  /** `cards`: what its payload shows, as far as they are kept. */
  send(delivery: Delivery, cards: readonly StoredCard[], signal: AbortSignal): Promise<Outcome>;
  /**
   * Brings a message to the delivery's payload. Idempotent: a message that shows it already is `sent`, one that is there
   * no more is `gone`.
   */
  edit(delivery: Delivery, at: EditTarget, signal: AbortSignal): Promise<Outcome>;
  /** Removes a message. Idempotent: one that is there no more is `gone`. */
  delete(delivery: Delivery, message: Message, signal: AbortSignal): Promise<Outcome>;
  /** Does with a message what the delivery's payload says (`FollowUp`). Idempotent. Absent where there is nothing of the kind. */
  publish?(delivery: Delivery, message: Message, signal: AbortSignal): Promise<Outcome>;
  /**
   * For how long after the first attempt a repeat of the same delivery is answered with the first message instead of
   * a second one; 0 = never.
   */
  readonly repeatableForMs: Duration;
  /**
   * Looks at the place for a delivery whose answer was lost. Absent where the platform gives no way to look.
   * `absent` is said only when the look was complete.
   */
  find?(delivery: Delivery, signal: AbortSignal): Promise<ReconcileResult>;
  /** How long a request without an answer may still take to arrive, after which a look is conclusive. Absent = 0. */
  readonly maxInFlightMs?: Duration;
  /**
   * Where lost answers of a delivery are another matter than `repeatableForMs` and `maxInFlightMs` say, since places of one
   * platform differ; null = they are not. Never rejects.
   */
  lostAnswersOf?(
    delivery: Delivery,
  ): Promise<Required<Pick<Publisher, 'repeatableForMs' | 'maxInFlightMs'>> | null>;
  /** After how long a place that closed itself to us is asked again. Absent = a day. */
  readonly askClosedAfterMs?: Duration;
}

/** The message that an edit is about. `cards`: the pictures it is to show, as far as they are kept. */
export interface EditTarget {
  readonly message: Message;
  readonly cards: readonly StoredCard[];
}

export type ReconcileResult =
  | {
      readonly kind: 'found';
      readonly messageIds: readonly string[];
      readonly url: string | null;
      /** See `Outcome`. */
      readonly publish?: true;
      /** See `Outcome`. */
      readonly follow?: readonly FollowUp[];
    }
  | { readonly kind: 'absent' }
  /** `afterMs`: look again then; absent = it can never be told, so a person must. */
  | { readonly kind: 'unable'; readonly reason: Detail; readonly afterMs?: Duration };

/** Draws cards. */
export interface CardRenderer {
  /**
   * `alt` is kept with the picture; the renderer does not draw it. A photograph that cannot be shown costs the card only
   * that. Throws `Error` when it cannot draw: the post then goes out without a picture.
   */
  render(content: CardContent, style: CardStyle, alt: string): Promise<DrawnCard>;
  /** Whether cards of a theme show the article's photograph; otherwise it need not be fetched. Throws for a faulty theme. */
  showsPhoto(theme: string): Promise<boolean>;
  /**
   * The photograph itself as platforms take pictures: upright, of a size to be looked at, without what the camera wrote into
   * it. Throws `Error` for what is no picture, is broken, or too small to be one.
   */
  photograph(photo: CardPhoto, alt: string): Promise<CardImage>;
}

/** Gets what articles name as their picture. */
export interface PhotoFinder {
  /** The article's photograph as it is now, or why there is none. Never throws. */
  find(article: Article): Promise<FoundPhoto>;
}

export type FoundPhoto =
  | { readonly kind: 'photo'; readonly photo: CardPhoto }
  | { readonly kind: 'none' }
  | { readonly kind: 'fault'; readonly why: Detail };

/**
 * A place articles come from. `events` ends when `signal` aborts. The first events are all that is there now, then `settled`;
 * `partial` when the place could not be read whole: what was not told is then not gone. `emptied`: a snapshot shows nothing at
 * all, which says nothing of what was there, for its disk may be another one; said before `settled`, or after it of what was
 * told.
 */
export interface Source {
  readonly name: string;
  /** What a `snapshot` does not tell before `settled` is gone; what a `stream` does not tell is merely old. */
  readonly kind: 'snapshot' | 'stream';
  events(
    signal: AbortSignal,
  ): AsyncIterable<
    SourceEvent | { readonly kind: 'settled'; readonly partial?: true } | { readonly kind: 'emptied' }
  >;
}

/**
 * What a platform tells by itself about a place: we may post there again, or no longer, or it goes on under another address
 * (a group became a supergroup). A chat with a name is told of by number and by name.
 */
export type ChatStatusChange =
  | { readonly kind: 'opened' | 'closed'; readonly chat: ChatKey; readonly reason: string }
  | { readonly kind: 'moved'; readonly chat: ChatKey; readonly movedTo: number };

export type RecordEvent = (event: NewsroomEvent) => void;
