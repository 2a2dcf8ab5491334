import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { analyze } from '../../src/editorial/analyze.ts';
import { analyzeLine } from '../../src/editorial/analyze-line.ts';
import { summarize } from '../../src/editorial/summary/summarize.ts';

/** Everything an analysis points at is really there. */
function expectGrounded(text: string, title: string | null | undefined): void {
  const analysis = analyze({ text, ...(title === undefined ? {} : { title }) });
  for (const one of [...analysis.quotes, ...analysis.sentences])
    expect(text.slice(one.start, one.end)).toBe(one.text);
  for (const line of [...analysis.body, ...analysis.dropped]) expect(text).toContain(line);
  expect(
    summarize(analysis, { chars: 300 })
      .map(one => one.text)
      .join(' ').length,
  ).toBeLessThanOrEqual(300);
}

test('no text throws, and whatever comes out stands in it', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom(
            '\n',
            '. ',
            '“',
            '”',
            '\ud800',
            '\udc00',
            '\u0000',
            'Una frase intera, lunga quanto basta. ',
            '다.',
            'Leggi anche',
          ),
        ),
      ),
      fc.constantFrom(undefined, null, 'Un titolo'),
      (pieces, title) => {
        expectGrounded(pieces.join(''), title);
      },
    ),
  );
});

test.each([
  ['one word', 'a'],
  ['words', 'abc '],
  ['sentences', 'Il ponte riapre lunedì, dice Nora. '],
  ['glued sentences', 'Il ponte riapre oggi.Lo dice Nora Quilli.'],
  ['lines', 'Leggi anche\n'],
  ['marks', '…(["'],
  ['capitals', 'Nora Quilli e '],
  ['half a pair', '\ud83d'],
])(
  'a megabyte of %s ends',
  (_, piece) => {
    expectGrounded(piece.repeat(Math.ceil(1_000_000 / piece.length)), undefined);
  },
  60_000,
);

const NAUGHTY = join(import.meta.dirname, '../../../shared/data/text/naughty.json');

test('naughty strings are text like any other', context => {
  if (!existsSync(NAUGHTY)) context.skip(`no strings at ${NAUGHTY}`);
  for (const one of JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[]) expectGrounded(one, undefined);
});

test('a bad line is answered by an error with its id', () => {
  const answer = (line: string) =>
    JSON.parse(analyzeLine(line, { summary: { chars: 300 } })) as { id: unknown; error?: string };
  expect(answer('{')).toMatchObject({ id: null, error: expect.any(String) as string });
  expect(answer('{"id":7}')).toMatchObject({ id: 7, error: expect.any(String) as string });
  expect(answer('{"id":7,"text":"Ciao"}')).not.toHaveProperty('error');
});

const TAGGED = `Il ponte sul Mareno riapre
Il sindaco di Roccafiorita, Nora Quilli, ha detto: «Il ponte riapre lunedì e non chiuderà più».
Gli artigiani del paese hanno rifatto le spallette con la pietra del fiume.`;

test.each(['it-IT', 'it_IT', 'IT', 'ita', 'it-Latn-CH'])('the language tag %s is Italian', tag => {
  const plain = analyze({ text: TAGGED, language: 'it' });
  expect(plain.quotes[0]?.speaker).toBe('Nora Quilli');
  expect(analyze({ text: TAGGED, language: tag })).toEqual(plain);
});

test.each(['und', '', 'not a tag', 'x-private', '!'])(
  'a tag that names no language is told from the text: %j',
  tag => {
    expect(analyze({ text: TAGGED, language: tag }).language).toBe('it');
  },
);

test('a quotation that is cut off before its sentence ends is not worth a card', () => {
  const cutAt = (end: string) =>
    analyze({
      text: `The ferry stops\nImogen Tallow, the mayor, said: "I would keep the old ferry with all my heart${end}\nThe harbour was quiet.`,
    }).quotes.map(({ worth }) => worth > 0);
  expect(cutAt(',')).toEqual([false]);
  expect(cutAt(' and')).toEqual([false]);
  expect(cutAt('.')).toEqual([true]);
});
