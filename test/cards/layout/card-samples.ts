import type {
  BreakingCard,
  CardContent,
  DigestCard,
  HeadlineCard,
  QuoteCard,
} from '../../../src/core/card.ts';
import type { CardDrawing, TextLine, WidthOf } from '../../../src/cards/layout/card-drawing.ts';
import type { CardTheme } from '../../../src/cards/layout/theme/card-theme.ts';

/** Every letter half an em wide, a blank a quarter: lines can be counted by hand. */
export const monospaced: WidthOf = text => text.length / 2 - (text.split(' ').length - 1) / 4;

const face = { family: 'Plain', weight: 400, opticalSize: null, width: null, italic: false };
const measures = {
  margin: 100,
  top: 40,
  bottom: 40,
  text: { min: 20, max: 80 },
  brand: 30,
  name: 40,
  role: 24,
  small: 20,
};

export const plainTheme: CardTheme = {
  name: 'plain',
  colors: {
    paper: '#ffffff',
    ink: '#000000',
    quiet: '#333333',
    accent: '#aa0000',
    rule: '#cccccc',
    band: '#000000',
    onBand: '#ffffff',
  },
  faces: { quote: face, headline: face, brand: face, name: face, role: face, small: face, mark: face },
  background: { kind: 'plain' },
  layout: {
    align: 'start',
    anchor: 'middle',
    masthead: 'rules',
    marks: 'hanging',
    accent: 'bar',
    footer: 'plain',
    frame: 'none',
    headlines: 'as written',
  },
  logo: null,
  leading: 1.25,
  sizes: { wide: measures, square: measures, story: measures },
};

/** An invented person's invented words. */
export const quoteCard: QuoteCard = {
  kind: 'quote',
  text: 'Nove anni sono tanti, ma i bambini di questa riva da domani vanno a scuola a piedi',
  speaker: 'Elvira Santamarta',
  role: 'sindaca di Borgonero',
  outlet: 'La Gazzetta del Ponte',
  publishedAt: Date.UTC(2026, 2, 14, 8, 30),
  language: 'it',
  brand: 'Strillone',
  timezone: 'Europe/Rome',
  photo: null,
};

const { outlet, publishedAt, language, brand, timezone, photo } = quoteCard;
const frame = { outlet, publishedAt, language, brand, timezone, photo };

export const headlineCard: HeadlineCard = { ...frame, kind: 'headline', text: 'Il ponte riapre' };

export const breakingCard: BreakingCard = {
  ...frame,
  kind: 'breaking',
  text: 'Crolla un tratto del muraglione, evacuate le case del lungofiume',
  label: 'Ultim’ora',
};

export const digestCard: DigestCard = {
  ...frame,
  kind: 'digest',
  text: 'Sabato 14 marzo 2026',
  outlet: null,
  publishedAt: null,
  items: [
    { title: 'Riapre il ponte dopo nove anni', outlet: 'La Gazzetta del Ponte' },
    { title: 'La giunta trova i soldi per il tetto della scuola', outlet: 'Il Mattino di Valmonte' },
    { title: 'Una biblioteca nel vecchio forno', outlet: null },
  ],
};

export const cardsOfAllKinds: readonly CardContent[] = [quoteCard, headlineCard, breakingCard, digestCard];

/** Where a line is drawn, from the left edge of a card that is read from there. */
export function boxOf(line: TextLine, { width }: Pick<CardDrawing, 'width'>, widthOf: WidthOf) {
  const words = line.text
    .split(' ')
    .reduce((sum, word, i) => sum + widthOf(word, line.face) + (i > 0 ? widthOf(' ', line.face) : 0), 0);
  const wide = (words + (line.after === undefined ? 0 : widthOf(line.after.text, line.face))) * line.size;
  const left = line.from === 'start' ? line.x : width - line.x - wide;
  return { left, right: left + wide, top: line.y, bottom: line.y + line.height };
}
