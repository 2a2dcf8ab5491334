import { describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND, toIso } from '../../src/core/time.ts';
import { backoff } from '../../src/outbox/backoff.ts';
import { missedSlots } from '../../src/planning/schedule/missed-slots.ts';
import { quietUntil } from '../../src/planning/schedule/quiet-hours.ts';

describe('missed slots', () => {
  const now = 100 * HOUR;
  const split = (due: number[], policy: 'skip' | 'latest' | 'all') =>
    missedSlots({ due, policy, now, lateMs: MINUTE });
  const missed = [now - 3 * HOUR, now - 2 * HOUR, now - HOUR];

  test('are passed over, filled but for the last, or all filled', () => {
    expect(split(missed, 'skip')).toEqual({ fill: [], skip: missed });
    expect(split(missed, 'latest')).toEqual({ fill: missed.slice(2), skip: missed.slice(0, 2) });
    expect(split(missed, 'all')).toEqual({ fill: missed, skip: [] });
  });
  test('do not take from one that is due now, which is the latest', () => {
    expect(split([...missed, now], 'latest')).toEqual({ fill: [now], skip: missed });
    expect(split([...missed, now - MINUTE], 'skip')).toEqual({ fill: [now - MINUTE], skip: missed });
  });
  test('are none when nothing was due', () => {
    expect(split([], 'all')).toEqual({ fill: [], skip: [] });
  });
});

describe('quiet hours', () => {
  const night = { from: 23 * 60, to: 7 * 60, timezone: 'Europe/Rome' };
  const until = (at: string, quiet = night) => {
    const end = quietUntil(quiet, Date.parse(at));
    return end === null ? null : toIso(end);
  };

  test('end in the morning, on either side of midnight', () => {
    expect(until('2026-11-24T22:30Z')).toBe('2026-11-25T06:00:00.000Z');
    expect(until('2026-11-25T03:00Z')).toBe('2026-11-25T06:00:00.000Z');
    expect(until('2026-11-25T05:59Z')).toBe('2026-11-25T06:00:00.000Z');
  });
  test('are over at their end and not begun before their beginning', () => {
    expect(until('2026-11-25T06:00Z')).toBeNull();
    expect(until('2026-11-24T21:59Z')).toBeNull();
    expect(until('2026-11-24T22:00Z')).not.toBeNull();
  });
  test('last an hour less or more when the clock changes in them', () => {
    expect(until('2026-03-28T23:30Z')).toBe('2026-03-29T05:00:00.000Z');
    expect(until('2026-10-24T22:30Z')).toBe('2026-10-25T06:00:00.000Z');
  });
  test('that end at a time the clock jumps over end when it has jumped', () => {
    expect(until('2026-03-29T00:30Z', { ...night, to: 2 * 60 + 30 })).toBe('2026-03-29T01:00:00.000Z');
  });
  test('within one day are quiet in between', () => {
    const noon = { from: 12 * 60, to: 14 * 60, timezone: 'UTC' };
    expect(until('2026-11-24T13:00Z', noon)).toBe('2026-11-24T14:00:00.000Z');
    expect(until('2026-11-24T11:59Z', noon)).toBeNull();
  });
});

test('backoff doubles from seconds to a quarter of an hour and spreads over its upper half', () => {
  expect([1, 2, 3].map(attempts => backoff(attempts, 1))).toEqual([5 * SECOND, 10 * SECOND, 20 * SECOND]);
  expect(backoff(1000, 1)).toBe(15 * MINUTE);
  expect(backoff(4, 0)).toBe(backoff(4, 1) / 2);
});
