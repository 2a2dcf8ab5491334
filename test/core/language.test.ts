import { expect, test } from 'vitest';
import { baseOf, languageOf } from '../../src/core/language.ts';

test('a language is one tag however it was written, and nothing else is one', () => {
  expect(['it', 'IT', ' it_it ', 'pt-br', 'zh-hant-tw', 'ita'].map(languageOf)).toEqual([
    'it',
    'it',
    'it-IT',
    'pt-BR',
    'zh-Hant-TW',
    'it',
  ]);
  expect(['', 'und', 'und-IT', 'italiano', 'i', 'it-', 'it-x', '../it', 'it-it-it'].map(languageOf)).toEqual(
    Array(9).fill(null),
  );
});

test('rules go by its base', () => {
  expect(['it', 'pt-BR', 'zh-Hant-TW', 'und'].map(baseOf)).toEqual(['it', 'pt', 'zh', 'und']);
});
