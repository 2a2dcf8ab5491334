import fc from 'fast-check';
import type { CardHash } from '../../src/core/ids.ts';
import type { PostContent } from '../../src/core/post.ts';
import type { Say } from '../../src/core/words.ts';

/** Invented words around invented news. */
export const sayItalian: Say = (key, args) => {
  if (key === 'post-source') return `Fonte: ${args?.outlet ?? ''}`;
  if (key === 'post-read') return 'Leggi';
  return `${key}: ${Object.values(args ?? {}).join(' | ')}`;
};

export const card = { hash: 'c0ffee' as CardHash, alt: 'Citazione di Elvira Santamarta: …' };

/** A post with every part. */
export const fullPost: PostContent = {
  title: 'Borgonero riapre il ponte vecchio dopo nove anni di lavori',
  summary: [
    'Il ponte sul Valdoria torna ad aprirsi ai pedoni e alle biciclette.',
    'I lavori sono costati 4,2 milioni di euro, un milione in meno del previsto.',
    'Le auto passeranno da settembre.',
  ],
  quote: {
    text: 'Nove anni sono tanti, ma i bambini di questa riva da domani vanno a scuola a piedi',
    start: 0,
    end: 0,
    speaker: 'Elvira Santamarta',
    role: 'sindaca di Borgonero',
    cue: null,
    reason: null,
    worth: 1,
  },
  outlet: 'La Gazzetta del Ponte',
  url: 'https://gazzetta.example/cronaca/ponte-vecchio?da=feed&id=7',
  hashtags: ['#Borgonero', '#Valdoria'],
  publishedAt: Date.UTC(2026, 2, 14, 8, 30),
  language: 'it',
  brand: 'Strillone',
  card: null,
};

/** A post of a title alone. */
export const barePost: PostContent = {
  ...fullPost,
  title: 'Titolo',
  summary: [],
  quote: null,
  outlet: null,
  url: null,
  hashtags: [],
  publishedAt: null,
};

const traps = [
  '<b>', '</b>', '<', '>', '&', '&lt;', '"', "'", '\\', '*', '**', '_', '__', '~~', '||', '`', '```', '# ', '-# ', '> ', '>>> ', '- ',
  '+ ', '1. ', '2) ', '[a](http://b.c)', '<@123>', '<#1>', '<:x:1>', '<t:0:R>', '@everyone', '@here', 'https://x.example/a_b', '://',
  '\n', '\r\n', '\t', '\0', '\u001B', '\u00A0', '\u202E', '\u2066', '\u00AD', '\uFEFF', '\uD800', '\uDC00', 'e\u0301\u0301\u0301\u0301\u0301\u0301',
  '👩‍👩‍👧', '🇮🇹', '…', ' ', '  ', 'parola', '«', '»', '“',
]; // prettier-ignore

/** Text as hostile as the web's. */
export const hostileText = (maxLength = 60): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...traps), fc.string({ unit: 'binary', maxLength: 4 })), { maxLength })
    .map(parts => parts.join(''));

/** Posts of hostile text, some of them far too long. */
export const hostilePost: fc.Arbitrary<PostContent> = fc
  .record({
    title: hostileText(200),
    summary: fc.array(hostileText(200), { maxLength: 6 }),
    quoteText: hostileText(120),
    speaker: fc.option(hostileText(10)),
    role: fc.option(hostileText(10)),
    outlet: fc.option(hostileText(80)),
    url: fc.option(
      fc.oneof(
        fc.webUrl(),
        hostileText(5),
        fc.constant('javascript:alert(1)'),
        hostileText(9).map(t => `https://a.example/${t}`),
      ),
    ),
    hashtags: fc.array(
      hostileText(3).map(tag => `#${tag}`),
      { maxLength: 5 },
    ),
    brand: hostileText(80),
    hasCard: fc.boolean(),
    hasQuote: fc.boolean(),
    repeat: fc.constantFrom(1, 1, 1, 40),
    language: fc.constantFrom('it', 'en', 'fr', 'de', 'und', ''),
    publishedAt: fc.option(fc.constantFrom(0, 1_780_000_000_000, 9e15, -9e15)),
  })
  .map(({ quoteText, speaker, role, hasCard, hasQuote, repeat, ...rest }) => ({
    ...rest,
    title: rest.title.repeat(repeat),
    quote: hasQuote
      ? { text: quoteText, start: 0, end: 0, speaker, role, cue: null, reason: null, worth: 1 }
      : null,
    card: hasCard ? card : null,
  }));
