import { expect, test } from 'vitest';
import { findNewsArticle } from '../../../src/sources/pages/news-article.ts';
import { readHtml } from '../../../src/sources/pages/page.ts';
import { plainLine, plainParagraphs } from '../../../src/sources/pages/plain-text.ts';

const TEXT =
  '<p>The ferry of Low Marsh waits for the tide each evening, as it has done since the harbour was dug by hand.</p>';
const page = (head: string, body = TEXT) =>
  readHtml(
    `<html><head><title>The ferry waits</title>${head}</head><body><article><h1>The ferry waits</h1>${body}</article></body></html>`,
    null,
  );

test('a sign of comparison is no tag, whatever letter follows', () => {
  expect(plainLine('if (a <b && c> d) and x<i or y>z')).toBe('if (a <b && c> d) and x<i or y>z');
  expect(plainLine('<b class="x">So</b> <i >it</i> is<br hidden>')).toBe('So it is');
  expect(
    plainParagraphs('<p>So.</p><figure><img src="a"><figcaption>A boat</figcaption></figure><p>Yes.</p>'),
  ).toBe('So.\nYes.');
});

test('names in a list, in two parts, in a text that names its language', () => {
  const article = {
    '@type': 'NewsArticle',
    headline: { '@value': 'Die Fähre wartet', '@language': 'de' },
    author: { '@list': [{ '@type': 'Person', givenName: 'Rieke', familyName: 'Sandmann' }, 'Ned Rook'] },
    articleBody: { '@type': 'TextObject', text: '<p>Sie wartet.</p>' },
  };
  expect(findNewsArticle(article, 'UTC')).toMatchObject({
    headline: 'Die Fähre wartet',
    authors: ['Rieke Sandmann', 'Ned Rook'],
    body: 'Sie wartet.',
  });
});

test('an id alone is followed like one in a node, and is never a name or a picture itself', () => {
  const nodes = [
    { '@type': 'Person', '@id': 'https://a.example/#p1', name: 'Rieke Sandmann' },
    { '@type': 'Organization', '@id': '#org', name: 'Der Bote' },
    { '@type': 'ImageObject', '@id': 'https://a.example/f/#primaryimage', url: 'https://a.example/f.jpg' },
  ];
  const article = {
    '@type': 'NewsArticle',
    headline: 'Die Fähre wartet',
    author: 'https://a.example/#p1',
    publisher: '#org',
    image: 'https://a.example/f/#primaryimage',
  };
  expect(findNewsArticle([article, ...nodes], 'UTC')).toMatchObject({
    authors: ['Rieke Sandmann'],
    outlet: 'Der Bote',
    image: 'https://a.example/f.jpg',
  });
  expect(findNewsArticle([article], 'UTC')).toMatchObject({ authors: [], outlet: null, image: null });
});

test('attributes in capitals are attributes', () => {
  expect(
    page('<META NAME="Author" CONTENT="Rieke Sandmann"><META NAME="date" CONTENT="2026-11-18T07:00Z">'),
  ).toMatchObject({
    authors: ['Rieke Sandmann'],
    published: Date.parse('2026-11-18T07:00Z'),
  });
});

test('the time of a comment is not the article’s', () => {
  const comment = '<div class="comments"><time datetime="2026-11-25T08:00Z">now</time></div>';
  const own = '<p><time datetime="2026-11-18T07:00Z">18 Nov</time></p>';
  expect(page('', comment + own + TEXT).published).toBe(Date.parse('2026-11-18T07:00Z'));
});

test('when and by whom an entry was posted is no text, its words are', () => {
  const entry = (time: string, words: string) =>
    `<div><span>${time}</span> <span>By Ned Rook</span> <span>Share</span><p>${words}</p></div>`;
  const body =
    entry('10.40 am', 'The pier of Low Marsh is closed to everyone but the gulls, says the harbour office.') +
    entry('8.15 am', 'It rains.') +
    entry('7.00 am', 'Good morning, all.');
  const { text } = page('', body);
  expect(text).toMatch(/The pier of Low Marsh[^\n]*\nIt rains\.\nGood morning, all\.$/);
  expect(text).not.toMatch(/Ned Rook|Share|10\.40/);
});

test.each(['<button', '<script', '<b &', '</p'])('%j again and again is gone through once', part => {
  // the square of this length would take many minutes
  expect(plainParagraphs(part.repeat(400_000))).toBe(part.repeat(400_000));
});
