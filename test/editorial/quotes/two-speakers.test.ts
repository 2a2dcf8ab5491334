import { expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

test.each([
  [
    'es',
    'Ana Quilla y Luis Mora',
    'Hablaron Ana Quilla y Luis Mora. «El río siempre gana al final», dijeron Quilla y Mora.',
  ],
  [
    'it',
    'Anna Quilli e Paolo Garbi',
    '«Il fiume vince sempre», promettono Anna Quilli, operaia del porto, e Paolo Garbi.',
  ],
  ['fr', 'Anne Quille et Paul Morel', '« Le fleuve gagne toujours », écrivent Anne Quille et Paul Morel.'],
  ['en', 'Ann Quill and Paul Moor', '“The river always wins in the end,” Ann Quill and Paul Moor said.'],
])('two who are named together speak together: %s %s', (language, names, text) => {
  expect(readQuotes(text, language)[0]?.speaker).toBe(names);
});

test('of three who speak together nobody is left out', () => {
  const text = '«El río siempre gana al final», dijeron Eva Soto, Ana Quilla y Luis Mora.';
  expect(readQuotes(text, 'es')[0]?.speaker).toBeNull();
});
