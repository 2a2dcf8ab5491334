import { html } from 'hono/html';
import type { TelegramPayload } from '../../core/payload.ts';
import { webAddress } from '../../format/clean-text.ts';
import type { Html } from '../html.ts';
import { showTelegramHtml } from './telegram-entities.ts';

/** What a shown message needs beside its payload. */
export interface MessageFrame {
  readonly brand: string;
  /** The picture's alternative text, where the payload holds none. */
  readonly alt: string;
  /** The time in the message's corner. */
  readonly time: string;
}

/** A message as Telegram shows it in a channel: a bubble with photo, text with its entities, hint of a link's preview. */
export function showTelegramMessage(payload: TelegramPayload, frame: MessageFrame): Html {
  const { brand, alt, time } = frame;
  const text = payload.kind === 'photo' ? payload.caption : payload.text;
  const preview = payload.kind === 'text' ? webAddress(payload.preview) : null;
  return html`<div class="telegram">
    <div class="bubble">
      ${payload.kind === 'photo' ? cardImage(payload.card, alt) : html`<p class="channel">${brand}</p>`}
      <div class="text">${payload.plain === true ? text : showTelegramHtml(text)}</div>
      ${
        preview === null
          ? ''
          : html`<a class="preview" href="${preview}" rel="noopener noreferrer"
              ><b>${new URL(preview).hostname}</b> ${preview}</a
            >`
      }
      <p class="corner">${time}</p>
    </div>
  </div>`;
}

/** A drawn card, by its hash. */
export const cardImage = (hash: string, alt: string): Html =>
  html`<img src="/cards/${encodeURIComponent(hash)}.png" alt="${alt}" loading="lazy" decoding="async" />`;
