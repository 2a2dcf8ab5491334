import type { Destination } from '../../../core/destination.ts';
import type { PostContent, ShownCard } from '../../../core/post.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { RichText } from '../../../core/rich-text.ts';
import type { Template } from '../../../core/template/template.ts';
import type { Say } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import { fitReply } from '../../../format/fit-reply.ts';
import { fullestThat, markBlocksOf, postPartsOf } from '../../../format/post-parts.ts';
import type { PostParts } from '../../../format/post-parts.ts';
import { builtIn } from '../../../format/template/built-in.ts';
import { fillTemplate } from '../../../format/template/fill-template.ts';
import type { TelegramPayload, TelegramPlace } from './payload.ts';
import { toRichHtml } from './rich-html.ts';
import { toTelegramHtml, type TelegramHtml } from './telegram-html.ts';

/** After entities parsing (Bot API, sendPhoto and sendMessage). */
export const TELEGRAM_CAPTION_LIMIT = 1024;
export const TELEGRAM_TEXT_LIMIT = 4096;
/** "Rich Message Limits". */
const TELEGRAM_RICH_LIMIT = 32_768;

/** A form of message: how text is drawn for it, and how much of it it takes. */
export interface TelegramForm {
  readonly draw: (text: RichText) => TelegramHtml;
  readonly limit: number;
}

export const formOf = ({ layout }: Pick<TelegramPlace, 'layout'>, card: PostContent['card']): TelegramForm =>
  layout === 'rich'
    ? { draw: toRichHtml, limit: TELEGRAM_RICH_LIMIT }
    : { draw: toTelegramHtml, limit: card === null ? TELEGRAM_TEXT_LIMIT : TELEGRAM_CAPTION_LIMIT };
/** What a post looks like where the config has no template of its own for it. */
export const TELEGRAM_TEMPLATE = builtIn(`
# {title}

{summary}

> {quote}
> **{speaker}**, {role}

{source} · {read} · {paywalled} · {hashtags}

{also}
`);

/** A title shortened to less than this says nothing. */
const SHORTEST_TITLE = 40;
/** The server cuts longer sources off, tags and all (tdlib, fix_formatted_text). */
const SOURCE_BYTES_LIMIT = 35_000;

/**
 * One Telegram message for a post: a photo with a caption when there is a card, else a text with the article's preview.
 * What does not fit falls away by the rule of `lessAndLess`; a title too long by itself is shortened. Sentences are never
 * cut, and a text is never empty.
 */
export function formatTelegramPost(
  content: PostContent,
  place: TelegramPlace & Pick<Destination, 'template'>,
  say: Say,
): TelegramPayload {
  const parts = postPartsOf(content);
  const form = formOf(place, content.card);
  // of what is retracted nothing stays but what the built-in look shows of it
  const own = parts.mark?.kind === 'retracted' ? null : (place.template ?? null);
  const html =
    (own && fittedPost(parts, form, left => blocksOf(left, own, say))) ??
    fittedPost(parts, form, left => blocksOf(left, TELEGRAM_TEMPLATE, say)) ??
    '';
  const base = {
    platform: 'telegram',
    chat: place.chat,
    topic: place.topic,
    silent: place.silent,
    ...(place.subscribe === true && content.mark?.kind !== 'retracted' && takesButtons(place, content)
      ? { invitation: { text: say('button-subscribe'), start: 's' } }
      : {}),
  } as const;
  if (place.layout === 'rich')
    return {
      ...base,
      kind: 'rich',
      html: html === '' ? '<p>…</p>' : html,
      ...(content.card === null ? { card: null } : albumOf(content.card, content.more)),
    };
  return content.card === null
    ? { ...base, kind: 'text', text: html === '' ? '…' : html, preview: parts.url }
    : { ...base, kind: 'photo', ...albumOf(content.card, content.more), caption: html };
}

/** An album has none (Bot API, sendMediaGroup). */
export const takesButtons = (
  { layout }: Pick<TelegramPlace, 'layout'>,
  { more }: Pick<PostContent, 'more'>,
): boolean => more === undefined || layout === 'rich';

/** Bot API, sendMediaGroup. */
const MOST_PICTURES = 10;

/** The pictures of a photo message, or of an album. */
export function albumOf({ hash }: ShownCard, more: readonly ShownCard[] = []) {
  const others = more.slice(0, MOST_PICTURES - 1).map(card => card.hash);
  return { card: hash, ...(others.length > 0 ? { more: others } : {}) };
}

/** A command's answer as Telegram HTML, at most `limit` after parsing; empty only when there is nothing to say. */
export function formatTelegramReply(text: RichText, limit = TELEGRAM_TEXT_LIMIT): string {
  return toTelegramHtml(fitReply(text, fitted => fits(fitted, { draw: toTelegramHtml, limit }))).html.trim();
}

/** Whether a message takes the text. */
export function fits(text: RichText, { draw, limit }: TelegramForm): boolean {
  const { html, length } = draw(text);
  return length <= limit && new TextEncoder().encode(html).length < SOURCE_BYTES_LIMIT;
}

/** Null where a template leaves no room for a title that still says something. */
function fittedPost(
  parts: PostParts,
  form: TelegramForm,
  draw: (parts: PostParts) => RichText,
): string | null {
  const { limit } = form;
  const fullest = fullestThat(parts, left => fits(draw(left), form));
  if (fullest !== null) return form.draw(draw(fullest)).html;
  const bare: PostParts = {
    ...parts,
    lead: '',
    summary: [],
    quote: null,
    hashtags: [],
    topics: [],
    also: [],
  };
  const around = form.draw(draw({ ...bare, title: '…' })).length - 1;
  const { html, length } = form.draw(draw({ ...bare, title: shorten(parts.title, limit - around) }));
  return limit - around < SHORTEST_TITLE || length > limit ? null : html;
}

/** Falls back to the newsroom's name, so that a post without a single word of its own still says whose it is. */
function blocksOf(parts: PostParts, template: Template, say: Say): RichText {
  const blocks = [...fillTemplate(template, parts, say), ...markBlocksOf(parts, say)];
  return blocks.length > 0 ? blocks : [paragraph(parts.brand)];
}
