import type { CardContent, CardKind } from '../core/card.ts';
import type { Say } from '../core/words.ts';
import { cleanText, shorten } from './clean-text.ts';

/** Pixels of each size of card. */
export const cardPixels = {
  wide: { width: 1200, height: 675 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const;

/** Discord's limit for an attachment's description. */
const ALT_LIMIT = 1024;

/** Words for those who do not see the picture. */
export function cardAltText(content: CardContent, say: Say): string {
  const text = cleanText(content.text);
  const speaker = content.kind === 'quote' ? cleanText(content.speaker ?? '') : '';
  const role = content.kind === 'quote' ? cleanText(content.role ?? '') : '';
  return shorten(altText(content.kind, { text, speaker, role }, say), ALT_LIMIT);
}

function altText(
  kind: CardKind,
  { text, speaker, role }: Readonly<Record<'text' | 'speaker' | 'role', string>>,
  say: Say,
): string {
  if (kind === 'breaking') return say('card-alt-breaking', { text });
  if (kind !== 'quote') return say('card-alt-headline', { text });
  if (speaker === '') return say('card-alt-quote-unnamed', { text });
  if (role === '') return say('card-alt-quote-no-role', { speaker, text });
  return say('card-alt-quote', { speaker, role, text });
}
