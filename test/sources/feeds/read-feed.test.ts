import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Fetch } from '../../../src/net/fetch.ts';
import { createFeedReader } from '../../../src/sources/feeds/read-feed.ts';
import { english, failureOf } from '../../fixtures/in-english.ts';

const RSS = `<rss><channel><title>E &lt;i&gt;f&lt;/i&gt;</title><link>/</link><language>it</language><item><guid>1</guid>
  <title>A</title><pubDate>Sat, 28 Nov 2026 10:00:00 GMT</pubDate><description>&lt;b onclick="x"&gt;c&lt;/b&gt;</description></item></channel></rss>`;
const REPORT = {
  feed: { title: 'E <i>f</i>', link: '/', language: 'it' },
  items: [
    {
      id: '1',
      title: 'A',
      link: null,
      published: '2026-11-28T10:00:00.000Z',
      authors: [],
      summary: '<b>c</b>',
      content: null,
      image: null,
    },
  ],
};
const noFetch: Fetch = () => Promise.reject(new Error('nothing is fetched here'));
const line = (fields: object) => JSON.stringify(fields);
const base64 = Buffer.from(RSS).toString('base64');

test('a file is read by its path; a fault names it', async () => {
  await using reader = createFeedReader({ fetch: noFetch, say: english });
  const folder = await mkdtemp(join(tmpdir(), 'strillone-'));
  try {
    const file = join(folder, 'feed.xml');
    await writeFile(file, RSS);
    expect(await reader.readPlace(file)).toEqual({ id: file, ...REPORT });
    await writeFile(file, '<html></html>');
    expect(await failureOf(() => reader.readPlace(file))).toMatch(`${file}: is a web page, not a feed; give`);
    expect(await failureOf(() => reader.readPlace(`${file}.gone`))).toMatch(
      /there is no such file; check the name/,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('each line is answered by its id, a refused feed and a bad line with why', async () => {
  await using reader = createFeedReader({ fetch: noFetch, say: english });
  const answers = [];
  for (const given of [
    line({ id: 7, base64, url: 'https://esempio.it/feed', contentType: null }),
    line({ id: 'note', base64: Buffer.from('<note/>').toString('base64') }),
    line({ id: 'no base64' }),
    'no JSON',
  ])
    answers.push(JSON.parse(await reader.readLine(given)) as unknown);
  expect(answers).toEqual([
    { id: 7, ...REPORT, feed: { ...REPORT.feed, link: 'https://esempio.it/' } },
    { id: 'note', feed: null, items: [], error: expect.stringContaining('<note>') as string },
    { id: 'no base64', error: expect.stringContaining('base64') as string },
    { id: null, error: expect.stringContaining('JSON') as string },
  ]);
});

test('a news sitemap is read, a list of them refused with what it lists', async () => {
  await using reader = createFeedReader({ fetch: noFetch, say: english });
  const read = async (xml: string) =>
    JSON.parse(
      await reader.readLine(line({ id: 1, base64: Buffer.from(xml).toString('base64') })),
    ) as unknown;
  expect(
    await read(
      '<urlset><url><loc>https://e.example/1</loc><news:news><news:title>A</news:title></news:news></url></urlset>',
    ),
  ).toMatchObject({ items: [{ id: 'https://e.example/1', title: 'A', published: null }] });
  expect(
    await read('<sitemapindex><sitemap><loc>https://e.example/a.xml</loc></sitemap></sitemapindex>'),
  ).toMatchObject({
    feed: null,
    error:
      'is a list of sitemaps, none of which was read as news; give the address of one that has news; it begins with https://e.example/a.xml',
  });
});

test('an address is fetched through the one door, and relative links are made absolute by where it was found', async () => {
  const asked: string[] = [];
  const answer = { status: 200, headers: {}, bytes: Buffer.from(RSS), movedTo: null };
  const door: Fetch = ({ url }) => {
    asked.push(url);
    return Promise.resolve({
      ...answer,
      url: 'https://www.esempio.it/feed',
      status: url.endsWith('gone') ? 410 : 200,
    });
  };
  await using reader = createFeedReader({ fetch: door, say: english });
  const { feed } = await reader.readPlace('https://esempio.it/feed');
  expect(feed.link).toBe('https://www.esempio.it/');
  expect(await failureOf(() => reader.readPlace('https://esempio.it/gone'))).toMatch(
    /the server answered 410; check/,
  );
  expect(asked).toEqual(['https://esempio.it/feed', 'https://esempio.it/gone']);
});
