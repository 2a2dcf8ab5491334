import { html } from 'hono/html';
import type { EmbedView } from '../../core/ports/message-view.ts';
import type { Html } from '../page/html.ts';
import { cardImages, type MessageFrame } from './message.ts';
import { showText } from './shown-text.ts';

/** The stripe of a frame that names no colour. */
const PLAIN_STRIPE = 0x4e5058;

/** A message of a bot: its name, and one frame with its stripe, author, title, text, picture, footer. */
export function showEmbed(view: EmbedView, frame: MessageFrame): Html {
  const { brand, time } = frame;
  return html`<div class="look-embed">
    <span class="avatar" aria-hidden="true">${initialOf(brand)}</span>
    <div class="message">
      <p class="sender"><b>${brand}</b> <span class="tag">APP</span> <span class="time">${time}</span></p>
      ${view.pings === undefined ? '' : html`<p class="pings">${'@…'.concat(' @…'.repeat(view.pings - 1))}</p>`}
      ${
        view.content === null
          ? showFrame(view, frame)
          : html`<div class="text">${showText(view.content, frame.stamp)}</div>
              ${cardImages(view, frame)}`
      }
      ${view.isWhole === true && view.content === null ? '' : buttonsOf(view)}
      ${view.thread === undefined ? '' : html`<p class="thread">${view.thread}</p>`}
    </div>
  </div>`;
}

function showFrame(view: EmbedView, frame: MessageFrame): Html {
  return html`<div class="${view.isWhole === true ? 'embed whole' : 'embed'}">
    ${stripe(view.stripe ?? PLAIN_STRIPE)} ${part('author', view.author)} ${heading(view)}
    ${view.text === null ? '' : html`<div class="text">${showText(view.text, frame.stamp)}</div>`}
    ${view.fields.map(
      ({ name, text }) =>
        html`<div class="field">
          <b>${showText(name)}</b>
          <div class="text">${showText(text, frame.stamp)}</div>
        </div>`,
    )}
    ${cardImages(view, frame)} ${footer(view, frame)} ${view.isWhole === true ? buttonsOf(view) : ''}
  </div>`;
}

/** Those that ask the bot do nothing here. */
const buttonsOf = ({ buttons = [] }: EmbedView): Html | '' =>
  buttons.length === 0
    ? ''
    : html`<p class="pressed">
        ${buttons.map(({ label, href }) =>
          href === null
            ? html`<span>${label}</span>`
            : html`<a href="${href}" rel="noopener noreferrer">${label} ↗</a>`,
        )}
      </p>`;

const initialOf = (name: string): string => String.fromCodePoint(name.trim().codePointAt(0) ?? 32);

const part = (name: string, text: string | null): Html | '' =>
  text === null ? '' : html`<p class="${name}">${text}</p>`;

function heading({ heading: shown }: EmbedView): Html | '' {
  if (shown === null) return '';
  const { text, href } = shown;
  const words = showText(text);
  return html`<p class="title">
    ${href === null ? words : html`<a href="${href}" rel="noopener noreferrer">${words}</a>`}
  </p>`;
}

function footer({ footer: text, timestamp }: EmbedView, { stamp }: MessageFrame): Html | '' {
  const at = timestamp === null ? NaN : Date.parse(timestamp);
  const said = [text, Number.isNaN(at) ? null : stamp(at)].filter(one => one !== null);
  return said.length === 0 ? '' : html`<p class="footer">${said.join(' • ')}</p>`;
}

/** Drawn, because the page's policy allows no style in its HTML. */
const stripe = (color: number): Html =>
  html`<svg class="stripe" aria-hidden="true" width="4" height="100%" preserveAspectRatio="none">
    <rect width="4" height="100%" fill="#${color.toString(16).padStart(6, '0').slice(-6)}" />
  </svg>`;
