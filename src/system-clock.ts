import type { Clock } from './core/time.ts';

const LONGEST = 2 ** 31 - 1; // setTimeout fires at once beyond that

/** The machine's own clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (afterMs, signal) =>
    new Promise(resolve => {
      if (signal?.aborted) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, Math.min(afterMs, LONGEST));
      signal?.addEventListener('abort', done, { once: true });
    }),
};
