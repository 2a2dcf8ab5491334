import { setImmediate } from 'node:timers/promises';

/** Rows after which others get their turn: of a wide card some half a millisecond's work. */
const ROWS = 128;

/** Works through `count` rows in stretches, letting everything else that waits go first in between. */
export async function yieldToEventLoop(
  count: number,
  work: (first: number, end: number) => void,
): Promise<void> {
  for (let first = 0; first < count; first += ROWS) {
    if (first > 0) await setImmediate();
    work(first, Math.min(count, first + ROWS));
  }
}
