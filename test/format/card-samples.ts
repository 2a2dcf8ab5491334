import type { QuoteCard } from '../../src/core/card.ts';
import type { CardTheme } from '../../src/format/card-theme.ts';
import type { WidthOf } from '../../src/format/card-drawing.ts';

/** Every letter half an em wide, a blank a quarter: lines can be counted by hand. */
export const monospaced: WidthOf = text => (text === ' ' ? 0.25 : text.length / 2);

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
