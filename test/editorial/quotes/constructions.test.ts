import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const named = (text: string, language: string) =>
  readQuotes(text, language).map(({ speaker, guess, role }) => [speaker ?? guess, role]);

describe('a name behind all that its office is of', () => {
  test.each([
    ['en', '“The bridge is safe,” said Commissioner for Transport Nora Quill.', 'Nora Quill'],
    ['en', '“The bridge is safe,” said the founder and chairman of Tollgate LLC Nora Quill.', 'Nora Quill'],
    ['it', '«Il ponte è sicuro», ha detto il vicepresidente di ANAS Fyndora Quilli.', 'Fyndora Quilli'],
    ['fr', '« Le pont est sûr », a dit le président du conseil du pont, Nora Quille.', 'Nora Quille'],
    ['en', '“The bridge is safe,” Harwick staffer Nora Quill replied.', 'Nora Quill'],
  ])('%s %s', (language, text, name) => {
    expect(named(text, language).map(([who]) => who)).toEqual([name]);
  });
});

test('a clause at the end of the sentence holds for all its quotations', () => {
  const text =
    'Le pont est « vraiment très vieux et malade », mais « il tient encore bien debout », a expliqué Nora Quille.';
  expect(named(text, 'fr').map(([who]) => who)).toEqual(['Nora Quille', 'Nora Quille']);
});

test('a clause between commas inside the marks says who speaks, and such a quotation is not for a card', () => {
  const text = '« Nous faisons tout pour ce pont, jure Nora Quille, mais la rivière monte encore. »';
  const [quote] = readQuotes(text, 'fr');
  expect(quote?.speaker ?? quote?.guess).toBe('Nora Quille');
  expect(quote?.worth).toBe(0);
});

test('who is meant by a quotation that goes on is the one before the dash', () => {
  const text =
    'Il comune invita a ripensare il ponte: «Non dico di chiuderlo – ragiona Nora Quilli – ma così non va».';
  expect(named(text, 'it').map(([who]) => who)).toEqual(['Nora Quilli', 'Nora Quilli']);
});

describe('an office is printed whole or not at all', () => {
  test.each([
    ['en', '“The bridge is safe,” said Nora Quill, the head beekeeper.', 'head beekeeper'],
    [
      'de',
      '„Die Brücke ist sicher“, sagte Nora Quill, die leitende Restauratorin.',
      'leitende Restauratorin',
    ],
    [
      'es',
      '“El puente es seguro”, dijo Nora Quill, portavoz del PNV en el Congreso.',
      'portavoz del PNV en el Congreso',
    ],
    ['it', '«Il ponte è sicuro», ha detto l’Assessore Nora Quilli.', 'Assessore'],
  ])('%s %s', (language, text, role) => {
    expect(named(text, language).map(([, office]) => office)).toEqual([role]);
  });
  test('a bare office that points back to nobody known is left out', () => {
    expect(named('“Il ponte è davvero sicuro”, ha detto il ministro.', 'it')).toEqual([[null, null]]);
  });
});

test('a tag with a region reads like its language', () => {
  const text = '«Il ponte aprirà a maggio», ha detto Nora Quilli.';
  expect(readQuotes(text, 'it-IT')).toEqual(readQuotes(text, 'it'));
});
