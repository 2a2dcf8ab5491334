import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphemesOf } from '../../src/format/graphemes.ts';

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });

test('the short way gives what the long one gives, for any text', () => {
  const latin = fc.string({
    unit: fc.integer({ min: 0, max: 0x2fff }).map(point => String.fromCharCode(point)),
  });
  fc.assert(
    fc.property(fc.oneof(latin, fc.string({ unit: 'grapheme' }), fc.string()), text => {
      expect(graphemesOf(text)).toEqual(Array.from(segmenter.segment(text), ({ segment }) => segment));
    }),
    { numRuns: 500 },
  );
});

test('every character of the short way stands alone', () => {
  for (let point = 0x20; point <= 0x20bf; point++) {
    const pair = `a${String.fromCharCode(point)}b`;
    expect(graphemesOf(pair)).toEqual(Array.from(segmenter.segment(pair), ({ segment }) => segment));
  }
});
