import { html } from 'hono/html';
import type { MessageView } from '../../core/ports/message-view.ts';
import type { Instant } from '../../core/time.ts';
import type { Html } from '../page/html.ts';

/** What a shown message needs beside its view. */
export interface MessageFrame {
  readonly brand: string;
  /** The picture's alternative text, where the payload holds none. */
  readonly alt: string;
  /** The time in the message's corner. */
  readonly time: string;
  /** Tells a moment below a message. */
  readonly stamp: (at: Instant) => string;
}

/** A drawn card, by its hash. */
export const cardImage = (card: NonNullable<MessageView['card']>, { alt }: Pick<MessageFrame, 'alt'>): Html =>
  html`<img
    src="/cards/${encodeURIComponent(card.hash)}.png"
    alt="${card.alt ?? alt}"
    loading="lazy"
    decoding="async"
  />`;
