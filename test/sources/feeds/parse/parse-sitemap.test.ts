import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { parseSitemap } from '../../../../src/sources/feeds/parse/parse-sitemap.ts';
import { failureOf } from '../../../fixtures/in-english.ts';

const ORIGIN = { url: 'https://esempio.it/news.xml', contentType: null };
const read = (xml: string) => parseSitemap(Buffer.from(xml), ORIGIN);

const NEWS = `<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
  xmlns:n="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url><loc>https://esempio.it/about</loc><lastmod>2026-11-28</lastmod></url>
  <url><loc>https://esempio.it/1</loc><n:news><n:publication><n:name>Esempio</n:name><n:language>it</n:language></n:publication>
  <n:publication_date>2026-11-28T10:00:00+01:00</n:publication_date><n:title>Uno &amp; due</n:title><n:keywords>a, b</n:keywords></n:news>
  <image:image><image:loc>https://esempio.it/1.jpg</image:loc></image:image></url></urlset>`;

test.each([
  ['plain', Buffer.from(NEWS)],
  ['gzipped', gzipSync(NEWS)],
])('a news sitemap, %s, is read as a feed of what is marked as news', (_, bytes) => {
  expect(parseSitemap(bytes, ORIGIN)).toEqual({
    kind: 'articles',
    feed: {
      title: 'Esempio',
      link: 'https://esempio.it/',
      language: 'it',
      hub: null,
      changesEveryMs: null,
      items: [
        {
          id: 'https://esempio.it/1',
          title: 'Uno & due',
          link: 'https://esempio.it/1',
          published: Date.parse('2026-11-28T09:00:00Z'),
          unreadDate: null,
          authors: [],
          summary: null,
          content: null,
          image: 'https://esempio.it/1.jpg',
          topics: ['a', 'b'],
          language: 'it',
        },
      ],
    },
  });
});

test('an index lists its sitemaps with the moment they changed', () => {
  const index =
    '<sitemapindex><sitemap><loc>https://esempio.it/a.xml</loc><lastmod>2026-11-28T10:00:00Z</lastmod></sitemap></sitemapindex>';
  expect(read(index)).toEqual({
    kind: 'index',
    sitemaps: [{ url: 'https://esempio.it/a.xml', changed: Date.parse('2026-11-28T10:00:00Z') }],
  });
});

test('a sitemap without news and what is none are refused with a remedy', async () => {
  const refusal = (xml: string) => failureOf(() => read(xml));
  expect(await refusal('<urlset><url><loc>https://esempio.it/1</loc></url></urlset>')).toMatch(
    /without news; look in robots\.txt/,
  );
  expect(await refusal('<rss/>')).toMatch(/is no sitemap; /);
});
