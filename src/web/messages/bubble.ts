import { html } from 'hono/html';
import type { BubbleView } from '../../core/ports/message-view.ts';
import type { Html } from '../page/html.ts';
import { cardImage, type MessageFrame } from './message.ts';
import { showText } from './shown-text.ts';

/** A message in a channel: a bubble with photo, text with its entities, hint of a link's page. */
export function showBubble({ card, text, linked }: BubbleView, frame: MessageFrame): Html {
  const { brand, time } = frame;
  return html`<div class="look-bubble">
    <div class="bubble">
      ${card === null ? html`<p class="channel">${brand}</p>` : cardImage(card, frame)}
      <div class="text">${showText(text)}</div>
      ${
        linked === null
          ? ''
          : html`<a class="preview" href="${linked}" rel="noopener noreferrer"
              ><b>${new URL(linked).hostname}</b> ${linked}</a
            >`
      }
      <p class="corner">${time}</p>
    </div>
  </div>`;
}
