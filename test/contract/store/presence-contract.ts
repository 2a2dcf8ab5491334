import { describe, expect, test } from 'vitest';
import { SECOND } from '../../../src/core/time.ts';
import { NOW } from '../../fixtures/build.ts';
import { openNew, type OpenStore } from './open-store.ts';

const one = { id: 'one', host: 'redazione', pid: 41, address: 'http://127.0.0.1:8080' };
const two = { id: 'two', host: 'redazione', pid: 42, address: null };

export function presenceContract(open: OpenStore): void {
  describe('presence', () => {
    test('an instance is alive as long as it is seen', async () => {
      await using store = await openNew(open);
      await store.presence.beat(one, NOW);
      await store.presence.beat(two, NOW + SECOND);
      expect(await store.presence.alive(NOW + SECOND, 5 * SECOND)).toEqual([two, one]);
      expect(await store.presence.alive(NOW + 6 * SECOND, 5 * SECOND)).toEqual([two]);
      await store.presence.beat({ ...one, address: null }, NOW + 6 * SECOND);
      expect(await store.presence.alive(NOW + 7 * SECOND, 5 * SECOND)).toEqual([{ ...one, address: null }]);
    });

    test('an instance that leaves is gone at once', async () => {
      await using store = await openNew(open);
      await store.presence.beat(one, NOW);
      await store.presence.leave('one');
      await store.presence.leave('never there');
      expect(await store.presence.alive(NOW, SECOND)).toEqual([]);
    });
  });
}
