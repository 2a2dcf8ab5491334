import { describe, expect, test } from 'vitest';
import { readQuotes, said } from './read-quotes.ts';

describe('a name has no word too many', () => {
  test.each([
    [
      'it',
      'Paolo Quilli',
      'Secondo il 5 Stelle Paolo Quilli, «la diga è la prova che il fiume vince sempre su di noi».',
    ],
    [
      'en',
      'Paula Quill',
      'Meet Paula Quill, who builds dams. “The river always wins in the end,” said Quill.',
    ],
    ['en', 'Paula Quill', '“The river always wins in the end,” said Londoner Paula Quill.'],
    ['en', 'Oscar Quill', '“The river always wins in the end,” said Oscar-winner Oscar Quill.'],
    [
      'fr',
      'Paul',
      'Paul du FN, à la digue, parlait peu. Paul m’a dit : « Le fleuve gagne toujours à la fin, tu sais. »',
    ],
    [
      'de',
      'Paul Quill',
      'Am Fluss plädierte der Kölner Chefarchitekt Paul Quill für den Damm. „Der Fluss gewinnt am Ende doch.“',
    ],
  ])('%s: %s', (language, name, text) => {
    expect(readQuotes(text, language)[0]?.speaker).toBe(name);
  });
});

test.each([
  ['es', '«La presa aguantará cien años más», dijo ayer el reverendo Al Quillón en la plaza.'],
  ['it', '«La diga terrà per altri cento anni», ha detto ieri il reverendo Al Quillon in piazza.'],
])('a forename may be spelled as a preposition is: %s', (language, text) => {
  expect(readQuotes(text, language)[0]?.speaker).toMatch(/^Al Quill/u);
});

test('what somebody speaks of is nobody’s name', () => {
  const text = 'Es gebe Leute, die von Fehlern sprechen. Wohlgemerkt: „Man“ redet von Fehlern, sonst keiner.';
  expect(said(text, 'de')).toEqual(['Man → ?']);
});

test('a body’s short name at the end of a sentence is no person', () => {
  const text =
    'Il fiume sale ancora: «Uno studio dice che la diga tiene bene», ricorda Ing. Poi cala. Così dice Ing nel testo.';
  expect(readQuotes(text, 'it')[0]?.speaker).toBeNull();
});

test('the party of which somebody is the secretary is not the office', () => {
  const text =
    '« La digue tiendra encore cent ans », a répondu le secrétaire national du parti communiste Paul Quille.';
  expect(readQuotes(text, 'fr')[0]).toMatchObject({ speaker: 'Paul Quille', role: null });
});

describe('nobody is called so', () => {
  test.each([
    [
      'an adjective before the subject',
      'es',
      'Colérico, el jefe del puerto avisó: «No venderé nunca este puerto».',
    ],
    [
      'where it was written',
      'it',
      'PORTO VECCHIO, LIGURIA — «Il fiume vince sempre alla fine della storia».',
    ],
  ])('%s', (_, language, text) => {
    expect(readQuotes(text, language)[0]?.speaker).toBeNull();
  });
});

test('a letter’s owner lends the article his full name', () => {
  const text =
    'Una carta de Alberto Quillón se vende hoy. «El río siempre gana al final», escribe Quillón en la carta.';
  expect(readQuotes(text, 'es')[0]?.speaker).toBe('Alberto Quillón');
});
