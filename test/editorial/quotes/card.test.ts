import { expect, test } from 'vitest';
import type { Quote } from '../../../src/core/article.ts';
import { chooseCard } from '../../../src/editorial/quotes/card.ts';

const quote = (given: Partial<Quote>): Quote => ({
  start: 0,
  end: 1,
  text: 'x',
  speaker: null,
  role: null,
  cue: null,
  confidence: 1,
  guess: null,
  reason: null,
  worth: 0.5,
  ...given,
});

test('the best quotation whose speaker is sure goes on the card, before a better one of an office', () => {
  const quotes = [
    quote({ role: 'spokesman', worth: 1 }),
    quote({ speaker: 'Nora Quill', worth: 0.4 }),
    quote({ speaker: 'Paul Harwick', worth: 0.6 }),
  ];
  expect(chooseCard(quotes)).toBe(2);
});

test('a name that is less sure is no name for a picture', () => {
  const quotes = [
    quote({ speaker: 'Nora Quill', confidence: 0.87 }),
    quote({ role: 'spokesman', worth: 0.2 }),
  ];
  expect(chooseCard(quotes)).toBe(1);
});

test('without a sure name and without an office there is none', () => {
  expect(chooseCard([quote({ guess: 'Nora Quill', confidence: 0.6 })])).toBeNull();
  expect(chooseCard([quote({ speaker: 'Nora Quill', worth: 0 })])).toBeNull();
});

test('an article stored before names had a confidence keeps its card', () => {
  const { confidence: _, guess: __, ...old } = quote({ speaker: 'Nora Quill' });
  expect(chooseCard([old])).toBe(0);
});
