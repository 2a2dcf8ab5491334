import { describe, expect, test } from 'vitest';
import { NO_LIMITS } from '../../../src/core/rate-limits.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import {
  buildArticle,
  buildCard,
  buildDraft,
  buildRule,
  buildSlot,
  NOW,
  inWords,
} from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const KEEP = 400 * DAY;
const LATER = NOW + KEEP + DAY;
const platforms = ['telegram'] as const;

/** Prunes until nothing more goes; answers how much went of each table. */
async function pruneAll(store: Store, rule: { standing?: readonly string[]; now?: number } = {}) {
  const total: Record<string, number> = {};
  const { now = LATER, standing = [] } = rule;
  for (let round = 0; round < 30; round++) {
    const rows = await store.maintenance.prune({ now, keepMs: KEEP, standing });
    for (const [table, count] of Object.entries(rows)) total[table] = (total[table] ?? 0) + count;
  }
  return total;
}

async function send(store: Store, draft: ReturnType<typeof buildDraft>, now = NOW) {
  await store.outbox.order(draft);
  const claims = await store.outbox.claim({ platforms, now, limit: 99, leaseMs: MINUTE });
  for (const claim of claims) {
    await store.outbox.settle(claim, { state: 'sent', reason: null, messageIds: ['1'] }, now);
  }
}
const candidates = (store: Store, now = LATER) =>
  store.articles.candidates({
    destination: 'canale',
    rule: buildRule(),
    order: 'newest',
    now,
    limit: 99,
  });

