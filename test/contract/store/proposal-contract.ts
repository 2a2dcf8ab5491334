import { describe, expect, test } from 'vitest';
import { alertIdOf, changeIdOf } from '../../../src/core/ids.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { PostDraft } from '../../../src/core/ports/outbox.ts';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildArticle, buildDraft, buildTelegramPayload, inWords, NOW } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const article = buildArticle().id;
const anna = { id: 'telegram:1', name: 'Anna' };
const bruno = { id: 'discord:2', name: null };

async function openWithProposal(open: OpenStore): Promise<{ store: Store; draft: PostDraft }> {
  const store = await openNew(open);
  await saveAll(store, {});
  const draft = {
    ...buildDraft({ article, state: 'proposed', to: ['canale', 'gruppo'] }),
    decideBy: NOW + HOUR,
  };
  expect(await store.outbox.order(draft)).toMatchObject([{ state: 'proposed' }, { state: 'proposed' }]);
  return { store, draft };
}
const claim = (store: Store) =>
  store.outbox.claim({ platforms: ['telegram'], now: NOW + HOUR, limit: 9, leaseMs: MINUTE });
const approve = { kind: 'approved', notBefore: null } as const;

export function proposalContract(open: OpenStore): void {
  describe('proposals', () => {
    test('wait, are not sent, and keep their article from being picked for their places', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      expect(await claim(store)).toEqual([]);
      expect(await store.outbox.nextDue(['telegram'], NOW)).toBeNull();
      expect(await store.proposals.lapsed(NOW + HOUR - 1, 9)).toEqual([]);
      expect(await store.proposals.lapsed(NOW + HOUR, 9)).toMatchObject([{ post: { id: draft.post.id } }]);
      expect(await store.proposals.waiting(9)).toMatchObject([
        { post: { id: draft.post.id, state: 'proposed' }, version: 1, round: 1, showAt: null },
      ]);
      expect(await store.outbox.order(buildDraft({ article, occasion: 'other' }))).toEqual([]);
      expect(await store.deliveries.counts()).toEqual({ proposed: 2 });
    });

    test('are decided by the first word only, whoever says it at the same moment', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      const post = draft.post.id;
      const words = await Promise.all([
        store.proposals.decide({ post, by: anna, kind: 'skipped', notBefore: null }, NOW),
        store.proposals.decide({ post, by: bruno, ...approve }, NOW),
        store.proposals.decide({ post, by: null, ...approve }, NOW),
      ]);
      expect(words.filter(word => word !== null)).toHaveLength(1);
      const rows = [
        ...(await store.deliveries.queue({ limit: 9 })),
        ...(await store.deliveries.history({ limit: 9 })),
      ];
      expect(new Set(rows.map(({ state }) => state)).size).toBe(1);
      expect(rows[0]?.decisions.map(({ kind }) => kind)).toHaveLength(2);
      expect(await store.proposals.waiting(9)).toEqual([]);
    });

    test('are claimed once they are approved, and not before their moment', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      const notBefore = NOW + 2 * HOUR;
      await store.proposals.decide({ post: draft.post.id, by: anna, kind: 'approved', notBefore }, NOW);
      expect(await claim(store)).toEqual([]);
      const late = { platforms: ['telegram'], now: notBefore, limit: 9, leaseMs: MINUTE };
      expect(await store.outbox.claim(late)).toHaveLength(2);
    });

    test('that were changed are not decided by who saw them before', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      const post = draft.post.id;
      const [first] = draft.deliveries;
      if (first === undefined) throw new Error('no delivery');
      const payload = { ...buildTelegramPayload(), caption: 'Altro' };
      const revision = {
        post,
        by: anna,
        version: 1,
        kind: 'edited' as const,
        content: { parts: ['summary' as const], words: 'Altro' },
        items: draft.post.items,
        deliveries: [{ id: first.id, payload, wanted: 'other' }],
        cards: [],
      };
      expect(await store.proposals.revise(revision, NOW)).toMatchObject({
        version: 2,
        post: { content: { words: 'Altro' } },
      });
      expect(await store.proposals.revise(revision, NOW)).toBeNull();
      expect(await store.proposals.decide({ post, by: bruno, version: 1, ...approve }, NOW)).toBeNull();
      const [sent] = (await store.proposals.decide({ post, by: bruno, version: 2, ...approve }, NOW)) ?? [];
      expect(sent).toMatchObject({ state: 'queued', payload, wanted: 'other' });
      expect(await store.proposals.revise({ ...revision, version: 3 }, NOW)).toBeNull();
    });

    test('are about fewer articles, or more, as an editor says; what went there meanwhile is told once', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' }, { key: 'b' });
      const [a, b] = ['a', 'b'].map(key => ({ article: buildArticle({ key }).id, revision: 1 }));
      if (a === undefined || b === undefined) throw new Error('two');
      const digest = buildDraft({ article: a.article, kind: 'digest', occasion: 'digest' });
      const { post } = digest;
      await store.outbox.order({ ...digest, post: { ...post, items: [a, b], state: 'proposed' } });
      const had = async () => (await store.subscriptions.had('canale', [a.article, b.article])).size;
      expect(await had()).toBe(2);
      const of = (version: number, items: (typeof a)[]) => ({
        post: post.id,
        by: anna,
        version,
        kind: 'edited' as const,
        content: post.content,
        items,
        deliveries: [],
        cards: [],
      });
      expect(await store.proposals.revise(of(1, [b]), NOW)).toMatchObject({ post: { items: [b] } });
      expect(await had()).toBe(1);
      const [waiting] = await store.deliveries.queue({ limit: 9 });
      expect(waiting).toMatchObject({ article: b.article, articles: [b.article] });
      expect(await store.proposals.revise(of(2, [a, b]), NOW)).toMatchObject({ post: { items: [a, b] } });
      expect(await had()).toBe(2);
      expect(await store.proposals.revise(of(3, [b]), NOW)).not.toBeNull();
      await store.outbox.order(buildDraft({ article: a.article, occasion: 'alone' }));
      expect(await store.proposals.revise(of(4, [a, b]), NOW)).toBeNull();
      expect(await store.proposals.get(post.id)).toMatchObject({ version: 4, post: { items: [b] } });
    });

    test('approve, as a digest, the stories that an editor left in it', async () => {
      await using store = await openNew(open);
      await saveAll(store, { key: 'a' }, { key: 'b' });
      const [a, b] = ['a', 'b'].map(key => ({ article: buildArticle({ key }).id, revision: 1 }));
      if (a === undefined || b === undefined) throw new Error('two');
      const digest = buildDraft({ article: a.article, kind: 'digest', occasion: 'digest' });
      const { post } = digest;
      await store.outbox.order({ ...digest, post: { ...post, items: [a, b], state: 'proposed' } });
      const approved = () => Promise.all([a, b].map(one => store.proposals.approved(one.article, NOW)));
      const word = { post: post.id, by: anna, content: post.content, deliveries: [], cards: [] };
      expect(await approved()).toEqual([null, null]);
      await store.proposals.revise({ ...word, version: 1, kind: 'edited', items: [b] }, NOW);
      await store.proposals.decide({ post: post.id, by: anna, ...approve }, NOW);
      expect(await approved()).toEqual([null, { choices: null, at: NOW }]);
      // what was chosen of the article by itself goes before
      const content = { parts: ['summary' as const], words: 'Parole scelte' };
      const alone = buildDraft({
        article: b.article,
        occasion: 'alone',
        to: ['altrove'],
        createdAt: NOW - HOUR,
      });
      await store.outbox.order({ ...alone, post: { ...alone.post, content, state: 'approved' } });
      expect(await approved()).toMatchObject([null, { choices: content }]);
    });

    test('are put off to another round', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      const later = {
        post: draft.post.id,
        by: anna,
        version: 1,
        decideBy: NOW + 2 * HOUR,
        showAt: NOW + MINUTE,
      };
      expect(await store.proposals.postpone(later, NOW)).toMatchObject({
        round: 2,
        version: 2,
        showAt: NOW + MINUTE,
      });
      expect(await store.proposals.postpone(later, NOW)).toBeNull();
      expect(await store.proposals.lapsed(NOW + HOUR, 9)).toEqual([]);
    });

    test('go when their article does, and leave it free', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      await store.outbox.withdraw(article, inWords('gone'), NOW);
      expect(await store.proposals.get(draft.post.id)).toMatchObject({
        post: { state: 'skipped' },
        version: 2,
      });
      expect(await store.proposals.decisions(draft.post.id)).toMatchObject([
        { kind: 'proposed' },
        { kind: 'withdrawn', by: null },
      ]);
      expect(await store.outbox.order(buildDraft({ article, occasion: 'other' }))).toHaveLength(1);
    });

    test('have one preview in a chat and round, which is changed when it has been sent', async () => {
      const { store, draft } = await openWithProposal(open);
      await using _store = store;
      const post = draft.post.id;
      const payload = buildTelegramPayload();
      const id = alertIdOf('proposal', 'editors', 0);
      const copy = { post, platform: 'telegram', round: 1, version: 1 };
      const alert = { id, destination: 'editors', platform: 'telegram', orderingKey: 'telegram:-5', payload };
      await store.proposals.send({ ...copy, draft: alert, cards: [] }, NOW);
      await store.proposals.send(
        { ...copy, draft: { ...alert, id: alertIdOf('x', 'editors', 0) }, cards: [] },
        NOW,
      );
      const [claimed, ...others] = await claim(store);
      expect(others).toEqual([]);
      if (claimed === undefined) throw new Error('nothing to send');
      await store.outbox.settle(claimed, { state: 'sent', reason: null, messageIds: ['7'] }, NOW);
      // it is no copy of the article, and no row of the queue
      expect((await store.outbox.copiesOf(article)).messages).toEqual([]);
      expect(await store.deliveries.counts()).toEqual({ proposed: 2 });

      await store.proposals.told(post, 1);
      expect(await store.proposals.untold(9)).toEqual([]);
      await store.proposals.decide({ post, by: anna, ...approve }, NOW);
      expect(await store.proposals.untold(9)).toMatchObject([{ version: 2 }]);
      await store.proposals.told(post, 1);
      expect(await store.proposals.untold(9)).toHaveLength(1);
      const change = {
        id: changeIdOf(id, '2'),
        operation: 'edit' as const,
        message: id,
        payload,
        wanted: null,
        notBefore: null,
      };
      for (let time = 0; time < 2; time++)
        await store.proposals.show({ ...copy, version: 2, change, cards: [] }, NOW);
      const due = await claim(store);
      expect(due.map(({ delivery }) => delivery.operation).sort()).toEqual(['edit', 'send', 'send']);
      expect(await store.outbox.message(id)).toMatchObject({ messageIds: ['7'] });
    });
  });
}
