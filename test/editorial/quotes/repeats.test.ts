import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const speakers = (text: string, language: string) =>
  readQuotes(text, language).map(({ text: words, speaker }) => [words, speaker]);

describe('words that the article quotes twice', () => {
  test('a heading has the speaker of the quotation that it repeats', () => {
    const text =
      'La ville attend le pont depuis dix ans.\n« Le pont ouvrira en mai sans péage »\nLes riverains ont été reçus hier à la mairie.\n« Le pont ouvrira en mai sans péage et sans retard », a expliqué Marie Quille, la maire de Valmont.';
    expect(speakers(text, 'fr')[0]).toEqual(['Le pont ouvrira en mai sans péage', 'Marie Quille']);
  });
  test('a few words in common are no repetition', () => {
    const text =
      '“We must go on and build the bridge,” said Nora Quill, the mayor.\nThe opposition disagrees.\n“We must go on without the bridge,” said Paul Harwick, a councillor.';
    expect(speakers(text, 'en').map(([, speaker]) => speaker)).toEqual(['Nora Quill', 'Paul Harwick']);
  });
});

describe('charges in marks', () => {
  test.each([
    [
      'fr',
      'L’ancien ministre Paul Morel est mis en examen pour « abus de biens sociaux » et « recel de fonds publics détournés » depuis mardi.',
    ],
    [
      'es',
      'El juez investiga al alcalde Pedro Lanza por sospechas de “malversación de fondos públicos locales”.',
    ],
  ])('%s: their wording is the law’s', (language, text) => {
    expect(readQuotes(text, language)).toEqual([]);
  });
});

describe('what a colon follows', () => {
  test('the object of a verb without a subject of its own does not speak', () => {
    const text =
      'El alcalde Pedro Lanza presentó ayer el puente. “Abriremos en mayo”, dijo Lanza. Y puso un ejemplo: “Otras ciudades tardaron veinte años en abrir el suyo”.';
    expect(speakers(text, 'es').at(-1)?.[1]).toBe('Pedro Lanza');
  });
});
