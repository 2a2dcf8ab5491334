import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Claim, Transition } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { MINUTE, SECOND } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildSlot, inWords, NOW } from '../../fixtures/build.ts';
import { saveAll, type OpenStore } from './open-store.ts';

const settlements = ['sent', 'retry', 'held', 'dead', 'suspended'] as const satisfies Transition['state'][];

export function sharingContract(open: OpenStore): void {
  describe('two connections to one database', () => {
    test('what one writes the other reads, and its pulse changes', async () => {
      const name = randomUUID();
      await using here = await open(name);
      await using there = await open(name);
      const before = await here.ping();
      expect(await here.ping()).toBe(before);
      await saveAll(there, { key: 'a' });
      expect(await here.ping()).not.toBe(before);
      expect(await here.articles.keysOf('seeds')).toEqual(['a']);
    });

    test('work that ends by itself is led once', async () => {
      await using store = await open(randomUUID());
      const taken = await store.lock.acquire({ id: 'one', host: 'redazione', pid: 41, address: null }, NOW);
      if (taken.kind === 'taken') throw new Error('nobody else is there');
      let times = 0;
      const { signal } = new AbortController();
      await taken.lock.lead('telegram', signal, () => {
        times++;
        return times > 1 ? Promise.reject(new Error('it was over')) : Promise.resolve();
      });
      expect(times).toBe(1);
      await taken.lock.release();
    });

    test('the pulse changes with a store’s own writes', async () => {
      await using store = await open(randomUUID());
      const before = await store.ping();
      await saveAll(store, {});
      expect(await store.ping()).not.toBe(before);
    });

    test('what one had claimed is abandoned for another that knows itself alone, and for no other', async () => {
      const name = randomUUID();
      await using gone = await open(name);
      await using alive = await open(name);
      await saveAll(gone, { key: 'a' });
      await gone.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
      const query = { platforms: ['telegram'], now: NOW, leaseMs: MINUTE } as const;
      const [claim] = await gone.outbox.claim({ ...query, limit: 9 });
      expect(await alive.outbox.claimAbandoned(query)).toEqual([]);
      expect(await gone.outbox.claimAbandoned({ ...query, alone: true })).toEqual([]);
      const [taken] = await alive.outbox.claimAbandoned({ ...query, alone: true });
      expect(taken).toMatchObject({ delivery: { id: claim?.delivery.id }, noPriorAttempt: false });
      expect(await gone.outbox.settle(claim!, { state: 'sent', reason: null }, NOW)).toBe(false);
    });

    test('a platform that failed one of them is asked by one request, and answers to all', async () => {
      const name = randomUUID();
      await using here = await open(name);
      await using there = await open(name);
      await saveAll(here, { key: 'a' });
      await here.outbox.order(
        buildDraft({ article: buildArticle({ key: 'a' }).id, to: ['x', 'y', 'z', 'w'] }),
      );
      const query = { platforms: ['telegram'], limit: 2, leaseMs: MINUTE } as const;
      const until = NOW + SECOND;
      const failed = (claim: Claim, notBefore: number) => ({
        claim,
        settlement: {
          state: 'retry',
          reason: null,
          notBefore,
          confirmedNotSent: true,
          failures: claim.failures + 1,
          block: { scope: 'platform', until: notBefore, reason: inWords('it is down') },
        } as const,
      });
      const first = await here.outbox.claim({ ...query, now: NOW });
      expect(first.map(({ failures }) => failures)).toEqual([0, 0]);
      await here.outbox.settleAll(() => first.map(claim => failed(claim, until)), NOW);
      expect(await there.outbox.claim({ ...query, now: NOW })).toEqual([]);
      // two that failed together count once
      const second = await there.outbox.claim({ ...query, now: until });
      expect(second.map(({ failures }) => failures)).toEqual([1]);
      await there.outbox.settleAll(() => second.map(claim => failed(claim, until + SECOND)), until);
      const third = await here.outbox.claim({ ...query, now: until + SECOND });
      expect(third.map(({ failures }) => failures)).toEqual([2]);
      const answered = { state: 'sent', reason: null, failures: 0 } as const;
      await here.outbox.settle(third[0]!, answered, until + SECOND);
      const fourth = await there.outbox.claim({ ...query, now: until + SECOND });
      expect(fourth.map(({ failures }) => failures)).toEqual([0, 0]);
    });

    test('both fill the same slots at once, and each is filled once', async () => {
      const name = randomUUID();
      await using here = await open(name);
      await using there = await open(name);
      await saveAll(here, ...['a', 'b', 'c', 'd'].map(key => ({ key })));
      const filled = await Promise.all(
        ['a', 'b', 'c', 'd'].flatMap((key, index) =>
          [here, there].map(store => {
            const draft = buildDraft({ article: buildArticle({ key }).id, occasion: key });
            return store.slots.fill(buildSlot({ dueAt: NOW + index }), [draft]);
          }),
        ),
      );
      expect(filled.filter(Boolean)).toHaveLength(4);
      expect(await there.deliveries.queue({ limit: 99 })).toHaveLength(4);
    });

    test('both save the same article at once, and it is new once', async () => {
      const name = randomUUID();
      await using here = await open(name);
      await using there = await open(name);
      const saved = await Promise.all(
        [here, there, here, there].map(store => store.articles.save(buildArticle(), NOW)),
      );
      expect(saved.map(result => result.kind).toSorted()).toEqual(['new', 'same', 'same', 'same']);
    });

    test('whatever two dispatchers do, no attempt is shared and none is lost', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.record({ store: fc.nat(1), act: fc.nat(9), state: fc.constantFrom(...settlements) }), {
            minLength: 20,
            maxLength: 60,
          }),
          async moves => {
            const name = randomUUID();
            await using here = await open(name);
            await using there = await open(name);
            await play([here, there], moves);
          },
        ),
        { numRuns: 12 },
      );
    });
  });
}

