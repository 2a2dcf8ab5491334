import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostContent } from '../../../../src/core/post.ts';
import type { RichText } from '../../../../src/core/rich-text.ts';
import { cleanText } from '../../../../src/format/clean-text.ts';
import {
  formatTelegramPost,
  formatTelegramReply,
} from '../../../../src/adapters/telegram/format/format-post.ts';
import { wordsOf } from '../../../../src/adapters/telegram/format/payload.ts';
import { parseTelegram } from './parse-telegram.ts';
import {
  barePost,
  card,
  fullPost,
  hostilePost,
  hostileText,
  sayItalian,
} from '../../../format/post-samples.ts';

const place = { chat: '@borgonero', topic: null, silent: false } as const;
const format = (content: PostContent) => formatTelegramPost(content, place, sayItalian);
const htmlOf = (content: PostContent) => {
  const payload = format(content);
  return wordsOf(payload);
};
const shown = (content: PostContent) => parseTelegram(htmlOf(content)).text;
/** A sentence of exactly that many letters. */
const sentence = (length: number, letter = 'a') => `${letter.repeat(length - 1)}.`;

describe('a post', () => {
  test('without a card is a text with the article behind its preview', async () => {
    const payload = format(fullPost);
    expect(payload).toMatchObject({
      platform: 'telegram',
      chat: '@borgonero',
      topic: null,
      silent: false,
      kind: 'text',
    });
    expect(payload).toMatchObject({ preview: fullPost.url });
    await expect(htmlOf(fullPost)).toMatchFileSnapshot('../../../golden/messages/telegram-text.txt');
  });

  test('with a card is a photo whose caption leaves the quotation to the card', async () => {
    const payload = format({ ...fullPost, card });
    expect(payload).toMatchObject({ kind: 'photo', card: card.hash });
    await expect(htmlOf({ ...fullPost, card })).toMatchFileSnapshot(
      '../../../golden/messages/telegram-caption.txt',
    );
  });

  test('names who else reports it, with links, escaped; they are the first to fall away', () => {
    const also = [
      { name: 'Eco <b>', url: 'https://eco.example/a?b=1&c' },
      { name: 'Voce', url: 'javascript:alert(1)' },
    ];
    expect(htmlOf({ ...barePost, also })).toBe(
      '<b>Titolo</b>\n\npost-also:  <a href="https://eco.example/a?b=1&amp;c">Eco &lt;b&gt;</a>, Voce',
    );
    const long = { ...barePost, summary: [sentence(4070)], hashtags: ['#Uno'], also };
    expect(shown(long)).toContain('#Uno');
    expect(shown(long)).not.toContain('Eco');
  });

  test('keeps the topic and the silence of its place', () => {
    const there = { chat: -100123, topic: 42, silent: true };
    expect(formatTelegramPost(barePost, there, sayItalian)).toMatchObject(there);
  });

  test('leaves no blank lines where parts are missing', () => {
    expect(htmlOf(barePost)).toBe('<b>Titolo</b>');
    expect(htmlOf({ ...barePost, outlet: 'Eco' })).toBe('<b>Titolo</b>\n\nFonte: Eco');
    expect(htmlOf({ ...barePost, hashtags: ['#Uno', '#Due'] })).toBe('<b>Titolo</b>\n\n#Uno #Due');
    expect(htmlOf({ ...barePost, url: 'https://a.example/' })).toBe(
      '<b>Titolo</b>\n\n<a href="https://a.example/">Leggi</a>',
    );
  });

  test('says beside its source that one must pay, and nothing of it once it is retracted', () => {
    const paid: PostContent = { ...barePost, outlet: 'Eco', isPaywalled: true };
    expect(htmlOf(paid)).toBe('<b>Titolo</b>\n\nFonte: Eco · <i>post-paywalled: </i>');
    expect(htmlOf({ ...paid, mark: { kind: 'retracted', time: '9:00' } })).not.toContain('paywalled');
  });

  test('puts the marks of the language around the quotation', () => {
    const quote = { ...fullPost.quote, text: 'Sì', speaker: null, role: null } as typeof fullPost.quote;
    const inLanguage = (language: string) =>
      shown({ ...barePost, quote, language })
        .split('\n')
        .at(-1);
    expect(inLanguage('it')).toBe('«Sì»');
    expect(inLanguage('en')).toBe('“Sì”');
    expect(inLanguage('de')).toBe('„Sì“');
    expect(inLanguage('fr')).toBe('«\u202FSì\u202F»');
    expect(inLanguage('und')).toBe('“Sì”');
  });

  test('names a role without a name, and a name without a role', () => {
    const quoted = (speaker: string | null, role: string | null) =>
      htmlOf({
        ...barePost,
        quote: { ...fullPost.quote, text: 'Sì', speaker, role } as typeof fullPost.quote,
      });
    expect(quoted('Elvira', null)).toContain('<blockquote>«Sì»\n<b>Elvira</b></blockquote>');
    expect(quoted(null, 'sindaca')).toContain('<blockquote>«Sì»\nsindaca</blockquote>');
    expect(quoted(null, null)).toContain('<blockquote>«Sì»</blockquote>');
  });

  test('links nothing but the web', () => {
    const content = { ...fullPost, url: 'javascript:alert(1)' };
    expect(format(content)).toMatchObject({ preview: null });
    expect(htmlOf(content)).not.toContain('<a');
  });

  test('is never an empty text', () => {
    const nothing = { ...barePost, title: '\u200B\0' };
    expect(htmlOf(nothing)).toBe('Strillone');
    expect(htmlOf({ ...nothing, brand: ' ' })).toBe('…');
  });
});

