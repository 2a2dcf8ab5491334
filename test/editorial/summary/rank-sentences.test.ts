import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../src/core/article.ts';
import { rankSentences } from '../../../src/editorial/summary/rank-sentences.ts';

/** Ranks sentences that are given one a line. */
function rank(sentences: readonly string[], title: string | null, quotes: readonly Span[] = []) {
  let start = 0;
  const spans = sentences.map(sentence => {
    const span = { start, end: start + sentence.length };
    start = span.end + 1;
    return span;
  });
  return rankSentences(sentences.join('\n'), spans, { language: 'en', title, quotes });
}

describe('rankSentences', () => {
  const NEWS = [
    'The council of Brackwater Bay voted on Monday to buy a second ferry for the harbour.',
    'The weather over the hills stayed calm and rather pleasant all through that day.',
    'The second ferry will carry 900 passengers a day across the harbour of Brackwater.',
  ];

  it('puts the sentence first that opens the news', () => {
    expect(rank(NEWS, null)[0]?.rank).toBe(0);
  });

  it('puts no sentence first that only repeats the title', () => {
    const title = 'Brackwater Bay votes for a second ferry';
    expect(rank([`${title}.`, ...NEWS], title)[0]?.rank).not.toBe(0);
  });

  it('puts a sentence behind that says what a better one has said', () => {
    const again = 'The council of Brackwater Bay on Monday voted to buy a second ferry for the harbour.';
    const [, second, third] = rank([NEWS[0] ?? '', again, NEWS[2] ?? ''], null);
    expect(third?.rank).toBeLessThan(second?.rank ?? 0);
  });

  it('puts a sentence behind that holds half a quotation', () => {
    const [first] = rank(NEWS, null, [{ start: 40, end: 120 }]);
    expect(first?.rank).not.toBe(0);
  });

  it('gives every sentence a rank of its own, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 60 }), fc.string(), (lines, title) => {
        const ranks = rank(lines, title).map(sentence => sentence.rank);
        expect(ranks.toSorted((a, b) => a - b)).toEqual(lines.map((_, place) => place));
      }),
    );
  });
});
