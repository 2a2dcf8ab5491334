import { describe, expect, test } from 'vitest';
import type { DeliveryId } from '../../../src/core/ids.ts';
import type { AlertDraft } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildTelegramPayload, inWords, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const held = (subject: string) => ({ kind: 'held', subject });
const alert = (id: string, chat: number | string = '@log'): AlertDraft => ({
  id: id as DeliveryId,
  destination: 'editors (Telegram)',
  platform: 'telegram',
  orderingKey: `telegram:${chat}`,
  payload: { ...buildTelegramPayload(id), chat },
});
const platforms = ['telegram'] as const;
const claim = (store: Store, now = NOW) => store.outbox.claim({ platforms, now, limit: 99, leaseMs: MINUTE });

export function alertContract(open: OpenStore): void {
  describe('alerts', () => {
    test('a thing is told once, until it is over', async () => {
      await using store = await openNew(open);
      const { outbox } = store;
      const begins = [held('a')];
      expect(await outbox.alert({ begins, ends: [], drafts: [alert('1')] }, NOW)).toBe(true);
      expect(await outbox.alert({ begins, ends: [], drafts: [alert('2')] }, NOW + DAY)).toBe(false);
      expect(await outbox.get('2' as DeliveryId)).toBe(null);
      expect(await outbox.told('held')).toEqual(['a']);
      expect(await outbox.alert({ begins: [], ends: begins, drafts: [alert('3')] }, NOW)).toBe(true);
      expect(await outbox.alert({ begins: [], ends: begins, drafts: [alert('4')] }, NOW)).toBe(false);
      expect(await outbox.told('held')).toEqual([]);
      expect(await outbox.alert({ begins, ends: [], drafts: [alert('5')] }, NOW)).toBe(true);
    });

    test('several told as one are told when one of them is new, and are known by their kind', async () => {
      await using store = await openNew(open);
      const { outbox } = store;
      await outbox.alert({ begins: [held('b'), held('a')], ends: [], drafts: [] }, NOW);
      const [more, old] = [[held('b'), held('c')], [held('a')]];
      expect(await outbox.alert({ begins: more, ends: [], drafts: [] }, NOW)).toBe(true);
      expect(await outbox.alert({ begins: old, ends: [], drafts: [] }, NOW)).toBe(false);
      expect(await outbox.told('held')).toEqual(['a', 'b', 'c']);
      expect(await outbox.told('dead')).toEqual([]);
    });

    test('what is remembered of nothing is told', async () => {
      await using store = await openNew(open);
      expect(await store.outbox.alert({ begins: [], ends: [], drafts: [alert('1')] }, NOW)).toBe(true);
      expect((await claim(store)).map(({ delivery }) => delivery.id)).toEqual(['1']);
    });

    test('of three that tell the same at once one does', async () => {
      await using store = await openNew(open);
      const told = ['1', '2', '3'].map(id =>
        store.outbox.alert({ begins: [held('a')], ends: [], drafts: [alert(id)] }, NOW),
      );
      expect((await Promise.all(told)).filter(Boolean)).toHaveLength(1);
      expect(await claim(store)).toHaveLength(1);
    });

    test('goes out before posts that wait for the same place, as a delivery without a post', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' });
      await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id, to: ['log'] }));
      await store.outbox.alert({ begins: [held('a')], ends: [], drafts: [alert('1')] }, NOW);
      const [first] = await claim(store);
      expect(first).toMatchObject({
        noPriorAttempt: true,
        delivery: { id: '1', post: null, article: null, operation: 'send', attempts: 1 },
      });
      if (first) await store.outbox.settle(first, { state: 'sent', reason: null, messageIds: ['7'] }, NOW);
      expect(await store.outbox.message('1' as DeliveryId)).toBe(null);
      expect((await claim(store)).map(({ delivery }) => delivery.destination)).toEqual(['log']);
      expect(await store.maintenance.checkInvariants({ now: NOW, platforms })).toEqual([]);
    });

    test('follows a chat that moved, before it was written and after', async () => {
      await using store = await openNew(open);
      await store.outbox.move('telegram:-4', -1004, NOW);
      await store.outbox.alert({ begins: [], ends: [], drafts: [alert('1', -4), alert('2', -5)] }, NOW);
      await store.outbox.move('telegram:-5', -1005, NOW);
      expect((await claim(store)).map(({ delivery: { payload } }) => payload.chat)).toEqual([-1004, -1005]);
    });

    test('is no part of the lists and counts of posts, and is known while it waits', async () => {
      await using store = await openNew(open);
      const { outbox, deliveries } = store;
      await outbox.alert({ begins: [], ends: [], drafts: [alert('1')] }, NOW - HOUR);
      await outbox.alert({ begins: [], ends: [], drafts: [alert('2')] }, NOW);
      expect(await deliveries.queue({ limit: 9 })).toEqual([]);
      expect(await deliveries.counts()).toEqual({});
      const waiting = { destination: 'editors (Telegram)', count: 2, since: NOW - HOUR };
      expect(await deliveries.waitingAlerts()).toEqual([{ ...waiting, reason: null }]);
      const [first] = await claim(store);
      const closed = { state: 'suspended', reason: inWords('kicked'), notBefore: NOW + DAY } as const;
      if (first) await outbox.settle(first, { ...closed, confirmedNotSent: true }, NOW);
      expect(await deliveries.waitingAlerts()).toEqual([{ ...waiting, reason: inWords('kicked') }]);
      expect(await outbox.resume('telegram:@log', NOW)).toBe(1);
      for (let round = 0; round < 2; round++)
        for (const one of await claim(store))
          await outbox.settle(one, { state: 'sent', reason: null, messageIds: ['1'] }, NOW);
      expect(await deliveries.waitingAlerts()).toEqual([]);
      expect(await deliveries.history({ limit: 9 })).toEqual([]);
      expect(await deliveries.counts()).toEqual({});
    });

    test('is forgotten when it is old', async () => {
      await using store = await openNew(open);
      await store.outbox.alert({ begins: [held('a')], ends: [], drafts: [alert('1')] }, NOW);
      const [first] = await claim(store);
      if (first) await store.outbox.settle(first, { state: 'sent', reason: null, messageIds: ['7'] }, NOW);
      await store.maintenance.prune({ now: NOW + 3 * DAY, keepMs: DAY, standing: [] });
      expect(await store.outbox.get('1' as DeliveryId)).toBe(null);
      expect(await store.outbox.told('held')).toEqual([]);
    });
  });
}
