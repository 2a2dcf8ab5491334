import type { Destination } from '../../../core/destination.ts';
import type { DigestContent } from '../../../core/post.ts';
import type { RichText } from '../../../core/rich-text.ts';
import type { Template } from '../../../core/template/template.ts';
import type { Say } from '../../../core/words.ts';
import { digestBlocks, digestPartsOf, fittedDigest, type DigestParts } from '../../../format/digest-parts.ts';
import { albumOf, fits, TELEGRAM_CAPTION_LIMIT, TELEGRAM_TEXT_LIMIT } from './format-post.ts';
import { addressOf, styleOf, type TelegramPayload, type TelegramPlace } from './payload.ts';
import { toTelegramHtml } from './telegram-html.ts';

/** One Telegram message for a digest: its cover with the lines as caption, or a text without a preview. */
export function formatTelegramDigest(
  digest: DigestContent,
  place: TelegramPlace & Pick<Destination, 'digestLine'>,
  say: Say,
): TelegramPayload {
  const limit = digest.card === null ? TELEGRAM_TEXT_LIMIT : TELEGRAM_CAPTION_LIMIT;
  const draw = (parts: DigestParts, line: Template): RichText => [
    { kind: 'heading', spans: [{ text: parts.heading }] },
    ...digestBlocks(parts, { line, say }),
  ];
  const text = fittedDigest(digestPartsOf(digest), {
    line: place.digestLine,
    draw,
    fits: drawn => fits(drawn, limit),
  });
  const { html } = toTelegramHtml(text);
  const base = { platform: 'telegram', ...addressOf(place), ...styleOf(place) } as const;
  return digest.card === null
    ? { ...base, kind: 'text', text: html === '' ? '…' : html, preview: null }
    : { ...base, kind: 'photo', ...albumOf(digest.card, digest.more), caption: html };
}
