import { html } from 'hono/html';
import type { BubbleView, ShownButton } from '../../core/ports/message-view.ts';
import type { Html } from '../page/html.ts';
import { cardImages, type MessageFrame } from './message.ts';
import { showText } from './shown-text.ts';

/** A message in a channel: a bubble with photo, text with its entities, hint of a link's page; below it rows of buttons. */
export function showBubble(view: BubbleView, frame: MessageFrame): Html {
  const { card, text, isAbove } = view;
  const { brand, time } = frame;
  return html`<div class="look-bubble">
    <div class="bubble">
      ${card === null ? html`<p class="channel">${brand}</p>` : cardImages(view, frame)}
      ${isAbove === true ? pageOf(view) : ''}
      <div class="text">${showText(text)}</div>
      ${isAbove === true ? '' : pageOf(view)}
      <p class="corner">${time}</p>
    </div>
    ${(view.buttons ?? []).map(row => html`<p class="keys">${row.map(keyOf)}</p>`)}
  </div>`;
}

const pageOf = ({ linked }: BubbleView): Html | '' =>
  linked === null
    ? ''
    : html`<a class="preview" href="${linked}" rel="noopener noreferrer"
        ><b>${new URL(linked).hostname}</b> ${linked}</a
      >`;

const keyOf = ({ label, href }: ShownButton): Html =>
  href === null
    ? html`<span>${label}</span>`
    : html`<a href="${href}" rel="noopener noreferrer">${label} ↗</a>`;
