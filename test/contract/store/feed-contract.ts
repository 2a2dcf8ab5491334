import { describe, expect, test } from 'vitest';
import type { FeedState, KnownItem } from '../../../src/core/feed-state.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';
import type { HubCall } from '../../../src/core/ports/feed-store.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import { NOW } from '../../fixtures/build.ts';
import { openNew, type OpenStore } from './open-store.ts';

const whole: FeedState = {
  source: 'agency',
  addressHash: 'abc',
  movedTo: 'https://example.org/new.xml',
  etag: '"1"',
  lastModified: 'Mon, 02 Mar 2026 08:00:00 GMT',
  bodyHash: 'def',
  documentAt: NOW,
  firstReadAt: NOW - DAY,
  lastReadAt: NOW,
  nextReadAt: NOW + MINUTE,
  state: 'quarantined',
  reason: reasonOf('feed-quarantined', { count: 9, total: 10, name: 'agency' }),
  failures: 2,
  newsEveryMs: HOUR,
  lastNewsAt: NOW - HOUR,
  release: null,
  hub: { url: 'https://hub.example.org/', topic: 'https://example.org/rss.xml', token: 'xyz' },
};
const item = (key: string, overrides: Partial<KnownItem> = {}): KnownItem => ({
  key,
  marks: [`g${key}`, `l${key}`],
  toldHash: null,
  published: NOW,
  seenAt: NOW,
  ...overrides,
});

export function feedContract(open: OpenStore): void {
  describe('feeds', () => {
    test('a feed and its items come back whole, each source its own', async () => {
      await using store = await openNew(open);
      await store.feeds.save(whole, { items: [item('a'), item('b', { toldHash: 'x', published: null })] });
      await store.feeds.save({ ...whole, source: 'other' }, { items: [item('a')] });
      expect(await store.feeds.get('agency')).toEqual(whole);
      expect((await store.feeds.all()).map(({ source }) => source)).toEqual(['agency', 'other']);
      expect(await store.feeds.items('agency')).toEqual([
        item('a'),
        item('b', { toldHash: 'x', published: null }),
      ]);
      expect(await store.feeds.get('never seen')).toBeNull();
    });

    test('what is written again takes the place of what was', async () => {
      await using store = await openNew(open);
      await store.feeds.save(whole, { items: [item('a'), item('b')] });
      const later: FeedState = { ...whole, state: 'ok', reason: null, failures: 0, movedTo: null };
      await store.feeds.save(later, { items: [item('a', { marks: ['gz'], seenAt: NOW + DAY })] });
      expect(await store.feeds.get('agency')).toEqual(later);
      expect(await store.feeds.items('agency')).toEqual([
        item('a', { marks: ['gz'], seenAt: NOW + DAY }),
        item('b'),
      ]);
    });

    test('an editor’s word outlives a poll that did not know of it', async () => {
      await using store = await openNew(open);
      await store.feeds.save(whole);
      expect(await store.feeds.release('agency', 'news')).toBe(true);
      await store.feeds.save(whole);
      expect(await store.feeds.get('agency')).toEqual({ ...whole, release: 'news' });
      await store.feeds.save({ ...whole, state: 'ok' }, { isReleased: true });
      expect(await store.feeds.get('agency')).toEqual({ ...whole, state: 'ok' });
      expect(await store.feeds.release('agency', 'news')).toBe(false);
      expect(await store.feeds.release('never seen', 'known')).toBe(false);
    });

    test('items go that their feed has not listed for 60 days, however long nothing changes in it', async () => {
      await using store = await openNew(open);
      const listed = item('listed', { seenAt: NOW - DAY });
      await store.feeds.save(whole, { items: [listed, item('old', { seenAt: NOW - 61 * DAY })] });
      const prune = (now: number) => store.maintenance.prune({ now, keepMs: 400 * DAY, standing: [] });
      expect(await prune(NOW + 300 * DAY)).toEqual({ feed_items: 1 });
      expect(await store.feeds.items('agency')).toEqual([listed]);
    });

    test('a feed that nobody asks for goes with all its items', async () => {
      await using store = await openNew(open);
      await store.feeds.save(whole, { items: [item('a')] });
      const prune = (now: number) => store.maintenance.prune({ now, keepMs: 30 * DAY, standing: [] });
      expect(await prune(NOW + 29 * DAY)).toEqual({});
      expect(await prune(NOW + 31 * DAY)).toEqual({ feeds: 1, feed_items: 1 });
      expect(await store.feeds.all()).toEqual([]);
    });

    test('what hubs say is taken once, in its order, as far as there is room; a confirmation only of what was asked', async () => {
      await using store = await openNew(open);
      const { hubCalls: calls } = store;
      await store.feeds.save(whole);
      expect([await calls.topicOf('xyz'), await calls.topicOf('abc')]).toEqual([whole.hub?.topic, null]);
      expect(await calls.confirm('xyz')).toBe(false);
      await calls.ask('xyz', NOW);
      await calls.ask('xyz', NOW);
      expect(await calls.waiting()).toEqual(new Set());
      expect(await calls.take('xyz')).toBeNull();
      const confirmed = await Promise.all([calls.confirm('xyz'), calls.confirm('xyz')]);
      expect(confirmed.filter(Boolean)).toHaveLength(1);
      const content = (body: string) =>
        ({
          kind: 'content',
          contentType: 'text/xml',
          signature: null,
          body: new TextEncoder().encode(body),
        }) as const;
      const keep = (call: HubCall, token = 'xyz') => calls.keep(token, call, { most: 5, now: NOW });
      expect(await keep({ kind: 'confirmed', leaseSeconds: 60 })).toBe(true);
      expect(await keep(content('abc'))).toBe(true);
      expect(await keep(content('def'), 'other')).toBe(false);
      expect(await keep({ kind: 'denied' }, 'other')).toBe(true);
      expect(await calls.waiting()).toEqual(new Set(['xyz', 'other']));
      expect(await calls.take('xyz')).toEqual({ kind: 'confirmed', leaseSeconds: 60 });
      const taken = await Promise.all([calls.take('xyz'), calls.take('xyz')]);
      expect(taken.filter(one => one !== null)).toMatchObject([{ kind: 'content', contentType: 'text/xml' }]);
      expect(await keep(content('def'))).toBe(true);
      expect(await calls.take('other')).toEqual({ kind: 'denied' });
    });
  });
}
