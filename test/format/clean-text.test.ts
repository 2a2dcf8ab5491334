import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, shorten, webAddress } from '../../src/format/clean-text.ts';
import { hostileText } from './post-samples.ts';

test('controls, lone surrogates, bidi overrides and soft hyphens go; words and emoji stay', () => {
  expect(cleanText('a\0b\u001Bc \uD800d\u202Ee\u00ADf 👩‍👩‍👧\n\n g')).toBe('abc def 👩‍👩‍👧 g');
});

test('non-breaking blanks stay, other blanks are folded and trimmed', () => {
  expect(cleanText('  40\u00A0km \t di\r\nstrada ')).toBe('40\u00A0km di strada');
});

test('stacked marks are cut to what a script needs', () => {
  expect(cleanText(`e${'\u0301'.repeat(50)}!`)).toBe(`e${'\u0301'.repeat(4)}!`);
});

test('what cannot be seen is empty', () => {
  for (const text of ['', ' ', '\u200B\u200D', '\u2800', '\u3164', '\uFE0F', '\u0301'])
    expect(cleanText(text)).toBe('');
});

test('cleaning is done once: a clean text stays as it is', () => {
  fc.assert(
    fc.property(hostileText(), text => {
      const clean = cleanText(text);
      expect(cleanText(clean)).toBe(clean);
      expect(clean.isWellFormed()).toBe(true);
    }),
  );
});

test('a text within the limit is not touched, one above it ends after a whole word', () => {
  expect(shorten('uno due tre', 11)).toBe('uno due tre');
  expect(shorten('uno due tre', 10)).toBe('uno due…');
  expect(shorten('uno due, tre', 11)).toBe('uno due…');
});

test('one long word is cut between characters as people see them', () => {
  expect(shorten('👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧', 17)).toBe('👩‍👩‍👧👩‍👩‍👧…');
  expect(shorten('precipitevolissimevolmente', 8)).toBe('precipi…');
  expect(shorten('abc', 0)).toBe('');
  expect(shorten('abc', -5)).toBe('');
});

test('a shortened text fits its limit, whatever it is', () => {
  fc.assert(
    fc.property(hostileText(), fc.integer({ min: 0, max: 80 }), (text, limit) => {
      const short = shorten(cleanText(text), limit);
      expect(short.length).toBeLessThanOrEqual(limit);
      expect(short.isWellFormed()).toBe(true);
    }),
  );
});

test('only http and https of a sane length are web addresses', () => {
  expect(webAddress(' https://a.example/è?q=1 ')).toBe('https://a.example/%C3%A8?q=1');
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    '//a.example',
    'a.example',
    '',
    null,
  ]) {
    expect(webAddress(bad)).toBeNull();
  }
  expect(webAddress(`https://a.example/${'x'.repeat(2048 - 18)}`)).toHaveLength(2048);
  expect(webAddress(`https://a.example/${'x'.repeat(2048 - 17)}`)).toBeNull();
});
