import { platforms } from '../../src/adapters/registry.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CardHash } from '../../src/core/ids.ts';
import type { Fallback } from '../../src/core/post.ts';
import type { DiscordPayload } from '../../src/adapters/discord/format/payload.ts';
import type { TelegramPayload } from '../../src/adapters/telegram/format/payload.ts';
import { formatDiscordPost } from '../../src/adapters/discord/format/format-post.ts';
import { formatTelegramPost } from '../../src/adapters/telegram/format/format-post.ts';
import { parseTelegram } from '../adapters/telegram/format/parse-telegram.ts';
import { card, fullPost, hostilePost, sayItalian } from '../format/post-samples.ts';

const SMALLER = 'beef' as CardHash;
const place = { chat: '@canale', topic: 7, silent: true } as const;
const telegram = (content = fullPost): TelegramPayload => formatTelegramPost(content, place, sayItalian);
const discord = (content = fullPost): DiscordPayload =>
  formatDiscordPost(content, { channel: '1', crosspost: true }, sayItalian);
const withCard = { ...fullPost, card };

const smallerBy = (smaller?: CardHash) =>
  new Map(smaller === undefined ? [] : [[card.hash, smaller] as const]);
const lighterTelegram = (payload: TelegramPayload, remedy: Fallback, smaller?: CardHash) =>
  platforms.degrade(payload, remedy, smallerBy(smaller)) as TelegramPayload | null;
const lighterDiscord = (payload: DiscordPayload, remedy: Fallback, smaller?: CardHash) =>
  platforms.degrade(payload, remedy, smallerBy(smaller)) as DiscordPayload | null;

describe('Telegram', () => {
  test('plain words keep every word and say where the links lead', () => {
    const { url } = fullPost;
    const plain = lighterTelegram(telegram(), 'plain-text');
    expect(plain).toMatchObject({ ...place, platform: 'telegram', kind: 'text', plain: true, preview: null });
    const text = plain?.kind === 'text' ? plain.text : '';
    for (const words of [
      fullPost.title,
      ...fullPost.summary,
      fullPost.quote?.text ?? '',
      '#Borgonero',
      `(${url ?? ''})`,
    ])
      expect(text).toContain(words);
    expect(text).not.toMatch(/<\/?[a-z]|&amp;/);
  });

  test('an album takes smaller pictures, gives up its further ones, and then the first', () => {
    const more = [{ ...card, hash: 'dead' as CardHash }];
    const album = telegram({ ...withCard, more });
    expect(lighterTelegram(album, 'smaller-card', SMALLER)).toMatchObject({ card: SMALLER, more: ['dead'] });
    const alone = lighterTelegram(album, 'smaller-card');
    expect(alone).toEqual(telegram(withCard));
    expect(alone && lighterTelegram(alone, 'no-card')).toMatchObject({ kind: 'text' });
    const gallery = discord({ ...withCard, more });
    expect(lighterDiscord(gallery, 'smaller-card', SMALLER)).toMatchObject({
      card: { hash: SMALLER },
      more: [{ hash: 'dead' }],
    });
    expect(lighterDiscord(gallery, 'no-card')).toEqual(discord(withCard));
  });

  test('a caption keeps its photo', () => {
    expect(lighterTelegram(telegram(withCard), 'plain-text')).toMatchObject({
      kind: 'photo',
      card: card.hash,
      plain: true,
    });
  });

  test.each([
    ['<p>a</p> &lt;b&gt; a < b &#233; &nbsp;', '<p>a</p> <b> a < b é &nbsp;'],
    ['<b>a <a href="https://x.example/?a=1&amp;b=2">qui</a>', 'a qui (https://x.example/?a=1&b=2)'],
    ['<a href="https://x.example/">https://x.example/</a>.', 'https://x.example/.'],
    ['<a href="javascript:1">x</a></i></b>', 'x'],
    ['<a href="https://x.example/">mai chiuso', 'mai chiuso (https://x.example/)'],
    [
      '<a href="https://a.example/">a<a href="https://b.example/">b</a>',
      'a (https://a.example/)b (https://b.example/)',
    ],
  ])('what is broken is read all the same: %s', (html, text) => {
    expect(
      lighterTelegram(
        { ...place, platform: 'telegram', kind: 'text', text: html, preview: null },
        'plain-text',
      ),
    ).toMatchObject({ text });
  });

  test.each([
    ['text', 4096],
    ['caption', 1024],
  ] as const)('a %s that its links make too long loses words, not the link', (part, limit) => {
    const link = '<a href="https://x.example/lungo">Leggi</a>';
    const html = `${'parola '.repeat(limit / 7 - 2)}\n\n${link}`;
    const base = { ...place, platform: 'telegram' } as const;
    const payload: TelegramPayload =
      part === 'text'
        ? { ...base, kind: 'text', text: html, preview: null }
        : { ...base, kind: 'photo', card: card.hash, caption: html };
    const text = (lighterTelegram(payload, 'plain-text') as unknown as Record<string, string>)[part] ?? '';
    expect(text.length).toBeLessThanOrEqual(limit);
    expect(text.length).toBeGreaterThan(limit - 20);
    expect(text).toMatch(/…\n\nLeggi \(https:\/\/x\.example\/lungo\)$/);
  });

  test('a card that must go leaves the words, their markup, and the article’s preview', () => {
    const photo = telegram(withCard);
    const text = lighterTelegram(photo, 'no-card');
    expect(text).toEqual({
      ...place,
      platform: 'telegram',
      kind: 'text',
      text: photo.kind === 'photo' ? photo.caption : '',
      preview: fullPost.url,
    });
    const plain = lighterTelegram(photo, 'plain-text');
    expect(plain && lighterTelegram(plain, 'no-card')).toMatchObject({
      kind: 'text',
      plain: true,
      preview: fullPost.url,
    });
  });

  test('a smaller card takes the place of one that is too large; without one the card goes', () => {
    const photo = telegram(withCard);
    expect(lighterTelegram(photo, 'smaller-card', SMALLER)).toEqual({ ...photo, card: SMALLER });
    expect(lighterTelegram(photo, 'smaller-card', card.hash)).toMatchObject({ kind: 'text' });
    expect(lighterTelegram(photo, 'smaller-card')).toMatchObject({ kind: 'text' });
  });

  test('what is given up already cannot be given up again', () => {
    const plain = lighterTelegram(telegram(), 'plain-text');
    expect(plain && lighterTelegram(plain, 'plain-text')).toBeNull();
    for (const remedy of ['no-card', 'smaller-card'] as const)
      expect(lighterTelegram(telegram(), remedy, SMALLER)).toBeNull();
    expect(
      lighterTelegram(
        { ...place, platform: 'telegram', kind: 'photo', card: card.hash, caption: ' ' },
        'no-card',
      ),
    ).toBeNull();
  });

  test('of any post, plain words are within the limits and hold all that was shown', () => {
    fc.assert(
      fc.property(hostilePost, post => {
        const payload = telegram(post);
        const plain = lighterTelegram(payload, 'plain-text');
        if (payload.kind === 'photo' && payload.caption.trim() === '') {
          expect(plain).toBeNull(); // a picture without words has none to make plain
          return;
        }
        if (plain === null) throw new Error('nothing was lightened');
        const [before, after, limit] =
          payload.kind === 'photo' && plain.kind === 'photo'
            ? [payload.caption, plain.caption, 1024]
            : payload.kind === 'text' && plain.kind === 'text'
              ? [payload.text, plain.text, 4096]
              : ['', '', 0];
        expect(after.length).toBeLessThanOrEqual(limit);
        expect(after.trim()).not.toBe('');
        const { text: shown, entities } = parseTelegram(before);
        const [link] = entities.filter(({ href }) => href !== null);
        const bare = link?.href == null ? after : after.replace(` (${link.href})`, '');
        if (after.length < limit / 2) expect(bare).toBe(shown.trim());
      }),
    );
  });
});

