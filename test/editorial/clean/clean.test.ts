import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../../src/editorial/analyze.ts';

const PARAGRAPHS = {
  it: [
    'Il consiglio di Roccafiorita ha deciso di riaprire il vecchio ponte sul Mareno, chiuso da tre anni dopo una piena che ne aveva portato via i parapetti.',
    'I lavori, cominciati in primavera, sono costati meno del previsto. Gli artigiani del paese hanno rifatto le spallette con la pietra trovata nel greto del fiume.',
  ],
  en: [
    'The council of Low Harbour has voted to reopen the old bridge over the Marrow, closed for three years after a flood that carried its railings away.',
    'The works began in spring and cost less than expected. Masons from the village rebuilt the walls with stones they found in the bed of the river.',
  ],
  de: [
    'Der Gemeinderat von Seewies hat beschlossen, die alte Brücke über die Marn wieder zu öffnen, die nach einem Hochwasser drei Jahre lang gesperrt war.',
    'Die Arbeiten begannen im Frühjahr und kosteten weniger als gedacht. Die Maurer des Dorfes nahmen für das Geländer Steine, die sie im Flussbett fanden.',
  ],
  fr: [
    'Le conseil de Saint-Orme a décidé de rouvrir le vieux pont sur la Marenne, fermé depuis trois ans après une crue qui en avait emporté les parapets.',
    'Les travaux ont commencé au printemps et ont coûté moins que prévu. Les maçons du village ont refait les murets avec les pierres trouvées dans la rivière.',
  ],
  es: [
    'El ayuntamiento de Ribera Alta ha decidido reabrir el viejo puente sobre el Mareno, cerrado desde hace tres años por una riada que se llevó las barandas.',
    'Las obras empezaron en primavera y han costado menos de lo previsto. Los canteros del pueblo rehicieron los muros con piedras halladas en el cauce.',
  ],
} as const;

const RUBBISH: Readonly<Record<keyof typeof PARAGRAPHS, readonly string[]>> = {
  it: [
    'di Nora Quilli',
    'Condividi su Facebook',
    'Leggi anche: La festa del ponte',
    'Iscriviti alla newsletter',
    'Altre notizie',
  ],
  en: [
    'By Nora Quill',
    'Share this article',
    'Read more: The bridge in pictures',
    'Sign up to our newsletter',
    'Related topics: rivers',
  ],
  de: [
    'Von Gisbert Tannroth, Seewies',
    'Teilen  Drucken',
    'Lesen Sie auch: Das Fest am Fluss',
    'Newsletter abonnieren',
    'Mehr zum Thema: Brücken',
  ],
  fr: [
    'Par Apolline Garance',
    'Partager l’article  Imprimer',
    'Lire aussi : La fête du pont',
    'Abonnez-vous à notre lettre',
    'Sur le même sujet : ponts',
  ],
  es: [
    'Por Eulalia Marcha | 18/11/2026',
    'Compartir en X',
    'Te puede interesar: La fiesta del puente',
    'Suscríbete a nuestro boletín',
    'Temas relacionados: ríos',
  ],
};

describe.each(Object.entries(PARAGRAPHS) as [keyof typeof PARAGRAPHS, readonly string[]][])(
  'in %s',
  (language, [first = '', second = '']) => {
    const [byline = '', share = '', teaser = '', subscribe = '', related = ''] = RUBBISH[language];

    test('byline, buttons, teasers and related topics are dropped in their order, the article is kept', () => {
      const text = ['Un titolo', byline, share, first, teaser, second, subscribe, related].join('\n');
      const { title, lead, body, dropped } = analyze({ text });
      expect(title).toBe('Un titolo');
      expect(lead).toBeNull();
      expect(body).toEqual([first, second]);
      expect(dropped).toEqual([byline, share, teaser, subscribe, related]);
    });

    test('an article without any rubbish loses nothing', () => {
      const { body, dropped } = analyze({
        text: [first, second, first.replace(' ', '  ')].join('\n\n'),
        title: null,
      });
      expect(body).toHaveLength(3);
      expect(dropped).toEqual([]);
    });
  },
);

