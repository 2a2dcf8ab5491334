import { describe, expect, test } from 'vitest';
import type { Discussed } from '../../../src/core/ports/push.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { payloadHashOf } from '../../../src/core/ids.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/core/time.ts';
import { buildArticle, buildCard, buildDraft, buildTelegramPayload, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const query = { platforms: ['telegram'], now: NOW, limit: 9, leaseMs: MINUTE } as const;
const { id: article } = buildArticle({ key: 'a' });
const chats = ['telegram:@canale'];
const lease = { now: NOW, until: NOW + MINUTE };
const asks = (ids: readonly string[]) => ids.map(id => ({ id, asking: null }));

/** A store in which an article was sent to "canale" with a card that Telegram holds; the message is number 7. */
async function openSent(open: OpenStore, more: Parameters<Store['outbox']['settle']>[1] | object = {}) {
  const store = await openNew(open);
  await saveAll(store, { key: 'a' });
  const card = buildCard();
  const payload = { ...buildTelegramPayload(), kind: 'photo', card: card.hash, caption: 'x' } as never;
  const draft = buildDraft({ article });
  const deliveries = draft.deliveries.map(one => ({
    ...one,
    payload,
    orderingKey: 'telegram:@canale',
    wanted: payloadHashOf(payload),
  }));
  await store.outbox.order({ ...draft, deliveries, cards: [card] });
  const [claim] = await store.outbox.claim(query);
  if (claim === undefined) throw new Error('something is due');
  const sent = {
    state: 'sent',
    reason: null,
    messageIds: ['7'],
    url: null,
    cardFiles: new Map([[card.hash, 'F1']]),
    ...more,
  } as const;
  await store.outbox.settle(claim, sent, NOW);
  return { store, id: claim.delivery.id, payload };
}

/** What platforms tell of what stands there. */
export function updateContract(open: OpenStore): void {
  describe('updates', () => {
    test('one is taken once, by whichever process', async () => {
      await using store = await openNew(open);
      const take = (...updates: string[]) => store.updates.takeOnce('telegram', asks(updates), lease);
      const taken = await Promise.all([take('1', '2'), take('2', '1'), take('3', '2', '1')]);
      expect(taken.flatMap(some => [...some]).sort()).toEqual(['1', '2', '3']);
      expect(await take('3', '4', '4')).toEqual(new Set(['4']));
      expect(await take()).toEqual(new Set());
      expect(await store.updates.takeOnce('discord', asks(['1']), lease)).toEqual(new Set(['1']));
    });

    test('what was taken and not done is handed out once when its lease has ended, and forgotten', async () => {
      await using store = await openNew(open);
      const { updates } = store;
      const due = (now: number) => updates.takeInterrupted('telegram', now);
      const asking = (command: string) => ({ command, to: { token: 'a secret' } });
      const taken = ['done', 'kept', 'lost', 'lost too'].map(id => ({ id, asking: asking(id) }));
      await updates.takeOnce('telegram', [...taken, { id: 'nobody', asking: null }], lease);
      // told again it is what it was
      await updates.takeOnce('telegram', taken, { now: NOW + SECOND, until: NOW + HOUR });
      await updates.doneTaken('telegram', 'done');
      expect(await updates.keepTaken('telegram', 'kept', NOW + 2 * MINUTE)).toBe(true);
      expect(await updates.keepTaken('telegram', 'done', NOW + 2 * MINUTE)).toBe(false);
      expect(await due(NOW + MINUTE - 1)).toEqual([]);
      expect(await updates.takeInterrupted('discord', NOW + HOUR)).toEqual([]);
      const [first, second] = await Promise.all([due(NOW + MINUTE), due(NOW + MINUTE)]);
      expect([...first, ...second]).toEqual([
        { asking: asking('lost'), takenAt: NOW },
        { asking: asking('lost too'), takenAt: NOW },
      ]);
      // who was frozen and comes back finds it given up
      expect(await updates.keepTaken('telegram', 'lost', NOW + HOUR)).toBe(false);
      expect(await due(NOW + HOUR)).toEqual([{ asking: asking('kept'), takenAt: NOW }]);
      expect(await updates.takeOnce('telegram', taken, lease)).toEqual(new Set());
    });

    test('a message is found by its id in a chat, and its reactions count for its article', async () => {
      const { store, id } = await openSent(open);
      await using _store = store;
      const at = { platform: 'telegram', chats, messageId: '7' };
      expect(await store.updates.messageIn(at)).toMatchObject({ id, destination: 'canale' });
      expect(await store.updates.messageIn({ ...at, messageId: '8' })).toBeNull();
      const album = await openSent(open, { messageIds: ['17', '18', '19'] });
      await using _album = album.store;
      const inAlbum = (messageId: string) => album.store.updates.messageIn({ ...at, messageId });
      expect(await inAlbum('18')).toMatchObject({ id: album.id });
      expect([await inAlbum('8'), await inAlbum('1')]).toEqual([null, null]);
      expect(await store.updates.messageIn({ ...at, chats: ['telegram:@altro'] })).toBeNull();
      await store.updates.noteReactions(id, 3, NOW);
      await store.updates.noteReactions(id, 5, NOW);
      expect([...(await store.updates.reactionsOf([article]))]).toEqual([[article, 5]]);
      expect(await store.updates.reactionsSince(NOW)).toEqual([{ destination: 'canale', count: 5 }]);
      expect(await store.updates.reactionsSince(NOW + 1)).toEqual([]);
      await store.updates.noteReactions(id, 0, NOW);
      expect([...(await store.updates.reactionsOf([article]))]).toEqual([]);
    });

    test('what has come to a discussion is kept once, until it is answered', async () => {
      await using store = await openNew(open);
      const discussed = (id: string): Discussed => ({
        id,
        of: { platform: 'telegram', chats: ['telegram:@canale'], messageId: '7' },
        here: ['telegram:-1'],
        reply: { chat: -1, replyTo: 2 },
      });
      await store.updates.noteDiscussed(discussed('b'), NOW);
      await store.updates.noteDiscussed(discussed('a'), NOW + MINUTE);
      await store.updates.noteDiscussed(discussed('b'), NOW + 2 * MINUTE);
      expect(await store.updates.discussed()).toEqual([discussed('b'), discussed('a')]);
      await store.updates.discussedDone('b');
      expect(await store.updates.discussed()).toEqual([discussed('a')]);
    });

    test('the card of a post that stands is known by its platform’s name for it', async () => {
      const { store } = await openSent(open);
      await using _store = store;
      expect([...(await store.updates.cardFilesOf([article], 'telegram'))]).toEqual([[article, 'F1']]);
      expect([...(await store.updates.cardFilesOf([article], 'discord'))]).toEqual([]);
    });

    test('what stands since a moment is found until its end is written down', async () => {
      const { store, id, payload } = await openSent(open);
      await using _store = store;
      const standing = (sentBy: number) =>
        store.outbox.standingSince({ destination: 'canale', sentBy, limit: 9 });
      expect(await standing(NOW - 1)).toEqual([]);
      const [message] = await standing(NOW + HOUR);
      expect(message).toMatchObject({ id });
      expect(
        await store.outbox.standingSince({
          destination: 'canale',
          sentBy: NOW,
          limit: 9,
          ...(message && { after: message }),
        }),
      ).toEqual([]);
      const post = message?.post ?? ('' as never);
      const change = {
        id: 'c' as never,
        operation: 'delete',
        message: id,
        payload,
        wanted: 'deleted',
        notBefore: null,
      } as const;
      await store.outbox.change([{ post, items: [], changes: [change], cards: [] }], NOW);
      expect(await standing(NOW)).toEqual([]);
    });

    test('what follows a message waits in a queue of its own, for its moment', async () => {
      const follow = [
        { key: 'pin', queue: 'pins', payload: { platform: 'telegram', step: 'pin' }, afterMs: 0 },
        { key: 'unpin', queue: 'pins', payload: { platform: 'telegram', step: 'unpin' }, afterMs: HOUR },
      ];
      const { store, id } = await openSent(open, { follow });
      await using _store = store;
      const claimed = async (now: number) =>
        (await store.outbox.claim({ ...query, now })).map(({ delivery }) => delivery);
      expect(await claimed(NOW)).toMatchObject([
        { operation: 'publish', message: id, orderingKey: 'telegram:@canale/pins', payload: { step: 'pin' } },
      ]);
      expect(await claimed(NOW + 30 * MINUTE)).toEqual([]);
    });

    test('links that people posted at a destination are remembered for thirty days since they last did', async () => {
      await using store = await openNew(open);
      await store.updates.noteLinks('canale', ['a.example/1', 'a.example/2'], NOW);
      await store.updates.noteLinks('canale', ['a.example/1'], NOW + DAY);
      await store.updates.noteLinks('altro', ['a.example/3'], NOW);
      expect(await store.updates.linksSeen('canale')).toEqual(new Set(['a.example/1', 'a.example/2']));
      await store.maintenance.prune({ now: NOW + 30 * DAY + 1, keepMs: 400 * DAY, standing: [] });
      expect(await store.updates.linksSeen('canale')).toEqual(new Set(['a.example/1']));
      expect(await store.updates.linksSeen('nessuno')).toEqual(new Set());
    });
  });
}
