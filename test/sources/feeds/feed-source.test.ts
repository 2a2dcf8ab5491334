import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SourceEvent } from '../../../src/core/article.ts';
import type { NewsroomEvent } from '../../../src/core/ports/events.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/core/time.ts';
import { FetchError, type Fetched, type FetchRequest } from '../../../src/net/fetch.ts';
import { carriedText } from '../../../src/sources/feeds/items/carried-text.ts';
import type { Feed, FeedItem } from '../../../src/sources/feeds/feed.ts';
import { createFeedSource, type FeedSourceOptions } from '../../../src/sources/feeds/feed-source.ts';
import { markItems } from '../../../src/sources/feeds/items/item-marks.ts';
import { createHubs, type Hubs } from '../../../src/sources/feeds/websub/hubs.ts';
import { createTurns } from '../../../src/sources/feeds/turns.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { NOW } from '../../fixtures/build.ts';
import { itemOf, storyOf } from './churn.ts';

const HUB = { url: 'https://hub.example/', topic: 'https://example.org/rss.xml' };

type Answer = Partial<Fetched> | FetchError | readonly FeedItem[];

let store: Store;
let clock: FakeClock;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  clock = createFakeClock(NOW);
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

const items = (from: number, count: number): readonly FeedItem[] =>
  Array.from({ length: count }, (_, n) => itemOf(0, storyOf(0, from + n), { churn: 'nothing', poll: 0 }));

const isItems = (answer: Answer | undefined): answer is readonly FeedItem[] => Array.isArray(answer);

/** A feed whose server gives one answer after the other; each poll happens when it is due. */
function open(options: Partial<FeedSourceOptions> = {}, hubs: Hubs | null = null) {
  const requests: FetchRequest[] = [];
  let answer: Answer = [];
  const source = createFeedSource(
    {
      name: 'agency',
      address: 'https://example.org/rss.xml',
      credentials: null,
      every: HOUR,
      newest: 0,
      full: 'never',
      topics: [],
      language: null,
      ...options,
    },
    {
      feeds: store.feeds,
      hubs,
      turns: createTurns({ clock, atOnce: 4, mannersOf: () => ({ atOnce: 1, gapMs: SECOND }) }),
      fetch(request) {
        requests.push(request);
        if (answer instanceof FetchError) return Promise.reject(answer);
        const given = isItems(answer) ? { bytes: new TextEncoder().encode(JSON.stringify(answer)) } : answer;
        return Promise.resolve({
          url: request.url,
          status: 200,
          headers: {},
          bytes: new Uint8Array(),
          movedTo: null,
          ...given,
        });
      },
      readFeed: bytes => {
        const read = JSON.parse(new TextDecoder().decode(bytes)) as readonly FeedItem[];
        const feed: Feed = {
          title: 'Agenzia',
          link: null,
          language: 'it',
          hub: HUB,
          changesEveryMs: null,
          items: read,
        };
        return Promise.resolve(markItems(feed));
      },
      readArticle: () => Promise.reject(new Error('the server answered 403')),
      readCarried: html => Promise.resolve(carriedText(html)),
      shortestFor: () => MINUTE,
      clock,
      chance: () => 0,
      record: event => events.push(event),
    },
  );
  return {
    requests,
    /** One poll, as a process does that starts when it is due; answers the keys of the documents told. */
    async poll(next: Answer): Promise<readonly SourceEvent[]> {
      answer = next;
      const due = (await store.feeds.get('agency'))?.nextReadAt ?? clock.now();
      clock.moveTo(Math.max(clock.now(), due));
      const stop = new AbortController();
      const told: SourceEvent[] = [];
      for await (const event of source.events(stop.signal)) {
        if (event.kind === 'settled') stop.abort();
        else if (event.kind !== 'emptied') told.push(event);
      }
      return told;
    },
    state: () => store.feeds.get('agency'),
  };
}

const documents = (told: readonly SourceEvent[]) =>
  told.flatMap(event => (event.kind === 'document' ? [event.document] : []));
const troubles = () => events.flatMap(event => (event.kind === 'source-trouble' ? [event.state] : []));
const pauseOf = async (feed: ReturnType<typeof open>) =>
  ((await feed.state())?.nextReadAt ?? 0) - clock.now();

