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
    ['what an office is of', 'fr', '« Le bac ne passera plus », écrit le juge des amarrages.'],
    ['a source spoken of', 'fr', '« Le bac ne passe plus le soir », ajoute la même source.'],
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

describe('where nobody is said to speak, the body that the words come from is printed', () => {
  test.each([
    ['es', '«La barca vuelve el lunes», aseguran desde el Ayuntamiento de Robles.', 'Ayuntamiento de Robles'],
    [
      'es',
      'Desde el Ayuntamiento de Robles aseguran que «la barca vuelve el lunes».',
      'Ayuntamiento de Robles',
    ],
    ['it', '«Il traghetto torna lunedì», fanno sapere dalla questura di Acquaviva.', 'questura di Acquaviva'],
    ['fr', '« Le bac revient lundi », indique-t-on à la préfecture de Valmont.', 'préfecture de Valmont'],
    ['de', '„Die Fähre kommt am Montag zurück“, hieß es aus dem Hafenministerium.', 'Hafenministerium'],
    ['de', 'Aus der Hafenverwaltung hieß es: „Die Fähre kommt am Montag zurück.“', 'Hafenverwaltung'],
  ])('%s: %s', (language, text, role) => {
    expect(last(language, text)).toBe(`(${role})`);
  });

  test.each([
    ['es', '«La barca vuelve el lunes», dicen desde Robles.'],
    ['fr', '« Le bac revient lundi », lit-on sur la porte de la préfecture de Valmont.'],
    ['de', '„Die Fähre kommt am Montag zurück“, heißt es von ihren Kollegen.'],
  ])('but no place and nobody’s own; %s: %s', (language, text) => {
    expect(last(language, text)).toBe('?');
  });
});

describe('what is written does not speak, but whose it is', () => {
  test.each([
    [
      'fr',
      '« Le bac revient lundi », selon un communiqué de presse de la préfecture de Valmont.',
      'préfecture de Valmont',
    ],
    ['it', '«Il traghetto torna lunedì», si legge nel rapporto della Lega dei porti.', 'Lega dei porti'],
    ['es', '«La barca vuelve el lunes», indica el informe del Instituto de Puertos.', 'Instituto de Puertos'],
    ['de', '„Die Fähre kommt am Montag zurück“, heißt es in einer Mitteilung des Hafenamts.', 'Hafenamt'],
    ['en', '“The ferry is back on Monday,” according to a Harbour Ministry statement.', 'Harbour Ministry'],
  ])('%s: %s', (language, text, role) => {
    expect(last(language, text)).toBe(`(${role})`);
  });

  test.each([
    ['fr', '« Le bac revient lundi », indique le dossier de presse de vendredi.'],
    ['es', '«La barca vuelve el lunes», señala la sentencia de la juez.'],
    ['fr', 'Nora Quille était là. « Le bac revient lundi », indique un communiqué de Quille.'],
  ])('nothing where that is no body; %s: %s', (language, text) => {
    expect(last(language, text)).not.toContain('(');
  });
});

describe('an office that points back is printed in the words that brought it in', () => {
  test.each([
    [
      'en',
      'A spokeswoman for the Harbour Board, who declined to be named, spoke on Monday. “The ferry is back on Monday,” the spokeswoman said.',
      'spokeswoman for the Harbour Board',
    ],
    [
      'fr',
      'La grève concerne la ministre de la Mer. « Le bac reviendra lundi matin », a déclaré la ministre.',
      'ministre de la Mer',
    ],
    [
      'de',
      'Eine Sprecherin der Hafenverwaltung trat vor das Tor. „Die Fähre kommt am Montag zurück“, sagte die Sprecherin.',
      'Sprecherin der Hafenverwaltung',
    ],
  ])('%s: %s', (language, text, role) => {
    expect(last(language, text)).toBe(`(${role})`);
  });

  test('but not where the article has two of them', () => {
    const text =
      'La ministre de la Mer et la ministre de la Pêche étaient là. « Le bac reviendra lundi matin », a déclaré la ministre.';
    expect(last('fr', text)).toBe('?');
  });
});

test('a pronoun goes on from whom the sentence before has speak', () => {
  const text =
    'Le bac ne passe plus, a annoncé mardi la préfecture de Valmont. « Il faudra attendre la fin des crues », a-t-elle précisé.';
  expect(last('fr', text)).toBe('(préfecture de Valmont)');
});

test('an opener of a source runs into the article behind it', () => {
  expect(last('es', 'A juicio del Instituto de Puertos, «la barca no puede volver».')).toBe(
    '(Instituto de Puertos)',
  );
  expect(last('es', 'Habló Nora Quilla Mora. A juicio de Quilla, «la barca no puede volver».')).toBe(
    'Nora Quilla Mora',
  );
});
