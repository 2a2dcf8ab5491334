import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

describe('a surname with small words in it is whole', () => {
  test.each([
    ['es', 'Ana Gómez de Quillón', '«El río siempre gana al final», dijo Ana Gómez de Quillón en la plaza.'],
    [
      'es',
      'Ana Gómez de la Quilla Soto',
      '«El río siempre gana al final», dijo ayer Ana Gómez de la Quilla Soto.',
    ],
    [
      'es',
      'Ana Gómez de Quillón',
      'Llegó Ana Gómez de Quillón. Luego calló. «El río siempre gana al final», dijo Gómez de Quillón.',
    ],
    ['es', 'Ana Gómez', '«El río siempre gana al final», dijo Ana Gómez de España.'],
    [
      'es',
      'Paulo Quilho da Serra',
      '«El río siempre gana al final», dijo Paulo Quilho da Serra en la plaza.',
    ],
    ['it', 'von der Quill', '«Il fiume vince sempre alla fine», ha detto von der Quill durante la seduta.'],
    ['en', 'van Quill', '“The river always wins in the end,” van Quill said after the vote.'],
  ])('%s: %s', (language, name, text) => {
    expect(readQuotes(text, language)[0]?.speaker).toBe(name);
  });
});

test('a verb that opens the sentence is no part of the name behind it', () => {
  const text = 'Llegó Ana Quilla. Luego calló un rato. «El río siempre gana al final», dijo Quilla.';
  expect(readQuotes(text, 'es')[0]?.speaker).toBe('Ana Quilla');
});
