import { afterEach, beforeEach, expect, test } from 'vitest';
import { FetchError, type Fetch } from '../../../src/net/fetch.ts';
import { askFeed } from '../../../src/sources/feeds/ask-feed.ts';
import { readSitemap } from '../../../src/sources/feeds/read-sitemap.ts';
import { createReadingThread, type ReadingThread } from '../../../src/sources/reading/reading-thread.ts';
import { NOW } from '../../fixtures/build.ts';
import { failureOf } from '../../fixtures/in-english.ts';

const SITE = 'https://esempio.it';
const listOf = (...listed: readonly (readonly [path: string, changed: string])[]) =>
  `<sitemapindex>${listed.map(([path, changed]) => `<sitemap><loc>${SITE}${path}</loc><lastmod>${changed}</lastmod></sitemap>`).join('')}</sitemapindex>`;
const newsOf = (...titles: readonly string[]) =>
  `<urlset>${titles.map(title => `<url><loc>${SITE}/${title}</loc><news:news><news:title>${title}</news:title></news:news></url>`).join('')}</urlset>`;

let reading: ReadingThread;
beforeEach(() => {
  reading = createReadingThread();
});
afterEach(() => reading[Symbol.asyncDispose]());

/** A site with these documents. */
function site(documents: Readonly<Record<string, string>>) {
  const asked: string[] = [];
  const fetch: Fetch = ({ url }) => {
    asked.push(url.slice(SITE.length));
    const document = documents[url.slice(SITE.length)];
    if (document === 'down') return Promise.reject(new FetchError('network', 'is not reached'));
    const bytes = Buffer.from(document ?? '');
    return Promise.resolve({
      url,
      status: document === undefined ? 404 : 200,
      headers: {},
      bytes,
      movedTo: null,
    });
  };
  return { asked, fetch };
}
const asked = (xml: string) => ({ bytes: Buffer.from(xml), url: `${SITE}/sitemap.xml`, contentType: null });

test('of a list those that say that they are of news and changed last are read, as one feed', async () => {
  const { fetch, asked: followed } = site({
    '/pages.xml': '<urlset><url><loc>https://esempio.it/about</loc></url></urlset>',
    '/news-2.xml': newsOf('c', 'd'),
    '/news-1.xml': newsOf('a', 'b'),
    '/down.xml': 'down',
    '/old.xml': newsOf('e'),
  });
  const list = listOf(
    ['/old.xml', '2020-01-01'],
    ['/pages.xml', '2026-11-28'],
    ['/news-1.xml', '2026-11-01'],
    ['/news-2.xml', '2026-11-27'],
    ['/down.xml', '2026-11-29'],
  );
  const feed = await readSitemap({ reading, fetch }, asked(list));
  expect(followed).toEqual(['/news-2.xml', '/news-1.xml', '/down.xml', '/pages.xml']);
  expect(feed.items.map(({ title }) => title)).toEqual(['c', 'd', 'a', 'b']);
});

test('a list within a list is not followed, and one without news is refused with what it lists', async () => {
  const { fetch, asked: followed } = site({
    '/a.xml': listOf(['/b.xml', '2026-11-28']),
    '/b.xml': newsOf('a'),
  });
  expect(
    await failureOf(() => readSitemap({ reading, fetch }, asked(listOf(['/a.xml', '2026-11-28'])))),
  ).toMatch(/is a list of sitemaps, none of which was read as news; .*https:\/\/esempio\.it\/a\.xml/);
  expect(followed).toEqual(['/a.xml']);
});

test('a list that is as it was is followed again: what it names may have changed', async () => {
  const documents = { '/sitemap.xml': listOf(['/news.xml', '2026-11-28']), '/news.xml': newsOf('a') };
  const { fetch } = site(documents);
  const ask = (last: { readonly bodyHash: string | null }) =>
    askFeed(
      {
        fetch,
        readFeed: (bytes, from, signal) => readSitemap({ reading, fetch }, { bytes, ...from }, signal),
      },
      {
        address: `${SITE}/sitemap.xml`,
        credentials: null,
        last: { etag: null, lastModified: null, ...last },
        now: NOW,
        signal: new AbortController().signal,
      },
    );
  const first = await ask({ bodyHash: null });
  expect(first).toMatchObject({ kind: 'read', bodyHash: null, etag: null, lastModified: null });
  documents['/news.xml'] = newsOf('b', 'a');
  const second = await ask({ bodyHash: first.kind === 'read' ? first.bodyHash : 'other' });
  expect(second).toMatchObject({ kind: 'read', feed: { items: [{ title: 'b' }, { title: 'a' }] } });
});
