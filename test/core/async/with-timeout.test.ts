import { expect, test } from 'vitest';
import { withTimeout } from '../../../src/core/async/with-timeout.ts';

const never = new Promise<never>(() => undefined);

test('what comes in time is the answer, and the waiting ends', async () => {
  const waits: AbortSignal[] = [];
  const sleep = (_ms: number, signal?: AbortSignal) => {
    if (signal !== undefined) waits.push(signal);
    return never;
  };
  expect(await withTimeout(Promise.resolve('word'), 10, sleep)).toBe('word');
  await expect(withTimeout(Promise.reject(new Error('no')), 10, sleep)).rejects.toThrow('no');
  expect(waits.map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('what comes later can still be waited for', async () => {
  const work = Promise.withResolvers<string>();
  expect(await withTimeout(work.promise, 10, () => Promise.resolve())).toBe(null);
  work.resolve('late');
  expect(await work.promise).toBe('late');
});

test('a late failure that nobody waits for is nobody’s', async () => {
  const unheard: unknown[] = [];
  const hear = (error: unknown) => void unheard.push(error);
  process.on('unhandledRejection', hear);
  const work = Promise.withResolvers<string>();
  expect(await withTimeout(work.promise, 10, () => Promise.resolve())).toBe(null);
  work.reject(new Error('late'));
  await new Promise(resolve => setImmediate(resolve));
  process.off('unhandledRejection', hear);
  expect(unheard).toEqual([]);
});
