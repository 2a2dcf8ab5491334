import { expect, test } from 'vitest';
import { toIso } from '../../../src/core/time.ts';
import { parseMoment } from '../../../src/desk/editing/parse-moment.ts';

const ROME = 'Europe/Rome';
const told = (text: string, now: string): string | null => {
  const at = parseMoment(text, Date.parse(now), ROME);
  return at === null ? null : toIso(at);
};

test.each([
  ['18:30', '2026-06-01T10:00Z', '2026-06-01T16:30'],
  ['9.05', '2026-06-01T10:00Z', '2026-06-02T07:05'],
  ['2026-12-24 18:30', '2026-06-01T10:00Z', '2026-12-24T17:30'],
  ['24.12.2026T18:30', '2026-06-01T10:00Z', '2026-12-24T17:30'],
])('%s at %s is the next such moment of the newsroom’s zone', (text, now, expected) => {
  expect(told(text, now)?.slice(0, 16)).toBe(expected);
});

test('a time that the clocks leave out is none on that day, and the next day’s where no day is written', () => {
  expect(told('2026-03-29 02:30', '2026-03-28T10:00Z')).toBeNull();
  expect(told('02:30', '2026-03-29T00:10Z')?.slice(0, 16)).toBe('2026-03-30T00:30');
});

test('a time that comes twice is the first of the two, and the second when the first is past', () => {
  for (const text of ['2026-10-25 02:30', '02:30']) {
    expect(told(text, '2026-10-25T00:10Z')?.slice(0, 16)).toBe('2026-10-25T00:30');
    expect(told(text, '2026-10-25T00:40Z')?.slice(0, 16)).toBe('2026-10-25T01:30');
  }
  expect(told('2026-10-25 02:30', '2026-10-25T01:40Z')).toBeNull();
});

test.each([
  '2026-02-31 10:00',
  '2026-06-01 24:00',
  '25:00',
  '2020-01-01 10:00',
  '0000-00-00 00:00',
  'tomorrow',
  '-1:00',
  '2026-06-01 12:00', // this very minute
])('%s is no moment to come', text => {
  expect(told(text, '2026-06-01T10:00Z')).toBeNull();
});
