import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTemplate } from '../../../src/core/template/parse-template.ts';
import { partNames, summaryLimitIn, type Template } from '../../../src/core/template/template.ts';
import { reasonInEnglish } from '../../fixtures/in-english.ts';

const faultOf = (text: string): string | null => {
  const read = parseTemplate(text);
  return read.kind === 'fault' ? reasonInEnglish(read.fault) : null;
};
const templateOf = (text: string): Template => {
  const read = parseTemplate(text);
  if (read.kind === 'fault') throw new Error(JSON.stringify(read.fault));
  return read.template;
};

describe('a template', () => {
  test('is lines of words and parts, in blocks that blank lines part', () => {
    expect(templateOf('# {title}\n\nDi {author|"noi"}\n> {quote:300}\n> **{speaker}**').blocks).toEqual([
      {
        kind: 'heading',
        lines: [[{ kind: 'part', alternatives: [{ kind: 'name', name: 'title', limit: null }] }]],
      },
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'words', text: 'Di ' },
            {
              kind: 'part',
              alternatives: [
                { kind: 'name', name: 'author', limit: null },
                { kind: 'words', text: 'noi' },
              ],
            },
          ],
        ],
      },
      {
        kind: 'quote',
        lines: [
          [{ kind: 'part', alternatives: [{ kind: 'name', name: 'quote', limit: 300 }] }],
          [
            {
              kind: 'styled',
              style: 'bold',
              pieces: [{ kind: 'part', alternatives: [{ kind: 'name', name: 'speaker', limit: null }] }],
            },
          ],
        ],
      },
    ]);
  });

  test.each([
    ['{title:upper:60}', { name: 'title', limit: 60, form: 'upper' }],
    ['{title: 60 : lower}', { name: 'title', limit: 60, form: 'lower' }],
    ['{date:day}', { name: 'date', limit: null, form: 'day' }],
  ])('shows a part in another form: %s', (text, part) => {
    expect(templateOf(text).blocks[0]?.lines[0]).toEqual([
      { kind: 'part', alternatives: [{ kind: 'name', ...part }] },
    ]);
  });

  test.each([
    [
      '{title:day}',
      'line 1: "day" is no limit; it is a number of characters up to 9999, as in {title:200}; it may be :upper or :lower',
    ],
    ['{date:upper}', 'line 1: {date} has no limit; leave ":upper" out; it may be :day or :time'],
    [
      '{title:upper:lower:3}',
      'line 1: "lower" is no limit; it is a number of characters up to 9999, as in {title:200}; it may be :upper or :lower',
    ],
    ['{title:3:4}', 'line 1: ":4" is one too many after {title}; leave it out'],
  ])('%s is a fault: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test('a link may name parts behind its host, and never in it', () => {
    const [line] = templateOf('[Manda](https://wa.me/?text={title}%20{url}) {title}').blocks[0]?.lines ?? [];
    expect(line?.[0]).toMatchObject({
      kind: 'link',
      address: [
        { kind: 'words', text: 'https://wa.me/?text=' },
        { kind: 'name', name: 'title' },
        { kind: 'words', text: '%20' },
        { kind: 'name', name: 'url' },
      ],
    });
    for (const address of [
      'https://{title}/',
      'https://a.example{title}/x',
      '{title}://a.example/',
      'javascript:{url}',
    ])
      expect(faultOf(`[x](${address}) {title}`)).toMatch(/no address|within its host/u);
    expect(faultOf('[x](https://a.example/{titel}) {title}')).toContain('{title} is meant?');
  });

  test('takes every part by name', () => {
    for (const name of partNames) expect(faultOf(`{${name}}`)).toBeNull();
  });

  test('takes its own signs as letters after a backslash, and a mark within a word as one', () => {
    const [block] = templateOf('\\{a\\} \\[b] \\*\\*c snake_case * {title}').blocks;
    expect(block?.lines[0]?.[0]).toEqual({ kind: 'words', text: '{a} [b] **c snake_case * ' });
  });

  test('links to the article or to the web', () => {
    const [block] = templateOf('[{title}]({url}) [noi](https://a.example/b_(c))').blocks;
    expect(block?.lines[0]).toMatchObject([
      { kind: 'link', address: null },
      { kind: 'words', text: ' ' },
      { kind: 'link', address: [{ kind: 'words', text: 'https://a.example/b_(c)' }] },
    ]);
  });

  test('says how much of the summary it shows', () => {
    expect(summaryLimitIn(templateOf('{summary:500} {lead|summary:200}'))).toBe(500);
    expect(summaryLimitIn(templateOf('{summary:500} {summary}'))).toBeNull();
    expect(summaryLimitIn(templateOf('{title}'))).toBeNull();
  });
});