describe('what is asked', () => {
  test('is not told what it has already', async () => {
    const feed = open();
    const bytes = new TextEncoder().encode(JSON.stringify(items(0, 3)));
    await feed.poll({ bytes, headers: { etag: '"1"', 'last-modified': 'Mon, 02 Mar 2026 08:00:00 GMT' } });
    expect(feed.requests[0]?.headers).not.toHaveProperty('if-none-match');
    await feed.poll({ status: 304 });
    expect(feed.requests[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Mon, 02 Mar 2026 08:00:00 GMT',
    });
    expect(await feed.state()).toMatchObject({ state: 'ok', lastReadAt: clock.now() });
  });

  test('a password goes to the feed’s own server only', async () => {
    const credentials = { user: 'a', password: 'b' };
    const feed = open({ credentials });
    await feed.poll({ bytes: new TextEncoder().encode('[]'), movedTo: 'https://other.example/rss' });
    await feed.poll([]);
    expect(feed.requests.map(({ url, credentials: given }) => [url, given])).toEqual([
      ['https://example.org/rss.xml', credentials],
      ['https://other.example/rss', undefined],
    ]);
  });
});

describe('pauses', () => {
  test('are as long as the config allows, shorter for a feed with much news, longer for what stays fresh', async () => {
    const feed = open();
    await feed.poll(items(0, 10));
    expect(await pauseOf(feed)).toBe(HOUR);
    for (let n = 1; n < 8; n++) await feed.poll(items(3 * n, 10));
    expect(await pauseOf(feed)).toBe(HOUR / 3);
    await feed.poll({ status: 304, headers: { 'cache-control': 'public, max-age=2400', age: '0' } });
    expect(await pauseOf(feed)).toBe(40 * MINUTE);
  });

  test('double with each error to a day, told once, and so is the end', async () => {
    const feed = open();
    const pauses: number[] = [];
    for (let n = 0; n < 8; n++) {
      await feed.poll({ status: 503 });
      pauses.push((await pauseOf(feed)) / HOUR);
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 24, 24, 24]);
    expect(troubles()).toEqual(['failing']);
    expect(await feed.state()).toMatchObject({ state: 'failing', reason: { code: 'feed-refused' } });
    await feed.poll(items(0, 3));
    expect(events.at(-1)).toEqual({ kind: 'source-back', source: 'agency', was: 'failing' });
    expect(await feed.state()).toMatchObject({ state: 'ok', reason: null, failures: 0 });
  });

  test('are at least what a server asks for, over restarts', async () => {
    const feed = open();
    await feed.poll({ status: 429, headers: { 'retry-after': '43837' } });
    expect(await pauseOf(feed)).toBe(43_837 * SECOND);
    expect(feed.requests).toHaveLength(1);
  });

  test('what only a person can mend is told at once', async () => {
    const feed = open();
    await feed.poll(new FetchError('private', '10.0.0.1: a private address; add it to network.allow'));
    expect(troubles()).toEqual(['failing']);
  });
});

test('a feed that is gone is told once and asked once a week; it may come back', async () => {
  const feed = open();
  await feed.poll(items(0, 3));
  await feed.poll({ status: 410 });
  expect(await pauseOf(feed)).toBe(7 * DAY);
  await feed.poll({ status: 410 });
  await feed.poll({ status: 404 });
  expect(await pauseOf(feed)).toBe(7 * DAY);
  expect(troubles()).toEqual(['gone']);
  const told = await feed.poll(items(1, 3));
  expect(documents(told)).toHaveLength(1);
  expect(await feed.state()).toMatchObject({ state: 'ok' });
});

test('a feed that moved for good is read where it lives, told once, and looked for at home when that fails', async () => {
  const feed = open();
  const bytes = new TextEncoder().encode(JSON.stringify(items(0, 3)));
  await feed.poll({ bytes, movedTo: 'https://new.example/rss' });
  await feed.poll({ status: 304 });
  expect(events).toEqual([{ kind: 'source-moved', source: 'agency', to: 'https://new.example/rss' }]);
  for (let n = 0; n < 3; n++) await feed.poll({ status: 500 });
  await feed.poll({ status: 304 });
  expect(feed.requests.map(({ url }) => new URL(url).host)).toEqual([
    'example.org',
    ...Array.from({ length: 4 }, () => 'new.example'),
    'example.org',
  ]);
});

test('an address with a key in it is not written down', async () => {
  const feed = open();
  await feed.poll({
    bytes: new TextEncoder().encode('[]'),
    movedTo: 'https://new.example/rss?key=0123456789abcdef',
  });
  expect(JSON.stringify(await feed.state())).not.toContain('0123456789abcdef');
});

