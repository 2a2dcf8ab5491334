import { expect, test } from 'vitest';
import { readHtml, readPage } from '../../../src/sources/pages/page.ts';

const paragraph = (text: string) =>
  `${text} The harbour of Harrowmouth was quiet that evening, and the ferry waited for its last passenger, who had stopped, as always, to read the timetable aloud.`;
const article = `<article><h1>The ferry waits</h1>
  <p>${paragraph('One &amp; only.')}</p><p>${paragraph('<b>Two</b><br>parts.')}</p>
  <figure><img src="a.jpg"><figcaption>The ferry</figcaption></figure>
  <p>${paragraph('Three.')}</p></article>`;
const page = (head: string, body = article) =>
  `<!doctype html><html lang="en-GB"><head>${head}</head><body><nav><a href="/">Home</a></nav>${body}
  <footer>All rights reserved</footer></body></html>`;
const read = (html: string) => readPage(html, { url: null, timezone: 'Europe/Rome' });

test('the text is the article a paragraph a line, without navigation, captions and the title', () => {
  const { title, text } = readHtml(page('<title>The ferry waits</title>'), null);
  expect(title).toBe('The ferry waits');
  expect(text.split('\n')).toEqual([
    paragraph('One & only.'),
    'Two',
    paragraph('parts.'),
    paragraph('Three.'),
  ]);
});

test('what JSON-LD says goes before meta elements, and the heading that readers see before both', () => {
  const json = {
    '@type': 'NewsArticle',
    headline: 'The ferry waits for readers',
    datePublished: '2026-11-18T07:30:00Z',
    author: { name: 'Imogen Tallow' },
    publisher: { name: 'The Ledger' },
  };
  const head = `<script type="application/ld+json">${JSON.stringify(json)}</script>
    <meta property="article:published_time" content="2020-01-01"><meta name="author" content="Else">
    <meta property="og:site_name" content="Else"><link rel="canonical" href="https://example.org/ferry">`;
  expect(read(page(head))).toMatchObject({
    title: 'The ferry waits',
    published: Date.parse('2026-11-18T07:30Z'),
    authors: ['Imogen Tallow'],
    outlet: 'The Ledger',
    url: 'https://example.org/ferry',
    language: 'en-GB',
  });
});

test('without JSON-LD the meta elements are read; broken JSON-LD says nothing', () => {
  const head = `<script type="application/ld+json">{ broken</script>
    <meta property="article:published_time" content="2026-11-18T07:30">
    <meta name="author" content="By Anna Tallow and Ben Quarme"><meta name="keywords" content="sea, , ferries">
    <meta property="og:image" content="https://example.org/a.jpg">`;
  expect(read(page(head))).toMatchObject({
    published: Date.parse('2026-11-18T06:30Z'),
    authors: ['Anna Tallow', 'Ben Quarme'],
    topics: ['sea', 'ferries'],
    image: 'https://example.org/a.jpg',
  });
});

test('the date of the time element by the headline is read when nothing else says one', () => {
  const dated = (time: string) =>
    article.replace('</h1>', `</h1><p class="date">On <time datetime="${time}">a day</time></p>`);
  const aside = '<aside><time datetime="2020-01-01">then</time></aside>';
  expect(read(page('', `${aside}${dated('2026-11-09T20:10:00+01:00')}`)).published).toBe(
    Date.parse('2026-11-09T19:10Z'),
  );
  expect(read(page('<meta name="date" content="2026-11-08">', dated('2026-11-09'))).published).toBe(
    Date.parse('2026-11-07T23:00Z'),
  );
  expect(read(page('', `${aside}${article}`)).published).toBeNull();
});

test('addresses that are none of the web are not taken', () => {
  const head = `<link rel="canonical" href="javascript:alert(1)"><meta property="og:image" content="data:x">`;
  expect(read(page(head))).toMatchObject({ url: null, image: null });
});

test('scripts and styles are never text', () => {
  const { text } = readHtml('<p>Words</p><script>alert(1)</script><style>p{}</style>', null);
  expect(text).toBe('Words');
});

test.each(['', '   ', '<!doctype html>', '<html>', '<html></html>', '</p></div>', '<'])(
  '%j has no article',
  html => {
    expect(readHtml(html, null).text.replace('<', '')).toBe('');
  },
);

test('a page nested deeper than calls may go is still read', () => {
  expect(readHtml(`${'<div>'.repeat(20_000)}deep words`, null).text).toBe('deep words');
});
