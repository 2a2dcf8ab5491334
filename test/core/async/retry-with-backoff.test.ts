import { expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../../src/core/time.ts';
import { retryWithBackoff } from '../../../src/core/async/retry-with-backoff.ts';

/** Runs work that fails so often; sleeps take no time. */
async function run(failures: number, stop = new AbortController()) {
  const [pauses, told]: [number[], unknown[]] = [[], []];
  let tries = 0;
  await retryWithBackoff(
    () => {
      tries++;
      return tries <= failures ? Promise.reject(new Error(`try ${tries}`)) : Promise.resolve();
    },
    {
      signal: stop.signal,
      sleep: afterMs => {
        pauses.push(afterMs);
        if (pauses.length === 20) stop.abort();
        return Promise.resolve();
      },
      onFault: error => told.push(error),
    },
  );
  return { pauses, told, tries };
}

test('what succeeds at once is done once and told to nobody', async () => {
  expect(await run(0)).toEqual({ pauses: [], told: [], tries: 1 });
});

test('what fails is tried again after longer pauses, and told of once', async () => {
  const { pauses, told, tries } = await run(8);
  expect(pauses).toEqual([5, 10, 20, 40, 80, 160, 300, 300].map(seconds => seconds * SECOND));
  expect(told).toEqual([new Error('try 1')]);
  expect(tries).toBe(9);
});

test('it ends with the signal, and never waits for more than five minutes', async () => {
  const { pauses, tries } = await run(Infinity);
  expect([tries, Math.max(...pauses)]).toEqual([20, 5 * MINUTE]);
});

test('nothing is tried once the signal has come', async () => {
  const stop = new AbortController();
  stop.abort();
  expect((await run(1, stop)).tries).toBe(0);
});
