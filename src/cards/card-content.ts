import type { CardContent, QuoteCard } from '../core/card.ts';
import type { Say } from '../core/words.ts';
import { cleanText, shorten } from '../format/clean-text.ts';

/** Pixels of each size of card. */
export const cardPixels = {
  wide: { width: 1200, height: 675 },
  square: { width: 1080, height: 1080 },
  story: { width: 1080, height: 1920 },
} as const;

/** No platform takes a longer description of a picture. */
const ALT_LIMIT = 1024;

/** Words for those who do not see the picture. */
export const cardAltText = (content: CardContent, say: Say): string =>
  shorten(altText(content, cleanText(content.text), say), ALT_LIMIT);

function altText(content: CardContent, text: string, say: Say): string {
  switch (content.kind) {
    case 'quote':
      return quoteAlt(content, text, say);
    case 'headline':
      return say('card-alt-headline', { text });
    case 'breaking':
      return say('card-alt-breaking', { text });
    case 'digest': {
      const items = content.items.map(item => cleanText(item.title)).filter(title => title !== '');
      return items.length === 0 ? text : say('card-alt-digest', { text, items: items.join('; ') });
    }
  }
}

function quoteAlt(content: QuoteCard, text: string, say: Say): string {
  const speaker = cleanText(content.speaker ?? '');
  const role = cleanText(content.role ?? '');
  if (speaker === '') return say('card-alt-quote-unnamed', { text });
  if (role === '') return say('card-alt-quote-no-role', { speaker, text });
  return say('card-alt-quote', { speaker, role, text });
}
