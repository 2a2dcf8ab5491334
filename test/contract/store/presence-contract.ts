import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../src/core/time.ts';
import { NOW } from '../../fixtures/build.ts';
import { openNew, type OpenStore } from './open-store.ts';

const one = { id: 'one', host: 'redazione', pid: 41, address: null };
const two = { id: 'two', host: 'redazione', pid: 42, address: null };

export function presenceContract(open: OpenStore): void {
  describe('presence', () => {
    test('the first to enter has the place, and the second is told who', async () => {
      await using store = await openNew(open);
      expect(await store.presence.all()).toEqual([]);
      expect(await store.presence.enter(one, [], NOW)).toBeNull();
      const first = { ...one, since: NOW, seenAt: NOW };
      expect(await store.presence.enter(two, [], NOW + SECOND)).toEqual(first);
      expect(await store.presence.all()).toEqual([first]);
    });

    test('a beat says when and where it is, and not since when', async () => {
      await using store = await openNew(open);
      await store.presence.enter(one, [], NOW);
      const address = 'http://127.0.0.1:8080';
      expect(await store.presence.heartbeat({ ...one, address }, NOW + SECOND)).toBe(true);
      expect(await store.presence.all()).toEqual([{ ...one, address, since: NOW, seenAt: NOW + SECOND }]);
    });

    test('whoever takes the place of one that is gone has it, and the one that was not gone learns it', async () => {
      await using store = await openNew(open);
      await store.presence.enter(one, [], NOW);
      const seen = await store.presence.all();
      expect(await store.presence.enter(two, seen, NOW + SECOND)).toBeNull();
      expect(await store.presence.heartbeat(one, NOW + SECOND)).toBe(false);
      expect(await store.presence.heartbeat(two, NOW + SECOND)).toBe(true);
      expect(await store.presence.all()).toHaveLength(1);
    });

    test('one that was taken for gone and is seen again keeps its place', async () => {
      await using store = await openNew(open);
      await store.presence.enter(one, [], NOW);
      const seen = await store.presence.all();
      await store.presence.heartbeat(one, NOW + SECOND);
      expect(await store.presence.enter(two, seen, NOW + SECOND)).toMatchObject({ id: 'one' });
    });

    test('an instance that leaves is gone at once', async () => {
      await using store = await openNew(open);
      await store.presence.enter(one, [], NOW);
      await store.presence.leave('one');
      await store.presence.leave('never there');
      expect(await store.presence.all()).toEqual([]);
      expect(await store.presence.heartbeat(one, NOW)).toBe(false);
    });
  });
}