describe('what cannot be read is said with its line and its remedy', () => {
  test.each([
    ['{titel}', 'line 1: there is no {titel}; {title} is meant?'],
    ['{title}\n\n{sumary:20}', 'line 3: there is no {sumary}; {summary} is meant?'],
    ['{qqqqqqq}', `line 1: there is no {qqqqqqq}; there are {${partNames.join('}, {')}}`],
    ['{}', `line 1: a part has a name; there are {${partNames.join('}, {')}}`],
    ['{title', 'line 1: "{title" has no end; write "}" after it, or \\{ for the sign itself'],
    ['{title|"due}', 'line 1: words in quotation marks have no end; close them with "'],
    [
      '{title:0}',
      'line 1: "0" is no limit; it is a number of characters up to 9999, as in {title:200}; it may be :upper or :lower',
    ],
    [
      '{title:x}',
      'line 1: "x" is no limit; it is a number of characters up to 9999, as in {title:200}; it may be :upper or :lower',
    ],
    ['{url:20}', 'line 1: {url} has no limit; leave ":20" out'],
    ['**{title}', 'line 1: "**" has no end; write "**" after it, or \\** for the sign itself'],
    ['_{title}', 'line 1: "_" has no end; write "_" after it, or \\_ for the sign itself'],
    ['**_{title}_**', 'line 1: "_" stands within other emphasis; use one of them'],
    ['{title} ****', 'line 1: nothing stands between "**" and "**"; remove them'],
    ['[[{title}', 'line 1: "[[" has no end; write "]]" after it, or \\[[ for the sign itself'],
    [
      '[[x]] {title}',
      'line 1: "[[…]]" is shown where what it names is there, and names nothing; put a part in it, as in [[di {author}]]',
    ],
    ['[[a [[{title}]] b]]', 'line 1: "[[" stands within "[["; conditions do not nest'],
    [
      '[Leggi] {title}',
      'line 1: a link is [words](address), as in [Leggi]({url}); write \\[ for the bracket itself',
    ],
    [
      '[{title}](javascript:alert)',
      'line 1: "javascript:alert" is no address; a link leads to {url} or to an http or https address, which may name parts behind its host',
    ],
    ['solo parole', 'it shows nothing of an article; name a part, as in {title}'],
    ['{title}'.repeat(61), 'it names more than 60 parts; name fewer'],
    [`{title}${'x'.repeat(2000)}`, 'it has at most 2000 characters'],
  ])('%j', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test('anything at all is read or refused, never thrown at', () => {
    const signs = [
      '{',
      '}',
      '[',
      ']',
      '(',
      ')',
      '[[',
      ']]',
      '**',
      '_',
      '~~',
      '`',
      '\\',
      '|',
      ':',
      '"',
      '\n',
      '> ',
      '# ',
      'title',
      'summary',
      ' ',
      '9',
      'a',
      '\u2028',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 3 })), { maxLength: 80 }),
        parts => {
          expect(['ok', 'fault']).toContain(parseTemplate(parts.join('')).kind);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
