import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

const speakers = (text: string, language: string) => readQuotes(text, language).map(quote => quote.speaker);

describe('a nickname names the person it was given to', () => {
  test.each([
    [
      'es',
      'Ana Quilla',
      'Ana Quilla, alias La Garza, dirige el puerto. «El río siempre gana al final», dijo La Garza.',
    ],
    [
      'es',
      'Ana Quilla',
      'Ana Quilla, mejor conocida como "La Garza", dirige el puerto. «El río siempre gana al final», dijo La Garza.',
    ],
    ['es', 'Ana Quilla', 'La alcaldesa Ana Quilla "Garza" avisó. «El río siempre gana», dijo Garza.'],
    [
      'it',
      "Anna 'Gru' Quilli",
      "Anna 'Gru' Quilli dirige il porto. «Il fiume vince sempre alla fine», ha detto Quilli.",
    ],
    [
      'en',
      'Ann Quill',
      'Ann Quill, also known as The Heron, runs the port. The Heron told the paper: “The river always wins in the end.”',
    ],
  ])('%s: %s', (language, name, text) => {
    expect(speakers(text, language)).toEqual([name]);
  });
});

test('a nickname before the surname is no part of it', () => {
  const text =
    'Ana Quilla llegó al puerto. "La Garza" Quilla miró el agua y dijo: «El río siempre gana al final».';
  expect(speakers(text, 'es')).toEqual(['Ana Quilla']);
});

test('marks that open behind a name take no word of what they hold into it', () => {
  const text =
    'Ana Quilla "Perderé el puerto\nQuilla calló. «El río siempre gana al final», dijo Ana Quilla.';
  expect(speakers(text, 'es').at(-1)).toBe('Ana Quilla');
});

describe('initials stand for the person whose they are', () => {
  const text = 'Ana María Quilla Soto llegó al puerto. «El río siempre gana al final», dijo AMQS.';
  test('of a person', () => {
    expect(speakers(text, 'es')).toEqual(['Ana María Quilla Soto']);
  });
  test('not of a body', () => {
    const body = 'La Liga Obrera del Puerto de Soto calló. «El río siempre gana al final», dijo LOPS.';
    expect(speakers(body, 'es')).not.toContain('Liga Obrera del Puerto de Soto');
  });
});

test('a role that ends in marked words keeps their closing mark', () => {
  const text = '«El río siempre gana al final», dijo Ana Quilla, productora del programa "Aguas Bravas".';
  expect(readQuotes(text, 'es')[0]?.role).toBe('productora del programa "Aguas Bravas"');
});
