import { describe, expect, test } from 'vitest';
import type { Claim, PostChange, Transition } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { changeIdOf } from '../../../src/core/ids.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/core/time.ts';
import {
  buildArticle,
  buildDraft,
  buildTelegramPayload,
  inWords,
  NOW,
  withPayload,
} from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const article = (key: string) => buildArticle({ key }).id;
const query = { platforms: ['telegram'], now: NOW, limit: 9, leaseMs: MINUTE } as const;
const SENT: Transition = { state: 'sent', reason: null };
const RETRY: Transition = { state: 'retry', reason: inWords('no answer'), notBefore: NOW + SECOND };
const OVERTAKEN = { state: 'withdrawn', reason: reasonOf('overtaken') } as const;
const OUT_OF_REACH = reasonOf('place-unknown');

async function claimOne({ outbox }: Store, now = NOW): Promise<Claim> {
  const [claim] = await outbox.claim({ ...query, now });
  if (claim === undefined) throw new Error('something is due');
  return claim;
}

/** A store in which the article "a" was sent to `chat` as "canale", as message 7. */
async function openWithMessage(open: OpenStore, { chat = '@canale' }: { chat?: string | number } = {}) {
  const store = await openNew(open);
  const { outbox } = store;
  await saveAll(store, { key: 'a' }, { key: 'b' });
  const draft = buildDraft({ article: article('a') });
  const deliveries = draft.deliveries.map(one => withPayload(one, { ...buildTelegramPayload(), chat: chat }));
  await outbox.order({ ...draft, deliveries });
  const sent = await claimOne(store);
  await outbox.settle(sent, { ...SENT, messageIds: ['7'] }, NOW);
  const { id } = sent.delivery;
  const write = async (
    operation: 'edit' | 'delete',
    text: string,
    more: Partial<PostChange['changes'][number]> = {},
  ) => {
    const change = {
      id: changeIdOf(id, text),
      operation,
      message: id,
      payload: buildTelegramPayload(text),
      wanted: text,
      notBefore: null,
      ...more,
    };
    const items = [{ article: article('a'), revision: 2 }];
    const [written] = await outbox.change(
      [{ post: draft.post.id, items, changes: [change], cards: [] }],
      NOW,
    );
    return written;
  };
  return { store, outbox, id, write };
}

