import { expect, test } from 'vitest';
import { parseDate } from '../../src/sources/parse-date.ts';

const iso = (text: string, timezone = 'Europe/Rome', edge: 'start' | 'end' = 'start') => {
  const at = parseDate(text, timezone, { edge });
  return at === null ? null : new Date(at).toISOString();
};

test('a date without a zone is read in the zone handed in', () => {
  expect(iso('2026-11-18T07:30')).toBe('2026-11-18T06:30:00.000Z');
  expect(iso('2026-07-18 07:30:15')).toBe('2026-07-18T05:30:15.000Z');
  expect(iso('2026-11-18T07:30', 'Asia/Kolkata')).toBe('2026-11-18T02:00:00.000Z');
});

test('a date with a zone is that moment, whatever zone is handed in', () => {
  expect(iso('2026-11-18T07:30Z')).toBe('2026-11-18T07:30:00.000Z');
  expect(iso('2026-11-18T07:30:00.123-0330')).toBe('2026-11-18T11:00:00.000Z');
  expect(iso('2026-11-18T07:30+01')).toBe('2026-11-18T06:30:00.000Z');
});

test('a date alone is the first moment of its day, or the moment the day is over', () => {
  expect(iso('2026-11-18')).toBe('2026-11-17T23:00:00.000Z');
  expect(iso('2026-11-18', 'Europe/Rome', 'end')).toBe('2026-11-18T23:00:00.000Z');
  // in Cairo the clock jumps over the midnight that begins this day
  expect(iso('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
});

test('a local time that the clock jumps over is the next one, one that comes twice the first', () => {
  expect(iso('2026-03-29T02:30')).toBe('2026-03-29T01:00:00.000Z');
  expect(iso('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z');
});

test.each(['08/11/2026', '2026-02-29', '2026-13-01', '2026-11-18T24:00', '2026-11-18T07', 'yesterday', ''])(
  '"%s" is no date',
  text => {
    expect(parseDate(text, 'Europe/Rome')).toBeNull();
  },
);

test.each([
  ['Thu, 12 Nov 2026 18:05:00 +0100', '2026-11-12T17:05:00.000Z'],
  ['12 Nov 2026 18:05 EST', '2026-11-12T23:05:00.000Z'],
  ['Thursday, 12 November 2026 18:05:00 GMT', '2026-11-12T18:05:00.000Z'],
  ['12 Nov 2026', '2026-11-11T23:00:00.000Z'],
  ['2017-11-18 15:21:41 UTC', '2017-11-18T15:21:41.000Z'],
  ['2026-11-22 19:30:00 +0100', '2026-11-22T18:30:00.000Z'],
  ['2026/06/28', '2026-06-27T22:00:00.000Z'],
  ['2026/06/28 09:30', '2026-06-28T07:30:00.000Z'],
  ['1795000000', '2026-11-18T11:06:40.000Z'],
  ['1795000000123', '2026-11-18T11:06:40.123Z'],
  ['Wed Nov 18 2026 07:15:00 GMT+0000 (Greenwich Mean Time)', '2026-11-18T07:15:00.000Z'],
  ['Wed Nov 18 2026 07:15:00 GMT+0100 (Mitteleuropäische Normalzeit)', '2026-11-18T06:15:00.000Z'],
  ['Wed Nov 18 2026', '2026-11-17T23:00:00.000Z'],
  ['18/11/2026', '2026-11-17T23:00:00.000Z'],
  ['11/18/2026 4:20 pm PST', '2026-11-19T00:20:00.000Z'],
  ['08/11/2026 4:20 pm EST', '2026-08-11T21:20:00.000Z'],
  ['18.11.26', '2026-11-17T23:00:00.000Z'],
  ['20261118T061500Z', '2026-11-18T06:15:00.000Z'],
  ['2026-11', '2026-10-31T23:00:00.000Z'],
  ['mer., 18 nov. 2026 07:15:00 +0100', '2026-11-18T06:15:00.000Z'],
  ['mar., 17 nov. 2026 07:15:00 +0100', '2026-11-17T06:15:00.000Z'],
  ['Mercoledì 18 novembre 2026, ore 7.15', '2026-11-18T06:15:00.000Z'],
  ['18. November 2026 um 07:15 Uhr', '2026-11-18T06:15:00.000Z'],
  ['18 de noviembre de 2026', '2026-11-17T23:00:00.000Z'],
  ['Nov. 18th, 2026, 7:15 a.m.', '2026-11-18T06:15:00.000Z'],
  ['Wednesday, November 18, 2026 - 12:15 AM', '2026-11-17T23:15:00.000Z'],
  ['Wed, 18-Nov-26 07:15:00 GMT', '2026-11-18T07:15:00.000Z'],
  ['Wed,18 Nov 2026 07:15:00GMT', '2026-11-18T07:15:00.000Z'],
  ['Wed, 18 Nov 2026 07:15:00 GMT-03:30', '2026-11-18T10:45:00.000Z'],
  ['Wed, 18 Nov 2026 07:15:00 America/New_York', '2026-11-18T12:15:00.000Z'],
  ['2026-11-18 07:15:00 +0000 UTC', '2026-11-18T07:15:00.000Z'],
  ['2026-11-18T07:15:00+01:00Z', '2026-11-18T06:15:00.000Z'],
])('"%s" is a date, too', (text, moment) => {
  expect(iso(text)).toBe(moment);
});

test.each([
  'Wed, 31 Feb 2026 10:00:00 GMT',
  '2026/11-18',
  '2026-11-18T07:15:00+99:99',
  '2026-11-18T07:15:00 Mars/Base',
  'Wed, 18 Nov 2026 07:15:00 +zz:00',
  'yesterday 18 Nov 2026',
  `18 Nov 2026 ${' '.repeat(200)}x`,
  '12 Foo 2026',
  '20261118',
  'vor Jahren',
  '1795',
  '18 Nov',
])('"%s" is none, all the same', text => {
  expect(parseDate(text, 'Europe/Rome')).toBeNull();
});
