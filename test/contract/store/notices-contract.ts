import { describe, expect, test } from 'vitest';
import { DAY } from '../../../src/core/time.ts';
import { NOW } from '../../fixtures/build.ts';
import { openNew, type OpenStore } from './open-store.ts';

const held = (subject: string) => ({ kind: 'held', subject });

export function noticesContract(open: OpenStore): void {
  describe('notices', () => {
    test('a thing is told once, until it is released', async () => {
      await using store = await openNew(open);
      expect(await store.notices.claim(held('a'), NOW)).toBe(true);
      expect(await store.notices.claim(held('a'), NOW + DAY)).toBe(false);
      expect(await store.notices.claim({ kind: 'dead', subject: 'a' }, NOW)).toBe(true);
      expect(await store.notices.release(held('a'))).toBe(true);
      expect(await store.notices.release(held('a'))).toBe(false);
      expect(await store.notices.claim(held('a'), NOW)).toBe(true);
    });

    test('of two that claim at the same time one may tell', async () => {
      await using store = await openNew(open);
      const claims = [1, 2, 3].map(() => store.notices.claim(held('a'), NOW));
      expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    });

    test('what was told is known by its kind, and forgotten when it is old', async () => {
      await using store = await openNew(open);
      for (const [index, subject] of ['b', 'a', 'c'].entries())
        await store.notices.claim(held(subject), NOW + index);
      await store.notices.claim({ kind: 'place', subject: 'canale' }, NOW - DAY);
      expect(await store.notices.told('held')).toEqual(['a', 'b', 'c']);
      expect(await store.notices.prune('held', NOW + 2)).toBe(2);
      expect(await store.notices.told('held')).toEqual(['c']);
      expect(await store.notices.told('place')).toEqual(['canale']);
    });
  });
}
