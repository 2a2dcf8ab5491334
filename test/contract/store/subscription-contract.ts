import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../src/core/filter/parse-filter.ts';
import type { Filter } from '../../../src/core/filter/filter.ts';
import type { SubscriptionDraft } from '../../../src/core/ports/subscriptions.ts';
import { isSubscribed, SUSPENDED_KEPT } from '../../../src/core/subscriptions/subscription.ts';
import { DAY, HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildDraft, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const filterOf = (text: string): Filter => {
  const read = parseFilter(text);
  if (read.kind === 'fault') throw new Error(read.fault.code);
  return read.filter;
};

const draftOf = (
  user: number,
  filter = '',
  more: Partial<Pick<SubscriptionDraft, 'rhythm' | 'digestDue'>> = {},
): SubscriptionDraft => ({
  place: {
    platform: 'telegram',
    place: { chat: user, topic: null, silent: false },
    orderingKey: `telegram:${user}`,
    language: 'it',
    reader: { kind: 'person', id: String(user) },
  },
  filter: filterOf(filter),
  rhythm: { kind: 'now' },
  subscriber: `telegram:${user}`,
  digestDue: null,
  ...more,
});

export function subscriptionContract(open: OpenStore): void {
  describe('subscriptions', () => {
    test('a place is one destination, however much is subscribed there, and the same is subscribed once', async () => {
      await using store = await openNew(open);
      const first = await store.subscriptions.add(draftOf(7, 'topic:esteri -sport'), 20, NOW);
      const same = await store.subscriptions.add(draftOf(7, 'topic:esteri  -sport'), 20, NOW + 1);
      const other = await store.subscriptions.add(draftOf(7), 20, NOW + 2);
      expect([first.kind, same.kind, other.kind]).toEqual(['added', 'there', 'added']);
      const all = await store.subscriptions.ofPlace('telegram:7');
      expect(all).toMatchObject([
        {
          filter: { text: 'topic:esteri -sport' },
          rhythm: { kind: 'now' },
          subscriber: 'telegram:7',
          createdAt: NOW,
        },
        { filter: { text: '' }, createdAt: NOW + 2 },
      ]);
      const names = new Set(all.map(({ place }) => place.name));
      expect([...names].map(isSubscribed)).toEqual([true]);
      expect(await store.subscriptions.place([...names][0] ?? '')).toEqual(all[0]?.place);
      expect(await store.subscriptions.mark()).toEqual({
        count: 2,
        sum: (all[0]?.id ?? 0) + (all[1]?.id ?? 0),
        movedAt: 0,
      });
    });

    test('where quiet was asked for nothing waits, and nothing is written that was on its way', async () => {
      await using store = await openNew(open);
      const [a, b] = await saveAll(store, { key: 'a' }, { key: 'b' });
      if (a === undefined || b === undefined) throw new Error('two');
      const added = await store.subscriptions.add(draftOf(7), 20, NOW);
      const to = added.kind === 'full' ? '' : added.subscription.place.name;
      const order = (id: typeof a.id, occasion: string) =>
        store.outbox.order(buildDraft({ article: id, to: [to, 'canale'], occasion }));
      expect(await order(a.id, 'before')).toHaveLength(2);
      const key = { platform: 'telegram', kind: 'person', id: '7' } as const;
      await store.readers.change(key, { mutedUntil: NOW + HOUR }, NOW);
      expect(await store.deliveries.history({ limit: 9 })).toMatchObject([
        { destination: to, state: 'withdrawn', reason: { code: 'muted' } },
      ]);
      expect((await order(b.id, 'during')).map(({ destination }) => destination)).toEqual(['canale']);
      expect(await store.subscriptions.had(to, [a.id, b.id])).toEqual(new Set());
      await store.readers.change(key, { mutedUntil: null }, NOW);
      expect(await order(b.id, 'after')).toHaveLength(1);
    });

    test('a person subscribes so often and no more, wherever', async () => {
      await using store = await openNew(open);
      const elsewhere = { ...draftOf(8), subscriber: 'telegram:7' };
      expect(await store.subscriptions.add(draftOf(7, 'a'), 2, NOW)).toMatchObject({ kind: 'added' });
      expect(await store.subscriptions.add(elsewhere, 2, NOW)).toMatchObject({ kind: 'added' });
      expect(await store.subscriptions.add(draftOf(7, 'b'), 2, NOW)).toEqual({ kind: 'full' });
      const refusedInNewPlace = { ...draftOf(9), subscriber: 'telegram:7' };
      expect(await store.subscriptions.add(refusedInNewPlace, 2, NOW)).toEqual({ kind: 'full' });
      expect(await store.subscriptions.placesIn('telegram:9')).toEqual([]);
      expect(await store.subscriptions.add(draftOf(10), 2, NOW)).toMatchObject({ kind: 'added' });
    });

    test('a new article is due to be matched when it may be posted, once, and is forgotten when that is done', async () => {
      await using store = await openNew(open);
      const [now, later] = await saveAll(
        store,
        { key: 'now', url: null, contentHash: 'a' },
        { key: 'later', url: null, contentHash: 'b', notBefore: NOW + HOUR },
      );
      const due = (at: number) => store.subscriptions.pendingNews(at, { limit: 9, needsApproval: false });
      expect(await due(NOW)).toEqual([{ article: now?.id, dueAt: NOW }]);
      expect(await due(NOW + HOUR)).toHaveLength(2);
      if (now === undefined || later === undefined) throw new Error('two articles were saved');
      await store.subscriptions.postpone(now.id, NOW + MINUTE);
      expect(await due(NOW)).toEqual([]);
      expect(await store.subscriptions.nextNews()).toBe(NOW + MINUTE);
      await store.subscriptions.newsDone(now.id, now.revision, NOW);
      await store.subscriptions.newsDone(later.id, later.revision, NOW);
      expect(await store.subscriptions.nextNews()).toBeNull();
      await saveAll(store, { key: 'now', url: null, contentHash: 'a' });
      expect(await store.subscriptions.nextNews()).toBeNull();
    });

    test('who has had an article, or one with its words, does not wait for it; nor does a closed place', async () => {
      await using store = await openNew(open);
      const [article, twin] = await saveAll(
        store,
        { key: 'one', source: 'a', url: null, contentHash: 'same' },
        { key: 'one', source: 'b', url: null, contentHash: 'same' },
      );
      if (article === undefined || twin === undefined) throw new Error('two articles were saved');
      const names: string[] = [];
      for (const user of [1, 2, 3, 4]) {
        const added = await store.subscriptions.add(draftOf(user), 20, NOW);
        if (added.kind !== 'full') names.push(added.subscription.place.name);
      }
      const [had = '', hadTwin = '', closed = '', open_ = ''] = names;
      await store.outbox.order(buildDraft({ article: article.id, to: [had] }));
      await store.outbox.order(buildDraft({ article: twin.id, to: [hadTwin] }));
      await store.subscriptions.suspend('telegram:3', NOW);
      const waiting = async () =>
        (await store.subscriptions.waitingFor(article.id, names, NOW)).map(({ name }) => name);
      expect(await waiting()).toEqual([open_]);
      expect(await store.subscriptions.had(hadTwin, [article.id, twin.id])).toEqual(
        new Set([article.id, twin.id]),
      );
      await store.outbox.resume('telegram:3', NOW);
      expect(await waiting()).toEqual([closed, open_].sort());
    });

    test('a place is suspended by a refusal, opens when somebody asks there, and goes after 90 days', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, {});
      const added = await store.subscriptions.add(draftOf(5), 20, NOW);
      if (article === undefined || added.kind === 'full') throw new Error('it was saved');
      const { name } = added.subscription.place;
      const draft = buildDraft({ article: article.id, to: [name] });
      await store.outbox.order({
        ...draft,
        deliveries: draft.deliveries.map(one => ({ ...one, orderingKey: 'telegram:5' })),
      });
      const [claim] = await store.outbox.claim({
        platforms: ['telegram'],
        now: NOW,
        limit: 1,
        leaseMs: HOUR,
      });
      if (claim === undefined) throw new Error('it was due');
      await store.outbox.settle(claim, { state: 'suspended', reason: null, notBefore: NOW + DAY }, NOW);
      expect(await store.subscriptions.place(name)).toMatchObject({ suspendedAt: NOW });
      await store.subscriptions.add(draftOf(5), 20, NOW + DAY);
      expect(await store.subscriptions.place(name)).toMatchObject({ suspendedAt: null });
      await store.subscriptions.suspend('telegram:5', NOW + DAY);
      const prune = (at: number) => store.maintenance.prune({ now: at, keepMs: 400 * DAY, standing: [] });
      await prune(NOW + DAY + SUSPENDED_KEPT);
      expect(await store.subscriptions.ofPlace('telegram:5')).toHaveLength(1);
      await prune(NOW + DAY + SUSPENDED_KEPT + 1);
      expect(await store.subscriptions.ofPlace('telegram:5')).toEqual([]);
      expect(await store.subscriptions.place(name)).toBeNull();
      expect(await store.outbox.get(claim.delivery.id)).toBeNull();
    });

    test('to forget a person deletes their subscriptions and all that went to them', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, {});
      const own = await store.subscriptions.add(draftOf(5), 20, NOW);
      const group = await store.subscriptions.add(
        {
          ...draftOf(-100),
          place: { ...draftOf(-100).place, reader: { kind: 'place', id: '-100' } },
          subscriber: 'telegram:5',
        },
        20,
        NOW,
      );
      const other = await store.subscriptions.add(draftOf(6), 20, NOW);
      if (article === undefined || own.kind === 'full' || group.kind === 'full' || other.kind === 'full')
        throw new Error('they were saved');
      const [mine, theirs] = [own.subscription.place.name, other.subscription.place.name];
      await store.outbox.order(buildDraft({ article: article.id, to: [mine, theirs] }));
      const gone = await store.subscriptions.forget('telegram:5', []);
      expect([...gone].sort()).toEqual([own.subscription.id, group.subscription.id].sort());
      expect(await store.subscriptions.place(mine)).toBeNull();
      expect(await store.deliveries.queue({ limit: 9 })).toMatchObject([{ destination: theirs }]);
      expect(await store.subscriptions.ofPlace('telegram:6')).toHaveLength(1);
    });

    test('a digest is written once, and is due again', async () => {
      await using store = await openNew(open);
      const [article] = await saveAll(store, {});
      const rhythm = { kind: 'digest', at: 450, timezone: 'Europe/Rome' } as const;
      const added = await store.subscriptions.add(
        draftOf(5, 'ponte', { rhythm, digestDue: NOW + HOUR }),
        20,
        NOW,
      );
      if (article === undefined || added.kind === 'full') throw new Error('it was saved');
      const { id, place } = added.subscription;
      expect(added.subscription.rhythm).toEqual(rhythm);
      expect(await store.subscriptions.toMatch(0, 9)).toEqual([]);
      expect(await store.subscriptions.dueDigests(NOW, 9)).toEqual([]);
      expect(await store.subscriptions.nextDigest()).toBe(NOW + HOUR);
      const due = { id, dueAt: NOW + HOUR, nextDue: NOW + 25 * HOUR };
      expect(await store.subscriptions.dueDigests(NOW + HOUR, 9)).toMatchObject([{ dueAt: due.dueAt }]);
      const draft = buildDraft({ article: article.id, to: [place.name] });
      expect(await store.subscriptions.fillDigest(due, draft, NOW + HOUR)).toBe(true);
      expect(await store.subscriptions.fillDigest(due, draft, NOW + HOUR)).toBe(false);
      expect(await store.deliveries.queue({ limit: 9 })).toHaveLength(1);
      expect(await store.subscriptions.nextDigest()).toBe(due.nextDue);
    });

    test('a chat that moves takes its subscriptions along, where it meets others of its own', async () => {
      await using store = await openNew(open);
      await store.subscriptions.add(draftOf(-5, 'a'), 20, NOW);
      await store.subscriptions.add(draftOf(-5, 'b'), 20, NOW);
      await store.subscriptions.add(draftOf(-1005, 'b'), 20, NOW);
      await store.outbox.move('telegram:-5', -1005, NOW);
      const there = await store.subscriptions.ofPlace('telegram:-1005');
      expect(there.map(({ filter }) => filter.text).sort()).toEqual(['a', 'b']);
      await store.outbox.move('telegram:-1005', -1006, NOW);
      expect((await store.subscriptions.ofPlace('telegram:-1006'))[0]?.place).toMatchObject({
        place: { chat: -1006, topic: null },
      });
    });
  });
}
