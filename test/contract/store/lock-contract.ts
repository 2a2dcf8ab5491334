import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { HOUR, SECOND } from '../../../src/core/time.ts';
import { NOW } from '../../fixtures/build.ts';
import { openNew, type OpenStore } from './open-store.ts';

const one = { id: 'one', host: 'redazione', pid: 41, address: null };
const two = { id: 'two', host: 'redazione', pid: 42, address: null };

export function lockContract(open: OpenStore): void {
  describe('the instance’s lock', () => {
    test('the first to ask has it, and the second is told who', async () => {
      await using store = await openNew(open);
      expect(await store.lock.state()).toEqual({ kind: 'free' });
      const taken = await store.lock.acquire(one, NOW);
      expect(taken).toMatchObject({ kind: 'acquired', lock: { crashed: [] } });
      const by = { ...one, since: NOW };
      expect(await store.lock.acquire(two, NOW + SECOND)).toEqual({ kind: 'taken', by });
      expect(await store.lock.state()).toEqual({ kind: 'taken', by });
    });

    test('whoever has it says where its page is', async () => {
      await using store = await openNew(open);
      const taken = await store.lock.acquire(one, NOW);
      if (taken.kind === 'acquired') await taken.lock.announce('http://127.0.0.1:8080');
      expect(await store.lock.state()).toMatchObject({
        by: { address: 'http://127.0.0.1:8080', since: NOW },
      });
    });

    test('what was given back can be taken at once, and leaves nothing to recover', async () => {
      await using store = await openNew(open);
      const taken = await store.lock.acquire(one, NOW);
      if (taken.kind === 'acquired') await taken.lock.release();
      expect(await store.lock.state()).toEqual({ kind: 'free' });
      expect(await store.lock.acquire(two, NOW)).toMatchObject({ kind: 'acquired', lock: { crashed: [] } });
    });

    test.each([
      [0, ['one']],
      [HOUR / 2, ['one']],
      [-HOUR / 2, ['one']],
    ])(
      'whoever had it and did not give it back is known, by a clock that went on %i ms',
      async (laterMs, crashed) => {
        const name = randomUUID();
        await (async () => {
          await using store = await open(name);
          await store.lock.acquire(one, NOW);
          // disposed of without a release, as if the process were killed
        })();
        await using store = await open(name);
        expect(await store.lock.state()).toEqual({ kind: 'free' });
        expect(await store.lock.acquire(two, NOW + laterMs)).toMatchObject({
          kind: 'acquired',
          lock: { crashed },
        });
        expect(await store.lock.state()).toMatchObject({ by: { id: 'two' } });
      },
    );

    test('of several that crashed one after the other all are known, for an hour', async () => {
      const name = randomUUID();
      for (const [n, id] of ['a', 'b', 'c'].entries()) {
        await using store = await open(name);
        await store.lock.acquire({ ...one, id }, NOW + n * SECOND);
      }
      await using store = await open(name);
      const taken = await store.lock.acquire({ ...one, id: 'd' }, NOW + HOUR + 1.5 * SECOND);
      // what had the lock last is told however long ago it was; those before it are forgotten by then
      expect(taken).toMatchObject({ kind: 'acquired', lock: { crashed: ['c'] } });
    });
  });
}
