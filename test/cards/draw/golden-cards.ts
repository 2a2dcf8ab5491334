import sharp from 'sharp';
import type { CardContent, CardPhoto, CardSize } from '../../../src/core/card.ts';
import { breakingCard, digestCard, headlineCard, quoteCard } from '../layout/card-samples.ts';
import { hills } from './hard-cards.ts';

/** Where the pictures lie that a person has looked at and found good; `node test/scripts/draw-golden-cards.ts` draws them anew. */
export const GOLDEN_CARDS = new URL('../../golden/cards/', import.meta.url);
export const THEMES = new URL('../../../config/themes', import.meta.url).pathname;

interface GoldenCard {
  readonly theme: string;
  readonly size: CardSize;
  readonly content: CardContent;
}

/** Stands for an article’s own. */
export const photo: CardPhoto = {
  bytes: await sharp(hills(1200, 800), { raw: { width: 1200, height: 800, channels: 3 } })
    .png()
    .toBuffer(),
  hash: 'hills',
};

/** One or two of each theme, and as different as cards get. Invented people's invented words. */
export const goldenCards: Readonly<Record<string, GoldenCard>> = {
  'broadsheet-quote': { theme: 'broadsheet', size: 'wide', content: quoteCard },
  'broadsheet-sera-quote': { theme: 'broadsheet-sera', size: 'wide', content: quoteCard },
  'broadsheet-quote-fr': {
    theme: 'broadsheet',
    size: 'wide',
    content: {
      ...quoteCard,
      text: "La question n'est pas de savoir si le fleuve reviendra, mais ce que nous aurons fait avant : des digues ou des discours ?",
      speaker: 'Hélène Vaucanson',
      role: "directrice de l'Agence des eaux",
      outlet: 'Le Courrier de Valmont',
      language: 'fr',
    },
  },
  'notte-quote-ar': {
    theme: 'notte',
    size: 'wide',
    content: {
      ...quoteCard,
      text: 'لم نغلق الجسر لأن النهر كان غاضبًا، بل لأن أحدًا لم يعتنِ بالجدار منذ 30 عامًا',
      speaker: 'سلمى الحداد',
      role: 'عمدة المدينة القديمة',
      outlet: 'صوت الجسر',
      language: 'ar',
    },
  },
  'notte-headline-en': {
    theme: 'notte',
    size: 'square',
    content: {
      ...headlineCard,
      text: 'The covered market opens again after nine years: a hundred stalls, an oven and a library',
      outlet: 'The Olave Courier',
      language: 'en',
    },
  },
  'manifesto-breaking': { theme: 'manifesto', size: 'wide', content: breakingCard },
  'elzeviro-quote-short': {
    theme: 'elzeviro',
    size: 'wide',
    content: {
      ...quoteCard,
      text: 'Non ce ne andremo',
      speaker: 'Ottavio Prandelli',
      role: 'capo dei pescatori',
    },
  },
  'elzeviro-quote-ja': {
    theme: 'elzeviro',
    size: 'square',
    content: {
      ...quoteCard,
      text: '橋は九年ぶりに開いた。子どもたちは明日から歩いて学校へ行く。',
      speaker: '青山 澄子',
      role: '川辺町長',
      outlet: '川辺新報',
      language: 'ja',
    },
  },
  'copertina-quote-photo': { theme: 'copertina', size: 'square', content: { ...quoteCard, photo } },
  'copertina-headline': {
    theme: 'copertina',
    size: 'wide',
    content: { ...headlineCard, text: 'Riapre il ponte di Borgonero, e il sindaco chiede scusa' },
  },
  'serigrafia-quote-photo': { theme: 'serigrafia', size: 'wide', content: { ...quoteCard, photo } },
  'serigrafia-digest': { theme: 'serigrafia', size: 'square', content: digestCard },
  'ultimora-breaking': { theme: 'ultimora', size: 'story', content: breakingCard },
  'ultimora-digest': { theme: 'ultimora', size: 'wide', content: digestCard },
  'broadsheet-quote-long': {
    theme: 'broadsheet',
    size: 'wide',
    content: {
      ...quoteCard,
      text: 'We did not close the bridge because the river was angry; we closed it because for thirty years nobody looked after the wall, because every council left it to the next one, and because it is easier to cut a ribbon than to clean a drain. If there is one thing I would ask of those who come after us, it is this: go and look, every spring, with your own eyes',
      speaker: 'Marguerite Ashdown-Okonkwo',
      role: 'chair of the parliamentary committee of inquiry into the collapse of the Olave bridge',
      outlet: 'The Olave Courier',
      language: 'en',
    },
  },
  'telescrivente-quote-de': {
    theme: 'telescrivente',
    size: 'wide',
    content: {
      ...quoteCard,
      text: 'Die Donaudampfschifffahrtsgesellschaftskapitänswitwenrente ist „keine Kleinigkeit“, sie ist ein Versprechen',
      speaker: 'Friedhelm Oberhuber-Zwiesel',
      role: 'Staatssekretär',
      outlet: 'Donaukurier am Abend',
      language: 'de',
    },
  },
};
