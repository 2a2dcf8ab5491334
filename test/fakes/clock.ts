import type { Clock, Instant } from '../../src/core/time.ts';

/** A clock that stands still until a test moves it; sleepers wake when their moment comes. */
export interface FakeClock extends Clock {
  /** Moves to `at`, waking whoever slept until then or before. Going back wakes nobody. */
  moveTo(at: Instant): void;
  advance(ms: number): void;
  /** How many sleep now. */
  readonly sleepers: number;
}

export function createFakeClock(start: Instant): FakeClock {
  let now = start;
  const sleepers = new Set<{ readonly until: Instant; readonly wake: () => void }>();
  const moveTo = (at: Instant) => {
    now = at;
    for (const sleeper of [...sleepers]) if (sleeper.until <= now) sleeper.wake();
  };
  return {
    now: () => now,
    sleep: (afterMs, signal) =>
      new Promise(resolve => {
        const sleeper = {
          until: now + afterMs,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        if (signal?.aborted) {
          resolve();
          return;
        }
        sleepers.add(sleeper);
        signal?.addEventListener('abort', sleeper.wake, { once: true });
      }),
    moveTo,
    advance: ms => {
      moveTo(now + ms);
    },
    get sleepers() {
      return sleepers.size;
    },
  };
}
