import { html } from 'hono/html';
import type { Platform } from '../core/destination.ts';
import type { DiscordPayload, TelegramPayload } from '../core/payload.ts';
import type { DeliveryRow } from '../core/ports/store.ts';
import { webAddress } from '../format/clean-text.ts';
import type { Snapshot } from '../desk/view.ts';
import { showDiscordMessage } from './messages/discord-view.ts';
import type { Html } from './html.ts';
import type { PageVoice } from './page-voice.ts';
import { stateOf } from './state-label.ts';
import { showTelegramMessage } from './messages/telegram-view.ts';

/** The latest posts, newest first: how each looks on both platforms, why it was taken, and where it went. */
export function postsSection(snapshot: Snapshot, voice: PageVoice): Html {
  const { say } = voice;
  const posts = Map.groupBy([...snapshot.history, ...snapshot.queue], row => row.post);
  const shown = [...posts.values()].filter(rows => rows.some(row => snapshot.history.includes(row)));
  return html`<section class="posts" aria-labelledby="posts">
    <h2 id="posts">${say('page-posts')}</h2>
    ${
      shown.length === 0
        ? html`<p class="nothing">${say('page-posts-none')}</p>`
        : shown.map(rows => postArticle(rows, voice))
    }
  </section>`;
}

function postArticle(rows: readonly DeliveryRow[], voice: PageVoice): Html {
  const [first] = rows;
  if (first === undefined) return html``;
  const { say, when } = voice;
  return html`<article class="post" id="${first.id}">
    <header>
      <h3>${first.articleTitle}</h3>
      <p class="meta">
        ${when.show(first.sentAt ?? first.createdAt)} ·
        ${first.articleSource}${first.schedule === null ? '' : html` · ${first.schedule}`}
      </p>
      <p class="why"><b>${say('page-why')}</b> ${first.why}</p>
      <ul class="where" aria-label="${say('page-where')}">
        ${rows.map(row => whereItem(row, voice))}
      </ul>
    </header>
    ${deliveryViews(rows, voice)}
  </article>`;
}

function whereItem(row: DeliveryRow, { say }: PageVoice): Html {
  const href = webAddress(row.url);
  return html`<li>
    ${stateOf(row.state, say)}
    ${href === null ? row.destination : html`<a href="${href}" rel="noopener noreferrer">${row.destination}</a>`}
    ${row.reason === null ? '' : html`<span class="reason">${row.reason}</span>`}
  </li>`;
}

/** Each different message of these deliveries once, Telegram's first, with the destinations that get it. */
export function deliveryViews(rows: readonly DeliveryRow[], voice: PageVoice): Html {
  const messages = rows.flatMap(row => messagesOf(row));
  // Telegram's payload names the picture only; Discord's also says what is on it.
  const alts = new Map<string, string>(
    messages.flatMap(({ payload }) =>
      payload.platform === 'discord' && payload.card !== null ? [[payload.card.hash, payload.card.alt]] : [],
    ),
  );
  const figures = [...Map.groupBy(messages, ({ payload }) => lookOf(payload)).values()].flatMap(same => {
    const [first] = same;
    if (first === undefined) return [];
    const names = [...new Set(same.map(({ row }) => row.destination))];
    return [{ platform: first.payload.platform, figure: messageFigure(first, { names, alts }, voice) }];
  });
  const of = (platform: Platform) => figures.filter(one => one.platform === platform).map(one => one.figure);
  return html`<div class="views">${of('telegram')} ${of('discord')}</div>`;
}

interface Message {
  readonly row: DeliveryRow;
  readonly payload: TelegramPayload | DiscordPayload;
}

function messageFigure(
  { row, payload }: Message,
  { names, alts }: { readonly names: readonly string[]; readonly alts: ReadonlyMap<string, string> },
  { say, when, brand, now }: PageVoice,
): Html {
  const card = payload.platform === 'telegram' && payload.kind === 'photo' ? payload.card : '';
  const alt = alts.get(card) ?? say('page-card-of', { title: row.articleTitle });
  const frame = { brand, alt, time: when.clock(row.sentAt ?? now) };
  return html`<figure>
    <figcaption>
      ${say(payload.platform === 'telegram' ? 'page-on-telegram' : 'page-on-discord')}
      <span>${names.join(', ')}</span>
    </figcaption>
    ${
      payload.platform === 'telegram'
        ? showTelegramMessage(payload, frame)
        : showDiscordMessage(payload, frame, when)
    }
  </figure>`;
}

const messagesOf = (row: DeliveryRow): Message[] =>
  row.payload.platform === 'preview'
    ? [
        { row, payload: row.payload.telegram },
        { row, payload: row.payload.discord },
      ]
    : [{ row, payload: row.payload }];

/** Equal for what looks equal, wherever it goes. */
function lookOf(payload: TelegramPayload | DiscordPayload): string {
  if (payload.platform === 'discord') return JSON.stringify(['discord', payload.embed, payload.card?.hash]);
  return payload.kind === 'photo'
    ? JSON.stringify(['photo', payload.card, payload.caption])
    : JSON.stringify(['text', payload.text, payload.preview]);
}