export function upkeepContract(open: OpenStore): void {
  test('the load is what is open, since when the oldest is due, and how full the limit of a platform is', async () => {
    const limit = { count: 10, perMs: 10 * MINUTE, burst: 10 };
    await using store = await open(`load ${Math.random()}`, {
      ofPlatform: platform => (platform === 'telegram' ? limit : null),
      inChat: () => NO_LIMITS,
      messagesIn: () => 1,
    });
    const all = ['telegram', 'discord'] as const;
    expect(await store.maintenance.load({ platforms: all, now: NOW })).toEqual({
      open: [],
      oldestDue: [],
      limits: [{ platform: 'telegram', used: 0 }],
    });
    const [a, b, c, d] = await saveAll(store, { key: 'a' }, { key: 'b' }, { key: 'c' }, { key: 'd' });
    await send(store, buildDraft({ article: a!.id }));
    await store.outbox.order(buildDraft({ article: b!.id, notBefore: NOW - HOUR }));
    await store.outbox.order(buildDraft({ article: c!.id, notBefore: NOW - 2 * HOUR, platform: 'discord' }));
    await store.outbox.order(buildDraft({ article: d!.id, notBefore: NOW + HOUR }));
    const load = await store.maintenance.load({ platforms: all, now: NOW });
    expect(load.open).toEqual([
      { platform: 'discord', state: 'queued', count: 1 },
      { platform: 'telegram', state: 'queued', count: 2 },
    ]);
    expect(load.oldestDue).toEqual([
      { platform: 'discord', since: NOW - 2 * HOUR },
      { platform: 'telegram', since: NOW - HOUR },
    ]);
    expect(load.limits).toEqual([{ platform: 'telegram', used: expect.closeTo(0.1, 2) as number }]);
    // it empties as time goes by
    const later = await store.maintenance.load({ platforms: all, now: NOW + 5 * MINUTE });
    expect(later.limits[0]?.used).toBe(0);
  });

  describe('retention', () => {
    test('an old article goes with all that was said about it, and is a duplicate when it comes again', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a', source: 'feed' });
      await send(store, buildDraft({ article: article!.id, schedule: 'mattino' }));
      expect(await pruneAll(store, { now: NOW + KEEP - DAY })).toEqual({ paces: 1, lanes: 1 });
      expect(await pruneAll(store)).toMatchObject({ articles: 1, deliveries: 1, posts: 1 });
      expect(await store.articles.get(article!.id)).toBeNull();
      expect(await store.articles.search('ponte', 9)).toEqual([]);
      const again = await store.articles.save(buildArticle({ key: 'a', source: 'feed' }), LATER);
      expect(again).toEqual({ kind: 'duplicate', of: article!.id });
      const elsewhere = buildArticle({ key: 'b', source: 'other', url: article!.url });
      expect(await store.articles.save(elsewhere, LATER)).toMatchObject({ kind: 'duplicate' });
      expect(await candidates(store)).toEqual([]);
    });

    test('what a source still tells stays, however old, and is not posted again', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a', source: 'seeds' });
      await send(store, buildDraft({ article: article!.id }));
      await send(store, buildDraft({ article: article!.id, occasion: 'again', repostNumber: 1 }));
      // of two editions the later one is memory enough
      expect(await pruneAll(store, { standing: ['seeds'] })).toEqual({
        deliveries: 1,
        posts: 1,
        paces: 1,
        lanes: 1,
      });
      expect(await candidates(store)).toEqual([]);
      expect(await store.outbox.standing(article!.id, 'canale')).toMatchObject({ repostNumber: 1 });
    });

    test('an article that was withdrawn goes, unless another has its words', async () => {
      await using store = await openNew(open);
      const words = 'Le stesse parole\nSotto due nomi.\nUna volta sola.';
      const [gone] = await saveAll(store, { key: 'old-name', text: words, url: null, source: 'seeds' });
      await send(store, buildDraft({ article: gone!.id }));
      await store.articles.withdraw('seeds', 'old-name', NOW);
      await saveAll(store, { key: 'new-name', text: words, url: null, source: 'seeds' });
      await pruneAll(store, { standing: ['seeds'] });
      expect(await candidates(store)).toEqual([]);
      await store.articles.withdraw('seeds', 'new-name', NOW);
      await pruneAll(store, { standing: ['seeds'] });
      expect((await candidates(store)).length).toBe(0);
    });

    test('what is open stays with its card and its article', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a', source: 'feed' });
      const card = buildCard();
      const draft = buildDraft({ article: article!.id, cards: [card] });
      const [delivery] = draft.deliveries;
      const payload = { ...delivery!.payload, kind: 'photo', caption: 'c', card: card.hash } as never;
      await store.outbox.order({ ...draft, deliveries: [{ ...delivery!, payload }] });
      expect(await pruneAll(store)).toEqual({});
      expect(await store.outbox.card(card.hash)).toEqual(card);
      const [claim] = await store.outbox.claim({ platforms, now: LATER, limit: 1, leaseMs: MINUTE });
      await store.outbox.settle(claim!, { state: 'dead', reason: inWords('no') }, LATER);
      expect(await pruneAll(store, { now: LATER + HOUR })).toEqual({ cards: 1, lanes: 1 });
      expect(await pruneAll(store, { now: LATER + KEEP + HOUR })).toMatchObject({ articles: 1 });
    });

    test('what is known of a chat goes with its lane, where no limit holds, too', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a', source: 'feed' });
      await send(store, buildDraft({ article: article!.id }));
      expect(await pruneAll(store, { now: NOW + HOUR })).toEqual({});
      expect(await pruneAll(store, { now: NOW + 31 * DAY })).toMatchObject({ paces: 1, lanes: 1 });
    });

    test('of each schedule the last slot stays, so that nothing is due anew', async () => {
      await using store = await openNew(open);
      for (let day = 0; day < 5; day++) {
        await store.slots.fill(buildSlot({ dueAt: NOW + day * DAY, state: 'empty' }), []);
        await store.slots.fill(buildSlot({ schedule: 'sera', dueAt: NOW + day, state: 'empty' }), []);
      }
      expect(await pruneAll(store, { now: LATER + KEEP })).toEqual({ slots: 8 });
      expect((await store.slots.recent(9)).map(({ schedule, dueAt }) => [schedule, dueAt])).toEqual([
        ['mattino', NOW + 4 * DAY],
        ['sera', NOW + 4],
      ]);
    });

    test('what waits before a closed place expires after that time; what may be there, and what is held, stays', async () => {
      await using store = await openNew(open);
      const keys = ['there', 'held', 'tried', 'behind', 'young'] as const;
      await saveAll(store, ...keys.map(key => ({ key, source: 'feed' })));
      const order = (key: string, to: string, createdAt = NOW) =>
        store.outbox.order(
          buildDraft({ article: buildArticle({ key, source: 'feed' }).id, to: [to], createdAt }),
        );
      await order('there', 'doubtful');
      await order('held', 'unclear');
      await order('tried', 'closed');
      await order('behind', 'closed');
      const query = { platforms, now: NOW, limit: 9, leaseMs: MINUTE };
      const waits = { reason: inWords('so it is'), notBefore: LATER + DAY };
      for (const claim of await store.outbox.claim(query)) {
        const { destination } = claim.delivery;
        const settlement =
          destination === 'doubtful'
            ? ({ ...waits, state: 'retry' } as const)
            : destination === 'unclear'
              ? ({ state: 'held', reason: inWords('so it is') } as const)
              : ({ ...waits, state: 'suspended', confirmedNotSent: true } as const);
        await store.outbox.settle(claim, settlement, NOW);
      }
      await order('young', 'closed', LATER - DAY);
      const rule = { now: LATER, keepMs: KEEP };
      expect(await store.maintenance.expireWaiting({ ...rule, now: NOW + KEEP })).toEqual([]);
      const expired = await store.maintenance.expireWaiting(rule);
      expect(expired.map(({ destination }) => destination)).toEqual(['closed', 'closed']);
      expect(await store.maintenance.expireWaiting(rule)).toEqual([]);
      expect(await store.deliveries.counts()).toEqual({ retry: 1, held: 1, expired: 2, queued: 1 });
      expect(await store.maintenance.checkInvariants({ now: LATER, platforms })).toEqual([]);
      // the place is still asked, by the next that waits
      const next = await store.outbox.claim({ ...query, now: LATER + DAY });
      expect(next.map(({ delivery }) => delivery.destination)).toEqual(['doubtful', 'closed']);
    });

    test('what was ordered for a moment waits for it, however far away', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'far', source: 'feed' });
      const article = buildArticle({ key: 'far', source: 'feed' }).id;
      const notBefore = NOW + 4 * KEEP;
      await store.outbox.order(buildDraft({ article, to: ['canale'], notBefore }));
      await pruneAll(store);
      expect(await store.maintenance.expireWaiting({ now: LATER, keepMs: KEEP })).toEqual([]);
      const query = { platforms, limit: 9, leaseMs: MINUTE };
      expect(await store.outbox.claim({ ...query, now: notBefore - 1 })).toEqual([]);
      expect(await store.outbox.claim({ ...query, now: notBefore })).toHaveLength(1);
    });

    test('one call does a bounded piece of work', async () => {
      await using store = await openNew(open);
      for (let n = 0; n < 450; n++) await store.slots.fill(buildSlot({ dueAt: NOW + n, state: 'empty' }), []);
      const rule = { now: LATER + DAY, keepMs: KEEP, standing: [] };
      expect(await store.maintenance.prune(rule)).toEqual({ slots: 200 });
      expect(await pruneAll(store, rule)).toEqual({ slots: 249 });
    });

    test('places where nothing was sent for long are forgotten, and open again when there is something', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      await send(store, buildDraft({ article: article!.id }));
      await pruneAll(store, { standing: ['seeds'] });
      await send(store, buildDraft({ article: article!.id, occasion: 'b', to: ['altro'] }), LATER);
      expect(await store.deliveries.counts()).toEqual({ sent: 2 });
    });
  });

  describe('the sum check', () => {
    test('finds nothing wrong with deliveries in any state they can come to', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      const states = ['sent', 'held', 'retry', 'suspended', 'dead', 'expired'] as const;
      for (const state of states) {
        await store.outbox.order(buildDraft({ article: article!.id, occasion: state, to: [state] }));
        const [claim] = await store.outbox.claim({ platforms, now: NOW, limit: 1, leaseMs: MINUTE });
        expect(await store.maintenance.checkInvariants({ now: NOW, platforms })).toEqual([]);
        if (!claim) continue; // the lane waits for the one that is suspended
        const reason = state === 'sent' ? null : inWords('so it is');
        const notBefore = state === 'retry' ? NOW : state === 'suspended' ? NOW + DAY : null;
        const messageIds = state === 'sent' ? ['1'] : [];
        await store.outbox.settle(claim, { state, reason, notBefore, messageIds }, NOW);
        expect(await store.maintenance.checkInvariants({ now: NOW, platforms })).toEqual([]);
      }
    });

    test('tells a claim that nobody looks after, and not before its time', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      await store.outbox.order(buildDraft({ article: article!.id }));
      await store.outbox.claim({ platforms, now: NOW, limit: 1, leaseMs: MINUTE });
      const look = (now: number, of: readonly ('telegram' | 'discord')[] = platforms) =>
        store.maintenance.checkInvariants({ now, platforms: of });
      expect(await look(NOW + 5 * MINUTE)).toEqual([]);
      expect(await look(NOW + HOUR)).toMatchObject([{ destination: 'canale', flaw: 'claim-forgotten' }]);
      expect(await look(NOW + HOUR, ['discord'])).toEqual([]);
    });
  });

  describe('a clock that is set', () => {
    const setUp = async (open: OpenStore, ahead: number) => {
      const store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      await store.outbox.order(buildDraft({ article: article!.id, to: ['x'] }));
      const [claim] = await store.outbox.claim({ platforms, now: NOW + ahead, limit: 1, leaseMs: MINUTE });
      return { store, article: article!, claim: claim! };
    };

    const byMs = -6 * HOUR;
    test('back keeps a wait as long as it was', async () => {
      const { store, claim } = await setUp(open, 0);
      await using _ = store;
      const notBefore = NOW + 10 * MINUTE;
      await store.outbox.settle(claim, { state: 'retry', reason: inWords('not now'), notBefore }, NOW);
      expect(await store.maintenance.clockMoved(byMs, NOW + byMs)).toBe(1);
      const due = NOW + byMs + 10 * MINUTE;
      const take = (now: number) => store.outbox.claim({ platforms, now, limit: 1, leaseMs: MINUTE });
      expect(await take(due - 1)).toEqual([]);
      expect(await store.outbox.nextDue(platforms, due - 1)).toBe(due);
      expect(await take(due)).toHaveLength(1);
    });

    test('back ends a lease when it would have ended', async () => {
      const { store } = await setUp(open, 0);
      await using _ = store;
      await store.maintenance.clockMoved(byMs, NOW + byMs);
      const look = (now: number) => store.outbox.claimAbandoned({ platforms, now, leaseMs: MINUTE });
      expect(await look(NOW + byMs + MINUTE - 1)).toEqual([]);
      expect(await look(NOW + byMs + MINUTE)).toHaveLength(1);
    });

    test('forward moves nothing: the machine may have slept', async () => {
      const { store, claim } = await setUp(open, 0);
      await using _ = store;
      const notBefore = NOW + 10 * MINUTE;
      await store.outbox.settle(claim, { state: 'retry', reason: inWords('not now'), notBefore }, NOW);
      expect(await store.maintenance.clockMoved(8 * HOUR, NOW + 8 * HOUR)).toBe(0);
      const late = NOW + 8 * HOUR;
      expect(await store.outbox.claim({ platforms, now: late, limit: 1, leaseMs: MINUTE })).toHaveLength(1);
    });

    test('back does not move the end of the night', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, { key: 'a' });
      const morning = NOW + 8 * HOUR;
      await store.outbox.order(buildDraft({ article: article!.id, notBefore: morning }));
      await store.maintenance.clockMoved(-6 * HOUR, NOW - 6 * HOUR);
      expect(await store.deliveries.queue({ limit: 9 })).toMatchObject([{ notBefore: morning }]);
      expect(await store.outbox.nextDue(platforms, NOW)).toBe(morning);
    });

    test('while nobody looked leaves nothing waiting for a moment years away', async () => {
      const { store, claim } = await setUp(open, 3000 * DAY);
      await using _ = store;
      expect(await store.maintenance.clockMoved(0, NOW)).toBe(1);
      const [taken] = await store.outbox.claimAbandoned({ platforms, now: NOW + MINUTE, leaseMs: MINUTE });
      expect(taken?.delivery.id).toBe(claim.delivery.id);
      const far = { state: 'retry', reason: inWords('not now'), notBefore: NOW + 3000 * DAY } as const;
      await store.outbox.settle(taken!, far, NOW);
      await store.maintenance.clockMoved(0, NOW);
      const due = await store.outbox.claim({ platforms, now: NOW + MINUTE, limit: 1, leaseMs: MINUTE });
      expect(due).toHaveLength(1);
      expect(await store.maintenance.clockMoved(0, NOW)).toBe(0);
    });
  });
}
