import { expect, test } from 'vitest';
import { carriedText } from '../../src/sources/feeds/items/carried-text.ts';
import { readHtml } from '../../src/sources/pages/page.ts';
import { plainParagraphs } from '../../src/sources/pages/plain-text.ts';
import { plainMarkdown } from '../../src/sources/seeds/plain-markdown.ts';
import { withoutShortcodes } from '../../src/sources/shortcodes.ts';

const NEWS = 'The ferry of Harrowmouth waits for its last passenger, as it has every evening since 1911.';
const MORE = 'Nobody in the harbour could say who it was, and the captain did not ask.';
const SHORTCODES = [
  '[caption id="attachment_12" align="alignnone"]<img src="x.jpg"> A ferry at night[/caption]',
  '[wp_caption width=300]A ferry at night[/wp_caption]',
  '[gallery ids="1,2,3"]',
  '[gallery]',
  '[embed]https://video.example/ferry[/embed]',
  '[audio mp3="ferry.mp3"][/audio]',
  '[video src="ferry.mp4" /]',
  '[vc_row full_width="stretch"][/vc_row]',
];

test.each([
  ['Markdown', (code: string) => plainMarkdown(`${NEWS}\n\n${code}\n\n${MORE}`).text],
  [
    'a page',
    (code: string) => readHtml(`<article><p>${NEWS}</p><p>${code}</p><p>${MORE}</p></article>`, null).text,
  ],
  ['a feed', (code: string) => carriedText(`<p>${NEWS}</p>${code}<p>${MORE}</p>`)],
  ['JSON', (code: string) => plainParagraphs(`${NEWS}\n${code}\n${MORE}`)],
])('shortcodes of WordPress are no text in %s', (_, read) => {
  for (const code of SHORTCODES) expect(read(code), code).toBe(`${NEWS}\n${MORE}`);
});

test('brackets of the article stay, and so do links and code of Markdown', () => {
  const text = 'He [Tallow] saw it [sic], and [the x = y of it] all.';
  expect(withoutShortcodes(text)).toBe(text);
  expect(plainMarkdown('See the [video](https://example.org/v) of it.').text).toBe('See the video of it.');
  expect(plainMarkdown('Write `[gallery ids="1"]` for that.').text).toBe('Write [gallery ids="1"] for that.');
});

test('a caption that is not closed takes no words with it', () => {
  expect(withoutShortcodes(`[caption id="a"]${NEWS}[caption id="b"]A ferry[/caption]${MORE}`)).toBe(
    NEWS + MORE,
  );
});
