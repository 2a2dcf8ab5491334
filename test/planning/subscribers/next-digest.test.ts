import { expect, test } from 'vitest';
import { nextDigest } from '../../../src/planning/subscribers/next-digest.ts';

const next = (at: number, after: string) =>
  new Date(nextDigest({ at, timezone: 'Europe/Rome' }, Date.parse(after))).toISOString();

test('a digest comes once on each local day, whatever the clock does', () => {
  expect(next(450, '2026-03-28T12:00:00Z')).toBe('2026-03-29T05:30:00.000Z');
  expect(next(450, '2026-03-29T05:30:00Z')).toBe('2026-03-30T05:30:00.000Z');
  expect(next(450, '2026-10-24T12:00:00Z')).toBe('2026-10-25T06:30:00.000Z');
  // 02:30 does not exist on the day clocks go forward, and comes twice on the day they go back
  expect(next(150, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
  expect(next(150, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:30:00.000Z');
  expect(next(150, '2026-10-25T00:30:00Z')).toBe('2026-10-26T01:30:00.000Z');
});