export function changeContract(open: OpenStore): void {
  describe('changes of one message', () => {
    test.each([
      ['to be tried again', RETRY],
      ['to be held', { state: 'held', reason: inWords('who knows') }],
      ['refused', { state: 'dead', reason: inWords('no') }],
    ] as const)('an older one that is %s is overtaken by a newer, urgent one', async (_what, outcome) => {
      const { store, outbox, id, write } = await openWithMessage(open);
      await using _store = store;
      await write('edit', 'words');
      const older = await claimOne(store);
      await write('edit', 'struck', { urgent: true });
      expect(await outbox.settle(older, outcome, NOW)).toBe(true);
      expect(await outbox.get(older.delivery.id)).toMatchObject({ ...OVERTAKEN, notBefore: null });
      await outbox.settle(await claimOne(store), SENT, NOW);
      expect(await outbox.message(id)).toMatchObject({ payload: { text: 'struck' }, wanted: 'struck' });
      expect(await outbox.claim({ ...query, now: NOW + DAY })).toEqual([]);
    });

    test('the newer one of a place that closed waits for it to open', async () => {
      const { store, outbox, write } = await openWithMessage(open);
      await using _store = store;
      await write('edit', 'words');
      const older = await claimOne(store);
      const newer = await write('edit', 'newer');
      const closed = { state: 'suspended', reason: inWords('kicked'), notBefore: NOW + DAY } as const;
      await outbox.settle(older, closed, NOW);
      expect(await outbox.get(newer!.id)).toMatchObject(closed);
      expect(await outbox.claim(query)).toEqual([]);
      await outbox.resume('telegram:@canale', NOW);
      expect((await claimOne(store)).delivery.id).toBe(newer!.id);
    });

    test.each([
      ['written before', true],
      ['written after the edit was confirmed', false],
    ])('an edit %s waits until a lost one must have landed', async (_when, isBefore) => {
      const { store, outbox, write } = await openWithMessage(open);
      await using _store = store;
      await write('edit', 'words');
      const lost = await claimOne(store);
      const early = isBefore ? await write('edit', 'newer') : undefined;
      await outbox.settle(lost, { ...RETRY, landsBy: NOW + 30 * SECOND }, NOW);
      if (!isBefore) await outbox.settle(await claimOne(store, NOW + SECOND), SENT, NOW);
      const newer = early ?? (await write('edit', 'newer'));
      expect(await outbox.claim({ ...query, now: NOW + 29 * SECOND })).toEqual([]);
      expect(await outbox.nextDue(['telegram'], NOW + SECOND)).toBe(NOW + 30 * SECOND);
      expect((await claimOne(store, NOW + 30 * SECOND)).delivery.id).toBe(newer!.id);
    });

    test('that wait for what may land hold nothing else of the place back, and a deletion waits for nothing', async () => {
      const { store, outbox, write } = await openWithMessage(open);
      await using _store = store;
      await write('edit', 'words');
      const lost = await claimOne(store);
      await write('edit', 'newer');
      await outbox.settle(lost, { ...RETRY, landsBy: NOW + 30 * SECOND }, NOW);
      await outbox.order(buildDraft({ article: article('b'), occasion: 'b' }));
      const other = await claimOne(store);
      expect(other.delivery).toMatchObject({ operation: 'send' });
      await outbox.settle(other, SENT, NOW);
      await write('delete', 'gone');
      expect((await claimOne(store)).delivery.operation).toBe('delete');
    });

    test('one that was refused may be wanted again', async () => {
      const { store, outbox, id, write } = await openWithMessage(open);
      await using _store = store;
      await write('edit', 'words');
      await outbox.settle(await claimOne(store), { state: 'dead', reason: inWords('no') }, NOW);
      expect(await outbox.message(id)).toMatchObject({ wanted: null });
      expect(await outbox.failedChanges(9)).toMatchObject([{ operation: 'edit', state: 'dead' }]);
      await write('edit', 'once more');
      await outbox.settle(await claimOne(store), SENT, NOW);
      expect(await outbox.failedChanges(9)).toEqual([]);
    });

    test('an urgent one goes before what waits for its place', async () => {
      const { store, outbox, write } = await openWithMessage(open);
      await using _store = store;
      await outbox.order(buildDraft({ article: article('b'), occasion: 'b' }));
      await write('delete', 'gone', { urgent: true });
      expect((await claimOne(store)).delivery.operation).toBe('delete');
    });

    test('one that is out of reach is written once, as failed, and nothing is known of the message', async () => {
      const { store, outbox, id, write } = await openWithMessage(open);
      await using _store = store;
      const outOfReach = OUT_OF_REACH;
      expect(await write('edit', 'words', { outOfReach })).toMatchObject({
        state: 'dead',
        reason: outOfReach,
      });
      expect(await write('edit', 'words', { outOfReach })).toBeUndefined();
      expect(await outbox.message(id)).toMatchObject({ wanted: null });
      expect(await outbox.claim(query)).toEqual([]);
    });

    test('in a chat that goes on elsewhere they are ended, and the article is looked at again', async () => {
      const { store, outbox, write } = await openWithMessage(open, { chat: -100 });
      await using _store = store;
      const edit = await write('edit', 'words');
      await outbox.move('telegram:-100', -200, NOW);
      expect(await outbox.get(edit!.id)).toMatchObject({ state: 'dead', orderingKey: 'telegram:-100' });
      expect(await outbox.changedArticles(9)).toMatchObject([{ article: article('a') }]);
      expect([...(await outbox.moves())]).toEqual([['telegram:-100', 'telegram:-200']]);
      expect(await outbox.move('telegram:-200', -200, NOW)).toBe(0);
      expect([...(await outbox.moves())]).toEqual([['telegram:-100', 'telegram:-200']]);
    });
  });

  describe('articles that changed', () => {
    test('stay so while a send of them is under way or in doubt', async () => {
      const { store, outbox } = await openWithMessage(open);
      await using _store = store;
      await outbox.order(buildDraft({ article: article('a'), to: ['gruppo'], occasion: 'b' }));
      const { text } = buildArticle({ key: 'a' });
      await store.articles.save(buildArticle({ key: 'a', text: `${text} Poi si vedrà.` }), NOW);
      const [change] = await outbox.changedArticles(9);
      const claim = await claimOne(store);
      expect(await outbox.changesDone(change!)).toBe(false);
      await outbox.settle(claim, { state: 'held', reason: inWords('who knows') }, NOW);
      expect(await outbox.changesDone(change!)).toBe(false);
      await outbox.resolve(claim.delivery.id, { kind: 'there', by: 'cli' }, NOW);
      expect(await outbox.changesDone(change!)).toBe(true);
      // an editor said that it is there: it stands, though nobody knows its id
      expect(await outbox.message(claim.delivery.id)).toMatchObject({
        destination: 'gruppo',
        messageIds: [],
      });
    });

    test('are read a page at a time', async () => {
      const { store, outbox } = await openWithMessage(open);
      await using _store = store;
      await outbox.order(buildDraft({ article: article('b'), occasion: 'b' }));
      for (const key of ['a', 'b']) {
        const { text } = buildArticle({ key });
        await store.articles.save(buildArticle({ key, text: `${text} Poi si vedrà.` }), NOW);
      }
      const all = await outbox.changedArticles(9);
      expect(all).toHaveLength(2);
      expect(await outbox.changedArticles(9, all[0])).toEqual([all[1]]);
      expect(await outbox.changedArticles(9, all[1])).toEqual([]);
    });
  });

  describe('destinations of the config', () => {
    test('one that was renamed keeps what it had: nothing goes there again, and its messages are its own', async () => {
      const { store, outbox, id } = await openWithMessage(open);
      await using _store = store;
      const renamed = [
        { name: 'nuovo', orderingKey: 'telegram:@canale' },
        { name: 'altro', orderingKey: 'telegram:@altro' },
      ];
      expect(await outbox.adopt(renamed, NOW)).toEqual(['canale']);
      expect(await outbox.standing(article('a'), 'nuovo')).toMatchObject({ repostNumber: 0 });
      expect(await outbox.order(buildDraft({ article: article('a'), to: ['nuovo'], occasion: 'b' }))).toEqual(
        [],
      );
      // a process that has not read the config yet picks by the former name
      expect(
        await outbox.order(buildDraft({ article: article('a'), to: ['canale'], occasion: 'c' })),
      ).toEqual([]);
      expect(await outbox.message(id)).toMatchObject({ destination: 'nuovo' });
      expect(await outbox.adopt(renamed, NOW)).toEqual([]);
    });

    test('what waits for one that was removed waits until it is back, and what stands there is still changed', async () => {
      const { store, outbox, write } = await openWithMessage(open);
      await using _store = store;
      const draft = buildDraft({ article: article('b'), occasion: 'b' });
      const notBefore = NOW + HOUR;
      await outbox.order({ ...draft, deliveries: draft.deliveries.map(one => ({ ...one, notBefore })) });
      const there = [{ name: 'canale', orderingKey: 'telegram:@canale' }];
      await outbox.adopt([{ name: 'altro', orderingKey: 'telegram:@altro' }], NOW);
      expect(await store.deliveries.queue({ limit: 9, state: 'suspended' })).toMatchObject([
        { destination: 'canale', state: 'suspended', reason: reasonOf('off-by-now'), notBefore: null },
      ]);
      expect(await store.deliveries.counts()).toMatchObject({ suspended: 1 });
      await write('edit', 'words');
      const due = { ...query, now: NOW + DAY };
      const [edit, ...rest] = await outbox.claim(due);
      expect([edit?.delivery.operation, rest]).toEqual(['edit', []]);
      await outbox.settle(edit!, SENT, NOW);
      expect(await outbox.claim(due)).toEqual([]);
      await outbox.adopt(there, NOW);
      expect(await store.deliveries.queue({ limit: 9 })).toMatchObject([{ state: 'queued', notBefore }]);
      expect(await outbox.claim(query)).toEqual([]);
      expect(await outbox.claim(due)).toHaveLength(1);
    });

    test('what waits for one that is elsewhere now is found, and goes there', async () => {
      const { store, outbox } = await openWithMessage(open);
      await using _store = store;
      const draft = buildDraft({ article: article('b'), occasion: 'b' });
      await outbox.order(draft);
      const [sent] = draft.deliveries;
      expect(await outbox.waitingElsewhere([{ name: 'canale', orderingKey: 'telegram:@canale' }])).toEqual(
        [],
      );
      const orderingKey = 'telegram:-100';
      const [found, ...rest] = await outbox.waitingElsewhere([{ name: 'canale', orderingKey }]);
      expect([found?.id, rest]).toEqual([sent?.id, []]);
      const payload = { ...buildTelegramPayload(), chat: -100 };
      const anew = { of: found!.id, platform: 'telegram', orderingKey, payload, wanted: null, cards: [] };
      expect(await outbox.readdress(anew, NOW)).toBe(true);
      expect((await outbox.claim(query)).map(({ delivery }) => delivery)).toMatchObject([
        { id: found!.id, orderingKey, payload },
      ]);
      expect(await outbox.readdress(anew, NOW)).toBe(false);
    });

    test('one that came back has what was out of reach looked at again', async () => {
      const { store, outbox, write } = await openWithMessage(open);
      await using _store = store;
      await write('edit', 'words', { outOfReach: OUT_OF_REACH });
      await outbox.adopt([{ name: 'altro', orderingKey: 'telegram:@altro' }], NOW);
      expect(await outbox.changedArticles(9)).toEqual([]);
      await outbox.adopt([{ name: 'canale', orderingKey: 'telegram:@canale' }], NOW);
      const [change] = await outbox.changedArticles(9);
      expect(change).toMatchObject({ article: article('a') });
      await outbox.changesDone(change!);
      await outbox.adopt([{ name: 'canale', orderingKey: 'telegram:@canale' }], NOW);
      expect(await outbox.changedArticles(9)).toEqual([]);
    });

    test('each place that closed itself is tried once at a start', async () => {
      await using store = await openNew(open);
      const { outbox } = store;
      await saveAll(store, { key: 'a' }, { key: 'b' });
      for (const key of ['a', 'b']) await outbox.order(buildDraft({ article: article(key), occasion: key }));
      const closed = { state: 'suspended', reason: inWords('kicked'), notBefore: NOW + DAY } as const;
      await outbox.settle(await claimOne(store), { ...closed, confirmedNotSent: true }, NOW);
      expect(await outbox.claim({ ...query, now: NOW + HOUR })).toEqual([]);
      expect(await outbox.tryClosed(NOW + HOUR)).toBe(1);
      const claims = await outbox.claim({ ...query, now: NOW + HOUR });
      expect(claims).toHaveLength(1);
      await outbox.settle(claims[0]!, { ...closed, notBefore: NOW + HOUR + DAY }, NOW + HOUR);
      expect(await outbox.claim({ ...query, now: NOW + DAY })).toEqual([]);
      expect(await outbox.tryClosed(NOW + 2 * HOUR)).toBe(1);
    });
  });

  test('counts are of sends: what changes a message is no message', async () => {
    const { store, write } = await openWithMessage(open);
    await using _store = store;
    await write('edit', 'words');
    await store.outbox.settle(await claimOne(store), SENT, NOW);
    await write('delete', 'gone');
    expect(await store.deliveries.counts()).toEqual({ sent: 1 });
  });
}
