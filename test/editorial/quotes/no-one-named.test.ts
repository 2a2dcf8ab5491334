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

describe('whom words are aimed at before a colon does not say them', () => {
  test.each([
    [
      'it',
      'Ada Verdi parla al porto. E poi il primo affondo alla rivale Nora Quilli: «Sa costruire ponti, ma solo in televisione».',
    ],
    [
      'de',
      'Ada Weber spricht am Hafen. Und dann der Angriff gegen Nora Quill: „Sie baut Brücken bisher nur im Fernsehen.“',
    ],
    [
      'fr',
      'Ada Morel parle au port. Et puis une pique contre Nora Quille : « Elle ne construit des ponts qu’à la télévision ».',
    ],
  ])('%s %s', (language, text) => {
    expect(speakers(text, language)[0] ?? '').not.toMatch(/^Nora/u);
  });

  test('but the word may be given to her', () => {
    const text =
      'Ada Verdi parla al porto. Poi la parola a Nora Quilli: «Il ponte sarà finito entro maggio».';
    expect(speakers(text, 'it')).toEqual(['Nora Quilli']);
  });
});

describe('the line under a quotation names its speaker', () => {
  test.each([
    'Ada Morel garde le pont. « Il est bien vieux », dit-elle.\n« On ne tiendra pas longtemps avec un pont pareil\nNora Quille, gérante d’un pressing à Lurville\nLa ville a promis une réponse.',
    'Ada Morel garde le pont. « Il est bien vieux », dit-elle.\n« On ne tiendra pas longtemps avec un pont pareil »\nNora Quille, gérante d’un pressing à Lurville\nLa ville a promis une réponse.',
  ])('%s', text => {
    expect(speakers(text, 'fr').at(-1)).toBe('Nora Quille');
  });

  test('but a sentence is no such line', () => {
    const text =
      'Ada Morel garde le pont. « Il est bien vieux », dit-elle.\n« On ne tiendra pas longtemps avec un pont pareil. »\nNora Quille, gérante d’un pressing, est partie.';
    expect(speakers(text, 'fr')).not.toContain('Nora Quille');
  });
});

test('whoever is named inside the marks says it, by a verb that no list has too', () => {
  const text =
    'Ada Morel garde le pont. « Il est bien vieux », dit-elle. « Ces gens parlent du pont, savoure Nora Quille, retraitée du port. Il faut que cela continue. »';
  expect(speakers(text, 'fr').at(-1)).toBe('Nora Quille');
});

describe('what somebody does not say is nobody’s', () => {
  test.each([
    [
      'it',
      '«Guardate il ponte che abbiamo costruito», dice Nora Quilli. Non dice «guardate me che lo tengo».',
    ],
    ['es', '«Miren el puente que hemos construido», dice Nora Quilla. No dice «mírenme a mí que lo guardo».'],
  ])('%s %s', (language, text) => {
    const [first, second] = speakers(text, language);
    expect(first).toMatch(/^Nora/u);
    expect(second).toBeNull();
  });
});

test('a charge is no speech, where the verb of judging says what was done', () => {
  const text =
    '« Le pont est vraiment vieux », a déclaré Nora Quille. Nora Quille était jugée pour « destruction volontaire de plusieurs ponts ».';
  expect(readQuotes(text, 'fr')).toHaveLength(1);
});

test('a finite verb whose subject was not read is not said by whoever spoke before', () => {
  const text =
    'Nora Quille garde le pont. « Le pont est vraiment vieux », dit Nora Quille. « Il tiendra encore vingt ans au moins », résume, au chapitre deux, le texte.';
  expect(speakers(text, 'fr')).toEqual(['Nora Quille', null]);
});
