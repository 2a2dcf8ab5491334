import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reasonOfFilterFault } from '../../../src/core/filter/filter.ts';
import { parseFilter } from '../../../src/core/filter/parse-filter.ts';
import { filterOf } from './filter-of.ts';
import { naughtyStrings } from './naughty-strings.ts';
import { reasonInEnglish } from '../../fixtures/in-english.ts';

const faultOf = (written: string) => {
  const read = parseFilter(written);
  return read.kind === 'fault' ? read.fault : null;
};

describe('a filter', () => {
  test('of nothing has no clause', () => {
    expect(filterOf(' \n\t ')).toEqual({ text: '', clauses: [] });
  });

  test('is read clause by clause', () => {
    expect(filterOf('Ponte  "viale dei Tigli" -sport elezion* author:"Anna Böhm"').clauses).toEqual([
      { text: 'Ponte', isNegated: false, terms: [{ field: 'any', words: ['ponte'], isOpen: false }] },
      {
        text: '"viale dei Tigli"',
        isNegated: false,
        terms: [{ field: 'any', words: ['viale', 'dei', 'tigli'], isOpen: false }],
      },
      { text: '-sport', isNegated: true, terms: [{ field: 'any', words: ['sport'], isOpen: false }] },
      { text: 'elezion*', isNegated: false, terms: [{ field: 'any', words: ['elezion'], isOpen: true }] },
      {
        text: 'author:"Anna Böhm"',
        isNegated: false,
        terms: [{ field: 'author', words: ['anna', 'bohm'], isOpen: false }],
      },
    ]);
  });

  test('takes either word, with or without blanks around the bar, and keeps the field until another is named', () => {
    const [clause, ...rest] = filterOf('-calcio | topic:"serie a"|tennis |title:golf').clauses;
    expect(rest).toEqual([]);
    expect(clause?.isNegated).toBe(true);
    expect(clause?.terms.map(({ field, words }) => `${field} ${words.join(' ')}`)).toEqual([
      'any calcio',
      'topic serie a',
      'topic tennis',
      'title golf',
    ]);
  });

  test('takes the quotation marks of telephones, hours, apostrophes and hyphens for what they are', () => {
    expect(
      filterOf('“consiglio dei minist*” "prim*" 12:30 dell’acqua covid-19').clauses.map(
        ({ terms }) => terms[0],
      ),
    ).toEqual([
      { field: 'any', words: ['consiglio', 'dei', 'minist'], isOpen: true },
      { field: 'any', words: ['prim'], isOpen: true },
      { field: 'any', words: ['12', '30'], isOpen: false },
      { field: 'any', words: ['dell', 'acqua'], isOpen: false },
      { field: 'any', words: ['covid', '19'], isOpen: false },
    ]);
  });

  test('names languages by their tags', () => {
    expect(filterOf('lang:IT|pt-br').clauses[0]?.terms.map(({ words }) => words)).toEqual([
      ['it'],
      ['pt-br'],
    ]);
  });
});

describe('a filter that cannot be read', () => {
  test.each([
    ['"senza fine', 'open-quote', '"senza fine'],
    ['"a b"c', 'after-quote', '"a b"c'],
    ['"++"', 'no-word', '"++"'],
    ['🙂', 'no-word', '🙂'],
    ['- sport', 'no-term', '-'],
    ['--sport', 'no-term', '-sport'],
    ['topic: esteri', 'no-term', 'topic:'],
    ['a |', 'lone-bar', 'a |'],
    ['| a', 'lone-bar', '|'],
    ['a||b', 'lone-bar', '|'],
    ['a|-b', 'late-minus', 'a|-'],
    ['*', 'star-inside', '*'],
    ['a*b', 'star-inside', 'a*b'],
    ['lang:i*', 'star-language', 'lang:i*'],
    ['(a|b)', 'brackets', '(a'],
    ['a OR b', 'operator', 'OR'],
    ['tema:esteri', 'no-field', 'tema:esteri'],
    ['https://example.org', 'no-field', 'https://example.org'],
    ['lang:italiano!', 'no-language', 'lang:italiano!'],
    [Array.from({ length: 51 }, (_, i) => `a${i}`).join(' '), 'too-many', 'a50'],
  ] as const)('%s is told with its offender (%s)', (written, code, offender) => {
    expect(faultOf(written)).toEqual({ code, offender });
  });

  test('is told with the rule and the remedy', () => {
    const fault = faultOf('tema:esteri');
    expect(fault && reasonInEnglish(reasonOfFilterFault(fault))).toBe(
      '"tema:esteri": there is no such field; write one of topic:, lang:, source:, author:, speaker:, title:, or quotation marks around all of it',
    );
  });

  test('is refused unread when it is longer than anybody writes', () => {
    expect(faultOf('a '.repeat(3_000_000))?.code).toBe('too-long');
  });
});

test('any text at all is read or refused, and what was read is read again to the same', () => {
  const check = (written: string) => {
    const read = parseFilter(written);
    if (read.kind === 'fault') expect(read.fault.offender).not.toBe('');
    else expect(filterOf(read.filter.text)).toEqual(read.filter);
  };
  for (const written of naughtyStrings) check(written);
  const piece = fc.constantFrom(
    'a',
    'Ö',
    '"',
    '-',
    '|',
    '*',
    ':',
    'topic:',
    'lang:',
    ' ',
    '(',
    '“',
    '\u0000',
    '日本',
    '\ud800',
  );
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), check), { numRuns: 500 });
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 20 }).map(pieces => pieces.join('')),
      check,
    ),
    {
      numRuns: 3000,
    },
  );
});
