import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Quote } from '../../../src/core/article.ts';
import { failedClause, passes } from '../../../src/core/filter/failed-clause.ts';
import { createFilterIndex } from '../../../src/core/filter/filter-index.ts';
import { searchArticle } from '../../../src/core/filter/searched-article.ts';
import { wordsOf } from '../../../src/core/filter/words-of.ts';
import { buildArticle } from '../../fixtures/build.ts';
import { filterOf } from './filter-of.ts';
import { naughtyStrings } from './naughty-strings.ts';

const quote: Quote = {
  start: 0,
  end: 1,
  text: 'x',
  speaker: 'Carla Straße',
  role: null,
  cue: null,
  reason: null,
  worth: 1,
};
const article = searchArticle(
  buildArticle({
    source: 'agenzia',
    text: 'Riapre il Ponte di Valdorsa\nDopo tre anni, i pedoni tornano.\nIl sindaco: «È dell’Università l’idea».\n東京都の橋が再開した。',
    language: 'pt-BR',
    topics: ['Cronaca nera', 'Sanità'],
    keywords: ['Valdorsa'],
    outlet: 'Gazzetta di Valdorsa',
    authors: ['Anna Böhm', 'José Łukasz'],
    quotes: [quote],
  }),
);
const isPassed = (written: string) => passes(filterOf(written), article);

describe('an article passes', () => {
  test.each([
    '',
    'ponte',
    'PONTE valdorsa',
    'universita',
    '"dell università"',
    'valdo*',
    '"ponte di val*"',
    '"i pedoni tornano"',
    'cronaca',
    '-sport',
    '-sport|tennis',
    'tennis|pedoni',
    'topic:sanita',
    'topic:"cronaca nera"',
    'topic:cron*',
    'topic:valdorsa',
    'lang:pt',
    'lang:pt-BR',
    'lang:it|pt',
    'source:agenzia',
    'source:"gazzetta di valdorsa"',
    'author:bohm',
    'author:"jose lukasz"',
    'speaker:strasse',
    'title:riapre',
    '東京',
    '橋',
  ])('%s', written => {
    expect(isPassed(written)).toBe(true);
  });
});

describe('an article does not pass', () => {
  test.each([
    'pont',
    'sport',
    'ponte sport',
    '-ponte',
    '-sport|pedoni',
    '"ponte valdorsa"',
    // no phrase goes from one passage into the next
    '"valdorsa dopo"',
    'topic:cronaca',
    'topic:cronaca|sport',
    'lang:pt-PT',
    'lang:pl',
    'author:"bohm jose"',
    'speaker:anna',
    'title:pedoni',
    '京東',
  ])('%s', written => {
    expect(isPassed(written)).toBe(false);
  });

  test('and the clause that it fails is named', () => {
    expect(failedClause(filterOf('ponte -"i pedoni"|sport lang:it'), article)?.text).toBe(
      '-"i pedoni"|sport',
    );
  });
});

test('words are what one writes, without what is not seen', () => {
  expect(wordsOf('Zu\u00adsam\u200bmen ÇA İstanbul ŒUVRE Ærø ΛΌΓΟΣ हिन्दी が')).toEqual([
    ...['zusammen', 'ca', 'istanbul', 'oeuvre', 'aero', 'λογοσ', 'हिन्दी', 'か'],
  ]);
});

test('a phrase is found wherever it stands, as a plain search finds it', () => {
  const word = fc.constantFrom('a', 'b', 'ab');
  const text = fc.array(word, { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(
      text,
      fc.array(word, { minLength: 1, maxLength: 5 }),
      fc.boolean(),
      (words, phrase, isOpen) => {
        const searched = searchArticle(
          buildArticle({ text: 'x', title: words.join(' '), lead: null, body: [] }),
        );
        const expected = words.some((_, at) =>
          phrase.every((one, i) => {
            const there = words[at + i] ?? '';
            return isOpen && i === phrase.length - 1 ? there.startsWith(one) : there === one;
          }),
        );
        const filter = filterOf(`"${phrase.join(' ')}${isOpen ? '*' : ''}"`);
        expect(passes(filter, searched)).toBe(expected);
      },
    ),
    { numRuns: 2000 },
  );
});

test('an index finds those whom each filter by itself would let through, also when some have gone', () => {
  const term = fc.constantFrom(
    ...[
      'ponte',
      'pont*',
      'sport',
      '"ponte di"',
      '"ponte d*"',
      'topic:sanita',
      'topic:s*',
      'lang:pt',
      'lang:it',
    ],
    ...['lang:pt-PT', 'author:anna', 'speaker:carla', 'source:agen*', 'title:riapre', 'title:pedoni', '橋'],
  );
  const clause = fc
    .tuple(fc.boolean(), fc.array(term, { minLength: 1, maxLength: 3 }))
    .map(
      ([isNegated, terms]) =>
        [isNegated, terms.toSorted((a, b) => Number(a.includes(':')) - Number(b.includes(':')))] as const,
    )
    .map(([isNegated, terms]) => `${isNegated ? '-' : ''}${terms.join('|')}`);
  const filters = fc.array(
    fc.array(clause, { maxLength: 3 }).map(clauses => clauses.join(' ')),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(filters, fc.nat(), (written, gone) => {
      const all = written.map(filterOf);
      const index = createFilterIndex<number>();
      for (const [id, filter] of all.entries()) index.add(id, filter);
      const removed = all[gone % Math.max(1, all.length)];
      if (removed !== undefined) index.remove(gone % all.length, removed);
      const expected = all.flatMap((filter, id) =>
        filter !== removed && passes(filter, article) ? [id] : [],
      );
      expect([...index.matchMany(article)].sort((a, b) => a - b)).toEqual(expected);
    }),
    { numRuns: 1000 },
  );
});

test('naughty texts and filters are held against each other without an error', () => {
  const searched = searchArticle(buildArticle({ text: naughtyStrings.join('\n') }));
  for (const naughty of naughtyStrings) {
    const [word] = wordsOf(naughty);
    if (word === undefined || word.length > 900) continue;
    expect(passes(filterOf(`"${word}"`), searched)).toBe(true);
  }
});

test('a phrase that nearly repeats itself is not found in a text that repeats', () => {
  const searched = searchArticle(
    buildArticle({ text: 'x', title: 'a '.repeat(5000), lead: `${'a'.repeat(5000)}b`, body: [] }),
  );
  const filter = filterOf(`-"${'a '.repeat(200)}b" -"${'a '.repeat(90)}c*" -${'a'.repeat(80)}c*`);
  expect(passes(filter, searched)).toBe(true);
});
