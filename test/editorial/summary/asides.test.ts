import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';
import { summarize } from '../../../src/editorial/summary/summarize.ts';

const summaryOf = (lines: readonly string[], settings = {}) =>
  summarize(analyze({ text: lines.join('\n') }, settings), { chars: 300 }).map(({ text }) => text);

describe('what an interviewer says stands in no summary', () => {
  test.each([
    [
      'it',
      'Nora Quilli lascia il faro di Roccafiorita',
      'Nora Quilli ha tenuto acceso il faro di Roccafiorita per trentun anni.',
      [
        'D: Perché ha deciso di lasciarlo proprio adesso?',
        'R: Per dormire.',
        'D: Il sindaco dice che lei tornerà. È vero?',
        'R: Il sindaco non ha mai visto l’alba.',
      ],
    ],
    [
      'en',
      'Nora Quill leaves the lighthouse',
      'Nora Quill kept the lighthouse of Low Wickering for thirty-one years.',
      [
        'Courier: Why do you leave it now?',
        'Quill: To sleep.',
        'Courier: The mayor says you will come back. Will you?',
        'Quill: The mayor has never seen the dawn.',
        'This interview has been edited for length and clarity.',
      ],
    ],
    [
      'de',
      'Nora Quill verlässt den Leuchtturm',
      'Nora Quill hat den Leuchtturm von Möwenried einunddreißig Jahre lang gehütet.',
      [
        'Frau Quill, Sie haben nie verschlafen. Warum gehen Sie?',
        '„Um zu schlafen.“',
        'Der Bürgermeister sagt, Sie kämen zurück.',
        '„Der Bürgermeister hat nie die Sonne aufgehen sehen.“',
        'Zur Person: Nora Quill, 62, ist in Möwenried geboren.',
      ],
    ],
    [
      'fr',
      'Apolline Garance quitte le phare',
      'Apolline Garance a gardé le phare de Saint-Orme pendant trente et un ans.',
      [
        'Vous n’avez jamais dormi, dit-on. Pourquoi partir ?',
        '« Pour dormir. »',
        'Le maire dit que vous reviendrez.',
        '« Le maire n’a jamais vu l’aube. »',
        'Propos recueillis par Hippolyte Marin.',
      ],
    ],
    [
      'es',
      'Eulalia Marcha deja el faro',
      'Eulalia Marcha ha cuidado el faro de Ribera Alta durante treinta y un años.',
      [
        '¿Por qué lo deja ahora?',
        'Para dormir.',
        '¿Y no volverá nunca?',
        'El alcalde no ha visto amanecer.',
        'Quién es: Eulalia Marcha nació en Ribera Alta hace sesenta y dos años.',
      ],
    ],
  ] as const)('in %s', (...[, title, news, lines]) => {
    const summary = summaryOf([title, news, ...lines]);
    expect(summary).toContain(news);
    expect(summary.join(' ')).not.toMatch(
      /\?|^[DQ]: |Courier|Sie kämen|reviendrez|Sie haben nie|Zur Person|Quién es|edited|recueillis/u,
    );
  });
});

test('questions are kept where there is nothing else, and one question of an article is no interview', () => {
  const asked = analyze({
    text: 'Who keeps the light?\nWho keeps the light at Low Wickering?\nWho will keep it after that?',
  });
  expect(asked.sentences).toHaveLength(2);
  const told = analyze({
    text: 'The light\nThe keeper of the lighthouse leaves in May.\nWho will keep the light after her?\nThe council does not know yet.',
  });
  expect(told.sentences.map(({ text }) => text)).toContain('Who will keep the light after her?');
});

describe('a ticker', () => {
  const TICKER = [
    'Storm over Low Wickering: the ferries stay in the harbour',
    'Live updates',
    '14:32 Ferries stopped until the evening',
    'The harbour office has stopped all ferries until six in the evening.',
    '14:10 School closed',
    'The school of Low Wickering has sent its children home at noon.',
  ];

  test('has no heading with a time in its summary and no label for its lead', () => {
    const { lead } = analyze({ text: TICKER.join('\n') });
    expect(lead).toBeNull();
    expect(summaryOf(TICKER)).toEqual([TICKER[3], TICKER[5]]);
  });

  test('whose sentences all begin with a time is told in them', () => {
    const lines = ['18.04: The ferry is late again tonight.', '18.20: There is still no ferry in sight.'];
    expect(summaryOf(['A quiet evening', ...lines])).toEqual(lines);
  });
});

test.each([
  '— Apolline Garance, maire de Saint-Orme',
  '– Nora Quill, keeper of the light',
  '-- Elda Fornari',
])('a signature below a quotation is no sentence: %s', signature => {
  const lines = [
    'The old lighthouse is to be painted white again next spring.',
    '“Nobody likes to paint a tower. But it will not paint itself.”',
    signature,
  ];
  const { sentences, body } = analyze(
    { text: lines.join('\n'), title: 'A white tower' },
    { isMarkedUp: true },
  );
  expect(body).toContain(signature);
  expect(sentences.map(({ text }) => text)).not.toContain(signature);
});

test('a place before the news is not what the news says first', () => {
  const text =
    'Boot vor Möwenried vermisst\nMöwenried. Ein Segelboot aus Möwenried wird seit Samstag am See vermisst. An Bord war niemand.';
  expect(summarize(analyze({ text }), { sentences: 1, chars: 200 }).map(one => one.text)).toEqual([
    'Ein Segelboot aus Möwenried wird seit Samstag am See vermisst.',
  ]);
});
