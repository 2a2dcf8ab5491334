import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  escapeDiscordMarkdown,
  toDiscordMarkdown,
} from '../../src/adapters/discord/format/discord-markdown.ts';
import { toTelegramHtml } from '../../src/adapters/telegram/format/telegram-html.ts';
import { shownMarkdown } from '../../src/adapters/discord/format/shown-markdown.ts';
import { showDiscordMessage } from '../../src/adapters/discord/format/show-message.ts';
import { showTelegramMessage } from '../../src/adapters/telegram/format/show-message.ts';
import { shownTelegramHtml } from '../../src/adapters/telegram/format/shown-text.ts';
import type { Html } from '../../src/web/page/html.ts';
import { showBubble } from '../../src/web/messages/bubble.ts';
import { showEmbed } from '../../src/web/messages/embed.ts';
import { showText } from '../../src/web/messages/shown-text.ts';
import { all, readPage } from './read-page.ts';

const markupOf = async (shown: Html) => String(await shown);
/** As a browser reads it. linkedom wants a document around it. */
const elementOf = async (shown: Html) => {
  const page = readPage(`<html><body><div id="shown">${await markupOf(shown)}</div></body></html>`);
  const element = page.querySelector('#shown');
  if (element === null) throw new Error('the page around the text is broken');
  return element;
};
const textOf = async (shown: Html) => (await elementOf(shown)).textContent;
const showTelegramHtml = (source: string) => showText(shownTelegramHtml(source));
const showDiscordMarkdown = (source: string) => showText(shownMarkdown(source));
const telegram = (source: string) => markupOf(showTelegramHtml(source));
const discord = (source: string) => markupOf(showDiscordMarkdown(source));

/** Text with much of what both languages use as signs. No control characters: a parser of HTML may change those. */
const signs = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '<',
          '>',
          '&',
          '"',
          "'",
          '\\',
          '*',
          '**',
          '_',
          '`',
          '[',
          ']',
          '(',
          ')',
          '~~',
          '||',
          '#',
          '@',
          ':',
          '\n',
          ' ',
        ],
        ...[
          '<b>',
          '</b>',
          '<script>',
          '</div>',
          '<a href="javascript:x">',
          '&lt;',
          '&#60;',
          '&amp;',
          'https://a.example',
        ],
        ...['> ', '### ', '- ', '1. ', 'parola', '<!--', ']]>', '<img src=x onerror=y>'],
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 24 },
  )
  .map(parts => parts.join(''));
const allowed = new Set(['B', 'I', 'U', 'S', 'CODE', 'PRE', 'BLOCKQUOTE', 'A', 'SPAN']);

test('Telegram: the tags of our formatter become elements', async () => {
  expect(
    await telegram(
      '<b>Ponte</b>\n<i>a</i><u>b</u><s>c</s> <code>d</code> &lt;e&gt; &amp; &quot;&#233;&#xE8;',
    ),
  ).toBe('<b>Ponte</b>\n<i>a</i><u>b</u><s>c</s> <code>d</code> &lt;e&gt; &amp; &quot;éè');
  expect(await telegram('<a href="https://a.example/?x=1&amp;y=2">Leggi</a>')).toBe(
    '<a href="https://a.example/?x=1&amp;y=2" rel="noopener noreferrer">Leggi</a>',
  );
  expect(await telegram('prima\n<blockquote>«sì»\n<b>Ada</b></blockquote>\ndopo')).toBe(
    'prima\n<blockquote>«sì»\n<b>Ada</b></blockquote>dopo',
  );
});

test('Telegram: hashtags, mentions and addresses are coloured, but not inside of links and code', async () => {
  expect(await telegram('#Città @gazzetta a#b https://a.example/x')).toBe(
    '<span class="entity">#Città</span> <span class="entity">@gazzetta</span> a#b ' +
      '<a href="https://a.example/x" rel="noopener noreferrer">https://a.example/x</a>',
  );
  expect(await telegram('<code>#no</code><a href="https://a.example">#no</a>')).not.toContain('span');
});

test.each([
  '<script>alert(1)</script>',
  '<b onclick="x()">a</b>',
  '<img src=x onerror=alert(1)>',
  '<a href=https://a.example>x</a>',
  'a</b>b',
  '<b>a</i>',
  '<iframe src="https://a.example">',
  '<b href="https://a.example">x',
  '<!-- a -->',
  '&nbsp;&hellip;',
])('Telegram: %s, which Telegram does not know, is shown as it is written', async source => {
  const text = await textOf(showTelegramHtml(source));
  expect(text).toBe(source.startsWith('<b>') || source === '' ? source.replace('<b>', '') : source);
});

