import { expect, test } from 'vitest';
import { parseFeed } from '../../../../src/sources/feeds/parse/parse-feed.ts';

const read = (text: string) =>
  parseFeed(Buffer.from(text), { url: 'https://a.example/feed', contentType: null });
const FEED = '<rss version="2.0"><channel><title>A</title><item><title>One</title></item></channel></rss>';

test.each([
  '<br />\n<b>Notice</b>: undefined index in <b>/srv/feed.php</b> on line <b>7</b><br />\n',
  'Deprecated: each() is gone in /srv/feed.php\n',
  '<p>Slow query</p>\n<?xml version="1.0"?>\n',
])('%j above a feed is a warning of the program that made it', warning => {
  expect(read(warning + FEED).items.map(({ title }) => title)).toEqual(['One']);
});

test('a page that shows a feed is a page', () => {
  expect(() => read(`<!doctype html><html><body><pre>${FEED}</pre></body></html>`)).toThrow();
});

test('JSON Feed may hold raw line breaks and a comma too many, but not end within an item', () => {
  const json = '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"One\n\ttwo",},]}';
  expect(read(json).items).toMatchObject([{ id: '1', title: 'One two' }]);
  expect(() => read(json.slice(0, -3))).toThrow();
});

test('signs that nobody sees are no part of a title or a topic', () => {
  const item =
    '<item><title>Fluss&amp;shy;schiff\u200b und Donau\u00addampf</title><category>See\u00adfahrt</category></item>';
  expect(read(FEED.replace(/<item>.*<\/item>/, item)).items).toMatchObject([
    { title: 'Flussschiff und Donaudampf', topics: ['Seefahrt'] },
  ]);
});
