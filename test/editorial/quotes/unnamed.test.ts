import { describe, expect, test } from 'vitest';
import { readQuotes } from './read-quotes.ts';

/** Who is printed under the last quotation of a text: the name, else the description in brackets. */
const last = (language: string, text: string): string => {
  const { speaker, role } = readQuotes(text, language).at(-1) ?? { speaker: null, role: null };
  return speaker ?? (role === null ? '?' : `(${role})`);
};

describe('a noun that grammar makes the speaker is printed, whatever it is', () => {
  test.each([
    ['fr', '« Le bac ne passe plus le soir », regrette un riverain du quai.', 'riverain du quai'],
    [
      'fr',
      '« Le bac ne passe plus le soir », regrette l’un des bateliers de la Seille.',
      'un des bateliers de la Seille',
    ],
    ['fr', '« Le bac ne passe plus le soir », regrettent les batelières.', 'batelières'],
    ['fr', '« Le bac ne passe plus le soir », lance une « veste bleue » devant le quai.', 'veste bleue'],
    ['es', '«La barca ya no pasa por la noche», lamenta un barquero del muelle.', 'barquero del muelle'],
    ['es', '«La barca ya no pasa por la noche», lamentan los barqueros del muelle.', 'barqueros del muelle'],
    [
      'it',
      '«Il traghetto non passa più di sera», lamenta uno dei barcaioli del molo.',
      'uno dei barcaioli del molo',
    ],
    ['it', '«Il traghetto non passa più di sera», lamentano i barcaioli del molo.', 'barcaioli del molo'],
    ['de', '„Die Fähre fährt abends nicht mehr“, klagt eine Fährgästin am Ufer.', 'Fährgästin am Ufer'],
    ['de', '„Die Fähre fährt abends nicht mehr“, fordern die erbosten Fährleute.', 'erboste Fährleute'],
  ])('%s: %s', (language, text, role) => {
    expect(last(language, text)).toBe(`(${role})`);
  });
});

describe('not where it is none', () => {
  test.each([
    ['what is written', 'fr', '« Le bac ne passe plus le soir », accuse une énorme banderole.'],
    ['one of those spoken of', 'fr', '« Le bac ne passe plus le soir », regrette un troisième.'],
    ['somebody pointed back to', 'fr', '« Le bac ne passe plus le soir », regrette le batelier.'],
    ['an object', 'fr', 'Il est venu pour dénoncer les retards du bac : « Nous attendons tous les soirs ».'],
    [
      'another number',
      'es',
      'El autor de la novela y los ríos aseguró que «la barca ya no pasa por la noche».',
    ],
    ['what was done to it', 'it', 'Dice che i ritardi segnalati «sono ormai la regola di ogni sera».'],
  ])('%s; %s: %s', (_, language, text) => {
    expect(last(language, text)).toBe('?');
  });
});

describe('a body is printed by its name where no person is likely', () => {
  test.each([
    ['fr', '« Les retards ne cessent d’augmenter », a ajouté la FNTP.', 'FNTP'],
    ['it', '«I ritardi non smettono di aumentare», commenta la FNTP.', 'FNTP'],
    [
      'fr',
      'Une enquête est parue. « Les retards ne cessent d’augmenter », écrit mardi Le Monde.',
      'Le Monde',
    ],
    ['en', '“The delays keep growing every week,” according to The New York Times.', 'The New York Times'],
  ])('%s: %s', (language, text, role) => {
    expect(last(language, text)).toBe(`(${role})`);
  });
});

test('several who go on are not the one who spoke before', () => {
  const text =
    '« Le bac ne passe plus le soir », regrette l’un des bateliers du quai. Puis ils ont crié à plusieurs reprises. « Rendez-nous notre bac », ont-ils encore lancé.';
  expect(last('fr', text)).toBe('?');
});
