import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const LANGUAGES = ['it', 'en', 'de', 'fr', 'es', 'sv', 'und', ''];
const piece = fc.oneof(
  fc.constantFrom(
    '“',
    '”',
    '„',
    '«',
    '»',
    '"',
    "'",
    '’',
    '‘',
    '—',
    ' – ',
    ': ',
    ', ',
    '. ',
    '? ',
    '\n',
    '(',
    ')',
    '…',
  ),
  fc.constantFrom(
    'said',
    'ha detto',
    'sagte',
    'a-t-il dit',
    'dijo',
    'secondo',
    'so',
    'laut',
    'according to',
    'che',
    'that',
  ),
  fc.constantFrom(
    'Nora Quill',
    'Mr. Quill',
    'il ministro',
    'the president',
    'die Sprecherin',
    'he',
    'lei',
    'NATO',
    'l’',
    'd’',
  ),
  fc.constantFrom(
    '\ud800',
    '\udc00',
    '\u0000',
    '\u200b',
    '\u00a0',
    '🙂',
    'ﷺ',
    '\u0301',
    '%s',
    '<b>',
    '../',
    '１',
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const texts = fc.array(piece, { maxLength: 60 }).map(pieces => pieces.join(' '));

test('whatever the text, quotations are substrings, in order, apart, and their speakers are named in it', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...LANGUAGES), (text, language) => {
      let last = 0;
      for (const quote of readQuotes(text, language)) {
        expect(text.slice(quote.start, quote.end)).toBe(quote.text);
        expect(quote.start).toBeGreaterThanOrEqual(last);
        expect(quote.end).toBeGreaterThan(quote.start);
        for (const words of [quote.speaker, quote.guess, quote.role, quote.cue])
          if (words != null) expect(text).toContain(words);
        const said = [quote.speaker, quote.guess, quote.role].some(words => words != null);
        expect(quote.reason !== null).toBe(said);
        expect(quote.speaker === null || quote.guess == null).toBe(true);
        expect(quote.worth).toBeGreaterThanOrEqual(0);
        expect(quote.worth).toBeLessThanOrEqual(1);
        last = quote.end;
      }
    }),
    { numRuns: 1500 },
  );
});

test.each([
  '“ ',
  '"a ',
  '« b » ',
  "'x ",
  'said Nora Quill ',
  '— disse ',
  'Nora Quill, ',
  'the president of the ',
  '“A,” said John Smith. ',
])('a long line of %j ends', unit => {
  for (const language of ['it', 'en', 'de', 'fr', 'es']) {
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(Array.isArray(readQuotes(text, language))).toBe(true);
  }
});

test.each([
  '« bbb ccc ddd » ',
  'il ministro Nora Quilli ha detto ',
  '“Aaa bbb ccc ddd”, ha detto Nora Quilli. ',
])('a line of a million characters of %j ends', unit => {
  const text = unit.repeat(Math.ceil(1_000_000 / unit.length));
  const quotes = readQuotes(text, 'it');
  expect(quotes.every(quote => text.slice(quote.start, quote.end) === quote.text)).toBe(true);
});
