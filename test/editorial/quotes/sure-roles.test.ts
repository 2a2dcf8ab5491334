import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';
import { readQuotes } from './read-quotes.ts';
import { PAD, type Language } from './padding.ts';

/** The role printed under the quotation of a text, and whose it is; `QUOTE` stands for the quotation. */
function printed(language: Language, text: string): { speaker: string | null; role: string | null } | null {
  const article = text.replace('QUOTE', PAD[language]);
  const paragraphs = [{ start: 0, end: article.length }];
  const [quote] = findQuotes({ text: article, title: null, paragraphs, language });
  return quote === undefined ? null : { speaker: quote.speaker, role: quote.role };
}

describe('an office without what it is of is not printed', () => {
  test.each<readonly [Language, string, string]>([
    ['fr', 'QUOTE, a déclaré Bruno Morel, secrétaire général.', 'Bruno Morel'],
    ['fr', 'QUOTE, a réagi son avocat, Bruno Morel.', 'Bruno Morel'],
    ['it', 'QUOTE, ha detto Marco Rossi, amministratore delegato.', 'Marco Rossi'],
    ['es', 'QUOTE, dijo Pedro Gómez, director ejecutivo.', 'Pedro Gómez'],
    ['en', 'QUOTE, said her father, Peter Marsh.', 'Peter Marsh'],
    ['en', 'QUOTE, said Peter Marsh, a former teammate.', 'Peter Marsh'],
    ['de', 'QUOTE, sagte Peter Wray, langjähriger Gegner.', 'Peter Wray'],
  ])('%s: %s', (language, text, speaker) => {
    expect(printed(language, text)).toEqual({ speaker, role: null });
  });

  test.each<readonly [Language, string, string]>([
    ['fr', 'QUOTE, a déclaré Bruno Morel, secrétaire général du syndicat.', 'secrétaire général du syndicat'],
    [
      'it',
      'QUOTE, ha detto Marco Rossi, amministratore delegato di Verdia.',
      'amministratore delegato di Verdia',
    ],
    ['en', 'QUOTE, said Tilda Marsh, mother of five.', 'mother of five'],
    ['fr', 'QUOTE, explique Bruno Morel, architecte.', 'architecte'],
    ['fr', 'QUOTE, affirme le procureur Bruno Morel.', 'procureur'],
    ['es', 'QUOTE, dijo el gobernador Pedro Gómez.', 'gobernador'],
  ])(
    'but with it, a trade, or before a name all that the article tells is; %s: %s',
    (language, text, role) => {
      expect(printed(language, text)?.role).toBe(role);
    },
  );
});

describe('a role that is somebody else’s is not printed', () => {
  test.each<readonly [Language, string, string]>([
    [
      'it',
      'Lo ha scritto Marco Rossi, e la direttrice generale del museo ha risposto. QUOTE, ha detto Rossi.',
      'direttrice',
    ],
    [
      'it',
      'Era accanto a Marco Rossi, il deputato della Sicilia Luca Verdi. QUOTE, ha detto Rossi.',
      'deputato',
    ],
    [
      'it',
      'C’erano padre Marco Rossi, il direttore della rivista, padre Luca Verdi. QUOTE, ha detto Marco Rossi.',
      'direttore',
    ],
    ['fr', 'Pour l’édile, proche du parti, Bruno Morel était absent. QUOTE, a dit Bruno Morel.', 'proche'],
    [
      'en',
      'After a meeting with Peter Marsh, the union president said little. QUOTE, said Marsh.',
      'union president',
    ],
    ['de', 'Es kamen Peter Wray, Schuhdesigner Jonas Holt und andere. QUOTE, sagte Wray.', 'Schuhdesigner'],
  ])('%s: %s', (language, text, word) => {
    expect(printed(language, text)?.role ?? '').not.toContain(word);
  });
});

describe('a role that was not read from its first word to its last is not printed', () => {
  test.each<readonly [Language, string]>([
    ['it', 'QUOTE, ha detto il condirettore generale di Verdia, Marco Rossi.'],
    ['it', 'QUOTE, ha detto Marco Rossi, direttore generale per le dighe e le acque del ministero.'],
    ['de', 'QUOTE, sagte der für die Aufsicht zuständige Verbandschef Peter Wray.'],
    ['de', 'QUOTE, musste Minister Peter Wray zugeben.'],
  ])('%s: %s', (language, text) => {
    expect(printed(language, text)?.role ?? '').not.toMatch(/^(?:generale|direttore|zuständige|musste)/u);
  });

  test('a second office of the same person belongs to the first', () => {
    expect(
      printed('en', 'QUOTE, said Tilda Marsh, a pollution expert and the author of two books.')?.role,
    ).toBe('pollution expert and the author of two books');
    expect(printed('en', 'QUOTE, said Tilda Marsh, mayor of Dayton, Ohio.')?.role).toBe(
      'mayor of Dayton, Ohio',
    );
  });

  test('a title in short behind the office is left out', () => {
    expect(printed('en', 'QUOTE, Defense Minister Gen. Peter Marsh said.')?.role).toBe('Defense Minister');
  });
});

test('of several offices none is printed where the attribution names none', () => {
  const text =
    'Bruno Morel, maire de Lège, est arrivé. Bruno Morel, ancien ministre de la Mer, parlait. QUOTE, a dit Morel.';
  expect(printed('fr', text)).toEqual({ speaker: 'Bruno Morel', role: null });
});

describe('a role that goes on behind what was read is not printed', () => {
  test.each([
    ['fr', '« Le pont n’est pas sûr », a dit la présidente du groupe PNX (Pont Neuf) du conseil de Valmont.'],
    ['fr', '« Le pont n’est pas sûr », a dit le champion du monde 98 à la radio.'],
  ])('%s %s', (language, text) => {
    expect(readQuotes(text, language)[0]?.role ?? null).toBeNull();
  });
});
