import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { deadline, type Deadline } from '../../../src/core/async/deadline.ts';
import { MINUTE } from '../../../src/core/time.ts';
import { createReadingThread } from '../../../src/sources/reading/reading-thread.ts';
import { failureOf } from '../../fixtures/in-english.ts';

const ORIGIN = { url: 'https://esempio.it/feed', contentType: null };
const feed = (title: string) => ({
  ...ORIGIN,
  bytes: Buffer.from(`<rss><channel><title>${title}</title><item/></channel></rss>`),
});
/** Is a feed all the same. */
const large = {
  ...ORIGIN,
  bytes: Buffer.from(`<rss><channel>${'<item><title>a</title></item>'.repeat(150_000)}</channel></rss>`),
};
/** Time that is over before it has begun, or that a slow machine does not use up. */
const noTime = (): Deadline => deadline(MINUTE, AbortSignal.abort(new DOMException('', 'TimeoutError')));
const muchTime = () => deadline(MINUTE);

test('one thread reads feed after feed, in the order they came', async () => {
  await using reading = createReadingThread();
  const read = await Promise.all(['a', 'b', 'c'].map(title => reading.read('feed', feed(title))));
  expect(read.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
});

test('what is no feed is refused as parseFeed refuses it, and the next is read', async () => {
  await using reading = createReadingThread();
  const note = { ...ORIGIN, bytes: Buffer.from('<note/>') };
  await expect(reading.read('feed', note)).rejects.toMatchObject({
    name: 'ReadError',
    reason: {
      code: 'at-place',
      params: {
        place: 'https://esempio.it/feed',
        detail: { code: 'feed-begins', params: { name: 'note' } },
      },
    },
  });
  expect((await reading.read('feed', feed('a'))).title).toBe('a');
});

test('what takes too long is given up, and a new thread reads the next', async () => {
  const stretches = [noTime, muchTime];
  await using reading = createReadingThread({ until: () => (stretches.shift() ?? muchTime)() });
  expect(await failureOf(() => reading.read('feed', large))).toMatch(/takes longer than 4 s to read; /);
  expect((await reading.read('feed', feed('a'))).title).toBe('a');
});

test('a feed that takes too much memory ends its thread, and not the house', async () => {
  await using reading = createReadingThread({ heapMb: 20, until: muchTime });
  expect(await failureOf(() => reading.read('feed', large))).toMatch(/takes more than 20 MB to read; /);
  expect((await reading.read('feed', feed('a'))).title).toBe('a');
});

test('whoever calls off gets the reason, the others their feeds', async () => {
  await using reading = createReadingThread();
  const call = new AbortController();
  const called = reading.read('feed', large, call.signal);
  const queued = reading.read('feed', feed('never'), call.signal);
  const other = reading.read('feed', feed('a'));
  call.abort(new Error('called off'));
  await expect(called).rejects.toThrow('called off');
  await expect(queued).rejects.toThrow('called off');
  expect((await other).title).toBe('a');
});

test('what unpacks without end is refused while it unpacks', async () => {
  await using reading = createReadingThread();
  const bytes = gzipSync(Buffer.alloc(64 * 1024 * 1024, 'a'));
  expect(await failureOf(() => reading.read('feed', { ...ORIGIN, bytes }))).toMatch(
    /has more than 16 MB when it is unpacked/,
  );
});

test('news sitemaps, pages, documents and what feeds carry are read there, too', async () => {
  await using reading = createReadingThread();
  const sitemap = Buffer.from('<sitemapindex><sitemap><loc>/a.xml</loc></sitemap></sitemapindex>');
  expect(await reading.read('sitemap', { ...ORIGIN, bytes: sitemap })).toEqual({
    kind: 'index',
    sitemaps: [{ url: 'https://esempio.it/a.xml', changed: null }],
  });
  const page = {
    bytes: Buffer.from('<h1>Caff\xe8</h1><p>Uno due tre.</p>', 'latin1'),
    url: 'https://esempio.it/a',
    charset: 'iso-8859-1',
    timezone: 'UTC',
  };
  expect(await reading.read('page', page)).toMatchObject({
    kind: 'ok',
    value: { title: 'Caffè', text: 'Uno due tre.' },
  });
  expect(await reading.read('page', { ...page, charset: 'utf-8' })).toMatchObject({ kind: 'fault' });
  expect(await reading.read('document', { ...page, kind: '.html' })).toMatchObject({
    kind: 'ok',
    value: { title: 'Caffè', text: 'Uno due tre.', isExtracted: true },
  });
  expect(await reading.read('carried', { html: '<p>Uno</p><p>due</p>', url: null })).toBe('Uno\ndue');
});