describe('Discord', () => {
  test('the simplest body is a text with title, words, outlet and address', () => {
    const plain = lighterDiscord(discord(), 'plain-text');
    const content = plain?.content ?? '';
    expect(plain).toMatchObject({ ...discord(), content });
    expect(content).toMatch(/^\*\*Borgonero riapre il ponte vecchio/);
    for (const sentence of fullPost.summary) expect(content).toContain(sentence);
    expect(content.endsWith(`La Gazzetta del Ponte · ${fullPost.url ?? ''}`)).toBe(true);
  });

  test('the card goes, or a smaller one comes; the words stay as they are', () => {
    const payload = discord(withCard);
    expect(lighterDiscord(payload, 'no-card')).toEqual({ ...payload, card: null });
    expect(lighterDiscord(payload, 'smaller-card')).toEqual({ ...payload, card: null });
    expect(lighterDiscord(payload, 'smaller-card', SMALLER)).toEqual({
      ...payload,
      card: { ...card, hash: SMALLER },
    });
    expect(lighterDiscord(discord(), 'no-card')).toBeNull();
    const plain = lighterDiscord(payload, 'plain-text');
    expect(plain && lighterDiscord(plain, 'plain-text')).toBeNull();
    expect(plain && lighterDiscord(plain, 'no-card')).toMatchObject({
      card: null,
      content: expect.any(String) as string,
    });
  });

  test('of any embed, however wrong, the content is within the limits and never empty', () => {
    const words = fc.option(fc.string({ unit: 'binary', maxLength: 6000 }));
    fc.assert(
      fc.property(
        fc.record({ title: words, description: words, author: words, url: fc.option(fc.webUrl()) }),
        parts => {
          const { embed } = discord();
          const plain = lighterDiscord({ ...discord(), embed: { ...embed, ...parts } }, 'plain-text');
          const content = plain?.content ?? '';
          expect(content.length).toBeLessThanOrEqual(2000);
          expect(content.trim()).not.toBe('');
        },
      ),
    );
  });
});

test('a preview refuses nothing', () => {
  const payload = { platform: 'preview', telegram: telegram(), discord: discord() } as const;
  for (const remedy of ['plain-text', 'no-card', 'smaller-card'] as const)
    expect(platforms.degrade(payload, remedy)).toBeNull();
});
