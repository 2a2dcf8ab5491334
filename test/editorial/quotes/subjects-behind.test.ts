import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const people = (text: string, language: string) =>
  readQuotes(text, language).map(({ speaker, role }) => [speaker, role]);

describe('the subject behind its verb and whom or what it speaks to', () => {
  test.each([
    ['es', '“El puente es muy viejo”, dijo a este medio Ana Quilla, alcaldesa de Corvara.', 'Ana Quilla'],
    [
      'es',
      '“El puente es muy viejo”, declaró ante los medios Ana Quilla, alcaldesa de Corvara.',
      'Ana Quilla',
    ],
    ['es', '“El puente es muy viejo”, dijo a Costera Ana Quilla, alcaldesa de Corvara.', 'Ana Quilla'],
    [
      'it',
      '«Il ponte è vecchio», ha detto alla Gor Bridge Review Anna Quilli, sindaca di Corvara.',
      'Anna Quilli',
    ],
    ['fr', '« Le pont est très vieux », a déclaré à la presse Anna Quille, maire de Corvara.', 'Anna Quille'],
    ['fr', '« Le pont est vieux », explique à Franceponts Anna Quille, maire de Corvara.', 'Anna Quille'],
  ])('%s %s', (language, text, name) => {
    expect(people(text, language)).toEqual([[name, expect.stringMatching(/^(?:alcaldesa|sindaca|maire) /u)]]);
  });

  test('but a noun that is called so is no person', () => {
    const text = '“El puente es viejo”, dijo en el hospital Ana Quilla el médico Bruno Dessi.';
    expect(people(text, 'es').map(([who]) => who)).not.toContain('Ana Quilla');
  });
});

describe('the subject behind a comma', () => {
  test.each([
    ['es', '“El puente es muy viejo”, indicó, Ana Quilla, alcaldesa de Corvara.', 'Ana Quilla'],
    ['fr', '« Le pont est très vieux », a dit, à Caen, Anna Quille, 28 ans.', 'Anna Quille'],
    ['fr', '« Le pont est très vieux », tranche, par exemple, Anna Quille.', 'Anna Quille'],
    ['fr', '« Le pont est très vieux », lance, énervée, Anna Quille.', 'Anna Quille'],
    ['fr', '« Le pont est très vieux », a expliqué à l’AFP, Anna Quille, maire de Corvara.', 'Anna Quille'],
    ['fr', '« Le pont est vieux », a indiqué lundi 3 mai, sur une radio, Anna Quille.', 'Anna Quille'],
  ])('%s %s', (language, text, name) => {
    expect(people(text, language).map(([who]) => who)).toEqual([name]);
  });

  test('not where a clause stands between', () => {
    const text = '« Le pont est vieux », a dit le maire, comme le pensait, hier, Anna Quille.';
    expect(people(text, 'fr').map(([who]) => who)).not.toContain('Anna Quille');
  });
});

describe('a name right behind a noun that only tells more of the person', () => {
  test.each([
    ['fr', '« Le pont est très vieux », a estimé lundi l’intellectuelle suisse Anna Quille.'],
    ['fr', '« Le pont est très vieux », ajoute à son tour Anna Quille.'],
    ['fr', '« Le pont est très vieux », selon les mots d’Anna Quille.'],
    ['fr', 'Le pont rouille. « Le pont est très vieux pour nous tous » (Anna Quille).'],
  ])('%s %s', (language, text) => {
    expect(people(text, language).map(([who]) => who)).toEqual(['Anna Quille']);
  });

  test('but not where it is called after one', () => {
    const text = '« Le pont est très vieux », indique le rapport Anna Quille.';
    expect(people(text, 'fr').map(([who]) => who)).not.toContain('Anna Quille');
  });
});

describe('a surname that begins with a capital particle', () => {
  test.each([
    ['it', 'Anna Di Quilli è arrivata. «Il ponte è vecchio», ha detto Di Quilli.', 'Anna Di Quilli'],
    [
      'it',
      'Bruno Dessi e Anna La Quilla sono qui. «Il ponte è vecchio», replica La Quilla.',
      'Anna La Quilla',
    ],
    [
      'es',
      'Bruno Dessi vio a Ana de la Quilla. “El puente es viejo”, dijo De la Quilla.',
      'Ana de la Quilla',
    ],
    ['fr', 'Bruno Dessi a vu Anna Le Quille. « Le pont est vieux », a dit Mme Le Quille.', 'Anna Le Quille'],
  ])('%s %s', (language, text, name) => {
    expect(people(text, language).map(([who]) => who)).toEqual([name]);
  });

  test('not what an article with a capital only opens', () => {
    const text =
      'Anna Quilla è arrivata. La Quilla, che è un ponte, crolla. «Il ponte è vecchio», ha detto Bruno Dessi.';
    expect(people(text, 'it').map(([who]) => who)).toEqual(['Bruno Dessi']);
  });
});

test('where it was said is no forename', () => {
  const text = '« Le pont est très vieux pour nous », résumait à Lyon Stella, employée de bureau.';
  expect(people(text, 'fr').map(([who]) => who)).toEqual(['Stella']);
});

test.each([
  [
    'who asked does not answer',
    'Mario Quilla habló. Luego la periodista Carmen Soto lo llamó y le preguntó qué haría. A ello respondió: "Creo que el río siempre gana al final".',
  ],
  [
    'several of whom something is told are nobody’s name',
    'Carmen Soto lo confirmó con amigos suyos quienes revelaron que el jugador "no volverá nunca al puerto viejo".',
  ],
])('%s', (_, text) => {
  expect(readQuotes(text, 'es')[0]?.speaker).not.toBe('Carmen Soto');
});
