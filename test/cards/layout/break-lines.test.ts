import fc from 'fast-check';
import { expect, test } from 'vitest';
import { breakLines, lineText, measure } from '../../../src/cards/layout/break-lines.ts';
import { piecesOf } from '../../../src/cards/layout/type/pieces.ts';
import { cleanText } from '../../../src/format/clean-text.ts';
import { hostileText } from '../../format/post-samples.ts';

/** Breaks text whose letters are one wide, blanks too. */
function linesOf(
  text: string,
  column: number,
  { most = Infinity, tail = 0, language = 'it' } = {},
): string[] | null {
  const pieces = piecesOf(text, language);
  const measured = measure(pieces, {
    widths: pieces.map(piece => piece.text.length),
    blank: 1,
    hyphen: 1,
    tail,
  });
  return breakLines(measured, column, most)?.lines.map(line => lineText(pieces, line)) ?? null;
}

test('a text that fits stays on one line', () => {
  expect(linesOf('uno due tre', 11)).toEqual(['uno due tre']);
  expect(linesOf('', 11)).toEqual([]);
});

test('lines come out even, not full first', () => {
  expect(linesOf('alfabeti barocchi cortesie duellanti', 28)).toEqual([
    'alfabeti barocchi',
    'cortesie duellanti',
  ]);
});

test('a short word does not dangle at the end of a line', () => {
  expect(linesOf('Andiamo tutti a ballare insieme', 18)).toEqual(['Andiamo tutti', 'a ballare insieme']);
});

test('in Korean or Chinese a word of two letters is a word like any other', () => {
  for (const text of ['다리가 다시 열리는 날을', '政府今天开放大桥']) {
    const faults = piecesOf(text, 'und').map(piece => piece.faults);
    expect(faults.slice(0, -1).every(fault => fault < 1)).toBe(true);
  }
  expect(linesOf('다리가 열린 오늘 기다려', 8)).toEqual(['다리가 열린', '오늘 기다려']);
});

test('a middle dot never begins a line', () => {
  for (const column of [16, 18, 20, 22, 24, 26])
    for (const line of linesOf('Corriere della Riva · 14 marzo', column) ?? [])
      expect(line).not.toMatch(/^·/u);
});

test('no word is left alone on the last line', () => {
  expect(linesOf('questa strada resta chiusa domani', 27)).toEqual(['questa strada resta', 'chiusa domani']);
});

test('a line rather ends where a clause does', () => {
  expect(linesOf('era tardi ormai, la nave partiva sola', 24)).toEqual([
    'era tardi ormai,',
    'la nave partiva sola',
  ]);
});

test('words with a hyphen may be broken behind it, long ones anywhere with one', () => {
  expect(linesOf('euro-atlantica', 10)).toEqual(['euro-', 'atlantica']);
  expect(linesOf('x'.repeat(48), 17)).toEqual([`${'x'.repeat(16)}-`, `${'x'.repeat(16)}-`, 'x'.repeat(16)]);
  expect(linesOf('7'.repeat(48), 17)).toEqual(['7'.repeat(16), '7'.repeat(16), '7'.repeat(16)]);
});

test('an address is broken between its parts', () => {
  expect(linesOf('www.gazzettadelponte.example/cronaca/ponte.html', 22)).toEqual([
    'www.gazzettadelponte.',
    'example/cronaca/',
    'ponte.html',
  ]);
});

test('a long word is broken where a syllable is likely to begin', () => {
  const lines = (word: string, column: number) => linesOf(word, column, { language: 'de' });
  expect(lines('Donaudampfschifffahrtsgesellschaftskapitän', 16)).toEqual([
    'Donaudampf-',
    'schifffahrts-',
    'gesellschafts-',
    'kapitän',
  ]);
  expect(lines('„Donaudampfschifffahrtsgesellschaft“,', 16)).toEqual([
    '„Donaudampf-',
    'schifffahrts-',
    'gesellschaft“,',
  ]);
  expect(lines('precipitevolissimevolmente', 14)?.[0]).toMatch(/^precipite-$|^preci-$|^precipitevo-$/u);
});

test('a text whose blanks are all no-break ones breaks at them', () => {
  const lines = linesOf('questa strada resta chiusa domani sera'.replaceAll(' ', '\u{A0}'), 22) ?? [];
  expect(lines.map(line => line.trim().replaceAll('\u{A0}', ' '))).toEqual([
    'questa strada resta',
    'chiusa domani sera',
  ]);
  expect(linesOf('costa 10\u{A0}000\u{A0}€', 9)).toEqual(['costa', '10\u{A0}000\u{A0}€']);
});

test('Chinese and Japanese break between words, never before a closing mark', () => {
  const lines = linesOf('橋は九年ぶりに開いた。子どもたちは歩いて学校へ行く。', 9) ?? [];
  expect(lines.join('')).toBe('橋は九年ぶりに開いた。子どもたちは歩いて学校へ行く。');
  for (const line of lines) expect(line).not.toMatch(/^[。、」]/u);
});

test('Japanese rather breaks between words than within one that two scripts write', () => {
  const faultsAfter = (text: string, word: string) =>
    piecesOf(text, 'ja').find(piece => piece.text.endsWith(word))?.faults ?? NaN;
  expect(faultsAfter('町のガラス窓、港', 'ガラス')).toBeGreaterThan(0);
  expect(faultsAfter('町のガラス窓、港', '窓、')).toBe(0);
});

test('Japanese rather breaks before a word than before its ending or a particle', () => {
  const lines = linesOf('橋は九年ぶりに開いた。子どもたちは明日から歩いて学校へ行く。', 12, {
    language: 'ja',
  });
  for (const line of lines?.slice(1) ?? []) expect(line).not.toMatch(/^\p{sc=Hiragana}/u);
});

test('what cannot be broken to fit, or needs too many lines, is refused', () => {
  expect(linesOf('precipitevole', 5)).toBeNull();
  expect(linesOf('uno due tre quattro', 7, { most: 2 })).toBeNull();
});

test('what follows the last word finds room on its line', () => {
  expect(linesOf('nave porto', 10)).toEqual(['nave porto']);
  expect(linesOf('nave porto', 10, { tail: 1 })).toEqual(['nave', 'porto']);
});

test('no word is lost, none is wider than the column, whatever the text', () => {
  fc.assert(
    fc.property(hostileText(40), fc.integer({ min: 30, max: 60 }), (text, column) => {
      const clean = cleanText(text);
      const lines = linesOf(clean, column);
      if (lines === null) return;
      expect(lines.join('').replaceAll(' ', '')).toBe(clean.replaceAll(' ', ''));
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(column);
    }),
  );
});
