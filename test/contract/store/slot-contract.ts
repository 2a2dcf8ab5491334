import { describe, expect, test } from 'vitest';
import { HOUR } from '../../../src/core/time.ts';
import { reasonOf } from '../../../src/core/reasons/reason.ts';
import { buildArticle, buildCard, buildDraft, buildSlot, NOW, inWords } from '../../fixtures/build.ts';
import { openNew, saveAll, type OpenStore } from './open-store.ts';

const article = buildArticle();

export function slotContract(open: OpenStore): void {
  describe('slots', () => {
    test('a slot is filled once, with posts, deliveries and cards', async () => {
      await using store = await openNew(open);
      await saveAll(store, {});
      const slot = buildSlot();
      const card = buildCard();
      const draft = buildDraft({
        article: article.id,
        slot: slot.id,
        schedule: slot.schedule,
        orderedBy: null,
        to: ['canale', 'gruppo'],
        cards: [card],
      });
      expect(await store.slots.fill(slot, [draft])).toBe(true);
      expect(await store.slots.lastSlot('mattino')).toEqual(slot);
      expect(await store.outbox.card(card.hash)).toEqual(card);
      expect(await store.deliveries.queue({ limit: 9 })).toMatchObject([
        { destination: 'canale', schedule: 'mattino', state: 'queued', createdAt: draft.post.createdAt },
        {
          destination: 'gruppo',
          schedule: 'mattino',
          state: 'queued',
          payload: draft.deliveries[1]?.payload,
        },
      ]);
    });

    test('a slot that is there is left alone, and nothing is written', async () => {
      await using store = await openNew(open);
      await saveAll(store, {});
      await store.slots.fill(buildSlot({ state: 'empty', reason: inWords('first') }), []);
      const again = buildSlot({ state: 'filled', reason: inWords('second') });
      expect(await store.slots.fill(again, [buildDraft({ article: article.id })])).toBe(false);
      expect(await store.slots.lastSlot('mattino')).toMatchObject({ reason: inWords('first') });
      expect(await store.deliveries.queue({ limit: 9 })).toEqual([]);
    });

    test('what cannot be written whole is not written at all', async () => {
      await using store = await openNew(open);
      await saveAll(store, {});
      const good = buildDraft({ article: article.id });
      const bad = buildDraft({ article: buildArticle({ key: 'never saved' }).id });
      await expect(store.slots.fill(buildSlot(), [good, bad])).rejects.toThrow();
      expect(await store.slots.lastSlot('mattino')).toBeNull();
      expect(await store.deliveries.queue({ limit: 9 })).toEqual([]);
      expect(await store.slots.fill(buildSlot(), [good])).toBe(true);
    });

    test('an article does not go twice to a destination, whichever slots chose it', async () => {
      await using store = await openNew(open);
      await saveAll(store, {});
      const morning = buildSlot();
      const evening = buildSlot({ schedule: 'sera' });
      const first = buildDraft({ article: article.id, occasion: 'first', to: ['canale'] });
      const second = buildDraft({ article: article.id, occasion: 'second', to: ['canale', 'gruppo'] });
      await store.slots.fill(morning, [first]);
      await store.slots.fill(evening, [second]);
      expect(await store.deliveries.queue({ limit: 9 })).toMatchObject([
        { destination: 'canale', post: first.post.id },
        { destination: 'gruppo', post: second.post.id },
      ]);
      expect(await store.slots.lastSlot('sera')).toMatchObject({ state: 'filled' });
    });

    test('a slot whose choices went out meanwhile says that it is empty', async () => {
      await using store = await openNew(open);
      await saveAll(store, {});
      await store.outbox.order(buildDraft({ article: article.id, to: ['canale'] }));
      const late = buildDraft({
        article: article.id,
        occasion: 'late',
        to: ['canale'],
        cards: [buildCard()],
      });
      expect(await store.slots.fill(buildSlot(), [late])).toBe(true);
      expect(await store.slots.lastSlot('mattino')).toMatchObject({
        state: 'empty',
        reason: reasonOf('slot-overtaken'),
      });
      expect(await store.deliveries.queue({ limit: 9, post: late.post.id })).toEqual([]);
      expect(await store.outbox.card(buildCard().hash)).toBeNull();
    });

    test('the last slot is the one due last, whatever its state and whenever it was written', async () => {
      await using store = await openNew(open);
      expect(await store.slots.lastSlot('mattino')).toBeNull();
      const later = buildSlot({ dueAt: NOW + HOUR, state: 'skipped' });
      const earlier = buildSlot({ dueAt: NOW, state: 'empty', filledAt: NOW + 2 * HOUR });
      await store.slots.fill(later, []);
      await store.slots.fill(earlier, []);
      await store.slots.fill(buildSlot({ schedule: 'sera', dueAt: NOW + 2 * HOUR, state: 'empty' }), []);
      expect(await store.slots.lastSlot('mattino')).toEqual(later);
      expect(await store.slots.lastSlot('mattino', NOW + HOUR)).toEqual(later);
      expect(await store.slots.lastSlot('mattino', NOW + HOUR - 1)).toEqual(earlier);
      expect(await store.slots.lastSlot('mattino', NOW - 1)).toBeNull();
      expect((await store.slots.recent(2)).map(slot => slot.schedule)).toEqual(['sera', 'mattino']);
      expect(await store.slots.recent(9)).toHaveLength(3);
    });
  });
}