test('Telegram: a link to anything but a web page is only its words', async () => {
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    'tg://user?id=1',
    '//a.example',
    'java&#115;cript:x',
  ])
    expect(await telegram(`<a href="${href}">x</a>`)).toBe('x');
});

test('Telegram: what the formatter escaped is shown again as it was', async () => {
  await fc.assert(
    fc.asyncProperty(signs, async text => {
      const { html } = toTelegramHtml([{ kind: 'paragraph', spans: [{ text, style: 'bold' }] }]);
      const plain = toTelegramHtml([{ kind: 'paragraph', spans: [{ text }] }]).html;
      const wanted = plain.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
      expect(await textOf(showTelegramHtml(html))).toBe(wanted);
    }),
  );
});

test('Discord: the Markdown of our formatter becomes elements', async () => {
  expect(await discord('### Titolo\n**a** *b* __c__ ~~d~~ `e*` \\*f\\* ||g||')).toBe(
    '<b class="heading">Titolo</b>\n<b>a</b> <i>b</i> <u>c</u> <s>d</s> <code>e*</code> *f* <span class="spoiler">g</span>',
  );
  expect(await discord('prima\n> «sì»\n> **Ada**, sindaca\ndopo')).toBe(
    'prima\n<blockquote>«sì»\n<b>Ada</b>, sindaca</blockquote>dopo',
  );
  expect(await discord('- a\n- **b**')).toBe('• a\n• <b>b</b>');
  expect(await discord('[Leggi \\[qui\\]](<https://a.example/%28x%29>)')).toBe(
    '<a href="https://a.example/%28x%29" rel="noopener noreferrer">Leggi [qui]</a>',
  );
  expect(await discord('**a *b* c**')).toBe('<b>a <i>b</i> c</b>');
});

test('Discord: marks that close nothing are shown', async () => {
  for (const text of [
    'a * b',
    '2 ** 3',
    '**',
    '****',
    'snake_',
    '[x](y)',
    '[x](javascript:y)',
    '~~',
    '\\',
    'a \\ b',
  ])
    expect(await textOf(showDiscordMarkdown(text))).toBe(text);
});

test('Discord: what the formatter escaped is shown again as it was', async () => {
  await fc.assert(
    fc.asyncProperty(signs, async text => {
      expect(await textOf(showDiscordMarkdown(escapeDiscordMarkdown(text)))).toBe(text);
      const spans = [
        { text: 'a', style: 'bold' },
        { text: 'b', href: 'https://a.example/(x)' },
      ] as const;
      expect(await textOf(showDiscordMarkdown(toDiscordMarkdown([{ kind: 'quote', spans }])))).toBe('ab');
    }),
  );
});

test('whatever a payload holds, only known elements with known attributes come out', async () => {
  await fc.assert(
    fc.asyncProperty(signs, async text => {
      for (const shown of [showTelegramHtml(text), showDiscordMarkdown(text)]) {
        for (const element of all(await elementOf(shown), '*')) {
          expect(allowed).toContain(element.tagName);
          for (const { name, value } of element.attributes) {
            expect(['href', 'rel', 'class']).toContain(name);
            if (name === 'href') expect(value).toMatch(/^https?:\/\//u);
          }
        }
      }
    }),
  );
});

test('hostile lengths and depths end', async () => {
  const long = [
    ...['<b>', '*', '**', '[', '[a](', '`', '> ', '\\', '_a', '||', '<a href="https://a.example">', '</b>'],
    ...['&#', '#', '@a', 'https://', '<'],
  ];
  for (const piece of long) {
    const text = piece.repeat(4096 / piece.length);
    expect((await telegram(text)).length).toBeGreaterThan(0);
    expect((await discord(text)).length).toBeGreaterThan(0);
  }
});

test('what was lightened is shown as it was sent: plain words without entities, content without an embed', async () => {
  const frame = { brand: 'Strillone', alt: '', time: '08:00', stamp: () => '' };
  const base = { platform: 'telegram', chat: 1, topic: null, silent: false } as const;
  const text = '<b>a</b> & #b';
  const plain = await elementOf(
    showBubble(showTelegramMessage({ ...base, kind: 'text', text, preview: null, plain: true }), frame),
  );
  expect(plain.querySelector('.text')?.textContent).toBe(text);
  const nothing = { author: null, title: 'x', url: null, description: null, footer: null };
  const embed = { ...nothing, fields: [], timestamp: null, color: null };
  const shown = await elementOf(
    showEmbed(
      showDiscordMessage({
        platform: 'discord',
        channel: '1',
        crosspost: false,
        embed,
        content: '**a**',
        card: null,
      }),
      frame,
    ),
  );
  expect(shown.querySelector('.embed')).toBeNull();
  expect(shown.querySelector('.text')?.textContent).toBe('a');
});
