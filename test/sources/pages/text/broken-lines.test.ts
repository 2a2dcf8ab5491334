import { expect, test } from 'vitest';
import { carriedText } from '../../../../src/sources/feeds/items/carried-text.ts';
import { readHtml } from '../../../../src/sources/pages/page.ts';
import { plainParagraphs } from '../../../../src/sources/pages/plain-text.ts';
import { plainMarkdown } from '../../../../src/sources/seeds/plain-markdown.ts';

const around =
  'The harbour of Harrowmouth was quiet that evening, and the ferry waited for its last passenger.';
const inPage = (html: string) =>
  readHtml(
    `<html><body><article><h1>The ferry</h1><p>${around}</p><p>${html}</p><p>${around.replace('quiet', 'loud')}</p></article></body></html>`,
    null,
  ).text;
const readers: readonly (readonly [string, (html: string) => string])[] = [
  ['a page', inPage],
  ['a feed', html => carriedText(`<p>${html}</p>`)],
  ['JSON', html => plainParagraphs(html)],
  ['Markdown', html => plainMarkdown(html).text],
  ['HTML within Markdown', html => plainMarkdown(`<div>${html}</div>`).text],
];

test.each(
  readers.flatMap(([name, read]) =>
    [
      '"I would keep the ferry with all my heart,<br>if it did not ruin the town," said Imogen Tallow.',
      '“I am done<br/>With ferries.<br />Truly done,” said Imogen Tallow.',
      'Imogen Tallow a dit : « Le bac<br> nous coûte trop. » Puis elle est partie.',
      'The ferry that has crossed the estuary since 1911<br>will stop in the spring.',
    ].map(html => [name, html, read] as const),
  ),
)('%s: a line broken within a quotation or a sentence goes on: %s', (_, html, read) => {
  const words = html.replace(/\s*<br ?\/?>\s*/g, ' ');
  expect(read(html).split('\n')).toContain(words);
});

test.each(readers)('%s: other broken lines stay lines, and two breaks part a quotation, too', (_, read) => {
  for (const lines of [
    ['The Ledger', 'Quay Street 4', 'Harrowmouth'],
    ['eggs', 'flour', 'milk'],
    ['Seats are sold at the pier of the old harbour', 'ledger.example/ferry'],
    ['“We leave at eight.', '“We come back at nine,” said Imogen Tallow.'],
    ['A ruler of 12" is enough.', 'Nobody needs more.'],
  ])
    expect(read(lines.join('<br>'))).toContain(lines.join('\n'));
  expect(read('"I will stay until the spring<br><br>or longer," she said.')).toContain(
    '"I will stay until the spring\nor longer,"',
  );
});
