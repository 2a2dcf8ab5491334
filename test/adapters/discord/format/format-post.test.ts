import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PostContent } from '../../../../src/core/post.ts';
import type { RichText } from '../../../../src/core/rich-text.ts';
import { cleanText } from '../../../../src/format/clean-text.ts';
import { escapeDiscordMarkdown } from '../../../../src/adapters/discord/format/discord-markdown.ts';
import {
  formatDiscordPost,
  formatDiscordReply,
} from '../../../../src/adapters/discord/format/format-post.ts';
import {
  barePost,
  card,
  fullPost,
  hostilePost,
  hostileText,
  sayItalian,
} from '../../../format/post-samples.ts';
import { readPlainDiscord } from './read-discord.ts';

const place = { channel: '1122', crosspost: true } as const;
const embedOf = (content: PostContent) => formatDiscordPost(content, place, sayItalian).embed;
const json = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

describe('text from outside', () => {
  test('stays text', () => {
    const shown = (text: string) => readPlainDiscord(escapeDiscordMarkdown(text));
    fc.assert(
      fc.property(hostileText(), text => {
        expect(shown(cleanText(text))).toBe(cleanText(text));
      }),
    );
  });

  test.each([
    ['**grassetto** e _corsivo_', '\\*\\*grassetto\\*\\* e \\_corsivo\\_'],
    ['# Titolo', '\\# Titolo'],
    ['- voce', '\\- voce'],
    ['1. voce', '1\\. voce'],
    ['>>> citazione', '\\>>> citazione'],
    ['||segreto||', '\\|\\|segreto\\|\\|'],
    ['@everyone <@123> <#4> <t:0:R>', '\\@everyone \\<@123> \\<#4> \\<t:0:R>'],
    ['[qui](https://male.example)', '\\[qui\\](https\\://male.example)'],
    ['euro-atlantica, 3.5 e (no)', 'euro-atlantica, 3.5 e (no)'],
  ])('%s', (text, escaped) => {
    expect(escapeDiscordMarkdown(text)).toBe(escaped);
  });
});

