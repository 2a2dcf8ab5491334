import { html } from 'hono/html';
import type { MessageView, ShownPicture } from '../../core/ports/message-view.ts';
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

/** The pictures of a message: its card, or an album of them side by side; nothing without any. */
export function cardImages({ card, more = [] }: MessageView, frame: Pick<MessageFrame, 'alt'>): Html | '' {
  if (card === null) return '';
  if (more.length === 0) return cardImage(card, frame);
  return html`<div class="album">${[card, ...more].map(one => cardImage(one, frame))}</div>`;
}

/** A drawn card, by its hash. */
const cardImage = (card: ShownPicture, { alt }: Pick<MessageFrame, 'alt'>): Html =>
  html`<img
    src="/cards/${encodeURIComponent(card.hash)}.png"
    alt="${card.alt ?? alt}"
    loading="lazy"
    decoding="async"
  />`;
