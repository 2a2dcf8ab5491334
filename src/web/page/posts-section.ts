import { html } from 'hono/html';
import type { MessageView } from '../../core/ports/message-view.ts';
import type { DeliveryRow } from '../../core/ports/store.ts';
import { webAddress } from '../../format/clean-text.ts';
import { sayReason } from '../../format/say-reason.ts';
import type { Snapshot } from '../../desk/view.ts';
import type { Html } from './html.ts';
import type { PageVoice } from './page-voice.ts';
import { stateOf } from './state-label.ts';
import { showBubble } from '../messages/bubble.ts';
import { showEmbed } from '../messages/embed.ts';
import type { MessageFrame } from '../messages/message.ts';
import { showRecord } from '../messages/record.ts';

/** The latest posts, newest first: how each looks on its platforms, why it was taken, and where it went. */
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
  const copies = copiesIn(rows);
  return html`<article class="post" id="${first.id}">
    <header>
      <h3>${first.articleTitle}</h3>
      <p class="meta">
        ${when.show(first.sentAt ?? first.createdAt)} ·
        ${first.articleSource}${first.schedule === null ? '' : html` · ${first.schedule}`}
      </p>
      <p class="why"><b>${say('page-why')}</b> ${sayReason(first.why, say)}</p>
      <ul class="where" aria-label="${say('page-where')}">
        ${copies.map(copy => whereItem(copy, voice))}
      </ul>
    </header>
    ${deliveryViews(
      copies.flatMap(({ stands }) => (stands.operation === 'delete' ? [] : stands)),
      voice,
    )}
  </article>`;
}

/** A message, or what is to become one. */
interface Copy {
  /** What it shows: the newest of what was done, else what is to be sent. A `delete` = it is there no more. */
  readonly stands: DeliveryRow;
  /** Changes of it that are not done, or could not be. */
  readonly changes: readonly DeliveryRow[];
}

function copiesIn(rows: readonly DeliveryRow[]): readonly Copy[] {
  return [...Map.groupBy(rows, row => `${row.destination} ${row.message ?? row.id}`).values()].flatMap(
    same => {
      const done = same
        .filter(row => row.sentAt !== null)
        .sort((a, b) => Number(b.sentAt) - Number(a.sentAt));
      const stands = done[0] ?? same.find(row => row.operation === 'send');
      const changes = same.filter(row => row.operation !== 'send' && row.sentAt === null);
      return stands === undefined ? [] : [{ stands, changes }];
    },
  );
}

function whereItem({ stands, changes }: Copy, voice: PageVoice): Html {
  const { destination, reason } = stands;
  const href = stands.operation === 'delete' ? null : webAddress(stands.url);
  return html`<li>
    ${badgeOf(stands, voice)}
    ${href === null ? destination : html`<a href="${href}" rel="noopener noreferrer">${destination}</a>`}
    ${[...(reason === null ? [] : [reason]), ...changes.flatMap(({ reason: why }) => why ?? [])].map(
      why => html`<span class="reason">${sayReason(why, voice.say)}</span>`,
    )}
    ${changes.map(change => badgeOf(change, voice))}
  </li>`;
}

/** "inviato", "corretto alle 21:14", "rimozione: si riprova". */
export function badgeOf({ operation, state, sentAt }: DeliveryRow, { say, when }: PageVoice): Html {
  if (operation !== 'edit' && operation !== 'delete') return stateOf(state, say);
  if (sentAt !== null) {
    const said = say(`page-done-${operation}`, { time: when.clock(sentAt) });
    return html`<span class="state ${operation === 'edit' ? 'sent' : 'withdrawn'}">${said}</span>`;
  }
  const said = say(`page-change-${operation}`, { state: say(`page-state-${state}`) });
  return html`<span class="state ${state}">${said}</span>`;
}

/** In the order in which they stand beside each other. */
const LOOKS = ['bubble', 'embed', 'record'] as const satisfies readonly MessageView['look'][];

/** Each different message of these deliveries once, with the destinations that get it. */
export function deliveryViews(rows: readonly DeliveryRow[], voice: PageVoice): Html {
  const messages = rows.flatMap(row => voice.show(row.payload).map((view): Message => ({ row, view })));
  // some payloads name the picture only, another may say what is on it
  const alts = new Map<string, string>(
    messages.flatMap(({ view: { card } }) => (card?.alt == null ? [] : [[card.hash, card.alt]])),
  );
  const looks = Map.groupBy(messages, ({ view }) => lookOf(view));
  const figures = [...looks.values()].flatMap(same => {
    const [first] = same;
    if (first === undefined) return [];
    const names = [...new Set(same.map(({ row }) => row.destination))];
    return [{ look: first.view.look, figure: messageFigure(first, { names, alts }, voice) }];
  });
  const ordered = LOOKS.flatMap(wanted => figures.filter(({ look }) => look === wanted));
  return html`<div class="views">${ordered.map(({ figure }) => figure)}</div>`;
}

interface Message {
  readonly row: DeliveryRow;
  readonly view: MessageView;
}

function messageFigure(
  { row, view }: Message,
  { names, alts }: { readonly names: readonly string[]; readonly alts: ReadonlyMap<string, string> },
  { say, when, brand, now }: PageVoice,
): Html {
  const alt = alts.get(view.card?.hash ?? '') ?? say('page-card-of', { title: row.articleTitle });
  const frame = { brand, alt, time: when.clock(row.sentAt ?? now), stamp: when.stamp };
  return html`<figure>
    <figcaption>
      ${say('page-on-platform', { platform: view.title })}
      <span>${names.join(', ')}</span>
    </figcaption>
    ${showMessage(view, frame)}
  </figure>`;
}

function showMessage(view: MessageView, frame: MessageFrame): Html {
  switch (view.look) {
    case 'bubble':
      return showBubble(view, frame);
    case 'embed':
      return showEmbed(view, frame);
    case 'record':
      return showRecord(view, frame);
  }
}

/** Equal for what looks equal, wherever it goes; a picture is the same with other words for it. */
const lookOf = ({ card, ...view }: MessageView): string => JSON.stringify([view, card?.hash]);
