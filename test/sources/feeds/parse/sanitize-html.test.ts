import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptElements } from '../../../../src/sources/feeds/parse/html/allowed-html.ts';
import { plainText, sanitizeHtml } from '../../../../src/sources/feeds/parse/html/sanitize-html.ts';
import { sanitizeSimple } from '../../../../src/sources/feeds/parse/html/sanitize-simple.ts';

const BASE = 'https://esempio.it/a/';
const clean = (html: string) => sanitizeHtml(html, BASE);

test.each([
  ['<p>a <script>alert(1)</script>b</p>', '<p>a b</p>'],
  ['<style>p{}</style><p style="x" class="y" onclick="z">a</p>', '<p>a</p>'],
  ['<iframe src="https://x.example"></iframe>a', 'a'],
  ['<object><embed src="x"></object>a', 'a'],
  ['<svg><a xlink:href="javascript:x">b</a></svg>a', 'a'],
  ['<a href="java\nscript:alert(1)">a</a>', '<a>a</a>'],
  ['<a href="&#x6a;avascript:alert(1)">a</a>', '<a>a</a>'],
  ['<a href="data:text/html,x">a</a><img src="data:image/svg+xml,x">', '<a>a</a><img>'],
  ['<a href=b.html>a</a>', '<a href="https://esempio.it/a/b.html">a</a>'],
  ['<a href="/b?c=1&amp;d=2">a</a>', '<a href="https://esempio.it/b?c=1&amp;d=2">a</a>'],
  ['<font color="red">a <blink>b</blink></font>', 'a b'],
  ['<p>a<p>b', '<p>a</p><p>b</p>'],
  ['a < b <3', 'a &lt; b &lt;3'],
  ['<!-- <b> --><b>a</b>', '<b>a</b>'],
  [
    '<img src="x.jpg" alt="a &quot;b&quot;"/>',
    '<img src="https://esempio.it/a/x.jpg" alt="a &quot;b&quot;">',
  ],
])('%s', (html, expected) => {
  expect(clean(html)).toBe(expected);
});

test('without a base an address that has a scheme for anybody is dropped, a relative one kept', () => {
  expect(sanitizeHtml('<a href="\u0001java\u0003script:x">a</a><a href="b/c">b</a>', null)).toBe(
    '<a>a</a><a href="b/c">b</a>',
  );
});

test('what nests too deep is returned as its words', () => {
  expect(clean('<b>'.repeat(5000) + 'a<img src=x onerror=y>').trim()).toBe('a');
});

const PIECES = fc.array(
  fc.oneof(
    fc.constantFrom(
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '<br>',
      '<img src="/x.jpg">',
      '<a href="https://x.example/?a&amp;b">',
      '</a>',
    ),
    fc.constantFrom(
      '<div lang="it" class=\'c\'>',
      '</div>',
      ' & ',
      '&lt;i&gt;',
      '>',
      'word',
      '<li>',
      '</li>',
      '<p/>',
      '<',
    ),
  ),
  { maxLength: 12 },
);

test('the quick way says what the parser says, or nothing', () => {
  fc.assert(
    fc.property(PIECES, pieces => {
      const html = pieces.join('');
      const quick = sanitizeSimple(html, BASE);
      // a comment sends the same HTML to the parser
      if (quick !== null) expect(quick).toBe(sanitizeHtml(`${html}<!-- -->`, BASE));
    }),
  );
});

test('whatever comes in, only elements and attributes of the lists come out', () => {
  const hostile = fc.array(
    fc.oneof(
      PIECES.map(pieces => pieces.join('')),
      fc.constantFrom(
        '<script',
        '<svg onload=x',
        '"',
        "'",
        '`',
        '=',
        '/>',
        '<style>',
        '</style',
        '<!--',
        '-->',
        '<![CDATA[',
      ),
      fc.constantFrom(
        '<a href="javascript:x" ',
        ' onerror=x',
        '<math>',
        '<xmp>',
        '<textarea>',
        '</',
        '\0',
        '&#60;',
        '<iframe ',
      ),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 20 },
  );
  const element = [...keptElements].join('|');
  const allowed = new RegExp(
    `^(?:</?(?:${element})(?: (?:href|src)="https?:[^"<>]*"| (?:lang|dir|title|alt)="[^"<>]*")*>|[^<>])*$`,
    'u',
  );
  fc.assert(
    fc.property(hostile, pieces => {
      expect(clean(pieces.join(''))).toMatch(allowed);
    }),
    { numRuns: 500 },
  );
});

test('plain text folds blanks, keeps words of blocks apart, and leaves out what is not text', () => {
  expect(plainText('<p>a</p><p>b&nbsp;&amp; <i>c</i>\n d</p><script>e</script>')).toBe('a b\u00a0& c d');
});
