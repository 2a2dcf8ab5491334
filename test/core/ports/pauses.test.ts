import { expect, test } from 'vitest';
import { pauseOf, type Pause } from '../../../src/core/ports/pauses.ts';

const pause = (destination: string | null, until: number | null): Pause => ({
  destination,
  until,
  by: { id: 'cli', name: null },
  at: 0,
});

test.each([
  [[], null],
  [[pause('altrove', 5)], null],
  [[pause(null, 5)], 5],
  [[pause('canale', 5)], 5],
  [[pause(null, null), pause('canale', 5)], Infinity],
  [[pause(null, 5), pause('canale', null)], Infinity],
  [[pause(null, 9), pause('canale', 5)], 9],
  [[pause(null, 5), pause('canale', 9)], 9],
])('of a place’s own pause and that of everything, the one that ends last holds: %o', (pauses, end) => {
  const holds = pauseOf(pauses, 'canale');
  expect(holds === null ? null : (holds.until ?? Infinity)).toBe(end);
});