describe('a post', () => {
  test('says that one must pay, and nothing of it once it is retracted', () => {
    const paid: PostContent = { ...barePost, isPaywalled: true };
    expect(embedOf(paid).description).toContain('post-paywalled');
    expect(embedOf(barePost).description ?? '').not.toContain('paywalled');
    expect(embedOf({ ...paid, mark: { kind: 'retracted', time: '9:00' } }).description).not.toContain(
      'paywalled',
    );
  });

  test('without a card carries the quotation as a block', async () => {
    const payload = formatDiscordPost(fullPost, place, sayItalian);
    await expect(json(payload)).toMatchFileSnapshot('../../../golden/messages/discord-text.txt');
  });

  test('with a card leaves the quotation to it and keeps its alternative text', async () => {
    const payload = formatDiscordPost({ ...fullPost, card }, place, sayItalian);
    await expect(json(payload)).toMatchFileSnapshot('../../../golden/messages/discord-card.txt');
  });

  test('leaves empty parts out', () => {
    expect(embedOf(barePost)).toMatchObject({
      author: null,
      title: 'Titolo',
      url: null,
      description: null,
      timestamp: null,
    });
  });

  test('takes the colour of its place', () => {
    const colored = formatDiscordPost(barePost, { ...place, color: 0x123456 }, sayItalian);
    expect(colored.embed.color).toBe(0x123456);
  });

  test('links nothing but the web', () => {
    expect(embedOf({ ...fullPost, url: 'javascript:alert(1)' }).url).toBeNull();
  });

  test('does not escape author and footer, where Discord shows Markdown as written', () => {
    expect(embedOf({ ...fullPost, outlet: 'A*B_C', brand: '[Eco]' })).toMatchObject({
      author: 'A*B_C',
      footer: '[Eco]',
    });
  });

  test('keeps a title of 256 and shortens one of 257, escapes counted', () => {
    expect(embedOf({ ...barePost, title: 'x'.repeat(256) }).title).toBe('x'.repeat(256));
    expect(embedOf({ ...barePost, title: 'x'.repeat(257) }).title).toBe(`${'x'.repeat(255)}…`);
    expect(embedOf({ ...barePost, title: '*'.repeat(128) }).title).toBe('\\*'.repeat(128));
    expect(embedOf({ ...barePost, title: '*'.repeat(129) }).title).toBe(`${'\\*'.repeat(127)}…`);
  });

  test('keeps a description of 4096 and drops a sentence at 4097', () => {
    const last = 'a'.repeat(1000);
    const first = (length: number) => 'b'.repeat(length - 1002);
    const described = (length: number) =>
      embedOf({ ...barePost, summary: [first(length), last] }).description ?? '';
    expect(described(4096)).toHaveLength(4096);
    expect(described(4097)).toBe(first(4097));
  });

  test('is a valid embed for any text there is', () => {
    fc.assert(
      fc.property(hostilePost, content => {
        const { author, title, description, footer, url, timestamp } = embedOf(content);
        const lengths = [author, title, description, footer].map(part => part?.length ?? 0);
        expect(lengths[0]).toBeLessThanOrEqual(256);
        expect(lengths[1]).toBeLessThanOrEqual(256);
        expect(lengths[2]).toBeLessThanOrEqual(4096);
        expect(lengths[3]).toBeLessThanOrEqual(2048);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(6000);
        expect((title ?? '') + (description ?? '')).not.toBe('');
        for (const part of [author, title, description, footer]) expect(part).toBe(part?.trim() ?? null);
        if (url !== null) expect(url).toMatch(/^https?:\/\//u);
        if (timestamp !== null) expect(new Date(timestamp).toISOString()).toBe(timestamp);
        if (title !== null) readPlainDiscord(title);
        const unquoted = (description ?? '').replace(/^> (.*)$/gmu, (_, line: string) =>
          line.replace(/^\*\*(.*)\*\*/u, '$1'),
        );
        readPlainDiscord(unquoted);
      }),
      { numRuns: 300 },
    );
  });
});

describe('an answer', () => {
  const answer: RichText = [
    { kind: 'heading', spans: [{ text: 'Ultime *notizie*' }] },
    { kind: 'paragraph', spans: [{ text: 'Per ' }, { text: 'te ', style: 'bold' }, { text: '& tutti' }] },
    {
      kind: 'list',
      items: [
        [{ text: 'Ponte', href: 'https://a.example/x_(y)' }],
        [{ text: '/latest', style: 'code' }],
        [{ text: '' }],
      ],
    },
    { kind: 'quote', spans: [{ text: '«Sì»', style: 'italic' }, { text: '\nElvira' }] },
    { kind: 'paragraph', spans: [] },
  ];

  test('is Markdown', async () => {
    await expect(`${formatDiscordReply(answer)}\n`).toMatchFileSnapshot(
      '../../../golden/messages/discord-answer.txt',
    );
  });

  test('of 2000 stays whole, of 2001 ends in an ellipsis', () => {
    const of = (length: number) =>
      formatDiscordReply([{ kind: 'paragraph', spans: [{ text: 'x'.repeat(length) }] }]);
    expect(of(2000)).toBe('x'.repeat(2000));
    expect(of(2001)).toBe(`${'x'.repeat(1999)}…`);
  });

  test('stays within any limit for any words', () => {
    fc.assert(
      fc.property(hostileText(100), fc.integer({ min: 0, max: 300 }), (words, limit) => {
        const spans = [
          { text: words, style: 'code' as const },
          { text: words, style: 'bold' as const, href: words },
        ];
        const text: RichText = [
          { kind: 'heading', spans },
          { kind: 'list', items: [spans] },
          { kind: 'quote', spans },
        ];
        expect(formatDiscordReply(text, limit).length).toBeLessThanOrEqual(limit);
      }),
    );
  });
});
