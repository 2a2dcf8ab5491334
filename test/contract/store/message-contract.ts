import { describe, expect, test } from 'vitest';
import type { Claim, PostChange, Transition } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { changeIdOf, type DeliveryId } from '../../../src/core/ids.ts';
import type { Delivery } from '../../../src/core/post.ts';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildTelegramPayload, NOW, inWords } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const article = (key: string) => buildArticle({ key }).id;
const query = { platforms: ['telegram'], now: NOW, limit: 9, leaseMs: MINUTE } as const;
const SENT = { state: 'sent', reason: null } as const;

async function claimOne({ outbox }: Store): Promise<Claim> {
  const [claim] = await outbox.claim(query);
  if (claim === undefined) throw new Error('something is due');
  return claim;
}

/** Claims what is due and ends it so. */
async function settleNext(store: Store, transition: Partial<Transition> = {}): Promise<Delivery> {
  const claim = await claimOne(store);
  await store.outbox.settle(claim, { ...SENT, ...transition }, NOW);
  return claim.delivery;
}

/** A store in which the article "a" was sent to "canale", as message 7. */
async function openWithMessage(open: OpenStore) {
  const store = await openNew(open);
  await saveAll(store, { key: 'a' });
  const draft = buildDraft({ article: article('a') });
  await store.outbox.order(draft);
  const { id } = await settleNext(store, { messageIds: ['7'], url: 'https://t.me/canale/7' });
  const change = (
    operation: 'edit' | 'delete',
    text: string,
    items: PostChange['items'] = [{ article: article('a'), revision: 2 }],
  ): PostChange => ({
    post: draft.post.id,
    items,
    changes: [
      {
        id: changeIdOf(id, text),
        operation,
        message: id,
        payload: buildTelegramPayload(text),
        wanted: text,
        notBefore: null,
      },
    ],
    cards: [],
  });
  return { store, id, change, post: draft.post.id };
}

const statesOf = async (store: Store) => [
  ...(await store.deliveries.queue({ limit: 9 })).map(({ operation, state }) => `${operation} ${state}`),
  ...(await store.deliveries.history({ limit: 9 })).map(({ operation, state }) => `${operation} ${state}`),
];

