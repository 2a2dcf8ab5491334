import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const speakers = (text: string, language: string): readonly (string | null)[] =>
  readQuotes(text, language).map(({ speaker }) => speaker);

describe('a pronoun behind a relative is the subject of its clause, not the name before', () => {
  test('German', () => {
    const text =
      'Vera Quill schickte einen Brief an den Berater Paul Weber, in dem sie auf die Brücke verwies: „Die Brücke ist wirklich alt“, schrieb Quill.';
    expect(speakers(text, 'de')).toEqual(['Vera Quill']);
  });
});

describe('whom several call upon does not speak', () => {
  test.each([
    'Die Firmen fordern Ministerin Nora Quill auf, die Brücke zu bauen: „Der Handel hängt am Ende ganz von dieser Brücke ab.“',
    'Die Anwohner kritisieren Ministerin Nora Quill und wollen die Brücke: „Der Handel hängt am Ende ganz von dieser Brücke ab.“',
  ])('%s', text => {
    expect(speakers(text, 'de')).toEqual([null]);
  });
});

test('what a paper writes of somebody is not hers', () => {
  const text =
    'Nora Quill plant die Brücke. Der „Bote“ schrieb, dass Quill eine Brücke gebaut habe, „die niemals einen Menschen tragen wird“.';
  expect(speakers(text, 'de')).toEqual([null]);
});

describe('several who answer are not the one whom they answer', () => {
  test.each([
    [
      'es',
      'Nora Quilla guarda el puente. Nora Quilla preguntó por el río, y sus vecinos respondieron: «El río baja muy lleno este año».',
    ],
    [
      'fr',
      'Nora Quille garde le pont. Nora Quille demande où est le fleuve, et ses voisins répondent : « Le fleuve est très haut cette année ».',
    ],
  ])('%s %s', (language, text) => {
    expect(speakers(text, language)).toEqual([null]);
  });
});
