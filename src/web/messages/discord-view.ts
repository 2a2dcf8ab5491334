import { html } from 'hono/html';
import type { DiscordEmbed, DiscordPayload } from '../../core/payload.ts';
import { webAddress } from '../../format/clean-text.ts';
import { showDiscordLine, showDiscordMarkdown } from './discord-markdown.ts';
import type { Html } from '../html.ts';
import { cardImage, type MessageFrame } from './telegram-view.ts';
import type { When } from '../when.ts';

/** Discord's own stripe when an embed names no colour. */
const PLAIN_STRIPE = 0x4e5058;

/** A message as Discord shows it: the bot's name, and one embed with its stripe, author, title, text, picture, footer. */
export function showDiscordMessage(payload: DiscordPayload, frame: MessageFrame, when: When): Html {
  const { brand, time } = frame;
  return html`<div class="discord">
    <span class="avatar" aria-hidden="true">${initialOf(brand)}</span>
    <div class="message">
      <p class="sender"><b>${brand}</b> <span class="tag">APP</span> <span class="time">${time}</span></p>
      ${payload.content === undefined ? showEmbed(payload, when) : showContent(payload.content, payload.card)}
    </div>
  </div>`;
}

const showContent = (content: string, card: DiscordPayload['card']): Html =>
  html`<div class="text">${showDiscordMarkdown(content)}</div>
    ${card === null ? '' : cardImage(card.hash, card.alt)}`;

function showEmbed({ embed, card }: DiscordPayload, when: When): Html {
  return html`<div class="embed">
    ${stripe(embed.color ?? PLAIN_STRIPE)} ${part('author', embed.author)} ${title(embed)}
    ${
      embed.description === null
        ? ''
        : html`<div class="text">${showDiscordMarkdown(embed.description)}</div>`
    }
    ${embed.fields.map(
      ({ name, value }) =>
        html`<div class="field">
          <b>${showDiscordLine(name)}</b>
          <div class="text">${showDiscordMarkdown(value)}</div>
        </div>`,
    )}
    ${card === null ? '' : cardImage(card.hash, card.alt)} ${footer(embed, when)}
  </div>`;
}

const initialOf = (name: string): string => String.fromCodePoint(name.trim().codePointAt(0) ?? 32);

const part = (name: string, text: string | null): Html | '' =>
  text === null ? '' : html`<p class="${name}">${text}</p>`;

function title({ title: text, url }: DiscordEmbed): Html | '' {
  if (text === null) return '';
  const href = webAddress(url);
  const words = showDiscordLine(text);
  return html`<p class="title">
    ${href === null ? words : html`<a href="${href}" rel="noopener noreferrer">${words}</a>`}
  </p>`;
}

function footer({ footer: text, timestamp }: DiscordEmbed, when: When): Html | '' {
  const at = timestamp === null ? NaN : Date.parse(timestamp);
  const said = [text, Number.isNaN(at) ? null : when.stamp(at)].filter(one => one !== null);
  return said.length === 0 ? '' : html`<p class="footer">${said.join(' • ')}</p>`;
}

/** Drawn, because the page's policy allows no style in its HTML. */
const stripe = (color: number): Html =>
  html`<svg class="stripe" aria-hidden="true" width="4" height="100%" preserveAspectRatio="none">
    <rect width="4" height="100%" fill="#${color.toString(16).padStart(6, '0').slice(-6)}" />
  </svg>`;
