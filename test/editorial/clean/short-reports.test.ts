import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';

describe('a short report is kept whole, whatever stands above and below it', () => {
  test.each([
    [
      'it',
      'Barca alla deriva davanti a Roccafiorita',
      ['Cronaca', 'di Elda Fornari', '3 marzo 2027'],
      [
        'Una barca a vela è andata alla deriva sabato davanti al faro. Nessuno era a bordo.',
        '«Girava su sé stessa», racconta la guardiana Nora Quilli.',
        'Il molo resta chiuso. La cercano i pescatori.',
      ],
      ['Condividi', 'Leggi anche'],
    ],
    [
      'en',
      'Boat adrift off Low Wickering',
      ['By Theresa Fenwick', 'Published 3 March 2027'],
      [
        'A sailing boat went adrift on Saturday off the lighthouse. Nobody was on board.',
        '"It was going round and round," said keeper Nora Quill.',
        'The quay is closed. Fishermen are looking for it.',
      ],
      ['Related Topics', 'Low Wickering', 'Boats'],
    ],
    [
      'de',
      'Boot treibt vor Möwenried',
      ['Von Gisbert Tann'],
      [
        'Möwenried. Ein Segelboot ist am Samstag vor dem Leuchtturm abgetrieben. An Bord war niemand.',
        '„Es drehte sich im Kreis“, sagte Wärterin Nora Quill.',
        'Der Steg bleibt zu. Fischer suchen es.',
      ],
      ['dpa', 'Mehr zum Thema'],
    ],
    [
      'fr',
      'Un bateau à la dérive devant Saint-Orme',
      ['Par Hippolyte Marin', 'Publié le 3 mars 2027 à 06h40', 'Temps de lecture : 1 min'],
      [
        'Un voilier est parti samedi à la dérive devant le phare. Personne n’était à bord.',
        '« Il tournait en rond », raconte la gardienne Apolline Garance.',
        'Le quai est fermé. Les pêcheurs le cherchent.',
      ],
      ['Partager', 'La reproduction totale ou partielle de cet article est interdite.'],
    ],
    [
      'es',
      'Un barco a la deriva frente a Ribera Alta',
      ['EFE', 'Ribera Alta - 03 MAR 2027 - 06:40 CET'],
      [
        'Un velero quedó el sábado a la deriva frente al faro. No había nadie a bordo.',
        '"Daba vueltas", cuenta la farera Eulalia Marcha.',
        'El muelle está cerrado. Los pescadores lo buscan.',
      ],
      ['Archivado en', 'Ribera Alta · Barcos'],
    ],
  ] as const)('in %s', (...[, title, above, news, below]) => {
    const { lead, body, dropped, ...analysis } = analyze({
      text: [title, ...above, ...news, ...below].join('\n'),
    });
    expect(analysis.title).toBe(title);
    expect(lead === null ? body : [lead, ...body]).toEqual(news);
    expect(dropped).toEqual([...above, ...below]);
  });
});

test('a list is kept with the headings of its entries, and what the site says below it is not', () => {
  const list = [
    '1. Möwenried',
    'Um den Turm stehen vier Buden.',
    '2. Seewies',
    'Hier singt der Chor. Es gibt Suppe.',
    '3. Grünsee',
    'Der kleinste Markt hat zwei Stände.',
  ];
  const { body, dropped } = analyze({
    text: [
      'Die drei kleinsten Märkte am See',
      'Anzeige',
      ...list,
      'Bildnachweis: Archiv',
      'Newsletter abonnieren',
      'Mit der Anmeldung akzeptieren Sie unsere Regeln.',
    ].join('\n'),
  });
  expect(body).toEqual(list);
  expect(dropped).toHaveLength(4);
});

test('the list of what others read is none of it', () => {
  const text = [
    'Boat adrift off Low Wickering',
    'A sailing boat went adrift on Saturday off the lighthouse. Nobody was on board.',
    'Fishermen are looking for it along the coast.',
    'Most read',
    '1. The cat that rang the bell',
    '2. Fog, again',
    '3. Ferry late',
  ].join('\n');
  expect(analyze({ text }).body).toHaveLength(2);
});

test.each([
  'Publié lundi, le rapport recommande de fermer le phare avant le printemps.',
  'Published on Monday, the report wants the lighthouse closed before spring.',
])('a sentence about what was published is news: %s', sentence => {
  const text = [
    'Un phare, a lighthouse',
    'A sailing boat went adrift on Saturday off the lighthouse.',
    sentence,
  ].join('\n');
  expect(analyze({ text }).body).toContain(sentence);
});

test('a wall before the article is not taken for its first sentence', () => {
  const wall = 'Please sign up for our newsletter and register to go on reading this article today.';
  const text = [
    'Boat adrift off Low Wickering',
    'By Theresa Fenwick',
    wall,
    'A sailing boat went adrift on Saturday off the lighthouse. Nobody was on board.',
    'Fishermen are looking for it along the coast.',
  ].join('\n');
  expect(analyze({ text }).dropped).toContain(wall);
});
