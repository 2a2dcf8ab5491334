import { describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/ports/store.ts';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildSlot, NOW, inWords } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const [first, second] = [buildArticle({ key: 'a' }), buildArticle({ key: 'b' })];
const ENDED = ['sent', 'dead', 'expired'] as const;
const OPEN = ['retry', 'held', 'suspended'] as const;

/** One delivery in every state, at a destination of that name. */
async function openWithAllStates(open: OpenStore): Promise<Store> {
  const store = await openNew(open);
  await saveAll(store, { key: 'a' }, { key: 'b' });
  const settled = [...ENDED, ...OPEN];
  await store.outbox.order(
    buildDraft({ article: first.id, to: [...settled, 'claimed'], why: inWords('asked for') }),
  );
  const claims = await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 9, leaseMs: MINUTE });
  for (const [index, claim] of claims.entries()) {
    const state = settled.find(name => name === claim.delivery.destination);
    const notBefore = state === 'retry' ? NOW + HOUR : null;
    if (state)
      await store.outbox.settle(claim, { state, reason: inWords(`is ${state}`), notBefore }, NOW + index);
  }
  await store.outbox.order(buildDraft({ article: second.id, to: ['withdrawn'] }));
  await store.outbox.withdraw(second.id, inWords('gone'), NOW + HOUR);
  const slot = buildSlot();
  const draft = buildDraft({
    article: second.id,
    occasion: 'slot',
    slot: slot.id,
    schedule: 'mattino',
    to: ['queued'],
  });
  await store.slots.fill(slot, [draft]);
  return store;
}

export function ledgerContract(open: OpenStore): void {
  describe('deliveries', () => {
    test('queue holds what is still to happen, next first', async () => {
      await using store = await openWithAllStates(open);
      const queue = await store.deliveries.queue({ limit: 99 });
      expect(queue.map(row => row.state)).toEqual(['claimed', 'queued', 'retry', 'held', 'suspended']);
      expect(await store.deliveries.queue({ limit: 2 })).toEqual(queue.slice(0, 2));
    });

    test('history holds what has ended, newest first', async () => {
      await using store = await openWithAllStates(open);
      const history = await store.deliveries.history({ limit: 99 });
      expect(history.map(row => row.state)).toEqual(['withdrawn', 'expired', 'dead', 'sent']);
      expect(await store.deliveries.history({ limit: 1 })).toEqual(history.slice(0, 1));
    });

    test('a row tells the article, the schedule and why', async () => {
      await using store = await openWithAllStates(open);
      expect(await store.deliveries.queue({ limit: 9, destination: 'queued' })).toMatchObject([
        {
          articleTitle: second.title,
          articleSource: 'seeds',
          schedule: 'mattino',
          why: inWords('an editor asked for it'),
        },
      ]);
      expect(await store.deliveries.history({ limit: 9, destination: 'dead' })).toMatchObject([
        {
          articleTitle: first.title,
          schedule: null,
          why: inWords('asked for'),
          reason: inWords('is dead'),
          attempts: 1,
        },
      ]);
    });

    test('filters narrow both lists', async () => {
      await using store = await openWithAllStates(open);
      const { deliveries } = store;
      expect(await deliveries.queue({ limit: 9, article: first.id })).toHaveLength(4);
      expect(await deliveries.history({ limit: 9, article: second.id })).toHaveLength(1);
      expect(await deliveries.history({ limit: 9, article: second.id, destination: 'sent' })).toEqual([]);
      const [row] = await deliveries.queue({ limit: 9, destination: 'queued' });
      if (!row?.post) throw new Error('one is queued');
      expect(await deliveries.queue({ limit: 9, post: row.post })).toEqual([row]);
    });

    test('counts add up to all deliveries', async () => {
      await using store = await openWithAllStates(open);
      const states = [...ENDED, ...OPEN, 'claimed', 'withdrawn', 'queued'];
      expect(await store.deliveries.counts()).toEqual(Object.fromEntries(states.map(state => [state, 1])));
    });

    test('a new store has nothing to tell', async () => {
      await using store = await openNew(open);
      expect(await store.deliveries.queue({ limit: 9 })).toEqual([]);
      expect(await store.deliveries.history({ limit: 9 })).toEqual([]);
      expect(await store.deliveries.counts()).toEqual({});
    });

    test('tells until when a place or a platform rests, and why', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' }, { key: 'b' });
      await store.outbox.order(buildDraft({ article: first.id, to: ['x'] }));
      await store.outbox.order(buildDraft({ article: second.id, to: ['x'] }));
      expect((await store.deliveries.queue({ limit: 9 })).map(({ block }) => block)).toEqual([
        undefined,
        undefined,
      ]);
      const claim = async (now: number) =>
        (await store.outbox.claim({ platforms: ['telegram'], now, limit: 1, leaseMs: MINUTE }))[0];
      const rest = { state: 'retry', reason: inWords('too many'), notBefore: NOW + MINUTE } as const;
      const block = { scope: 'place', until: NOW + MINUTE, reason: inWords('too many') } as const;
      const a = await claim(NOW);
      if (a) await store.outbox.settle(a, { ...rest, block }, NOW);
      const told = (await store.deliveries.queue({ limit: 9, state: 'queued' })).map(row => row.block);
      expect(told).toEqual([{ until: NOW + MINUTE, reason: inWords('too many') }]);
      const again = await claim(NOW + MINUTE);
      const longer = {
        scope: 'platform',
        until: NOW + HOUR,
        reason: inWords('the token is refused'),
      } as const;
      if (again) await store.outbox.settle(again, { ...rest, block: longer }, NOW + MINUTE);
      const later = (await store.deliveries.queue({ limit: 9, state: 'queued' })).map(row => row.block);
      expect(later).toEqual([{ until: NOW + HOUR, reason: inWords('the token is refused') }]);
      expect(await store.deliveries.queue({ limit: 9, state: 'held' })).toEqual([]);
    });
  });
}