test('a line is never lost: title, lead, body and what is dropped make up the text', () => {
  const lines = ['Menu', 'Il ponte riapre', ...PARAGRAPHS.it, 'Foto: il ponte', 'Menu', 'Commenti (3)'];
  const { title, lead, body, dropped } = analyze({ text: lines.join('\n') });
  expect([title, lead, ...body, ...dropped].filter(line => line !== null).sort()).toEqual([...lines].sort());
});

test('news about cookies, and sentences that begin like a button, stay', () => {
  const cookies =
    'The court found that the firm had set cookies on the machines of a million readers without asking any of them first.';
  const share =
    'Share prices of the three largest bakeries fell by a third on Monday, after flour had become dearer than ever before.';
  const { body } = analyze({
    text: ['Bakers and biscuits', PARAGRAPHS.en[0], cookies, share, PARAGRAPHS.en[1]].join('\n'),
  });
  expect(body).toContain(cookies);
  expect(body).toContain(share);
});

test('a standfirst under the title is the lead', () => {
  const lead = 'Da lunedì pedoni e biciclette tornano a passare sul Mareno.';
  const analysis = analyze({
    text: ['Riapre il ponte', lead, 'di Nora Quilli', ...PARAGRAPHS.it].join('\n'),
  });
  expect(analysis).toMatchObject({ lead, body: PARAGRAPHS.it, dropped: ['di Nora Quilli'] });
});

test.each([
  [
    'it',
    'La donna che misura il vento',
    [
      'Eco: Signora Quilli, che cosa sente?',
      'Quilli: Il sud. Viene tardi.',
      'Eco: E poi?',
      'Quilli: Poi niente.',
    ],
  ],
  [
    'en',
    'The man who dusts the whale',
    ['Q: How long does it take?', 'A: Nine nights.', 'Q: And then?', 'A: Then I start again, of course.'],
  ],
  [
    'de',
    'Die Uhrmacherin von Seewies',
    ['Bote: Warum blieb sie stehen?', 'Krumm: Aus Kälte.', 'Bote: Und nun?', 'Krumm: Nun geht sie.'],
  ],
])(
  'in an interview (%s) the title stays the title, no question is the lead, and short answers stay',
  (_, title, lines) => {
    expect(analyze({ text: [title, ...lines].join('\n') })).toMatchObject({
      title,
      lead: null,
      body: lines,
      dropped: [],
    });
  },
);

test('speeches stay between the lines of a page', () => {
  const speeches = ['Eco: Che cosa sente?', 'Quilli: Il sud.', 'Eco: E poi?', 'Quilli: Niente'];
  const page = [
    'Home',
    'Sport',
    'La donna che misura il vento',
    'Condividi',
    ...speeches,
    'Leggi anche',
    'Il faro di notte',
    'Privacy',
  ];
  const { body, dropped } = analyze({ text: page.join('\n') });
  expect(body).toEqual(speeches);
  expect(dropped).toContain('Privacy');
});

test.each([
  ['a recipe', ['Mix the flour with the water.', 'Wait an hour.', 'Bake it.', 'Eat it warm.']],
  [
    'minutes',
    [
      'The chair opened at six.',
      'The bridge was discussed.',
      'Nobody objected.',
      'The chair closed at seven.',
    ],
  ],
  [
    'a ticker',
    ['18.04: The ferry is late.', '18.20: Still no ferry.', '18.45: There it is!', '19.00: All are home.'],
  ],
])('of %s nothing is lost, however short its lines', (_, lines) => {
  expect(analyze({ text: ['A quiet evening', ...lines].join('\n') }).body).toEqual(lines);
});

test('a title below a page’s menu is found', () => {
  const text = ['Home', 'Sport', 'Il vecchio ponte sul Mareno riapre dopo la piena', ...PARAGRAPHS.it].join(
    '\n',
  );
  expect(analyze({ text }).title).toBe('Il vecchio ponte sul Mareno riapre dopo la piena');
});

