import { describe, expect, test } from 'vitest';
import type { Platform } from '../../../src/core/destination.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import {
  buildArticle,
  buildCard,
  buildDraft,
  buildPayload,
  buildTelegramPayload,
  withPayload,
  NOW,
  inWords,
} from '../../fixtures/build.ts';
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
  }: { now?: number; limit?: number | ((platform: Platform) => number); platforms?: Platform[] } = {},
) => store.outbox.claim({ platforms, now, limit, leaseMs: MINUTE });

const names = (claims: Awaited<ReturnType<typeof claim>>) =>
  claims.map(
    ({ delivery }) => `${KEYS.find(key => article(key) === delivery.article) ?? '?'} ${delivery.destination}`,
  );

export function claimContract(open: OpenStore): void {
  describe('claims', () => {
    test('a claim tells whether there is still something to tell', async () => {
      await using store = await openNew(open);
      const [withdrawn, expiring] = await saveAll(store, { key: 'a' }, { key: 'b', expiresAt: NOW + HOUR });
      await store.outbox.order(buildDraft({ article: withdrawn!.id, to: ['x'] }));
      await store.outbox.order(buildDraft({ article: expiring!.id, to: ['y'] }));
      await store.articles.withdraw(withdrawn!.source, 'a', NOW + MINUTE);
      const claims = await claim(store, { now: NOW + HOUR });
      expect(new Map(claims.map(({ delivery, stories }) => [delivery.article, stories]))).toEqual(
        new Map([
          [withdrawn!.id, { best: 'withdrawn', worst: 'withdrawn' }],
          [expiring!.id, { best: 'expired', worst: 'expired' }],
        ]),
      );
    });

    test('a claim of several stories tells of the best kept and of the worst, and whose place an editor took one from', async () => {
      await using store = await openNew(open);
      const [first, second] = await saveAll(store, { key: 'a', expiresAt: NOW + HOUR }, { key: 'b' });
      const draft = buildDraft({ article: first!.id, to: ['x', 'y'] });
      const items = [first!, second!].map(({ id: story, revision }) => ({ article: story, revision }));
      const written = await store.outbox.order({ ...draft, post: { ...draft.post, kind: 'digest', items } });
      await store.outbox.retract(second!.id, [written[1]!.id], NOW);
      const claims = await claim(store, { now: NOW + HOUR - 1 });
      expect(new Map(claims.map(({ delivery, stories }) => [delivery.destination, stories]))).toEqual(
        new Map([
          ['x', { best: 'alive', worst: 'alive' }],
          ['y', { best: 'alive', worst: 'withdrawn' }],
        ]),
      );
    });

    test('what goes in the place of a claimed send is written with it, under its number', async () => {
      await using store = await openWithArticles(open);
      const draft = buildDraft({ article: article('a'), to: ['x'], repostNumber: 2 });
      await store.outbox.order(draft);
      const [taken] = await claim(store);
      const successor = buildDraft({ article: article('a'), occasion: 'in its place', to: ['x'] });
      const settlement = { state: 'withdrawn', reason: inWords('a story is gone'), successor } as const;
      expect(await store.outbox.settle(taken!, settlement, NOW)).toBe(true);
      expect(names(await claim(store))).toEqual(['a x']);
      expect(await store.outbox.standing(article('a'), 'x')).toMatchObject({ repostNumber: 2 });
      expect(await store.outbox.settle(taken!, settlement, NOW)).toBe(false);
    });

    test('a claim counts the attempt and remembers the first', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a') }));
      const [first] = await claim(store);
      expect(first?.delivery).toMatchObject({ state: 'claimed', attempts: 1, firstAttemptAt: NOW });
      if (!first) return;
      await store.outbox.settle(
        first,
        { state: 'retry', reason: inWords('slow down'), notBefore: NOW + MINUTE },
        NOW,
      );
      expect(await claim(store, { now: NOW + MINUTE - 1 })).toEqual([]);
      const [second] = await claim(store, { now: NOW + MINUTE });
      expect(second?.delivery).toMatchObject({
        attempts: 2,
        firstAttemptAt: NOW,
        reason: inWords('slow down'),
      });
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

    test('of each platform as many are taken as there is room for on it', async () => {
      await using store = await openWithArticles(open);
      const to = ['one', 'two', 'three'];
      for (const platform of ['telegram', 'discord'] as const) {
        const places = to.map(name => `${platform} ${name}`);
        await store.outbox.order(
          buildDraft({ article: article('a'), occasion: platform, to: places, platform }),
        );
      }
      const takenWith = async (room: { readonly telegram: number; readonly discord: number }) =>
        names(
          await claim(store, {
            platforms: ['telegram', 'discord'],
            limit: platform => (platform === 'telegram' ? room.telegram : room.discord),
          }),
        );
      expect(await takenWith({ telegram: 1, discord: 2 })).toEqual([
        'a telegram one',
        'a discord one',
        'a discord two',
      ]);
      expect(await takenWith({ telegram: 0, discord: 9 })).toEqual(['a discord three']);
      expect(await takenWith({ telegram: 9, discord: 9 })).toEqual(['a telegram two', 'a telegram three']);
    });

    test('one lane has one attempt at a time, whatever destinations lead there', async () => {
      await using store = await openWithArticles(open);
      const payload = buildPayload('telegram', 'x');
      const draft = buildDraft({ article: article('a'), to: ['one', 'two'] });
      const deliveries = draft.deliveries.map(delivery => withPayload(delivery, payload));
      await store.outbox.order({ ...draft, deliveries });
      expect(names(await claim(store))).toEqual(['a one']);
      expect(await claim(store)).toEqual([]);
    });

    test('one that has to wait holds back those behind it, but not what waits for a person', async () => {
      await using store = await openWithArticles(open);
      for (const key of KEYS) await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      await store.outbox.order(buildDraft({ article: article('a'), occasion: 'y', to: ['y'] }));
      const [a, y] = await claim(store);
      if (a) await store.outbox.settle(a, { state: 'held', reason: inWords('no answer') }, NOW);
      if (y) await store.outbox.settle(y, { state: 'sent', reason: null }, NOW);
      const [b] = await claim(store);
      if (b)
        await store.outbox.settle(b, { state: 'retry', reason: inWords('slow'), notBefore: NOW + HOUR }, NOW);
      expect(names([a, y, b].flatMap(one => one ?? []))).toEqual(['a x', 'a y', 'b x']);
      expect(await claim(store, { now: NOW + HOUR - 1 })).toEqual([]);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW + HOUR);
      const [again] = await claim(store, { now: NOW + HOUR });
      expect(again?.delivery.id).toBe(b?.delivery.id);
      if (again) await store.outbox.settle(again, { state: 'dead', reason: inWords('no') }, NOW + HOUR);
      expect(names(await claim(store, { now: NOW + HOUR }))).toEqual(['c x']);
    });

    test('what is not to go yet does not hold up what is due', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x'], notBefore: NOW + HOUR }));
      await store.outbox.order(buildDraft({ article: article('b'), to: ['x'] }));
      await store.outbox.order(buildDraft({ article: article('c'), to: ['x'] }));
      const [b] = await claim(store);
      expect(names(b ? [b] : [])).toEqual(['b x']);
      // the backlog lasts until the first one's hour has come: it was written first
      if (b) await store.outbox.settle(b, { state: 'sent', reason: null }, NOW + HOUR);
      expect(names(await claim(store, { now: NOW + HOUR }))).toEqual(['a x']);
    });

    test('an urgent one goes before what waits, and before all other lanes', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x', 'y'] }));
      const [a] = await claim(store, { limit: 1 });
      if (a)
        await store.outbox.settle(a, { state: 'retry', reason: inWords('slow'), notBefore: NOW + HOUR }, NOW);
      const draft = buildDraft({ article: article('b'), to: ['x'] });
      await store.outbox.order({
        ...draft,
        deliveries: draft.deliveries.map(delivery => ({ ...delivery, urgent: true })),
      });
      expect(names(await claim(store, { limit: 1 }))).toEqual(['b x']);
      expect(names(await claim(store))).toEqual(['a y']);
    });

    test('a suspended delivery is looked at again at its moment, and never without one', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['with', 'without'] }));
      for (const taken of await claim(store)) {
        const notBefore = taken.delivery.destination === 'with' ? NOW + HOUR : null;
        await store.outbox.settle(taken, { state: 'suspended', reason: inWords('kicked'), notBefore }, NOW);
      }
      expect(await claim(store, { now: NOW + HOUR - 1 })).toEqual([]);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW + HOUR);
      expect(names(await claim(store, { now: NOW + HOUR }))).toEqual(['a with']);
    });

    test('the next due moment is that of what can be claimed then', async () => {
      await using store = await openWithArticles(open);
      expect(await store.outbox.nextDue(['telegram', 'discord'], NOW)).toBeNull();
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x'], notBefore: NOW + HOUR }));
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW + HOUR);
      expect(await store.outbox.nextDue(['discord'], NOW)).toBeNull();
      expect(await store.outbox.nextDue([], NOW)).toBeNull();
      await store.outbox.order(buildDraft({ article: article('b'), to: ['x'], createdAt: NOW }));
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW);
    });

    test('while a destination is busy its next moment is the end of the lease', async () => {
      await using store = await openWithArticles(open);
      for (const key of KEYS) await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [taken] = await claim(store);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW + MINUTE);
      if (taken) await store.outbox.renew(taken, NOW + HOUR);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW + HOUR);
      if (taken) await store.outbox.settle(taken, { state: 'held', reason: null }, NOW);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW);
    });

    test('nothing is due where all waits for a person', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a') }));
      const [taken] = await claim(store);
      if (taken) await store.outbox.settle(taken, { state: 'held', reason: null }, NOW);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBeNull();
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

    test('who speaks to no platform is handed nothing', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x', 'y'] }));
      await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE });
      const nobody = { platforms: [], now: NOW + MINUTE, leaseMs: MINUTE } as const;
      expect(await store.outbox.claimAbandoned(nobody)).toEqual([]);
      expect(await store.outbox.claim({ ...nobody, limit: 9 })).toEqual([]);
      expect(await store.outbox.nextDue([], NOW + MINUTE)).toBeNull();
    });

    test('a place that asks for rest gets it, and so does a platform, whoever is next', async () => {
      await using store = await openWithArticles(open);
      for (const key of ['a', 'b'])
        await store.outbox.order(buildDraft({ article: article(key), to: ['x', 'y'] }));
      const block = (scope: 'place' | 'platform', until: number) => ({
        scope,
        until,
        reason: inWords('slow down'),
      });
      const [ax, ay] = await claim(store);
      if (ax)
        await store.outbox.settle(
          ax,
          { state: 'sent', reason: null, block: block('place', NOW + MINUTE) },
          NOW,
        );
      if (ay) await store.outbox.settle(ay, { state: 'sent', reason: null }, NOW);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(NOW);
      const [by] = await claim(store);
      expect(names(by ? [by] : [])).toEqual(['b y']);
      const until = NOW + HOUR;
      if (by)
        await store.outbox.settle(
          by,
          { state: 'retry', reason: inWords('flood'), notBefore: until, block: block('platform', until) },
          NOW,
        );
      expect(await claim(store, { now: until - 1 })).toEqual([]);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBe(until);
      expect(names(await claim(store, { now: until }))).toEqual(['b x', 'b y']);
    });

    test('a closed place is asked once a day, whatever is written for it, and at once when it opens', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x'] }));
      const [a] = await claim(store);
      const until = NOW + DAY;
      if (a)
        await store.outbox.settle(
          a,
          { state: 'suspended', reason: inWords('kicked'), notBefore: until },
          NOW,
        );
      const draft = buildDraft({ article: article('b'), to: ['x'] });
      await store.outbox.order({
        ...draft,
        deliveries: draft.deliveries.map(delivery => ({ ...delivery, urgent: true })),
      });
      await store.outbox.withdraw(article('a'), inWords('gone'), NOW);
      expect(await claim(store, { now: until - 1 })).toEqual([]);
      expect(await store.outbox.resume('telegram:@y', NOW)).toBe(0);
      await store.outbox.resume('telegram:@x', NOW);
      expect(names(await claim(store))).toEqual(['b x']);
    });

    test('what is suspended is tried at once when its place opens, in order', async () => {
      await using store = await openWithArticles(open);
      for (const key of ['a', 'b'])
        await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [a] = await claim(store);
      if (a)
        await store.outbox.settle(
          a,
          { state: 'suspended', reason: inWords('no'), notBefore: NOW + DAY },
          NOW,
        );
      expect(await store.outbox.resume('telegram:@x', NOW + MINUTE)).toBe(1);
      expect(names(await claim(store, { now: NOW + MINUTE }))).toEqual(['a x']);
    });

    test('a chat that moved takes all that is open for it along, and what is written later', async () => {
      await using store = await openWithArticles(open);
      for (const key of ['a', 'b'])
        await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [a] = await claim(store);
      expect(await store.outbox.move('telegram:@x', -1001, NOW)).toBe(2);
      if (a) await store.outbox.settle(a, { state: 'retry', reason: inWords('moved'), notBefore: NOW }, NOW);
      await store.outbox.order(buildDraft({ article: article('c'), to: ['x'] }));
      for (const key of ['a', 'b', 'c']) {
        const [taken] = await claim(store);
        expect(names(taken ? [taken] : [])).toEqual([`${key} x`]);
        expect(taken?.delivery.payload).toMatchObject({ chat: -1001 });
        if (taken) await store.outbox.settle(taken, { state: 'sent', reason: null }, NOW);
      }
      expect(await store.outbox.move('telegram:-1001', -1002, NOW)).toBe(0);
      await store.outbox.order(buildDraft({ article: article('d'), to: ['x'] }));
      expect((await claim(store))[0]?.delivery.payload).toMatchObject({ chat: -1002 });
    });

    test('an attempt knows the newest message there was before it, and a doubtful one keeps that', async () => {
      await using store = await openWithArticles(open);
      for (const key of KEYS) await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [a] = await claim(store);
      expect(a?.delivery.lastSeenMessageId).toBeNull();
      if (a) await store.outbox.settle(a, { state: 'sent', reason: null, messageIds: ['99', '100'] }, NOW);
      const [b] = await claim(store);
      expect(b?.delivery.lastSeenMessageId).toBe('100');
      if (b) await store.outbox.settle(b, { state: 'held', reason: inWords('no answer') }, NOW);
      const [c] = await claim(store);
      if (c) await store.outbox.settle(c, { state: 'sent', reason: null, messageIds: ['102'] }, NOW);
      const [d] = await claim(store);
      if (d) await store.outbox.settle(d, { state: 'retry', reason: inWords('lost'), notBefore: NOW }, NOW);
      expect((await claim(store))[0]?.delivery).toMatchObject({ lastSeenMessageId: '102', attempts: 2 });
    });

    test('a doubtful one whose chat moved knows no message there: the ids of the new chat begin anew', async () => {
      await using store = await openWithArticles(open);
      for (const key of ['a', 'b'])
        await store.outbox.order(buildDraft({ article: article(key), to: ['x'] }));
      const [a] = await claim(store);
      if (a) await store.outbox.settle(a, { state: 'sent', reason: null, messageIds: ['100'] }, NOW);
      const [b] = await claim(store);
      expect(b?.delivery.lastSeenMessageId).toBe('100');
      if (b) await store.outbox.settle(b, { state: 'retry', reason: inWords('lost'), notBefore: NOW }, NOW);
      await store.outbox.move('telegram:@x', -1001, NOW);
      const [again] = await claim(store, { now: NOW + MINUTE });
      expect(again).toMatchObject({ noPriorAttempt: false, delivery: { lastSeenMessageId: null } });
    });

    test('a payload that was refused goes out in the form it was given instead', async () => {
      await using store = await openWithArticles(open);
      await store.outbox.order(buildDraft({ article: article('a'), to: ['x'] }));
      const [a] = await claim(store);
      const lighter = buildTelegramPayload('Riapre il ponte');
      const card = buildCard();
      const settlement = { state: 'retry', reason: inWords('bad markup'), notBefore: NOW } as const;
      if (a)
        await store.outbox.settle(a, { ...settlement, payload: { payload: lighter, cards: [card] } }, NOW);
      expect((await claim(store))[0]?.delivery.payload).toEqual(lighter);
      expect(await store.outbox.card(card.hash)).toEqual(card);
    });
  });
}