describe('what does not fit', () => {
  for (const [kind, content, limit] of [
    ['caption', { ...barePost, card }, 1024],
    ['text', barePost, 4096],
  ] as const) {
    test(`a ${kind} of ${limit} stays whole, one more and the last hashtag falls`, () => {
      const around = 'Titolo\n\n\n\n#Uno #Due'.length;
      const exact = { ...content, summary: [sentence(limit - around)], hashtags: ['#Uno', '#Due'] };
      expect(shown(exact)).toHaveLength(limit);
      const over = { ...exact, summary: [sentence(limit - around + 1)] };
      expect(shown(over)).toMatch(/\n\n#Uno$/u);
    });

    test(`the title of a ${kind} is shortened at ${limit + 1}, not at ${limit}`, () => {
      expect(shown({ ...content, title: 'x'.repeat(limit) })).toBe('x'.repeat(limit));
      expect(shown({ ...content, title: 'x'.repeat(limit + 1) })).toBe(`${'x'.repeat(limit - 1)}…`);
      const sourced = shown({ ...content, title: 'x'.repeat(limit), outlet: 'Eco' });
      expect(sourced).toHaveLength(limit);
      expect(sourced).toMatch(/x…\n\nFonte: Eco$/u);
    });
  }

  test('falls in the order hashtags, second half of the summary, quotation, first half', () => {
    const letters = ['a', 'b', 'c', 'd'];
    const quote = {
      ...fullPost.quote,
      text: 'q'.repeat(900),
      speaker: null,
      role: null,
    } as typeof fullPost.quote;
    const parts = (size: number) => {
      const text = shown({
        ...barePost,
        summary: letters.map(letter => sentence(size, letter)),
        quote,
        hashtags: ['#T'],
      });
      return ['#T', ...letters.map(letter => `${letter}.`), 'q»']
        .filter(part => text.includes(part))
        .join(' ');
    };
    expect(parts(700)).toBe('#T a. b. c. d. q»');
    expect(parts(795)).toBe('a. b. c. d. q»');
    expect(parts(1000)).toBe('a. b. c. q»');
    expect(parts(1500)).toBe('a. b. q»');
    expect(parts(2000)).toBe('a. b.');
    expect(parts(4000)).toBe('a.');
    expect(parts(5000)).toBe('');
  });

  test('counts what is seen, not what is escaped, and an astral character as two', () => {
    expect(shown({ ...barePost, title: '&<>"'.repeat(1024) })).toHaveLength(4096);
    expect(shown({ ...barePost, title: '𝒳'.repeat(2048) })).toHaveLength(4096);
    expect(shown({ ...barePost, title: '𝒳'.repeat(2049) })).toBe(`${'𝒳'.repeat(2047)}…`);
  });

  test('is still one valid message for any text there is', () => {
    fc.assert(
      fc.property(hostilePost, content => {
        const html = htmlOf(content);
        const { text, entities } = parseTelegram(html);
        const limit = content.card === null ? 4096 : 1024;
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(Buffer.byteLength(html)).toBeLessThan(35_000);
        expect(text.isWellFormed()).toBe(true);
        if (content.card === null) expect(cleanText(text)).not.toBe('');
        expect(text).not.toMatch(/\n{3}|^\s|\s$/u);
        for (const { tag, href } of entities) if (tag === 'a') expect(href).toMatch(/^https?:\/\//u);
        // sentences stand whole, from the first on, or not at all
        const sentences = content.summary.map(cleanText).filter(words => words !== '');
        const lines = text
          .split('\n\n')
          .slice(1)
          .map(paragraph => paragraph.split('\n'))
          .find(([first]) => first === sentences[0]);
        if (lines !== undefined) expect(lines).toEqual(sentences.slice(0, lines.length));
      }),
      { numRuns: 300 },
    );
  });
});

describe('an answer', () => {
  const answer: RichText = [
    { kind: 'heading', spans: [{ text: 'Ultime notizie' }] },
    { kind: 'paragraph', spans: [{ text: 'Per ' }, { text: 'te', style: 'bold' }, { text: ' & <tutti>' }] },
    {
      kind: 'list',
      items: [
        [{ text: 'Ponte', href: 'https://a.example/?a=1&b=2' }],
        [{ text: '/latest', style: 'code' }],
        [{ text: '' }],
      ],
    },
    { kind: 'quote', spans: [{ text: '«Sì»', style: 'italic' }] },
    { kind: 'paragraph', spans: [] },
  ];

  test('is HTML with headings in weight and lists with bullets', async () => {
    await expect(formatTelegramReply(answer)).toMatchFileSnapshot(
      '../../../golden/messages/telegram-answer.txt',
    );
  });

  test('too long loses whole items from its end and says so', () => {
    const items = Array.from({ length: 50 }, (_, i) => [{ text: `voce numero ${i}` }]);
    const text = parseTelegram(formatTelegramReply([{ kind: 'list', items }], 100)).text;
    expect(text.length).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^• voce numero 0\n.*\n• voce numero \d+\n\n…$/su);
  });

  test('is valid for any words and any limit', () => {
    fc.assert(
      fc.property(
        hostileText(100),
        hostileText(30),
        fc.integer({ min: 0, max: 300 }),
        (words, address, limit) => {
          const spans = [{ text: words, style: 'code' as const, href: address }, { text: address }];
          const html = formatTelegramReply(
            [
              { kind: 'list', items: [spans, spans] },
              { kind: 'quote', spans },
            ],
            limit,
          );
          expect(parseTelegram(html).text.length).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
