import type { CardContent, CardStyle } from '../../src/core/card.ts';
import { quoteCard } from '../format/card-samples.ts';

/** Where the pictures lie that a person has looked at and found good; `node test/scripts/draw-golden-cards.ts` draws them anew. */
export const GOLDEN_CARDS = new URL('../golden/cards/', import.meta.url);
export const THEMES = new URL('../../config/themes', import.meta.url).pathname;

/** Few, and as different as cards get. */
export const goldenCards: Readonly<
  Record<string, { readonly content: CardContent; readonly style: CardStyle }>
> = {
  'quote-it-wide-broadsheet': { content: quoteCard, style: { size: 'wide', theme: 'broadsheet' } },
  'quote-fr-wide-broadsheet': {
    content: {
      ...quoteCard,
      text: "La question n'est pas de savoir si le fleuve reviendra, mais ce que nous aurons fait avant : des digues ou des discours ?",
      speaker: 'Hélène Vaucanson',
      role: "directrice de l'Agence des eaux",
      outlet: 'Le Courrier de Valmont',
      language: 'fr',
    },
    style: { size: 'wide', theme: 'broadsheet' },
  },
  'headline-en-square-notte': {
    content: {
      ...quoteCard,
      kind: 'headline',
      text: 'The covered market opens again after nine years: a hundred stalls, an oven and a library',
      outlet: 'The Olave Courier',
      language: 'en',
    },
    style: { size: 'square', theme: 'notte' },
  },
  'quote-ar-wide-notte': {
    content: {
      ...quoteCard,
      text: 'لم نغلق الجسر لأن النهر كان غاضبًا، بل لأن أحدًا لم يعتنِ بالجدار منذ 30 عامًا',
      speaker: 'سلمى الحداد',
      role: 'عمدة المدينة القديمة',
      outlet: 'صوت الجسر',
      language: 'ar',
    },
    style: { size: 'wide', theme: 'notte' },
  },
};
