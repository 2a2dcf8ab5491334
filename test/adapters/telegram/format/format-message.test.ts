import { describe, expect, test } from 'vitest';
import { formatTelegramMessage } from '../../../../src/adapters/telegram/format/format-message.ts';
import {
  picturesOf,
  wordsOf,
  styleOf,
  type TelegramPayload,
  type TelegramPlace,
} from '../../../../src/adapters/telegram/format/payload.ts';
import { postButtons } from '../../../../src/adapters/telegram/format/post-buttons.ts';
import { telegramPlatform } from '../../../../src/adapters/telegram/telegram-platform.ts';
import type { Article, Quote } from '../../../../src/core/article.ts';
import type { CardHash } from '../../../../src/core/ids.ts';
import type { PostContent } from '../../../../src/core/post.ts';
import { buildArticle } from '../../../fixtures/build.ts';
import { card, fullPost, sayItalian } from '../../../format/post-samples.ts';

const here: TelegramPlace = { chat: '@borgonero', topic: null, silent: false };
const [quote] = [fullPost.quote].filter((one): one is Quote => one !== null);
if (quote === undefined) throw new Error('the sample has a quotation');
const article = buildArticle({ quotes: [quote, { ...quote, text: 'Un’altra', worth: 0.5 }] });

interface Given {
  readonly place?: Partial<TelegramPlace>;
  readonly article?: Article;
  readonly size?: { readonly width: number; readonly height: number };
}

const format = (content: PostContent, { place = {}, article: one = article, size }: Given = {}) =>
  formatTelegramMessage(content, {
    place: { ...here, ...place },
    say: sayItalian,
    articles: [one],
    card: size === undefined ? null : ({ ...card, ...size } as never),
  });

/** A message as a person reads it in a review: its words, and around them what else it has. */
function printed(payload: TelegramPayload): string {
  const { kind, buttons = [], invitation, protect, silent, pinMs } = payload;
  const names = picturesOf(payload);
  const pictures = names.length > 1 ? `album: ${names.join(', ')}: ` : 'card: ';
  const around =
    payload.kind === 'text'
      ? [`link page: ${payload.preview ?? 'none'} ${JSON.stringify(payload.previewLook ?? {})}`]
      : [`${pictures}${payload.kind === 'photo' && payload.asFile === true ? 'as a file' : 'as a photo'}`];
  return [
    `${kind} to ${payload.chat}${silent ? ', silent' : ''}${protect === true ? ', protected' : ''}${pinMs === undefined ? '' : `, pinned for ${pinMs / 3_600_000} h`}`,
    ...around,
    '',
    payload.kind === 'rich' ? payload.html.replaceAll('><', '>\n<') : wordsOf(payload),
    '',
    ...[...buttons, ...(invitation === undefined ? [] : [[invitation]])].map(row =>
      row.map(({ text, ...action }) => `[${text}] ${Object.values(action).join(' ')}`).join('\n'),
    ),
    '',
  ].join('\n');
}

const long = Array.from({ length: 12 }, (_, i) => `La frase numero ${i} racconta i lavori del ponte.`).join(
  ' ',
);
const layouts: Readonly<Record<string, readonly [PostContent, Given]>> = {
  'all-buttons': [{ ...fullPost, card }, { place: { buttons: postButtons, subscribe: true } }],
  'page-above': [fullPost, { place: { preview: { where: 'above', size: 'large' }, hashtags: ['#Ponti'] } }],
  'page-none': [fullPost, { place: { preview: { where: 'none' }, silent: true, hashtags: [] } }],
  'long-quote': [{ ...fullPost, quote: { ...quote, text: long } }, { place: { buttons: ['copy', 'share'] } }],
  file: [
    { ...fullPost, card },
    { size: { width: 400, height: 9700 }, place: { protect: true } },
  ],
  album: [
    { ...fullPost, card, more: [2, 3].map(n => ({ ...card, hash: `${card.hash}${n}` as CardHash })) },
    { place: { buttons: postButtons, subscribe: true } },
  ],
  rich: [
    { ...fullPost, card, more: [{ ...card, hash: `${card.hash}2` as CardHash }] },
    { place: { layout: 'rich', buttons: postButtons, subscribe: true } },
  ],
  pinned: [
    { ...fullPost, card },
    { place: { pinBreakingMs: 12 * 3_600_000 }, article: buildArticle({ priority: 10 }) },
  ],
  'taken-back': [
    { ...fullPost, mark: { kind: 'retracted', time: 'oggi' } },
    {
      place: { buttons: postButtons, subscribe: true, pinBreakingMs: 1 },
      article: buildArticle({ priority: 10 }),
    },
  ],
};

