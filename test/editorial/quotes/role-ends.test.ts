import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';
import { PAD, type Language } from './padding.ts';

/** The role printed under the last quotation; `QUOTE` stands for one. */
function role(language: Language, text: string): string | null {
  const article = text.replaceAll('QUOTE', PAD[language]);
  const paragraphs = [{ start: 0, end: article.length }];
  return findQuotes({ text: article, title: null, paragraphs, language }).at(-1)?.role ?? null;
}

describe('a role goes on to where a mark, a verb or a name is seen', () => {
  test.each<readonly [Language, string, string]>([
    [
      'es',
      'QUOTE, dijo Pedro Gómez, profesor adjunto de Ciencias de Salud Ambiental y director interino de Bioinformática en la Facultad de Salud Pública de la Universidad de Río Alto.',
      'profesor adjunto de Ciencias de Salud Ambiental y director interino de Bioinformática en la Facultad de Salud Pública de la Universidad de Río Alto',
    ],
    [
      'es',
      'QUOTE, dijo Pedro Gómez, director de los Centros de Control de EE. UU.',
      'director de los Centros de Control de EE. UU.',
    ],
    [
      'es',
      'QUOTE, dijo el investigador en neurociencias de la Universidad de Río Alto (Colombia) Pedro Gómez.',
      'investigador en neurociencias de la Universidad de Río Alto (Colombia)',
    ],
    [
      'it',
      'QUOTE, dice Marco Rossi, specialista dell’età medievale e artefice dei capitoli incentrati sui grandi cambiamenti climatici.',
      'specialista dell’età medievale e artefice dei capitoli incentrati sui grandi cambiamenti climatici',
    ],
    [
      'it',
      'QUOTE, dice Marta Rossi, presidente della Fondazione Guido Verdi.',
      'presidente della Fondazione Guido Verdi',
    ],
    [
      'it',
      'QUOTE, dice Marco Rossi, Direttore Esecutivo del consorzio.',
      'Direttore Esecutivo del consorzio',
    ],
    ['it', 'QUOTE, dice Marco Rossi, uno dei direttori dell’indagine.', 'uno dei direttori dell’indagine'],
    [
      'en',
      'QUOTE, said Peter Marsh, the U.N.’s special adviser on Yemen.',
      'U.N.’s special adviser on Yemen',
    ],
    ['fr', 'Bruno Morel, le président de la commission se dit rassuré : QUOTE', 'président de la commission'],
    ['de', 'QUOTE, gab ein Sprecher des Unternehmens bekannt.', 'Sprecher des Unternehmens'],
    ['it', 'QUOTE, dicono tre soldati.', 'tre soldati'],
    ['en', 'According to police spokesman Peter Marsh, QUOTE', 'police spokesman'],
    ['en', 'QUOTE, said the House majority whip, Peter Marsh.', 'House majority whip'],
    [
      'es',
      'QUOTE, dijo Pedro Gómez, experto en coronavirus (2020) en la Universidad de Río Alto.',
      'experto en coronavirus (2020) en la Universidad de Río Alto',
    ],
    ['es', 'QUOTE, confirmó la Organización Mundial de la Salud.', 'Organización Mundial de la Salud'],
    ['fr', 'QUOTE, a indiqué l’ambassade japonaise à Maurice.', 'ambassade japonaise'],
  ])('%s: %s', (language, text, wanted) => {
    expect(role(language, text)).toBe(wanted);
  });

  test('also where the marks do not leave out who speaks', () => {
    expect(
      role('fr', '« Les plages sont fermées, dit Bruno Morel, le maire de Lège. C’est un choix. »'),
    ).toBe('maire de Lège');
  });
});

describe('what is no part of a role is not read into it', () => {
  test.each<readonly [Language, string, string | null]>([
    ['es', 'Así, la ministra cargó contra la gestión regional, Ana Gómez, por decir que no: QUOTE', null],
    ['fr', 'Bruno Morel, la première à dégainer, parle : QUOTE', null],
    ['it', 'Marco Rossi, prendendo la parola, ha ringraziato la collega per averlo invitato: QUOTE', null],
    [
      'en',
      'A clip was seen, leading Verdia’s president, Peter Marsh, to step down. QUOTE, said Marsh.',
      'Verdia’s president',
    ],
    ['de', 'QUOTE, sagte der britische Milliardär Sir Peter Wray.', 'britischer Milliardär'],
    ['it', 'QUOTE, dice il suo Revenue Manager Marco Rossi.', 'Revenue Manager'],
  ])('%s: %s', (language, text, wanted) => {
    expect(role(language, text)).toBe(wanted);
  });
});

describe('a noun that no list has', () => {
  test.each<readonly [Language, string, string]>([
    ['es', 'QUOTE, dijo la ginecóloga Ana Gómez.', 'ginecóloga'],
    ['it', 'QUOTE, dice il paleoclimatologo Marco Rossi.', 'paleoclimatologo'],
    ['fr', 'QUOTE, dit Bruno Morel, ex-bourgmestre de Valmont.', 'ex-bourgmestre de Valmont'],
    ['de', 'QUOTE, sagte Agrarökologin Petra Wray.', 'Agrarökologin'],
  ])('%s: %s', (language, text, wanted) => {
    expect(role(language, text)).toBe(wanted);
  });
});
