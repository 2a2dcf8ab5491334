import { describe, expect, test } from 'vitest';
import type { Platform } from '../../../src/core/destination.ts';
import type { Store } from '../../../src/core/ports.ts';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const article = (key: string) => buildArticle({ key }).id;

async function openWithArticles(open: OpenStore): Promise<Store> {
  const store = await openNew(open);
  await saveAll(store, ...KEYS.map(key => ({ key })));
  return store;
}

const claim = (
  store: Store,
  {
    now = NOW,
    limit = 9,
    platforms = ['telegram'],
  }: { now?: number; limit?: number; platforms?: Platform[] } = {},
) => store.outbox.claim({ platforms, now, limit, leaseMs: MINUTE });

const names = (claims: Awaited<ReturnType<typeof claim>>) =>
  claims.map(
    ({ delivery }) => `${KEYS.find(key => article(key) === delivery.article) ?? '?'} ${delivery.destination}`,
  );

export function claimContract(open: OpenStore): void {
  describe('claims', () => {
    test('a claim counts the attempt and remembers the first', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a') }));
      const [first] = await claim(store);
      expect(first?.delivery).toMatchObject({ state: 'claimed', attempts: 1, firstAttemptAt: NOW });
      if (!first) return;
      await store.outbox.settle(first, { state: 'retry', reason: 'slow down', notBefore: NOW + MINUTE }, NOW);
      expect(await claim(store, { now: NOW + MINUTE - 1 })).toEqual([]);
      const [second] = await claim(store, { now: NOW + MINUTE });
      expect(second?.delivery).toMatchObject({ attempts: 2, firstAttemptAt: NOW, reason: 'slow down' });
      expect(second?.lease).not.toBe(first.lease);
    });

    test('of each destination the first that was written is taken, one at a time', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('c'), to: ['two', 'one'] }));
      await store.outbox.order(buildDraft({ article: article('a'), to: ['one'], createdAt: NOW - HOUR }));
      const claims = await claim(store);
      expect(names(claims)).toEqual(['c two', 'c one']);
      expect(await claim(store)).toEqual([]);
      for (const taken of claims) await store.outbox.settle(taken, { state: 'sent', reason: null }, NOW);
      expect(names(await claim(store))).toEqual(['a one']);
    });

    test('no more are taken than asked for, the oldest first', async () => {
      await using store = await openWithArticles(open);
      for (const [index, key] of KEYS.entries()) {
        await store.outbox.order(buildDraft({ article: article(key), to: [`place ${9 - index}`] }));
      }
      expect(names(await claim(store, { limit: 2 }))).toEqual(['a place 9', 'b place 8']);
      expect(await claim(store, { limit: 0 })).toEqual([]);
      expect(names(await claim(store))).toEqual(['c place 7', 'd place 6']);
    });

    test('only deliveries of the platforms asked for are taken', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['t'], platform: 'telegram' }));
      await store.outbox.order(
        buildDraft({ article: article('a'), occasion: 'd', to: ['d'], platform: 'discord' }),
      );
      await store.outbox.order(
        buildDraft({ article: article('a'), occasion: 'p', to: ['p'], platform: 'preview' }),
      );
      expect(await claim(store, { platforms: [] })).toEqual([]);
      expect(names(await claim(store, { platforms: ['preview', 'discord'] }))).toEqual(['a d', 'a p']);
      expect(names(await claim(store, { platforms: ['telegram'] }))).toEqual(['a t']);
    });

    test('a destination that changed its platform has still one attempt at a time', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x'], platform: 'telegram' }));
      await store.outbox.order(buildDraft({ article: article('b'), to: ['x'], platform: 'discord' }));
      expect(names(await claim(store, { platforms: ['telegram', 'discord'] }))).toEqual(['a x']);
      expect(await claim(store, { platforms: ['discord'] })).toEqual([]);
    });

    test('what waits for a later moment or for a person does not hold up what is due', async () => {
      await using store = await openWithArticles(open);
      for (const key of KEYS) await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [a] = await claim(store);
      if (a) await store.outbox.settle(a, { state: 'held', reason: 'no answer' }, NOW);
      const [b] = await claim(store);
      if (b) await store.outbox.settle(b, { state: 'retry', reason: 'slow', notBefore: NOW + HOUR }, NOW);
      const [c] = await claim(store);
      expect(names([a, b, c].flatMap(one => one ?? []))).toEqual(['a x', 'b x', 'c x']);
      if (c) await store.outbox.settle(c, { state: 'dead', reason: 'no' }, NOW);
      expect(names(await claim(store, { now: NOW + HOUR }))).toEqual(['b x']);
    });

    test('a suspended delivery is looked at again at its moment, and never without one', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['with', 'without'] }));
      for (const taken of await claim(store)) {
        const notBefore = taken.delivery.destination === 'with' ? NOW + HOUR : null;
        await store.outbox.settle(taken, { state: 'suspended', reason: 'kicked', notBefore }, NOW);
      }
      expect(await claim(store, { now: NOW + HOUR - 1 })).toEqual([]);
      expect(await store.outbox.nextDue(['telegram'])).toBe(NOW + HOUR);
      expect(names(await claim(store, { now: NOW + HOUR }))).toEqual(['a with']);
    });

    test('the next due moment is that of what can be claimed then', async () => {
      await using store = await openWithArticles(open);
      expect(await store.outbox.nextDue(['telegram', 'discord'])).toBeNull();
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x'], notBefore: NOW + HOUR }));
      expect(await store.outbox.nextDue(['telegram'])).toBe(NOW + HOUR);
      expect(await store.outbox.nextDue(['discord'])).toBeNull();
      expect(await store.outbox.nextDue([])).toBeNull();
      await store.outbox.order(buildDraft({ article: article('b'), to: ['x'], createdAt: NOW }));
      expect(await store.outbox.nextDue(['telegram'])).toBe(NOW);
    });

    test('while a destination is busy its next moment is the end of the lease', async () => {
      await using store = await openWithArticles(open);
      for (const key of KEYS) await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [taken] = await claim(store);
      expect(await store.outbox.nextDue(['telegram'])).toBe(NOW + MINUTE);
      if (taken) await store.outbox.renew(taken, NOW + HOUR);
      expect(await store.outbox.nextDue(['telegram'])).toBe(NOW + HOUR);
      if (taken) await store.outbox.settle(taken, { state: 'held', reason: null }, NOW);
      expect(await store.outbox.nextDue(['telegram'])).toBe(NOW);
    });

    test('nothing is due where all waits for a person', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a') }));
      const [taken] = await claim(store);
      if (taken) await store.outbox.settle(taken, { state: 'held', reason: null }, NOW);
      expect(await store.outbox.nextDue(['telegram'])).toBeNull();
    });

    test('abandoned deliveries are taken over in the order they were written, once', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['z', 'y', 'x'] }));
      await claim(store);
      const later = { platforms: ['telegram'], now: NOW + MINUTE, leaseMs: MINUTE } as const;
      const taken = await store.outbox.claimAbandoned(later);
      expect(names(taken)).toEqual(['a z', 'a y', 'a x']);
      expect(taken.every(({ delivery }) => delivery.attempts === 1)).toBe(true);
      expect(await store.outbox.claimAbandoned(later)).toEqual([]);
    });
  });
}
