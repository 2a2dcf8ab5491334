import { platforms } from '../../../src/adapters/registry.ts';
import { describe, expect, test } from 'vitest';
import type { RateLimits } from '../../../src/core/rate-limits.ts';
import type { Transition } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { ChatKind } from '../../../src/core/post.ts';
import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../../../src/core/time.ts';
import { UNLIMITED } from '../../../src/outbox/rate-limit.ts';
import { buildArticle, buildDraft, buildTelegramPayload, NOW } from '../../fixtures/build.ts';
import { saveAll, type OpenStore } from './open-store.ts';

const ARTICLES = 45;
const key = (index: number) => `article ${index}`;
const id = (index: number) => buildArticle({ key: key(index) }).id;

async function fillWith(store: Store, drafts: readonly Parameters<typeof buildDraft>[0][]): Promise<void> {
  await saveAll(store, ...Array.from({ length: ARTICLES }, (_, index) => ({ key: key(index) })));
  for (const draft of drafts) await store.outbox.order(buildDraft(draft));
}

/** Sends all there is, claiming at every moment `nextDue` names; the moments at which each place got its messages. */
async function sendAll(store: Store, chatKind?: ChatKind): Promise<ReadonlyMap<string, readonly Instant[]>> {
  const sent = new Map<string, Instant[]>();
  const platforms = ['telegram', 'discord'] as const;
  for (let now: Instant | null = NOW; now !== null; now = await store.outbox.nextDue(platforms, now)) {
    for (const claim of await store.outbox.claim({ platforms, now, limit: 99, leaseMs: MINUTE })) {
      const { destination } = claim.delivery;
      sent.set(destination, [...(sent.get(destination) ?? []), now]);
      const told = chatKind === undefined ? {} : { chatKind };
      await store.outbox.settle(claim, { state: 'sent', reason: null, ...told }, now);
    }
  }
  return sent;
}

/** The most that fall into any stretch of so long. */
const mostWithin = (moments: readonly Instant[], perMs: number): number =>
  Math.max(...moments.map(from => moments.filter(at => at >= from && at < from + perMs).length));

