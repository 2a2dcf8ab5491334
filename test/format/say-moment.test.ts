import { expect, test } from 'vitest';
import { DAY } from '../../src/core/time.ts';
import { sayMoment, sayPast } from '../../src/format/say-moment.ts';
import { english } from '../../src/words.ts';

const now = Date.UTC(2026, 10, 30, 8);
const voice = { say: english, language: 'en', timezone: 'Europe/Rome', now };

test('a day is named by how far it is: in words, by its weekday, or with its year', () => {
  expect([0, 1, 32, 299].map(days => sayMoment(now + days * DAY + 3_600_000, voice))).toEqual([
    'today 10:00',
    'tomorrow 10:00',
    'Fri, Jan 1 10:00',
    'Sat, Sep 25 11:00',
  ]);
  expect([365, 761].map(days => sayMoment(now + days * DAY, voice))).toEqual([
    'Nov 30, 2027 09:00',
    'Dec 30, 2028 09:00',
  ]);
  expect(sayPast(now - 400 * DAY, voice)).toBe('Oct 26, 2025 09:00');
});