/** Moves at random and checks after each: one claim for each destination, and all deliveries accounted for. */
async function play(
  stores: readonly [Store, Store],
  moves: readonly { store: number; act: number; state: (typeof settlements)[number] }[],
): Promise<void> {
  const keys = ['a', 'b', 'c', 'd', 'e'];
  const to = ['x', 'y', 'z'];
  await saveAll(stores[0], ...keys.map(key => ({ key })));
  for (const key of keys) await stores[0].outbox.order(buildDraft({ article: buildArticle({ key }).id, to }));
  let now = NOW;
  const claims: Claim[] = [];
  const leases = new Set<string>();
  for (const { store: index, act, state } of moves) {
    const store = stores[index] ?? stores[0];
    now += SECOND;
    if (act < 4) {
      const taken = await store.outbox.claim({
        platforms: ['telegram'],
        now,
        limit: act + 1,
        leaseMs: 5 * SECOND,
      });
      claims.push(...taken);
      for (const { delivery, lease } of taken) leases.add(`${delivery.id} ${lease}`);
    } else if (act < 8) {
      const claim = claims.splice(act % Math.max(1, claims.length), 1)[0];
      if (claim) await store.outbox.settle(claim, { state, reason: null, notBefore: now + 2 * SECOND }, now);
    } else if (act === 8) {
      claims.push(
        ...(await store.outbox.claimAbandoned({ platforms: ['telegram'], now, leaseMs: 5 * SECOND })),
      );
    } else {
      now += MINUTE;
    }
    const open = await store.deliveries.queue({ limit: 99 });
    const busy = open.filter(row => row.state === 'claimed').map(row => row.destination);
    expect(new Set(busy).size).toBe(busy.length);
    const counts = await store.deliveries.counts();
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(keys.length * to.length);
  }
  const rows = [
    ...(await stores[1].deliveries.queue({ limit: 99 })),
    ...(await stores[1].deliveries.history({ limit: 99 })),
  ];
  const attempts = rows.reduce((sum, row) => sum + row.attempts, 0);
  expect(leases.size).toBe(attempts);
}