test.each(Object.keys(layouts))('the layout %s reads as it is kept', async name => {
  const [content, given] = layouts[name] ?? [fullPost, {}];
  await expect(printed(format(content, given))).toMatchFileSnapshot(
    `../../../golden/messages/telegram-layout-${name}.txt`,
  );
});

describe('buttons', () => {
  const only = (buttons: TelegramPlace['buttons'], content: PostContent, one?: Article) =>
    format(content, { place: { buttons: buttons ?? [] }, ...(one === undefined ? {} : { article: one }) })
      .buttons;

  test('lead nowhere that Telegram would refuse the whole post for', () => {
    expect(only(['read'], { ...fullPost, url: 'http://newsdesk/a' })).toBeUndefined();
    expect(only(['read'], { ...fullPost, url: 'javascript:alert(1)' })).toBeUndefined();
    expect(only(['read'], { ...fullPost, url: 'http://[::1]/a' })).toBeDefined();
  });

  test('are only those there is something for', () => {
    const bare = { ...fullPost, quote: null, url: null };
    expect(only(['read', 'share', 'quotes', 'copy'], bare, buildArticle())).toBeUndefined();
  });

  test('copy a quotation whole, with its speaker where there is room, or not at all', () => {
    const copied = (text: string) => only(['copy'], { ...fullPost, quote: { ...quote, text } })?.flat()[0];
    expect(copied('Sì')).toMatchObject({ copy: '«Sì» — Elvira Santamarta' });
    expect(copied('x'.repeat(250))).toMatchObject({ copy: `«${'x'.repeat(250)}»` });
    expect(copied('x'.repeat(255))).toBeUndefined();
    expect(copied('😀'.repeat(254))).toMatchObject({ copy: `«${'😀'.repeat(254)}»` });
  });

  test('share through the bot where the article has no address', () => {
    expect(only(['share'], { ...fullPost, url: null })?.flat()).toMatchObject([
      { ask: expect.stringContaining('Nove anni') as string },
    ]);
  });
});

test('a payload goes to another place only where that looks the same', () => {
  const payload = format(fullPost, { place: { buttons: ['read'], protect: true } });
  const to = (place: Partial<TelegramPlace>) =>
    telegramPlatform.readdress?.(payload, { name: 'b', place: { ...here, chat: '@b', ...place } } as never);
  expect(to({ buttons: ['read'] })).toMatchObject({ chat: '@b', buttons: payload.buttons });
  expect(to({ buttons: ['read'] })).not.toHaveProperty('protect');
  expect(to({})).toBeNull();
  expect(to({ buttons: ['read'], hashtags: [] })).toBeNull();
  expect(styleOf(here)).toEqual({});
});

test('a text that Telegram refuses loses what hangs on it; what editors press stays', () => {
  const payload = format({ ...fullPost, card }, { place: { buttons: ['read'] } });
  expect(telegramPlatform.degrade(payload, 'plain-text', new Map())).not.toHaveProperty('buttons');
  const own = { ...payload, buttons: [[{ text: 'Sì', data: 'x' }]] };
  expect(telegramPlatform.degrade(own, 'plain-text', new Map())).toMatchObject({ buttons: own.buttons });
  const file = format({ ...fullPost, card }, { size: { width: 10, height: 9000 } });
  expect(telegramPlatform.degrade(file, 'no-card', new Map())).not.toHaveProperty('asFile');
});