export function pacingContract(open: OpenStore): void {
  let names = 0;
  const evenly = platforms.rateLimits({
    ...platforms.usualPacing,
    telegram: { ...platforms.usualPacing.telegram, all: { count: 30, perMs: SECOND, burst: 1 } },
  });
  const openPaced = (pacing: RateLimits = evenly) => open(`paced ${names++}`, pacing);
  const places = Array.from({ length: ARTICLES }, (_, index) => `place ${index}`);

  describe('paces', () => {
    test('Telegram gets no more than 30 messages in any second, and hardly fewer', async () => {
      await using store = await openPaced();
      await fillWith(
        store,
        [0, 1].map(index => ({ article: id(index), to: places })),
      );
      const moments = [...(await sendAll(store, 'channel')).values()].flat().sort((a, b) => a - b);
      expect(moments).toHaveLength(2 * ARTICLES);
      expect(mostWithin(moments, SECOND)).toBeLessThanOrEqual(30);
      const perSecond = ((moments.length - 1) * SECOND) / ((moments.at(-1) ?? 0) - NOW);
      expect(perSecond).toBeGreaterThan(0.98 * 30);
    });

    test('each picture of an album counts as a message: a group gets 20 of both a minute', async () => {
      const album = {
        ...buildTelegramPayload(),
        kind: 'photo',
        caption: '',
        card: 'a'.repeat(64),
        more: ['b', 'c', 'd'].map(letter => letter.repeat(64)),
      };
      await using store = await openPaced();
      await saveAll(store, ...Array.from({ length: ARTICLES }, (_, index) => ({ key: key(index) })));
      for (let index = 0; index < ARTICLES; index++) {
        const draft = buildDraft({ article: id(index), to: ['x'] });
        const isAlbum = index % 4 === 1;
        const deliveries = draft.deliveries.map(one => (isAlbum ? { ...one, payload: album } : one));
        await store.outbox.order({ ...draft, deliveries });
      }
      const moments = (await sendAll(store, 'group')).get('x') ?? [];
      expect(moments).toHaveLength(ARTICLES);
      const messages = moments.flatMap((at, index) =>
        Array.from({ length: index % 4 === 1 ? 4 : 1 }, () => at),
      );
      expect(mostWithin(messages, MINUTE)).toBeLessThanOrEqual(20);
      expect(mostWithin(messages, MINUTE)).toBeGreaterThanOrEqual(14);
    });

    test('a group gets 20 messages a minute, a channel one a second, a place nobody knows as little as a group', async () => {
      for (const [chatKind, perMinute, least] of [
        ['group', 20, 19],
        [undefined, 20, 19],
        ['channel', 63, 42],
      ] as const) {
        await using store = await openPaced();
        await fillWith(
          store,
          Array.from({ length: ARTICLES }, (_, index) => ({ article: id(index), to: ['x'] })),
        );
        const moments = (await sendAll(store, chatKind)).get('x') ?? [];
        expect(moments).toHaveLength(ARTICLES);
        expect(mostWithin(moments, MINUTE)).toBeLessThanOrEqual(perMinute);
        expect(mostWithin(moments, MINUTE)).toBeGreaterThanOrEqual(least);
      }
    });

    test('what is worth nothing any more takes nothing of what the place and the platform still take', async () => {
      await using store = await openPaced();
      await saveAll(
        store,
        ...Array.from({ length: ARTICLES }, (_, index) => ({
          key: key(index),
          expiresAt: index < ARTICLES - 3 ? NOW - 1 : NOW + 1,
        })),
      );
      await store.articles.withdraw('seeds', key(ARTICLES - 3), NOW);
      for (let index = 0; index < ARTICLES; index++)
        await store.outbox.order(buildDraft({ article: id(index), to: ['x'] }));
      const query = { platforms: ['telegram'] as const, now: NOW, limit: 99, leaseMs: MINUTE };
      const taken: string[] = [];
      for (let claims = await store.outbox.claim(query); claims.length > 0;) {
        for (const claim of claims) {
          taken.push(claim.delivery.article ?? '');
          const isOver = taken.length <= ARTICLES - 2;
          const settlement = isOver ? { state: 'expired', reason: 'over' } : { state: 'sent', reason: null };
          await store.outbox.settle(claim, settlement as Transition, NOW);
        }
        claims = await store.outbox.claim(query);
      }
      // a place nobody knows takes one message every three seconds
      expect(taken).toEqual(Array.from({ length: ARTICLES - 1 }, (_, index) => id(index)));
    });

    /** Sends posts to an announcement channel and publishes them, by these stores in turn; the moments of both. */
    async function publishAll(
      stores: readonly Store[],
      { posts, from, to }: { posts: readonly number[]; from: Instant; to: Instant },
    ) {
      const [first] = stores as [Store, ...Store[]];
      for (const index of posts) {
        const draft = buildDraft({ article: id(index), to: ['x'], platform: 'discord' });
        const deliveries = draft.deliveries.map(one => ({
          ...one,
          payload: { ...one.payload, crosspost: true },
        }));
        await first.outbox.order({ ...draft, deliveries });
      }
      const [sent, published] = [[] as number[], [] as number[]];
      const query = { platforms: ['discord'] as const, limit: 99, leaseMs: MINUTE };
      let turn = 0;
      for (let now = from; now < to; now += now < from + MINUTE ? SECOND : 10 * SECOND) {
        const store = stores[turn++ % stores.length] ?? first;
        for (const claim of await store.outbox.claim({ ...query, now })) {
          const isSend = claim.delivery.operation === 'send';
          (isSend ? sent : published).push(now);
          const messageIds = [`${sent.length}`];
          const outcome = { state: 'sent', reason: null, messageIds, ...(isSend ? { publish: true } : {}) };
          await store.outbox.settle(claim, outcome as Transition, now);
        }
      }
      return { sent, published };
    }

    const upTo = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

    test('an announcement channel publishes ten messages at once and the next when the hour is over, and nothing new waits for them', async () => {
      await using store = await openPaced();
      await fillWith(store, []);
      const { sent, published } = await publishAll([store], {
        posts: upTo(0, 25),
        from: NOW,
        to: NOW + 4 * HOUR,
      });
      expect([sent.length, published.length]).toEqual([25, 25]);
      expect(sent.at(-1)).toBeLessThan(NOW + MINUTE);
      expect(published[9]).toBeLessThan(NOW + MINUTE);
      expect(published[19]).toBeLessThan(NOW + HOUR + 3 * MINUTE);
      expect(published[24]).toBeLessThan(NOW + 2 * HOUR + 5 * MINUTE);
      expect(mostWithin(published, HOUR)).toBe(10);
    });

    test('what was published in the last hour counts after a restart, in two processes, and when places are pruned', async () => {
      const name = 'shared window';
      const before = await open(name, evenly);
      await fillWith(before, []);
      const early = await publishAll([before], { posts: upTo(0, 8), from: NOW, to: NOW + 2 * MINUTE });
      await before[Symbol.asyncDispose]();
      await using one = await open(name, evenly);
      await using two = await open(name, evenly);
      for (let page = 0; page < 9; page++)
        await one.maintenance.prune({ now: NOW + 2 * MINUTE, keepMs: 30 * DAY, standing: [] });
      const late = await publishAll([one, two], {
        posts: upTo(8, 25),
        from: NOW + 2 * MINUTE,
        to: NOW + 3 * HOUR,
      });
      const published = [...early.published, ...late.published];
      expect(published).toHaveLength(25);
      expect(mostWithin(published, HOUR)).toBe(10);
      expect(published[9]).toBeLessThan(NOW + 4 * MINUTE);
      expect(published[24]).toBeLessThan(NOW + 2 * HOUR + 8 * MINUTE);
    });

    test('a place that has to rest does not slow the others', async () => {
      await using store = await openPaced();
      await fillWith(
        store,
        Array.from({ length: 9 }, (_, index) => ({
          article: id(index),
          to: index < 8 ? ['busy'] : ['quiet'],
        })),
      );
      const sent = await sendAll(store, 'group');
      expect((sent.get('quiet')?.[0] ?? Infinity) - NOW).toBeLessThan(SECOND);
    });

    test('a restart and a second process go on at the same pace', async () => {
      const name = 'shared pace';
      const one = await open(name, evenly);
      await fillWith(one, [{ article: id(0), to: places.slice(0, 2) }]);
      const query = { platforms: ['telegram'] as const, now: NOW, limit: 9, leaseMs: MINUTE };
      expect(await one.outbox.claim(query)).toHaveLength(1);
      await using two = await open(name, evenly);
      expect(await two.outbox.claim(query)).toEqual([]);
      await one[Symbol.asyncDispose]();
      const due = (await two.outbox.nextDue(['telegram'], NOW)) ?? 0;
      expect(due).toBeGreaterThan(NOW + 25);
      expect(due).toBeLessThan(NOW + 40);
      expect(await two.outbox.claim({ ...query, now: due - 1 })).toEqual([]);
      expect(await two.outbox.claim({ ...query, now: due })).toHaveLength(1);
    });

    test('a clock that is set back by hours costs no wait', async () => {
      await using store = await openPaced();
      await fillWith(
        store,
        [0, 1, 2, 3, 4].map(index => ({ article: id(index), to: ['x'] })),
      );
      const query = { platforms: ['telegram'] as const, limit: 9, leaseMs: MINUTE };
      const [ahead] = await store.outbox.claim({ ...query, now: NOW + 6 * HOUR });
      if (ahead) await store.outbox.settle(ahead, { state: 'sent', reason: null, chatKind: 'channel' }, NOW);
      expect(await store.outbox.claim({ ...query, now: NOW + 2 * SECOND })).toHaveLength(1);
    });

    test('without limits all that is due goes at once', async () => {
      await using store = await openPaced(UNLIMITED);
      await fillWith(store, [{ article: id(0), to: places }]);
      const query = { platforms: ['telegram'] as const, now: NOW, limit: 99, leaseMs: MINUTE };
      expect(await store.outbox.claim(query)).toHaveLength(ARTICLES);
    });
  });
}
