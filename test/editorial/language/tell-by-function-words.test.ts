import { expect, test } from 'vitest';
import { tellByFunctionWords } from '../../../src/editorial/language/tell-by-function-words.ts';

test.each([
  [
    'it',
    'il ponte che era stato chiuso per tre anni dopo una piena è di nuovo aperto da lunedì, anche ai carri',
  ],
  [
    'pt',
    'a ponte que foi fechada por três anos não é mais a mesma, mas os carros já podem passar até ao rio',
  ],
  [
    'de',
    'die brücke, die nach einem hochwasser drei jahre lang nicht zu benutzen war, ist seit montag wieder auf',
  ],
])('many function words of %s decide', (language, text) => {
  expect(tellByFunctionWords(text)).toBe(language);
});

test.each(['', 'ponte riaperto', 'the bridge', 'de la de la de la de la de la de la'])(
  'few, or those of several languages, do not: %j',
  text => {
    expect(tellByFunctionWords(text)).toBeNull();
  },
);
