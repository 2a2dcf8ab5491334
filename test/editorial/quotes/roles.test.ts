import { describe, expect, test } from 'vitest';
import { findQuotes } from '../../../src/editorial/find-quotes.ts';

const PAD = {
  en: 'We do not know yet what this is going to change for us',
  de: 'Das haben wir uns im ganzen Sommer nicht so vorgestellt',
  fr: 'Nous ne savons pas encore ce que cela va changer pour nous',
  es: 'No sabemos todavía lo que esto va a cambiar para nosotros',
  it: 'Non sappiamo ancora che cosa cambierà per tutti noi',
};
type Language = keyof typeof PAD;

/** The role printed under a quotation that `attribution` follows. */
function roleIn(language: Language, attribution: string, behind = ''): string | null {
  const text = `“${PAD[language]}”, ${attribution}. ${behind}`;
  const paragraphs = [{ start: 0, end: text.length }];
  return findQuotes({ text, title: null, paragraphs, language })[0]?.role ?? null;
}

describe('a role is printed with all that belongs to it', () => {
  test.each<readonly [Language, string, string]>([
    [
      'en',
      'said Tilda Marsh, senior night porter at the Grand Hotel',
      'senior night porter at the Grand Hotel',
    ],
    [
      'en',
      'said Edith Garnett, a former head of rowing at Eton College',
      'former head of rowing at Eton College',
    ],
    [
      'en',
      'said Art Levin, chairman of Genwell and a member of the board',
      'chairman of Genwell and a member of the board',
    ],
    [
      'en',
      'said Joe Leonard, Chairman and Chief Operating Officer of Airwell',
      'Chairman and Chief Operating Officer of Airwell',
    ],
    ['en', 'China’s ambassador to Britain Mary Holt said', 'China’s ambassador to Britain'],
    ['en', 'Harmon & Pell spokeswoman Jennifer Moor said', 'Harmon & Pell spokeswoman'],
    [
      'de',
      'sagt Nora Bergfink, leitende Oberärztin am Klinikum Seewalde',
      'leitende Oberärztin am Klinikum Seewalde',
    ],
    [
      'de',
      'sagt Josef Settler, Mitautor des Berichts zur globalen Artenvielfalt',
      'Mitautor des Berichts zur globalen Artenvielfalt',
    ],
    [
      'de',
      'sagte die Leiterin des Hauptstadtbüros Bioenergie (HBB), Sandra Roster',
      'Leiterin des Hauptstadtbüros Bioenergie (HBB)',
    ],
    [
      'fr',
      'affirme la conseillère municipale déléguée à la culture, Anne Roy',
      'conseillère municipale déléguée à la culture',
    ],
    ['fr', 'explique Marie Beyer, éditrice chez Plon', 'éditrice chez Plon'],
    ['es', 'dijo Ana Gil, directora en funciones del museo', 'directora en funciones del museo'],
    [
      'es',
      'afirmó Elena Soto, concejala de Cultura y portavoz adjunta del grupo',
      'concejala de Cultura y portavoz adjunta del grupo',
    ],
    [
      'it',
      'ha detto Rita Gallo, vicepresidente del Consiglio regionale con delega alla Cultura',
      'vicepresidente del Consiglio regionale con delega alla Cultura',
    ],
    ['it', 'ha spiegato il gran capo di Mediosud, Alberto Nago', 'gran capo di Mediosud'],
  ])('%s: %s', (language, attribution, role) => {
    expect(roleIn(language, attribution)).toBe(role);
  });
});

describe('what is said beside a role is no part of it', () => {
  test.each<readonly [Language, string, string]>([
    ['fr', 'a déclaré Jacques Morel, maire de Lège, sur le plateau de la chaîne', 'maire de Lège'],
    ['it', 'ha detto Ugo Motta, sindaco di Lecco, in una nota', 'sindaco di Lecco'],
    ['en', 'said Jay Vinek, a founder of the chapter, in a statement', 'founder of the chapter'],
    ['fr', "a confié Roberto Pereira, avocat, à l'agence", 'avocat'],
  ])('%s: %s', (language, attribution, role) => {
    expect(roleIn(language, attribution)).toBe(role);
  });
});

test('a noun that no list has is a role between commas where its ending says so', () => {
  expect(roleIn('it', 'spiega Luca Merci, climatologo')).toBe('climatologo');
  expect(roleIn('en', 'said Tilda Marsh, the lead beekeeper')).toBe('lead beekeeper');
});

test('a German role without its article ends as it does without one', () => {
  expect(roleIn('de', 'sagte der zweite Vorsitzende des Vereins, Jonas Wray')).toBe(
    'zweiter Vorsitzender des Vereins',
  );
  expect(roleIn('de', 'sagte die zweite Vorsitzende des Vereins, Ruth Wray')).toBe(
    'zweite Vorsitzende des Vereins',
  );
});

test('a German role in another case is not printed', () => {
  expect(roleIn('de', 'hieß es von dem Vorstandsvorsitzenden Herbert Dies')).not.toBe(
    'Vorstandsvorsitzenden',
  );
});

test('of two ways to give a role the fuller one is printed', () => {
  expect(
    roleIn('en', 'study lead author Lucas Paging, a planetary scientist at the Goddard Center, said'),
  ).toBe('planetary scientist at the Goddard Center');
});

test('a role that breaks off in the middle of a word is not printed', () => {
  expect(roleIn('en', 'said Tilda Marsh, political director of the A.B.D.-C.I.D.')).not.toBe(
    'political director of the A.B.D.',
  );
  expect(roleIn('it', 'spiega Luca Merci, amministratore di Verdia - ', 'Poi altro')).toBe(
    'amministratore di Verdia',
  );
});

test('an English role keeps the name that its sentence begins with', () => {
  const said =
    'CNN aviation analyst Mary Sciavone said that “we do not know yet what this is going to change”.';
  const text = `Nobody knows. ${said}`;
  const paragraphs = [{ start: 0, end: text.length }];
  expect(findQuotes({ text, title: null, paragraphs, language: 'en' })[0]?.role).toBe('CNN aviation analyst');
});

test('an office of another gender is somebody else’s', () => {
  expect(roleIn('fr', 'a déclaré Bruno Morel, directrice du port de Lège')).toBeNull();
  expect(roleIn('fr', 'a déclaré Anne Morel, directrice du port de Lège')).toBe('directrice du port de Lège');
  expect(roleIn('de', 'sagte Ruth Wray, zweite Vorsitzende des Vereins')).toBe(
    'zweite Vorsitzende des Vereins',
  );
  expect(roleIn('fr', 'a déclaré Anne Morel, professeur au lycée de Lège')).toBe(
    'professeur au lycée de Lège',
  );
});
