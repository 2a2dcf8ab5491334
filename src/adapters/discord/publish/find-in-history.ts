import { PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import type { DiscordPayload } from '../format/payload.ts';
import type { ReconcileResult } from '../../../core/ports/ports.ts';
import type { Delivery } from '../../../core/post.ts';
import { MINUTE } from '../../../core/time.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import type { Instant } from '../../../core/time.ts';
import { fetchRights } from '../bot-rights.ts';
import { MAX_HISTORY, readHistory } from './channel-history.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { panelTexts } from '../format/panel-texts.ts';
import { channelShape, textsIn, userShape } from '../rest/discord-shapes.ts';
import type { MessageShape } from '../rest/discord-shapes.ts';
import { snowflakeAt } from '../snowflake.ts';

/** Before the first attempt by this much, since a clock read over the network is good to some seconds. */
const MARGIN = MINUTE;

interface Look {
  readonly delivery: Delivery;
  readonly payload: DiscordPayload;
  readonly now: Instant;
  readonly signal: AbortSignal;
  /** Where, if it is not the payload's channel. */
  readonly channel?: string;
  /** Whose it is, if it is not the bot's own. */
  readonly author?: string;
}

type Found =
  | { readonly kind: 'found'; readonly message: MessageShape; readonly guild: string | null }
  | Exclude<ReconcileResult, { kind: 'found' }>;

/**
 * Reads a channel from shortly before the first attempt to its end, and looks for the author's message with the
 * delivery's title, address and description: Discord does not keep the nonce. `absent` only when all was seen and the bot
 * has the right to see it (without that right Discord answers an empty list, not an error). Throws what the api throws.
 */
export async function findInHistory(api: DiscordApi, look: Look): Promise<Found> {
  const { delivery, payload, signal } = look;
  const isIt = recognizer(payload);
  if (isIt === null) return { kind: 'unable', reason: reasonOf('nothing-to-know') };
  const { channel: id = payload.channel } = look;
  const place = await api.call({ method: 'GET', route: Routes.channel(id), signal });
  const channel = channelShape.parse(place.data);
  const me = await api.call({ method: 'GET', route: Routes.user(), signal });
  const bot = userShape.parse(me.data).id;
  const { author = bot } = look;
  // message ids are stamped by Discord's clock, the attempt by ours: a machine an hour ahead would look past it
  const skew = place.at === null ? 0 : place.at - look.now;
  const since = (delivery.firstAttemptAt ?? delivery.createdAt) + skew - MARGIN;
  const after = snowflakeAt(since).toString();
  for await (const { messages, isEnd } of readHistory(api, { channel: id, after, signal })) {
    const mine = messages.find(one => one.author.id === author && isIt(one));
    if (mine) return { kind: 'found', message: mine, guild: channel.guild_id ?? null };
    if (isEnd) {
      const rights = await fetchRights(api, channel, { bot, signal });
      return (rights & PermissionFlagsBits.ReadMessageHistory) === 0n
        ? { kind: 'unable', reason: reasonOf('history-closed') }
        : { kind: 'absent' };
    }
  }
  return { kind: 'unable', reason: reasonOf('too-much-since', { count: MAX_HISTORY }) };
}

/** An earlier attempt may have had the embed that was given up since. Null when nothing of it could be known again. */
export function recognizer(payload: DiscordPayload): ((message: MessageShape) => boolean) | null {
  const { embed, content } = payload;
  const wanted = markOf(embed);
  const words = content === undefined ? '' : fold(content);
  const panel = panelOf(payload);
  if (wanted === null && words === '' && panel === null) return null;
  return message =>
    (words !== '' && withoutMentions(message.content) === words) ||
    panel?.includes(fold(textsIn(message.components).map(withoutMentions).join(' '))) === true ||
    (wanted !== null && message.embeds.some(one => markOf(one) === wanted));
}

/** The words of a container, as the layout has them and as bare words; null where it is none, or has none. */
function panelOf(payload: DiscordPayload): readonly string[] | null {
  if (payload.layout === undefined) return null;
  const { content: _bare, ...whole } = payload;
  const texts = [payload, whole].map(panelTexts).map(({ head, body, foot }) => [head, body, foot]);
  const words = texts.map(parts => fold(parts.filter(part => part !== null).join(' ')));
  return words.some(text => text !== '') ? words.filter(text => text !== '') : null;
}

const withoutMentions = (text: string): string => fold(text.replace(/^(?:<@&\d+> ?)+/u, ''));

const fold = (text: string | null | undefined): string => (text ?? '').replace(/\s+/gu, ' ').trim();

/** What an embed is known by; blanks are folded and the address written out, since Discord does the like. */
function markOf(embed: Omit<MessageShape['embeds'][number], never>): string | null {
  const { title, url, description } = embed;
  if (!title && !description) return null;
  const address = url && URL.canParse(url) ? new URL(url).href : (url ?? '');
  return JSON.stringify([fold(title), address, fold(description)]);
}
