import { expect, test } from 'vitest';
import { segment } from '../../../src/editorial/text/segment.ts';

const split = (text: string, language: string) =>
  segment(text, { start: 0, end: text.length }, language).map(({ start, end }) => text.slice(start, end));

test.each([
  ['it', 'Il dott. Quilli è arrivato alle 8. Poi ha parlato.', 2],
  ['it', 'La torre è antica.Le campane sono nuove.', 2],
  ['it', 'Ha parlato a lungo. «Riapriremo presto.» Poi è uscita.', 3],
  ['en', 'Mr. Quill met Dr. Hale at 9 a.m. on Monday. They agreed.', 2],
  ['en', 'The U.S. team left. It rained.', 2],
  ['en', 'Read example.Org/press or write to J. R. Hale.', 1],
  ['de', 'Am 3. Oktober kam Dr. Tannroth. Es regnete, z. B. am See.', 2],
  ['fr', 'M. Garance est parti. Mme Orme est restée.', 2],
  ['fr', 'Elle a dit : « Nous avons tenu parole. » Le pont rouvre.', 2],
  ['fr', '« Vraiment ? » a demandé Paul. « Oui ! » Il rit.', 3],
  ['es', 'El Sr. Marcha llegó tarde. La Sra. Rey no vino.', 2],
  ['en', 'Was it J. K. Hale? Nobody knew.', 2],
])('%s: %s', (language, text, count) => {
  expect(split(text, language)).toHaveLength(count);
});

test('sentences are spans of the paragraph in order, and only blanks stand between them', () => {
  const text = 'Prima.  Seconda!   Terza? ';
  expect(split(text, 'it')).toEqual(['Prima.', 'Seconda!', 'Terza?']);
});
