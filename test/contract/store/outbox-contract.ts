import { describe, expect, test } from 'vitest';
import type { ArticleId } from '../../../src/core/ids.ts';
import type { Claim } from '../../../src/core/ports/outbox.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { HOUR, MINUTE } from '../../../src/core/time.ts';
import { buildArticle, buildCard, buildDelivery, buildDraft, NOW, inWords } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const article = buildArticle();

/** A store that knows the fixture's article. */
async function openWithArticle(open: OpenStore): Promise<Store> {
  const store = await openNew(open);
  await saveAll(store, {});
  return store;
}

async function claimOne(store: Store): Promise<Claim> {
  const query = { platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE } as const;
  const [claim] = await store.outbox.claim(query);
  if (!claim) throw new Error('nothing to claim');
  return claim;
}

const stateOf = async (store: Store, { delivery }: Claim) => (await store.outbox.get(delivery.id))?.state;

export function outboxContract(open: OpenStore): void {
  describe('outbox', () => {
    test('an order answers the deliveries it wrote, as they will be sent', async () => {
      await using store = await openWithArticle(open);
      const draft = buildDraft({ article: article.id, to: ['canale', 'gruppo'], notBefore: NOW + HOUR });
      const written = await store.outbox.order(draft);
      expect(written).toEqual(
        draft.deliveries.map(delivery =>
          buildDelivery({
            id: delivery.id,
            post: draft.post.id,
            destination: delivery.destination,
            notBefore: NOW + HOUR,
          }),
        ),
      );
      expect(await store.outbox.get(draft.deliveries[0]?.id ?? buildDelivery().id)).toEqual(written[0]);
    });

    test('an order said twice is carried out once', async () => {
      await using store = await openWithArticle(open);
      const draft = buildDraft({ article: article.id, to: ['canale'] });
      await store.outbox.order(draft);
      expect(await store.outbox.order(draft)).toEqual([]);
      const wider = buildDraft({ article: article.id, to: ['canale', 'gruppo'] });
      expect(await store.outbox.order(wider)).toMatchObject([{ destination: 'gruppo' }]);
    });

    test('every repostNumber of an article goes to a destination once', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const again = buildDraft({ article: article.id, occasion: 'again', repostNumber: 0 });
      expect(await store.outbox.order(again)).toEqual([]);
      const next = buildDraft({ article: article.id, occasion: 'next', repostNumber: 1 });
      expect(await store.outbox.order(next)).toHaveLength(1);
      expect(await store.outbox.standing(article.id, 'canale')).toMatchObject({
        repostNumber: 1,
        delivery: { id: next.deliveries[0]?.id },
      });
      expect(await store.outbox.standing(article.id, 'gruppo')).toBeNull();
      expect(await store.outbox.standing('never saved' as ArticleId, 'canale')).toBeNull();
    });

    test('a withdrawn delivery leaves its place to another', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      await store.outbox.withdraw(article.id, inWords('gone'), NOW);
      expect(await store.outbox.standing(article.id, 'canale')).toBeNull();
      const again = buildDraft({ article: article.id, occasion: 'again' });
      expect(await store.outbox.order(again)).toHaveLength(1);
      expect(await store.outbox.standing(article.id, 'canale')).toMatchObject({
        repostNumber: 0,
        delivery: { state: 'queued' },
      });
    });

    test('withdrawing takes back what waits, not what is under way, in doubt or over', async () => {
      await using store = await openWithArticle(open);
      const states = ['sent', 'held', 'retry', 'suspended', 'dead', 'expired'] as const;
      await store.outbox.order(
        buildDraft({ article: article.id, to: ['claimed', ...states, 'queued'].map(String) }),
      );
      const claims = await store.outbox.claim({
        platforms: ['telegram'],
        now: NOW,
        limit: 7,
        leaseMs: MINUTE,
      });
      for (const claim of claims) {
        const state = states.find(name => name === claim.delivery.destination);
        if (state) await store.outbox.settle(claim, { state, reason: null, confirmedNotSent: true }, NOW);
      }
      const withdrawn = await store.outbox.withdraw(article.id, inWords('the article is gone'), NOW + 1);
      expect(withdrawn.map(delivery => delivery.destination)).toEqual(['retry', 'suspended', 'queued']);
      expect(withdrawn[0]).toMatchObject({ state: 'withdrawn', reason: inWords('the article is gone') });
      expect(await store.outbox.withdraw(article.id, inWords('again'), NOW)).toEqual([]);
    });

    test('withdrawing leaves what may be there, and a clean refusal later does not make it surely absent', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id, to: ['lost', 'refused'] }));
      const take = (now: number) =>
        store.outbox.claim({ platforms: ['telegram'], now, limit: 9, leaseMs: MINUTE });
      const first = await take(NOW);
      expect(first.map(({ noPriorAttempt }) => noPriorAttempt)).toEqual([true, true]);
      for (const claim of first) {
        const confirmedNotSent = claim.delivery.destination === 'refused';
        const settlement = {
          state: 'retry',
          reason: null,
          notBefore: NOW + MINUTE,
          confirmedNotSent,
        } as const;
        await store.outbox.settle(claim, settlement, NOW);
      }
      const second = await take(NOW + MINUTE);
      expect(second.map(({ delivery, noPriorAttempt }) => [delivery.destination, noPriorAttempt])).toEqual([
        ['lost', false],
        ['refused', true],
      ]);
      for (const claim of second) {
        const settlement = { state: 'retry', reason: null, confirmedNotSent: claim.noPriorAttempt } as const;
        await store.outbox.settle(claim, settlement, NOW + MINUTE);
      }
      const withdrawn = await store.outbox.withdraw(article.id, inWords('corrected'), NOW + MINUTE);
      expect(withdrawn.map(({ destination }) => destination)).toEqual(['refused']);
    });

    test('replacing writes a successor for what was withdrawn, and none for what was claimed meanwhile', async () => {
      await using store = await openWithArticle(open);
      const [claimed, waiting] = await store.outbox.order(
        buildDraft({ article: article.id, to: ['claimed', 'waiting'] }),
      );
      await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE });
      const successor = (to: string) =>
        buildDraft({ article: article.id, to: [to], occasion: `revision 2 of ${to}`, schedule: 'mattino' });
      const { written, areAllWithdrawn } = await store.outbox.replace(
        [
          { of: claimed!.id, draft: successor('claimed') },
          { of: waiting!.id, draft: successor('waiting') },
        ],
        inWords('corrected'),
        NOW,
      );
      expect(written.map(({ destination, state }) => [destination, state])).toEqual([['waiting', 'queued']]);
      expect(areAllWithdrawn).toBe(false);
      expect(await store.outbox.get(claimed!.id)).toMatchObject({ state: 'claimed' });
      expect(await store.outbox.get(waiting!.id)).toMatchObject({
        state: 'withdrawn',
        reason: inWords('corrected'),
      });
    });

    test('a settlement writes what is known of the message', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const claim = await claimOne(store);
      const settlement = {
        state: 'sent',
        reason: null,
        messageIds: ['7', '8'],
        url: 'https://t.example/7',
      } as const;
      expect(await store.outbox.settle(claim, settlement, NOW + 5)).toBe(true);
      expect(await store.outbox.get(claim.delivery.id)).toEqual({
        ...claim.delivery,
        ...settlement,
        sentAt: NOW + 5,
      });
    });

    test('a claim is settled once', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const claim = await claimOne(store);
      expect(await store.outbox.settle(claim, { state: 'dead', reason: inWords('no') }, NOW)).toBe(true);
      expect(await store.outbox.settle(claim, { state: 'sent', reason: null }, NOW)).toBe(false);
      expect(await store.outbox.renew(claim, NOW + HOUR)).toBe(false);
      expect(await stateOf(store, claim)).toBe('dead');
    });

    test('whoever took over a lease has the last word', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const dead = await claimOne(store);
      const [taken] = await store.outbox.claimAbandoned({
        platforms: ['telegram'],
        now: NOW + MINUTE,
        leaseMs: MINUTE,
      });
      if (!taken) throw new Error('the lease has run out');
      expect(taken.lease).not.toBe(dead.lease);
      expect(taken.delivery).toEqual(dead.delivery);
      expect(await store.outbox.settle(dead, { state: 'retry', reason: null }, NOW)).toBe(false);
      expect(await store.outbox.renew(dead, NOW + HOUR)).toBe(false);
      expect(await store.outbox.settle(taken, { state: 'held', reason: inWords('unknown') }, NOW)).toBe(true);
      expect(await stateOf(store, dead)).toBe('held');
    });

    test('a lease that ran out and was not taken over is still ours', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const claim = await claimOne(store);
      expect(await store.outbox.settle(claim, { state: 'sent', reason: null }, NOW + HOUR)).toBe(true);
    });

    test('a renewed lease is not abandoned', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const claim = await claimOne(store);
      expect(
        await store.outbox.claimAbandoned({
          platforms: ['telegram'],
          now: NOW + MINUTE - 1,
          leaseMs: MINUTE,
        }),
      ).toEqual([]);
      expect(await store.outbox.renew(claim, NOW + HOUR)).toBe(true);
      expect(
        await store.outbox.claimAbandoned({ platforms: ['telegram'], now: NOW + HOUR - 1, leaseMs: MINUTE }),
      ).toEqual([]);
      expect(
        await store.outbox.claimAbandoned({ platforms: ['telegram'], now: NOW + HOUR, leaseMs: MINUTE }),
      ).toHaveLength(1);
    });

    test('an editor says of a held delivery that it is there', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const claim = await claimOne(store);
      expect(await store.outbox.resolve(claim.delivery.id, { kind: 'there' }, NOW)).toBeNull();
      await store.outbox.settle(claim, { state: 'held', reason: inWords('no answer came') }, NOW);
      expect(await store.outbox.resolve(claim.delivery.id, { kind: 'there' }, NOW + 9)).toEqual({
        ...claim.delivery,
        state: 'sent',
        sentAt: NOW + 9,
      });
      expect(await store.outbox.resolve(claim.delivery.id, { kind: 'again' }, NOW)).toBeNull();
    });

    test('an editor has a held delivery sent again, from the beginning', async () => {
      await using store = await openWithArticle(open);
      await store.outbox.order(buildDraft({ article: article.id }));
      const claim = await claimOne(store);
      await store.outbox.settle(
        claim,
        { state: 'held', reason: inWords('no answer came'), notBefore: NOW + HOUR },
        NOW,
      );
      expect(await store.outbox.resolve(claim.delivery.id, { kind: 'again' }, NOW)).toMatchObject({
        state: 'queued',
        notBefore: null,
        firstAttemptAt: null,
        attempts: 1,
      });
      expect((await claimOne(store)).delivery).toMatchObject({ attempts: 2, firstAttemptAt: NOW });
    });

    test('a card is kept under its hash, once', async () => {
      await using store = await openWithArticle(open);
      const card = buildCard({ bytes: Uint8Array.from({ length: 70_000 }, (_, n) => n % 256) });
      await store.outbox.order(buildDraft({ article: article.id, cards: [card, card] }));
      await store.outbox.order(buildDraft({ article: article.id, occasion: 'b', to: ['b'], cards: [card] }));
      expect(await store.outbox.card(card.hash)).toEqual(card);
      expect(await store.outbox.card(buildCard().hash)).toBeNull();
    });
  });
}
