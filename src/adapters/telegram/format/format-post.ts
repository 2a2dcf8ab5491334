import type { PostContent } from '../../../core/post.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { Block, RichText, TextSpan } from '../../../core/rich-text.ts';
import type { Say } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import { fitReply } from '../../../format/fit-reply.ts';
import {
  alsoBlocksOf,
  fullestThat,
  markBlocksOf,
  postPartsOf,
  quoteBlockOf,
  summaryBlocksOf,
  titleSpanOf,
} from '../../../format/post-parts.ts';
import type { PostParts } from '../../../format/post-parts.ts';
import type { TelegramPayload, TelegramPlace } from './payload.ts';
import { toTelegramHtml } from './telegram-html.ts';

/** After entities parsing (Bot API, sendPhoto and sendMessage). */
export const TELEGRAM_CAPTION_LIMIT = 1024;
export const TELEGRAM_TEXT_LIMIT = 4096;
/** The server cuts longer sources off, tags and all (tdlib, fix_formatted_text). */
const SOURCE_BYTES_LIMIT = 35_000;

/**
 * One Telegram message for a post: a photo with a caption when there is a card, else a text with the article's preview.
 * What does not fit falls away by the rule of `lessAndLess`; a title too long by itself is shortened. Sentences are never
 * cut, and a text is never empty.
 */
export function formatTelegramPost(content: PostContent, place: TelegramPlace, say: Say): TelegramPayload {
  const parts = postPartsOf(content);
  const limit = content.card === null ? TELEGRAM_TEXT_LIMIT : TELEGRAM_CAPTION_LIMIT;
  const html = fittedPost(parts, limit, say);
  const base = {
    platform: 'telegram',
    chat: place.chat,
    topic: place.topic,
    silent: place.silent,
    ...(place.subscribe === true && content.mark?.kind !== 'retracted'
      ? { invitation: { text: say('button-subscribe'), start: 's' } }
      : {}),
  } as const;
  return content.card === null
    ? { ...base, kind: 'text', text: html === '' ? '…' : html, preview: parts.url }
    : { ...base, kind: 'photo', card: content.card.hash, caption: html };
}

/** A command's answer as Telegram HTML, at most `limit` after parsing; empty only when there is nothing to say. */
export function formatTelegramReply(text: RichText, limit = TELEGRAM_TEXT_LIMIT): string {
  return toTelegramHtml(fitReply(text, fitted => fits(fitted, limit))).html.trim();
}

/** Whether a message takes the text. */
export function fits(text: RichText, limit: number): boolean {
  const { html, length } = toTelegramHtml(text);
  return length <= limit && new TextEncoder().encode(html).length < SOURCE_BYTES_LIMIT;
}

function fittedPost(parts: PostParts, limit: number, say: Say): string {
  const draw = (left: PostParts) => blocksOf(left, say);
  const fullest = fullestThat(parts, left => fits(draw(left), limit));
  if (fullest !== null) return toTelegramHtml(draw(fullest)).html;
  const bare: PostParts = { ...parts, summary: [], quote: null, hashtags: [], also: [] };
  const around = toTelegramHtml(draw({ ...bare, title: '…' })).length - 1;
  return toTelegramHtml(draw({ ...bare, title: shorten(parts.title, limit - around) })).html;
}

/** Falls back to the newsroom's name, so that a post without a single word of its own still says whose it is. */
function blocksOf(parts: PostParts, say: Say): RichText {
  const blocks: Block[] = [];
  if (parts.title !== '') blocks.push({ kind: 'heading', spans: [titleSpanOf(parts)] });
  blocks.push(...summaryBlocksOf(parts));
  if (parts.quote !== null) blocks.push(quoteBlockOf(parts.quote));
  const source = sourceSpans(parts, say);
  if (source.length > 0) blocks.push({ kind: 'paragraph', spans: source });
  blocks.push(...alsoBlocksOf(parts, say));
  blocks.push(...markBlocksOf(parts, say));
  return blocks.length > 0 ? blocks : [paragraph(parts.brand)];
}

function sourceSpans(parts: PostParts, say: Say): TextSpan[] {
  const said: TextSpan[] = [];
  if (parts.outlet !== '') said.push({ text: say('post-source', { outlet: parts.outlet }) });
  if (parts.url !== null) said.push({ text: say('post-read'), href: parts.url });
  if (parts.isPaywalled) said.push({ text: say('post-paywalled'), style: 'italic' });
  if (parts.hashtags.length > 0) said.push({ text: parts.hashtags.join(' ') });
  return said.flatMap((span, i) => (i === 0 ? [span] : [{ text: ' · ' }, span]));
}
