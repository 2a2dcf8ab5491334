import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';

const NEWS = {
  it: 'La guardiana del faro di Roccafiorita lascia il servizio a maggio, dopo trentun anni di lampade e di nebbia. Il Comune cerca chi la sostituisca.',
  en: 'The keeper of the lighthouse at Low Wickering leaves her post in May, after thirty-one years of lamps and fog. The council is looking for another.',
  de: 'Die Wärterin des Leuchtturms von Möwenried gibt ihr Amt im Mai ab, nach einunddreißig Jahren voller Lampen und Nebel. Die Gemeinde sucht jemanden.',
  fr: 'La gardienne du phare de Saint-Orme quitte son poste en mai, après trente et un ans de lampes et de brouillard. La commune cherche quelqu’un.',
  es: 'La guardiana del faro de Ribera Alta deja su puesto en mayo, tras treinta y un años de lámparas y de niebla. El ayuntamiento busca a otra persona.',
} as const;

describe('a headline that quotes between «…» is no way through the site', () => {
  test.each([
    [
      'it',
      'Quilli: «Trentun anni di faro, e non ho mai dormito»',
      ['COSTUME', 'di Elda Fornari', '3 marzo 2027 | 06:40'],
    ],
    [
      'it',
      '«Spegnere il faro? Mai», dice la guardiana',
      ['dalla nostra inviata Elda Fornari', 'Roccafiorita, mercoledì 3 marzo 2027'],
    ],
    [
      'fr',
      'Apolline Garance : « Le phare, c’est un métier de nuit »',
      ['Par Hippolyte Marin (Saint-Orme, envoyé spécial)', 'Publié le 3 mars 2027 à 06h40'],
    ],
    [
      'de',
      'Leuchtturmwärterin: »Ich habe nie geschlafen«',
      ['Von Gisbert Tann', 'Möwenried - 3. März 2027, 06:40 Uhr'],
    ],
    [
      'es',
      '«Nunca he dormido», dice la farera',
      ['Por Eulalia Marcha', 'Ribera Alta - 03 MAR 2027 - 06:40 CET'],
    ],
  ] as const)('in %s: %s', (language, title, labels) => {
    const analysis = analyze({
      text: [title, ...labels, NEWS[language], NEWS[language].slice(0, -1) + ' ancora.'].join('\n'),
    });
    expect(analysis.title).toBe(title);
    expect(analysis.dropped).toEqual(labels);
  });

  test('but the way is one, whatever it leads to', () => {
    const title = '«Trentun anni di faro» a Roccafiorita';
    const text = [`Home » Costume » ${title}`, title, NEWS.it, NEWS.it.replace('maggio', 'giugno')].join(
      '\n',
    );
    expect(analyze({ text }).title).toBe(title);
  });
});

test.each([
  [
    '12 novembre 2026',
    '12 NOV 2026',
    'Giovedì 12 novembre 2026, 18:05',
    'Roccafiorita, 12 novembre 2026 - 18.05',
  ],
  ['November 12, 2026', '12 November 2026', 'Thursday, Nov. 12, 2026', '12th November, 18:05 GMT'],
  [
    '12. November 2026',
    'Donnerstag, 12. November 2026, 18:05 Uhr',
    '12. Nov. 2026 | 18:05 Uhr',
    'Möwenried, 12. März 2026',
  ],
  [
    '12 novembre 2026 à 18h05',
    '1er février 2026',
    'Jeudi 12 novembre 2026',
    'Publié le 12 août 2026 à 18h05, mis à jour à 19h',
  ],
  [
    '12 de noviembre de 2026',
    'Jueves, 12 de noviembre de 2026',
    '12 nov 2026 - 18:05 CET',
    'Actualizado el 12 de enero de 2026',
  ],
])('a moment with a month’s name is no part of an article: %s, %s, %s, %s', (...stamps) => {
  for (const stamp of stamps) {
    const { title, dropped } = analyze({
      text: ['Il faro di notte', stamp, NEWS.it, NEWS.it.replace('maggio', 'giugno')].join('\n'),
    });
    expect([title, dropped]).toEqual(['Il faro di notte', [stamp]]);
  }
});

test('a headline that has a date in it is no moment', () => {
  const title = '25 aprile 2027, il faro resta acceso';
  const text = [title, 'di Elda Fornari', NEWS.it, NEWS.it.replace('maggio', 'giugno')].join('\n');
  expect(analyze({ text }).title).toBe(title);
});

describe('a signature in small letters is no part of the headline above it', () => {
  test.each([
    ['it', 'Il faro di Roccafiorita cerca una nuova guardiana', 'di Elda Fornari'],
    ['it', 'Il faro di Roccafiorita cerca una nuova guardiana', 'di Redazione Costume'],
    ['it', 'Il faro di Roccafiorita cerca una nuova guardiana', 'dal nostro inviato Pio Mareno'],
    ['en', 'Lighthouse at Low Wickering looks for another keeper', 'by Theresa Fenwick and Abel Marl'],
    ['en', 'Lighthouse at Low Wickering looks for another keeper', 'by Theresa Fenwick, coast editor'],
    ['de', 'Leuchtturm von Möwenried sucht „jemanden mit Geduld“', 'von Gisbert Tann'],
    ['de', 'Leuchtturm von Möwenried sucht „jemanden mit Geduld“', 'epd/lwt'],
    ['de', 'Leuchtturm von Möwenried sucht „jemanden mit Geduld“', 'mit dpa'],
    ['fr', 'Le phare de Saint-Orme cherche une nouvelle gardienne', 'par Hippolyte Marin'],
    ['fr', 'Le phare de Saint-Orme cherche une nouvelle gardienne', 'avec AFP'],
    ['es', 'El faro de Ribera Alta busca a una nueva guardiana', 'por Eulalia Marcha'],
    ['es', 'El faro de Ribera Alta busca a una nueva guardiana', 'con agencias'],
  ] as const)('in %s: %s / %s', (language, title, signature) => {
    const { dropped, body, ...analysis } = analyze({
      text: [title, signature, NEWS[language], NEWS[language].replace('31', '30') + ' Fine.'].join('\n'),
    });
    expect(analysis.title).toBe(title);
    expect(body).toHaveLength(2);
    expect(dropped).toEqual([signature]);
  });

  test.each([
    ['Il Comune riapre dopo tre anni la piccola piscina', 'di San Donato'],
    ['Das Museum zeigt ab Mai zum ersten Mal die Zeichnungen', 'von Nora Quill und ihren Schülern'],
    ['The council has bought for the museum a painting', 'by a painter whom nobody remembers'],
  ])('but its rest stays with it: %s / %s', (above, below) => {
    expect(analyze({ text: [above, below, NEWS.it].join('\n') }).title).toBe(`${above} ${below}`);
  });
});
