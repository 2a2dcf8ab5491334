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

describe('a title in small letters belongs to the name behind it', () => {
  test.each([
    [
      'fr',
      '« Nous ne savons pas quand le pont ouvrira », a déclaré à l’AFP le docteur Nora Quille.',
      'Nora Quille',
    ],
    ['it', '«Non sappiamo quando il ponte aprirà», ha detto il dottor Bruno Quilli.', 'Bruno Quilli'],
    ['it', '«Non sappiamo quando il ponte aprirà», spiega il professor Bruno Quilli.', 'Bruno Quilli'],
    ['es', '«No sabemos cuándo se abrirá el puente», dijo el doctor Bruno Quil.', 'Bruno Quil'],
  ])('%s %s', (language, text, name) => {
    expect(readQuotes(text, language).map(({ speaker }) => speaker)).toEqual([name]);
  });

  test('what governs the title governs the name', () => {
    const text = 'Nora Quilli ha scritto al dottor Bruno Dessi: «Non sappiamo quando il ponte aprirà».';
    expect(readQuotes(text, 'it').map(({ speaker }) => speaker)).not.toContain('Bruno Dessi');
  });
});

test.each([
  ['fr', '« Il y a urgence à ouvrir ce pont », a estimé sur LCI M. Quille, qui part mardi.', 'Quille'],
  ['it', '«È urgente aprire questo ponte», ha detto a Sky TG24 Bruno Quilli.', 'Bruno Quilli'],
])('through whom somebody speaks is no part of the name: %s %s', (language, text, name) => {
  expect(readQuotes(text, language).map(({ speaker }) => speaker)).toEqual([name]);
});

describe('the name before a colon speaks', () => {
  test.each([
    [
      'it',
      'La lettera arriva tardi. Una posizione condivisa da Bruno Quilli: «Il ponte è un contributo prezioso».',
    ],
    ['fr', 'Le pont rouille. Un avis partagé par Bruno Quilli : « Nous ne savons pas quand il ouvrira ».'],
    ['de', 'Die Brücke rostet. Das Fazit von Bruno Quilli: „Wir wissen nicht, wann sie wieder öffnet.“'],
  ])('%s %s', (language, text) => {
    expect(readQuotes(text, language).map(({ speaker }) => speaker)).toEqual(['Bruno Quilli']);
  });

  test.each([
    ['it', 'Nora Quilli ha detto a Bruno Dessi: «Il ponte è un contributo prezioso per tutti noi».'],
    ['en', 'Nora Quilli told Bruno Dessi: “The bridge is a valuable contribution for all of us.”'],
    ['de', 'Nora Quilli attackiert Bruno Dessi: „Die Brücke ist für uns alle ein wertvoller Beitrag.“'],
  ])('but not whom another speaks to or of: %s %s', (language, text) => {
    const [quote] = readQuotes(text, language);
    expect(quote?.speaker ?? quote?.guess).toBe('Nora Quilli');
  });
});

test('an initial stands for the forename that the article gives', () => {
  const text = 'Bruno Quilli a ouvert le pont. Pour B. Quilli, « le pont tiendra encore cent ans ».';
  expect(readQuotes(text, 'fr').map(({ speaker, guess }) => speaker ?? guess)).toEqual(['Bruno Quilli']);
});

test('a role of two words of which neither alone is one has its name', () => {
  const text = '“It is time to open this bridge,” said council member Nora Quill.';
  expect(readQuotes(text, 'en').map(({ speaker, role }) => [speaker, role])).toEqual([
    ['Nora Quill', 'council member'],
  ]);
});
