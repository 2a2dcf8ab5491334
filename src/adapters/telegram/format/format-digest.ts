import type { Destination } from '../../../core/destination.ts';
import type { DigestContent } from '../../../core/post.ts';
import type { RichText } from '../../../core/rich-text.ts';
import type { Template } from '../../../core/template/template.ts';
import type { Say } from '../../../core/words.ts';
import { digestBlocks, digestPartsOf, fittedDigest, type DigestParts } from '../../../format/digest-parts.ts';
import { albumOf, fits, formOf } from './format-post.ts';
import { addressOf, styleOf, type TelegramPayload, type TelegramPlace } from './payload.ts';

/** One Telegram message for a digest: its cover with the lines as caption, or a text without a preview. */
export function formatTelegramDigest(
  digest: DigestContent,
  place: TelegramPlace & Pick<Destination, 'digestLine'>,
  say: Say,
): TelegramPayload {
  const form = formOf(place, digest.card);
  const draw = (parts: DigestParts, line: Template): RichText => [
    { kind: 'heading', spans: [{ text: parts.heading }] },
    ...digestBlocks(parts, { line, say }),
  ];
  const text = fittedDigest(digestPartsOf(digest), {
    line: place.digestLine,
    draw,
    fits: drawn => fits(drawn, form),
  });
  const { html } = form.draw(text);
  const base = { platform: 'telegram', ...addressOf(place), ...styleOf(place) } as const;
  if (place.layout === 'rich')
    return {
      ...base,
      kind: 'rich',
      html: html === '' ? '<p>…</p>' : html,
      ...(digest.card === null ? { card: null } : albumOf(digest.card, digest.more)),
    };
  return digest.card === null
    ? { ...base, kind: 'text', text: html === '' ? '…' : html, preview: null }
    : { ...base, kind: 'photo', ...albumOf(digest.card, digest.more), caption: html };
}
