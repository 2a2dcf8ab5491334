import { monitorEventLoopDelay } from 'node:perf_hooks';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createFeedParser } from '../../../../src/sources/feeds/parse/feed-parser.ts';

const ORIGIN = { url: 'https://esempio.it/feed', contentType: null };
const feed = (title: string) => Buffer.from(`<rss><channel><title>${title}</title><item/></channel></rss>`);
/** Takes a second or more to read, and is a feed all the same. */
const slow = Buffer.from(`<rss><channel>${'<item><title>a</title></item>'.repeat(150_000)}</channel></rss>`);

test('one thread reads feed after feed, in the order they came', async () => {
  await using parser = createFeedParser();
  const read = await Promise.all(['a', 'b', 'c'].map(title => parser.parse(feed(title), ORIGIN)));
  expect(read.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
});

test('what is no feed is refused as parseFeed refuses it, and the next is read', async () => {
  await using parser = createFeedParser();
  await expect(parser.parse(Buffer.from('<note/>'), ORIGIN)).rejects.toMatchObject({
    name: 'FeedError',
    place: 'https://esempio.it/feed',
    rule: 'is no feed: it begins with <note>',
  });
  expect((await parser.parse(feed('a'), ORIGIN)).title).toBe('a');
});

test('a feed that takes too long is given up, and a new thread reads the next', async () => {
  await using parser = createFeedParser({ timeoutMs: 50 });
  await expect(parser.parse(slow, ORIGIN)).rejects.toThrow(/takes longer than 0\.05 s to read; /);
  expect((await parser.parse(feed('a'), ORIGIN)).title).toBe('a');
});

test('a feed that takes too much memory ends its thread, and not the house', async () => {
  await using parser = createFeedParser({ heapMb: 20, timeoutMs: 60_000 });
  await expect(parser.parse(slow, ORIGIN)).rejects.toThrow(/takes more than 20 MB to read; /);
  expect((await parser.parse(feed('a'), ORIGIN)).title).toBe('a');
});

test('whoever calls off gets the reason, the others their feeds', async () => {
  await using parser = createFeedParser();
  const call = new AbortController();
  const called = parser.parse(slow, ORIGIN, call.signal);
  const queued = parser.parse(feed('never'), ORIGIN, call.signal);
  const other = parser.parse(feed('a'), ORIGIN);
  call.abort(new Error('called off'));
  await expect(called).rejects.toThrow('called off');
  await expect(queued).rejects.toThrow('called off');
  expect((await other).title).toBe('a');
});

test('what unpacks without end is refused while it unpacks', async () => {
  await using parser = createFeedParser();
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a'));
  await expect(parser.parse(bomb, ORIGIN)).rejects.toThrow(/has more unpacked, and 16 MB is the limit/);
});

test('the house goes on while a large feed is read', async () => {
  await using parser = createFeedParser();
  await parser.parse(feed('a'), ORIGIN);
  const text = Buffer.from(`<rss><channel><title>${'&#65;'.repeat(1_000_000)}`);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  await parser.parse(text, ORIGIN);
  delay.disable();
  expect(delay.max / 1e6).toBeLessThan(100);
});

test('a news sitemap is read there, too', async () => {
  await using parser = createFeedParser();
  const index = Buffer.from('<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>');
  expect(await parser.parseSitemap(index, ORIGIN)).toEqual({
    kind: 'index',
    sitemaps: [{ url: 'https://esempio.it/a.xml', changed: null }],
  });
});
