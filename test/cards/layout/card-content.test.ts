import { describe, expect, test } from 'vitest';
import type { QuoteCard } from '../../../src/core/card.ts';
import { cardAltText } from '../../../src/cards/card-content.ts';
import { breakingCard, digestCard, headlineCard, quoteCard } from './card-samples.ts';
import { sayItalian } from '../../format/post-samples.ts';

describe('alternative text', () => {
  test('says who speaks and what', () => {
    const said = (content: Partial<QuoteCard>) =>
      cardAltText({ ...quoteCard, text: 'Sì', ...content }, sayItalian);
    expect(said({})).toBe('card-alt-quote: Elvira Santamarta | sindaca di Borgonero | Sì');
    expect(said({ role: null })).toBe('card-alt-quote-no-role: Elvira Santamarta | Sì');
    expect(said({ speaker: null })).toBe('card-alt-quote-unnamed: Sì');
  });

  test('says what the other kinds show', () => {
    expect(cardAltText(headlineCard, sayItalian)).toBe('card-alt-headline: Il ponte riapre');
    expect(cardAltText({ ...breakingCard, text: 'Crolla un muro' }, sayItalian)).toBe(
      'card-alt-breaking: Crolla un muro',
    );
    expect(cardAltText(digestCard, sayItalian)).toBe(
      'card-alt-digest: Sabato 14 marzo 2026 | Riapre il ponte dopo nove anni; La giunta trova i soldi per il tetto della scuola; Una biblioteca nel vecchio forno',
    );
  });

  test('is never longer than an attachment may be described', () => {
    const text = 'parola '.repeat(500);
    for (const card of [quoteCard, headlineCard, breakingCard, digestCard])
      expect(cardAltText({ ...card, text }, sayItalian).length).toBeLessThanOrEqual(1024);
  });
});