test('a text of one short line is its own title, or its own body', () => {
  expect(analyze({ text: 'Ciao' })).toMatchObject({ title: 'Ciao', body: [] });
  expect(analyze({ text: 'Ciao', title: null })).toMatchObject({ title: null, body: ['Ciao'], dropped: [] });
});

test('the sample articles come out without rubbish and with nothing of theirs dropped', () => {
  const folder = join(import.meta.dirname, '../../../seeds');
  const samples = readdirSync(folder).filter(name => name.endsWith('.txt'));
  expect(samples.length).toBeGreaterThan(4);
  for (const name of samples) {
    const text = readFileSync(join(folder, name), 'utf8').replace(/^---\n.*?\n---\n/su, 'Un titolo\n');
    const { body, dropped } = analyze({ text });
    expect(body.length, name).toBeGreaterThan(4);
    for (const paragraph of body) expect(paragraph.length, `${name}: ${paragraph}`).toBeGreaterThan(90);
    for (const line of dropped) expect(line.length, `${name}: ${line}`).toBeLessThan(140);
  }
});

const CUSTOMER = join(import.meta.dirname, '../../../../shared/seeds/rutte-nato.txt');

test('the customer’s document: title, lead, nine paragraphs, two dropped lines, outlet, language', context => {
  if (!existsSync(CUSTOMER))
    context.skip(`no document at ${CUSTOMER}: the customer's text is not in the repository`);
  const text = readFileSync(CUSTOMER, 'utf8');
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const analysis = analyze({ text });
  expect(analysis).toMatchObject({ title: lines[0], lead: lines[1], language: 'it', outlet: 'Politico' });
  expect(analysis.body).toEqual(lines.slice(2, 11));
  expect(analysis.dropped).toEqual(['Argomenti correlati:', 'Altre notizie']);
});

describe('a text that its writer marked up', () => {
  const text = [
    PARAGRAPHS.en[0],
    'Why?',
    'Yes.',
    'Bread, salt, rope',
    'Read also: The bridge that sang',
    'Yes.',
  ].join('\n');

  test('loses nothing for its looks, only what says that it is none of it', () => {
    const { body, dropped } = analyze({ text, title: 'The bridge' }, { isMarkedUp: true });
    expect(body).toEqual([PARAGRAPHS.en[0], 'Why?', 'Yes.', 'Bread, salt, rope', 'Yes.']);
    expect(dropped).toEqual(['Read also: The bridge that sang']);
  });
});

test('an answer that comes again in an interview stays', () => {
  const text =
    'The bridge\nCourier: Is it new?\nMarl: Yes.\nCourier: Is it long?\nMarl: Yes.\nCourier: Does it sing?\nMarl: Yes.';
  expect(analyze({ text }).body.filter(line => line === 'Marl: Yes.')).toHaveLength(3);
});

test.each([' ', '\u00A0', '\u202F'])(
  'a paragraph that ends in a quotation is kept where a blank stands before its closing mark: "%s"',
  blank => {
    const lines = [
      'Saint-Orme : le vieux pont rouvre avant les vendanges',
      'La maire de Saint-Orme, Apolline Garance, a annoncé lundi la réouverture du pont.',
      'Les maçons du village poseront les derniers murets en août.',
      'Interrogée sur le marché, Mme Garance a répondu : « Nous avons tenu parole. »',
      'Aux commerçants, elle a demandé : « Qui viendra le premier ? »',
    ].map(line => line.replace('« ', `«${blank}`).replace(' »', `${blank}»`));
    const { body, dropped, quotes } = analyze({ text: lines.join('\n') });
    expect(dropped).toEqual([]);
    expect(body).toEqual(lines.slice(1));
    expect(quotes.map(({ text }) => text)).toEqual(['Nous avons tenu parole.', 'Qui viendra le premier ?']);
  },
);
