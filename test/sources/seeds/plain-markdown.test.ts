import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainMarkdown } from '../../../src/sources/seeds/plain-markdown.ts';

test('the first level-one heading is the title and is no longer in the text', () => {
  expect(plainMarkdown('# The *night* train\n\nIt waits.\n\n## Rules\n\nOne bell.')).toEqual({
    title: 'The night train',
    text: 'It waits.\nRules\nOne bell.',
  });
  expect(plainMarkdown('The night train\n===\nIt waits.')).toEqual({
    title: 'The night train',
    text: 'It waits.',
  });
});

test('a text without a heading has no title', () => {
  expect(plainMarkdown('It waits.\n\n## Rules')).toEqual({ title: null, text: 'It waits.\nRules' });
});

test('wrapped lines are one paragraph, hard breaks part it', () => {
  expect(plainMarkdown('It waits\nfor readers.\n\nEvery  \nnight').text).toBe(
    'It waits for readers.\nEvery\nnight',
  );
});

test.each([
  ['a [link](https://example.org/a_(b) "title") in a text', 'a link in a text'],
  ['a [link][ref] by name\n\n[ref]: https://example.org', 'a link by name'],
  ['see <https://example.org/x_y_z>', 'see https://example.org/x_y_z'],
  ['![a picture](p.jpg) beside words', 'beside words'],
  ['**bold**, __bold__, *it*, _it_, ***both***, ~~gone~~', 'bold, bold, it, it, both, gone'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['`code` and ``code``', 'code and code'],
  ['\\*not emphasis\\* and \\# no heading', '*not emphasis* and # no heading'],
  ['> quoted\n> words', 'quoted words'],
  ['- one\n- two\n  still two\n3. three', 'one\ntwo still two\nthree'],
  ['before\n\n---\n\nafter', 'before\nafter'],
  ['before <!-- a\nremark --> after<br>below <b>bold</b>', 'before  after\nbelow bold'],
  ['```js\nlet a = "*";\n```', 'let a = "*";'],
  ['– Non c’è –, disse', '– Non c’è –, disse'],
  ['`__init__`, `*rain*` and ``a ` b``', '__init__, *rain* and a ` b'],
  ['`{{ name }}` and `{% if %}`', '{{ name }} and {% if %}'],
  ['```\n{{< code >}}\n```', '{{< code >}}'],
  ['~~~js\nlet a = "{{ name }}";\n~~~', 'let a = "{{ name }}";'],
  ['the [office]({{< ref "offices.md" >}} "All offices") here', 'the office here'],
  ['a [book]({{ site.baseurl }}/book) of {{ page.title }} theirs', 'a book of  theirs'],
  ['{{< figure src="a.jpg" caption="Morning" >}}\n\nWords.', 'Words.'],
  ['{{% note %}}\nIt stops.\n{{% /note %}}\nIt goes.', 'It stops.\nIt goes.'],
  ['{% comment %}\nnot yet\n{% endcomment %}\n\nWords.', 'Words.'],
  ['An {{ unfinished tag', 'An {{ unfinished tag'],
  ['Words.\n{: .lead #a}\n\n*More*{: .x} words.', 'Words.\nMore words.'],
  ['## Numbers {#numbers .x}\n\nWords.', 'Numbers\nWords.'],
  [
    'It is so.[^1] And so.[^note]\n\n[^1]: A talk on the 12th.\n[^note]: Without leap years.',
    'It is so. And so.',
  ],
  ['Before\n\n| Day | Count |\n|---|---|\n| Mon | 41 |\n\nAfter', 'Before\nAfter'],
  ['<div class="box">\nwords <b>here</b>\n</div>\n\n<script>\nlet a;\n</script>', 'words here'],
  ['1. one\n   - inner\n2. two\n\n   more of two', 'one\ninner\ntwo\nmore of two'],
  ['> quoted\n>\n> > deeper', 'quoted\ndeeper'],
  ['R&D, AT&amp;T, a < b', 'R&D, AT&T, a < b'],
  ['{{< comment >}}\nask first\n{{< /comment >}}\n\nWords.', 'Words.'],
  ['Words{# not yet #} here.\n\n{# a\nremark #}', 'Words here.'],
  ['Warm {{{ raw }}} words.', 'Warm  words.'],
  ['{::comment}\nask first\n{:/comment}\n\nWords.\n{::options x="y" /}', 'Words.'],
  ['1. Contents\n{:toc}\n\nWords.', 'Words.'],
  ['[[TOC]]\n\nWords.', 'Words.'],
  ['{.lead}\nWords [here](/h){ .button target=_blank } and [there]{.x}.', 'Words here and there.'],
  ['## Numbers {-}\n\nWords.', 'Numbers\nWords.'],
  ['| Mon | 41 |\n| Tue | 57 |\n\n|---\n| a | b\n\nWords.', 'Words.'],
  ['+---+---+\n| a | b |\n+===+===+\n\nWords.', 'Words.'],
  ['\\begin{tabular}{ll}\na & b \\\\\n\\end{tabular}\n\nWords.', 'Words.'],
  ['<table>\n<tr><td>a</td></tr>\n\n<tr><td>b</td></tr>\n</table>\n\nWords.', 'Words.'],
  [
    '<figure><img src="a.jpg"><figcaption>A car</figcaption></figure>\n\n<p>Words &amp; signs.</p>',
    'Words & signs.',
  ],
  [':::tip Title\n\nIt stops.\n\n:::\n\n::: warning\nIt goes.\n:::', 'It stops.\nIt goes.'],
  ['!!! note "Title"\n    It stops.', 'It stops.'],
  ['> [!NOTE]\n> It stops.\n\n> [!tip]- Bells\n> One.', 'It stops.\nBells\nOne.'],
  ['- [x] one\n- [ ] two', 'one\ntwo'],
  ['Ferry\n: A ship that returns.', 'Ferry\nA ship that returns.'],
  ['The GPS is old.\n\n*[GPS]: what it means', 'The GPS is old.'],
  ['See [[places/Harbour#North|the harbour]] and [[places/Mill]]. ^abc1', 'See the harbour and Mill.'],
  ['![[boat.png]]\n\nIt is ==so== %%or not%%.', 'It is so .'],
  ['It is so[^nobody].', 'It is so.'],
  [
    "import Box from '../Box.astro';\n\n<Box size={3} />\n\nWords {/* why */}here.\n\n<Box>\nIn it.\n</Box>",
    'Words here.\nIn it.',
  ],
  ['A {{< figure caption="so }} and %} so" >}}word.', 'A word.'],
  ['export const meta = {\n  a: 1,\n\n  b: [2],\n};\n\nWords.', 'Words.'],
  ['Words.\n\n^abc1\n\nMore.\n^\n', 'Words.\nMore.'],
  ['`[[page]]`, `{.x}`, `| a | b |`, `[^1]`', '[[page]], {.x}, | a | b |, [^1]'],
])('%j becomes %j', (markdown, text) => {
  expect(plainMarkdown(markdown).text).toBe(text);
});

test('plain words come through unchanged, whatever they are', () => {
  const word = fc.stringMatching(/^[\p{L}\p{N}«»“”„—–’]{1,8}$/u);
  fc.assert(
    fc.property(fc.array(fc.array(word, { minLength: 1 }).map(words => words.join(' '))), paragraphs => {
      // a number with a full stop begins a list item; plain words hold none
      expect(plainMarkdown(paragraphs.join('\n\n')).text).toBe(paragraphs.join('\n'));
    }),
  );
});

test('any text is read in time that grows with its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), text => {
      expect(typeof plainMarkdown(text).text).toBe('string');
    }),
  );
  for (const piece of [
    '[',
    '*',
    '_',
    '`',
    '<',
    '![',
    '> ',
    '\\',
    '[a](',
    '**a ',
    '<!--',
    ...['{{', '{% ', '{:', '`a``', '[^a', '[^a]', '|', '<a ', '<b>', '~~a', '{% comment %}'],
  ]) {
    expect(plainMarkdown(piece.repeat(20_000)).title).toBeNull();
  }
});
