import { expect, test } from 'vitest';
import { createSemaphore, createLru, createShared } from '../../../src/cards/draw/lru.ts';

const sized = (maxBytes: number) => createLru<string>({ maxBytes, sizeOf: value => value.length });

test('what was used longest ago leaves first, when the whole is too large', () => {
  const lru = sized(6);
  lru.set('a', 'aa');
  lru.set('b', 'bb');
  lru.set('c', 'cc');
  expect(lru.get('a')).toBe('aa');
  lru.set('d', 'dd');
  expect(['a', 'b', 'c', 'd'].map(key => lru.get(key))).toEqual(['aa', undefined, 'cc', 'dd']);
});

test('what is too large by itself is not kept, and pushes nothing out', () => {
  const lru = sized(3);
  lru.set('a', 'aa');
  lru.set('b', 'bbbb');
  expect([lru.get('a'), lru.get('b')]).toEqual(['aa', undefined]);
});

test('a value that is replaced counts once', () => {
  const lru = sized(4);
  lru.set('a', 'aa');
  lru.set('a', 'a');
  lru.set('b', 'bbb');
  expect([lru.get('a'), lru.get('b')]).toEqual(['a', 'bbb']);
});

test('the same work under way is shared, and begun again after it failed', async () => {
  const share = createShared<number>();
  let calls = 0;
  const work = () => (++calls === 1 ? Promise.reject(new Error('no')) : Promise.resolve(calls));
  const [one, other] = await Promise.allSettled([share('a', work), share('a', work)]);
  expect([one.status, other.status, calls]).toEqual(['rejected', 'rejected', 1]);
  expect(await share('a', work)).toBe(2);
});

test('through a gate goes so much at a time, in order, whatever fails', async () => {
  const gate = createSemaphore(2);
  const log: string[] = [];
  const ends: (() => void)[] = [];
  const work = (name: string) =>
    gate(async () => {
      log.push(name);
      await new Promise<void>((resolve, reject) => {
        ends.push(
          name === 'b'
            ? () => {
                reject(new Error(name));
              }
            : resolve,
        );
      });
    });
  const all = Promise.allSettled(['a', 'b', 'c', 'd'].map(work));
  expect(log).toEqual(['a', 'b']);
  ends[1]?.();
  await expect.poll(() => log).toEqual(['a', 'b', 'c']);
  ends[0]?.();
  await expect.poll(() => log).toEqual(['a', 'b', 'c', 'd']);
  ends[2]?.();
  ends[3]?.();
  expect((await all).map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'fulfilled',
  ]);
  expect(await gate(() => Promise.resolve('free'))).toBe('free');
});