test('a feed that was built anew waits for an editor, and goes on as the editor says', async () => {
  const feed = open();
  await feed.poll(items(0, 10));
  expect(documents(await feed.poll(items(100, 10)))).toEqual([]);
  expect(documents(await feed.poll(items(100, 10)))).toEqual([]);
  expect(troubles()).toEqual(['quarantined']);
  expect(await feed.state()).toMatchObject({
    state: 'quarantined',
    reason: { code: 'feed-quarantined', params: { count: 10, total: 10, name: 'agency' } },
  });
  await store.feeds.release('agency', 'known');
  expect(documents(await feed.poll(items(100, 10)))).toEqual([]);
  expect(documents(await feed.poll(items(101, 10)))).toHaveLength(1);
  expect(await feed.state()).toMatchObject({ state: 'ok', release: null });
});

test('a feed that shows again what it showed before is let go by itself', async () => {
  const feed = open();
  await feed.poll(items(0, 10));
  await feed.poll(items(100, 10));
  expect(documents(await feed.poll(items(1, 10)))).toHaveLength(1);
  expect(await feed.state()).toMatchObject({ state: 'ok', reason: null });
});

test('a crash before the feed is written down tells the same articles under the same keys', async () => {
  const feed = open();
  await feed.poll(items(0, 3));
  const before = await feed.state();
  if (before === null) throw new Error('it was read');
  const first = documents(await feed.poll(items(1, 3))).map(({ key }) => key);
  // as if the process had died before its last write
  await using other = await openSqliteStore({ file: ':memory:' });
  await other.feeds.save(before, {
    items: (await store.feeds.items('agency')).filter(({ key }) => !first.includes(key)),
  });
  await store[Symbol.asyncDispose]();
  store = await openSqliteStore({ file: ':memory:' });
  await store.feeds.save(before, { items: await other.feeds.items('agency') });
  expect(documents(await open().poll(items(1, 3))).map(({ key }) => key)).toEqual(first);
});

test('a page that cannot be read is a fault of the items, and the teaser is the article', async () => {
  const feed = open({ newest: 1, full: 'auto' });
  const told = await feed.poll(items(0, 3));
  expect(documents(told)).toMatchObject([{ key: 'urn:0:2', text: storyOf(0, 2).body }]);
  expect(told.at(-1)).toMatchObject({ kind: 'fault', fault: { key: '(pages)' } });
  expect(await feed.state()).toMatchObject({ state: 'ok' });
});

describe('with a hub', () => {
  /** Subscribed for a day, and polled once since. */
  async function subscribed() {
    const hubs = createHubs({
      address: 'https://news.example',
      calls: store.hubCalls,
      clock,
      fetch: ({ url }) =>
        Promise.resolve({ url, status: 202, headers: {}, bytes: new Uint8Array(), movedTo: null }),
    });
    const feed = open({}, hubs);
    await feed.poll(items(0, 5));
    const hub = (await feed.state())?.hub ?? null;
    hubs.follow('agency', hub);
    await hubs.ask('agency', new AbortController().signal);
    const limits = { most: 0, now: clock.now() };
    await store.hubCalls.keep(hub?.token ?? '', { kind: 'confirmed', leaseSeconds: 86_400 }, limits);
    await hubs.take('agency');
    await feed.poll(items(0, 5));
    return { feed, hubs };
  }

  test('a feed is polled more rarely while its hub tells what is new', async () => {
    const { feed } = await subscribed();
    expect(await pauseOf(feed)).toBe(4 * HOUR);
    expect(await feed.state()).toMatchObject({ hub: HUB });
  });

  test('and as often as ever when a poll finds what the hub did not tell', async () => {
    const { feed } = await subscribed();
    await feed.poll(items(1, 5));
    expect(await pauseOf(feed)).toBeLessThanOrEqual(HOUR);
  });

  test('and when its lease has ended', async () => {
    const { feed } = await subscribed();
    clock.moveTo(clock.now() + DAY);
    await feed.poll(items(0, 5));
    expect(await pauseOf(feed)).toBeLessThanOrEqual(HOUR);
  });

  test('without an address that a hub could reach there is none', async () => {
    const feed = open();
    await feed.poll(items(0, 5));
    expect(await feed.state()).toMatchObject({ hub: null });
  });
});
