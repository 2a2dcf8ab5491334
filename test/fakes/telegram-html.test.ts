import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseTelegramHtml } from './telegram-html.ts';

const bad = (words: string) => ({ error: `can't parse entities: ${words}` });

test.each([
  ['<br>', 'Unsupported start tag "br" at byte offset 0'],
  ['è a < b', 'Unsupported start tag "" at byte offset 5'],
  ['😀<b', 'Unclosed start tag at byte offset 4'],
  ['<b>x', 'Can\'t find end tag corresponding to start tag "b"'],
  ['x</b>', 'Unexpected end tag at byte offset 1'],
  ['<b>x</i>', 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ['<a href=https://e.example>x</a>', 'Unexpected end of name token at byte offset 8'],
  ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])('%s is refused in the words of the server', (html, words) => {
  expect(parseTelegramHtml(html)).toEqual(bad(words));
});

test.each([
  ['&lt;&amp;&quot;&#8364;&nbsp;', '<&"€&nbsp;', []],
  ['😀<b>è</b>', '😀è', [{ type: 'bold', offset: 2, length: 1 }]],
  ['<b></b>', '', []],
  ['<a href="javascript:1">x</a>', 'x', []],
  ['<a href="E.example">x</a>', 'x', [{ type: 'text_link', offset: 0, length: 1, url: 'http://e.example/' }]],
  ['<blockquote expandable>x</blockquote>', 'x', [{ type: 'expandable_blockquote', offset: 0, length: 1 }]],
  [
    '<pre><code class="language-py">x</code></pre>',
    'x',
    [{ type: 'pre', offset: 0, length: 1, language: 'py' }],
  ],
])('%s is read as the server reads it', (html, text, entities) => {
  expect(parseTelegramHtml(html)).toEqual({ text, entities });
});

test('any text comes back as it was once its three signs are escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      expect(parseTelegramHtml(html)).toEqual({ text, entities: [] });
    }),
  );
});

test('no text breaks the parser, and every mark lies within the text', () => {
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<a href="',
    '">',
    '</',
    '&#',
    '&amp',
    '<',
    '>',
    '=',
    'è',
    '😀',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), pieces => {
      const parsed = parseTelegramHtml(pieces.join(''));
      if ('error' in parsed) expect(parsed.error).toMatch(/^can't parse entities: /);
      else
        for (const { offset, length } of parsed.entities) {
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(parsed.text.length);
        }
    }),
  );
});