export function messageContract(open: OpenStore): void {
  describe('messages', () => {
    test('a delivery that was sent has one, which shows what was sent', async () => {
      const { store, id, post } = await openWithMessage(open);
      await using _store = store;
      expect(await store.outbox.message(id)).toMatchObject({
        id,
        post,
        destination: 'canale',
        messageIds: ['7'],
        url: 'https://t.me/canale/7',
        payload: (await store.outbox.get(id))?.payload,
        goneAt: null,
      });
      expect(await store.outbox.message('never' as DeliveryId)).toBeNull();
    });

    test('an edit stands behind what waits for its place, and the message shows it once it is confirmed', async () => {
      const { store, id, change, post } = await openWithMessage(open);
      await using _store = store;
      await saveAll(store, { key: 'b' });
      await store.outbox.order(buildDraft({ article: article('b'), occasion: 'b' }));
      expect(await store.outbox.change([change('edit', 'new')], NOW)).toMatchObject([
        { operation: 'edit', message: id, destination: 'canale', state: 'queued' },
      ]);
      expect((await settleNext(store, { messageIds: ['8'] })).operation).toBe('send');
      const claim = await claimOne(store);
      expect(claim.delivery).toMatchObject({ operation: 'edit', message: id });
      expect((await store.outbox.message(id))?.payload).not.toMatchObject({ text: 'new' });
      await store.outbox.settle(claim, { ...SENT, messageIds: ['7'] }, NOW);
      expect(await store.outbox.message(id)).toMatchObject({ payload: { text: 'new' }, wanted: 'new' });
      expect((await store.outbox.post(post))?.items).toEqual([{ article: article('a'), revision: 2 }]);
    });

    test('a newer change takes the place of those that wait, whatever an attempt of theirs has done', async () => {
      const { store, change } = await openWithMessage(open);
      await using _store = store;
      await store.outbox.change([change('edit', 'first')], NOW);
      await settleNext(store, { state: 'retry', reason: inWords('no answer'), notBefore: NOW + HOUR });
      await store.outbox.change([change('edit', 'second')], NOW);
      await store.outbox.change([change('delete', 'third')], NOW);
      expect((await claimOne(store)).delivery).toMatchObject({ operation: 'delete' });
      expect(await statesOf(store)).toEqual([
        'delete claimed',
        'edit withdrawn',
        'edit withdrawn',
        'send sent',
      ]);
    });

    test('one that is under way is ended before the next one begins', async () => {
      const { store, change, id } = await openWithMessage(open);
      await using _store = store;
      await store.outbox.change([change('edit', 'first')], NOW);
      const first = await claimOne(store);
      await store.outbox.change([change('edit', 'second')], NOW);
      expect(await store.outbox.claim(query)).toEqual([]);
      await store.outbox.settle(first, SENT, NOW);
      await settleNext(store);
      expect(await store.outbox.message(id)).toMatchObject({ payload: { text: 'second' } });
    });

    test.each([
      ['deleted', 'delete', {}],
      ['found to be gone', 'edit', { messageGone: true }],
    ] as const)('one that was %s is changed no more', async (_how, operation, transition) => {
      const { store, change, id } = await openWithMessage(open);
      await using _store = store;
      await store.outbox.change([change(operation, 'last')], NOW);
      await settleNext(store, transition);
      expect(await store.outbox.message(id)).toMatchObject({ goneAt: NOW });
      expect(await store.outbox.copiesOf(article('a'))).toEqual({ messages: [], open: [] });
      expect(await store.outbox.change([change('edit', 'too late')], NOW)).toEqual([]);
      // it was there once: the article does not go there again
      expect(await store.outbox.standing(article('a'), 'canale')).toMatchObject({ repostNumber: 0 });
    });

    test('a withdrawn article is found by words while a copy of it stands, and by its id or address always', async () => {
      const { store, change } = await openWithMessage(open);
      await using _store = store;
      await saveAll(store, { key: 'never posted' });
      const found = async (words: string) =>
        (await store.articles.searchWithdrawn(words, 9)).map(({ key }) => key);
      expect(await found('ponte valdorsa')).toEqual([]);
      await store.articles.withdraw('seeds', 'a', NOW);
      await store.articles.withdraw('seeds', 'never posted', NOW);
      expect(await found('ponte valdo')).toEqual(['a']);
      expect(await found('')).toEqual([]);
      await store.outbox.change([change('delete', 'last')], NOW);
      await settleNext(store);
      expect(await found('ponte valdo')).toEqual([]);
      expect(await found(article('a'))).toEqual(['a']);
      expect(await found(buildArticle({ key: 'never posted' }).url ?? '')).toEqual(['never posted']);
      expect(await store.articles.search(article('a'), 9)).toEqual([]);
    });

    test('copies are what stands and what may yet come to stand', async () => {
      const { store, id } = await openWithMessage(open);
      await using _store = store;
      await store.outbox.order(buildDraft({ article: article('a'), to: ['gruppo'], occasion: 'b' }));
      const { messages, open: waiting } = await store.outbox.copiesOf(article('a'));
      expect(messages.map(message => message.id)).toEqual([id]);
      expect(waiting.map(({ destination }) => destination)).toEqual(['gruppo']);
    });
  });

  describe('posts of several articles', () => {
    test('keep each of their articles from going to that place again, until they are withdrawn', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' }, { key: 'b' });
      const digest = buildDraft({ article: article('a'), kind: 'digest', occasion: 'digest' });
      const items = [article('a'), article('b')].map(one => ({ article: one, revision: 1 }));
      const draft = { ...digest, post: { ...digest.post, items } };
      expect(await store.outbox.order(draft)).toHaveLength(1);
      expect(await store.outbox.post(draft.post.id)).toEqual(draft.post);
      const again = buildDraft({ article: article('b'), occasion: 'alone' });
      expect(await store.outbox.order(again)).toEqual([]);
      expect(await store.deliveries.queue({ limit: 9, article: article('b') })).toMatchObject([
        { kind: 'digest', articles: items.map(item => item.article) },
      ]);
      // it has another story to tell
      expect(await store.outbox.withdraw(article('b'), inWords('gone'), NOW)).toEqual([]);
      expect(await store.outbox.order(again)).toEqual([]);
      await store.articles.withdraw('seeds', 'a', NOW);
      await store.outbox.withdraw(article('b'), inWords('gone'), NOW);
      expect(await store.outbox.order(again)).toHaveLength(1);
    });
  });

  describe('articles that change', () => {
    test('are remembered once they were posted, until that change was looked at', async () => {
      const { store } = await openWithMessage(open);
      await using _store = store;
      const save = (text: string) => store.articles.save(buildArticle({ key: 'a', text }), NOW);
      const { text } = buildArticle({ key: 'a' });
      await saveAll(store, { key: 'never posted' });
      await store.articles.save(buildArticle({ key: 'never posted', text: `${text} Si è visto.` }), NOW);
      expect(await store.outbox.changedArticles(9)).toEqual([]);
      await save(`${text} Poi si vedrà.`);
      const [first] = await store.outbox.changedArticles(9);
      expect(first).toMatchObject({ article: article('a') });
      // it changes again while the first change is looked at
      await save(`${text} Poi si è visto.`);
      await store.outbox.changesDone(first!);
      const [second] = await store.outbox.changedArticles(9);
      expect(second).toMatchObject({ article: article('a') });
      await store.outbox.changesDone(second!);
      expect(await store.outbox.changedArticles(9)).toEqual([]);
      await store.articles.withdraw('seeds', 'a', NOW);
      expect(await store.outbox.changedArticles(9)).toHaveLength(1);
    });

    test('one that changed while its post was written is remembered with the post', async () => {
      await using store = await openNew(open);
      const [before] = await saveAll(store, { key: 'a' });
      const draft = buildDraft({ article: article('a') });
      await store.articles.save({ ...before!, text: `${before!.text} Poi si vedrà.`, contentHash: 'b' }, NOW);
      await store.outbox.order(draft);
      expect(await store.outbox.changedArticles(9)).toMatchObject([{ article: article('a') }]);
    });
  });

  describe('cards', () => {
    test('one that a platform holds already is known to it alone', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' });
      const payload = { ...buildTelegramPayload(), kind: 'photo', caption: '' } as const;
      const hash = 'c'.repeat(64);
      const card = { hash, mediaType: 'image/png', width: 1, height: 1, bytes: new Uint8Array(3), alt: '' };
      const draft = buildDraft({ article: article('a'), cards: [card as never] });
      const deliveries = draft.deliveries.map(one => ({
        ...one,
        payload: Object.assign(payload, { card: hash }),
      }));
      await store.outbox.order({ ...draft, deliveries });
      expect(await store.outbox.cardFor(hash as never, 'telegram')).toMatchObject({ hash, file: null });
      await settleNext(store, { messageIds: ['1'], cardFiles: new Map([[hash as never, 'AgAC']]) });
      expect(await store.outbox.cardFor(hash as never, 'telegram')).toMatchObject({ hash, file: 'AgAC' });
      expect(await store.outbox.cardFor(hash as never, 'discord')).toMatchObject({ hash, file: null });
    });
  });
}
