import cron from 'node-cron';
import { describe, expect, test } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND, toIso } from '../../../src/core/time.ts';
import { parseCron } from '../../../src/config/parse-cron.ts';
import type { CronRule } from '../../../src/planning/schedule/cron-rule.ts';
import { dueTimes, nextDue } from '../../../src/planning/schedule/due-times.ts';
import { changesOf, oracleMoments, walkThrough, type OracleRule } from './oracle.ts';
import { reasonInEnglish } from '../../fixtures/in-english.ts';

const rules = new Map<string, CronRule>();
const ruleOf = (expression: string): CronRule => {
  const known = rules.get(expression);
  if (known !== undefined) return known;
  const parsed = parseCron(expression);
  if (parsed.kind === 'fault') throw new Error(JSON.stringify(parsed.fault));
  rules.set(expression, parsed.rule);
  return parsed.rule;
};
const due = (expression: string, timezone: string, [from, to]: [string, string]) =>
  dueTimes({ rule: ruleOf(expression), timezone, after: Date.parse(from), until: Date.parse(to) }).map(at =>
    toIso(at).slice(0, 16),
  );

const ZONES = [
  'Europe/Rome',
  'Europe/Dublin',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Cairo',
  'Pacific/Apia',
  'America/St_Johns',
  'Africa/Casablanca',
  'America/New_York',
  'Asia/Beirut',
  'America/Havana',
  'Pacific/Chatham',
  'Asia/Kolkata',
];

const every = null;
const RULES: [string, OracleRule][] = [
  ['30 2 * * *', { minutes: [30], hours: [2], daysOfMonth: every, daysOfWeek: every }],
  ['0 0 * * *', { minutes: [0], hours: [0], daysOfMonth: every, daysOfWeek: every }],
  ['15 1,2,3 * * *', { minutes: [15], hours: [1, 2, 3], daysOfMonth: every, daysOfWeek: every }],
  ['0 * * * *', { minutes: [0], hours: every, daysOfMonth: every, daysOfWeek: every }],
  ['45 * * * *', { minutes: [45], hours: every, daysOfMonth: every, daysOfWeek: every }],
  ['*/15 * * * *', { minutes: [0, 15, 30, 45], hours: every, daysOfMonth: every, daysOfWeek: every }],
  ['*/20 0-4 * * *', { minutes: [0, 20, 40], hours: [0, 1, 2, 3, 4], daysOfMonth: every, daysOfWeek: every }],
  [
    '0 */2 * * *',
    {
      minutes: [0],
      hours: [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22],
      daysOfMonth: every,
      daysOfWeek: every,
    },
  ],
  ['59 23 * * *', { minutes: [59], hours: [23], daysOfMonth: every, daysOfWeek: every }],
  ['5 0,1,2,3 * * sun', { minutes: [5], hours: [0, 1, 2, 3], daysOfMonth: every, daysOfWeek: [0] }],
  [
    '30 0-3 25-31 * *',
    { minutes: [30], hours: [0, 1, 2, 3], daysOfMonth: [25, 26, 27, 28, 29, 30, 31], daysOfWeek: every },
  ],
  [
    '30 1-3 1,25-31 * sun',
    { minutes: [30], hours: [1, 2, 3], daysOfMonth: [1, 25, 26, 27, 28, 29, 30, 31], daysOfWeek: [0] },
  ],
  ['0 2 * * 1-6', { minutes: [0], hours: [2], daysOfMonth: every, daysOfWeek: [1, 2, 3, 4, 5, 6] }],
];

describe('around every change of the clock 2024-2030 the due moments are those of an independent oracle', () => {
  test.each(ZONES)('%s', timezone => {
    const changes = changesOf(timezone, [2024, 2030]);
    if (!/Kolkata|Apia/.test(timezone)) expect(changes.length).toBeGreaterThan(5);
    for (const change of changes) {
      const span = [change - 27 * HOUR, change + 27 * HOUR] as const;
      const walk = walkThrough(timezone, span);
      for (const [expression, oracle] of RULES) {
        const [after, until] = span;
        const got = dueTimes({ rule: ruleOf(expression), timezone, after, until });
        const wanted = oracleMoments(oracle, walk);
        expect({ expression, change: toIso(change), due: got.map(toIso) }).toEqual({
          expression,
          change: toIso(change),
          due: wanted.map(toIso),
        });
      }
    }
  });
});

describe('the words of law 1, by example', () => {
  test('a time that does not exist is due at the next one that does', () => {
    expect(due('30 2 * * *', 'Europe/Rome', ['2026-03-29T00:00Z', '2026-03-30T00:00Z'])).toEqual([
      '2026-03-29T01:00',
    ]);
  });
  test('a time that comes twice is due once, the first time', () => {
    expect(due('30 2 * * *', 'Europe/Rome', ['2026-10-24T12:00Z', '2026-10-25T12:00Z'])).toEqual([
      '2026-10-25T00:30',
    ]);
  });
  test('an hourly rule is due every real hour', () => {
    expect(due('0 * * * *', 'Europe/Rome', ['2026-10-24T22:59Z', '2026-10-25T03:00Z'])).toHaveLength(5);
    expect(due('0 * * * *', 'Europe/Rome', ['2026-03-28T22:59Z', '2026-03-29T03:00Z'])).toHaveLength(5);
  });
});

describe('a rule', () => {
  test('means what node-cron says it means wherever the clock does not change', () => {
    for (const expression of [
      '*/7 9-17 * * mon-fri',
      '0 8 1,15 * *',
      '0 0 L * *',
      '0 12 * * 1#2',
      '0 22-2 * * *',
      '@weekly',
      '30 6 29 2 *',
      '0 0 */13 * 5',
      '0 0 13 * */5',
    ]) {
      const task = cron.createTask(expression, () => undefined, { timezone: 'UTC' });
      const rule = ruleOf(expression);
      const [after, until] = [Date.UTC(2028, 1, 24) - MINUTE, Date.UTC(2028, 2, 3)];
      const wanted: number[] = [];
      for (let at = after + MINUTE; at <= until; at += MINUTE) if (task.match(new Date(at))) wanted.push(at);
      expect({ expression, due: dueTimes({ rule, timezone: 'UTC', after, until }) }).toEqual({
        expression,
        due: wanted,
      });
    }
  });

  // crontab(5), and so POSIX
  test('that restricts day of month and day of week is due on days that are either, once', () => {
    const days = (expression: string, timezone: string, span: [string, string]) =>
      due(expression, timezone, span).map(at => at.replace('T08:00', ''));
    expect(days('0 9 1,15 * 1', 'Europe/Rome', ['2026-11-29T12:00Z', '2027-01-11T12:00Z'])).toEqual([
      ...['2026-11-30', '2026-12-01', '2026-12-07', '2026-12-14', '2026-12-15'],
      ...['2026-12-21', '2026-12-28', '2027-01-01', '2027-01-04', '2027-01-11'],
    ]);
    expect(days('0 9 1,15 * mon', 'Europe/Rome', ['2027-01-31T12:00Z', '2027-02-02T12:00Z'])).toEqual([
      '2027-02-01',
    ]);
    expect(due('0 0 0 L * 1#2', 'UTC', ['2026-11-01T00:00Z', '2026-11-30T00:00Z'])).toEqual([
      '2026-11-09T00:00',
      '2026-11-30T00:00',
    ]);
  });

  test.each([
    ['0 9 1,15 * *', ['2026-12-01', '2026-12-15']],
    ['0 9 * * 1', ['2026-12-07', '2026-12-14']],
    ['0 9 */7 * 2', ['2026-12-01', '2026-12-08', '2026-12-15']],
  ])(
    'that leaves one of them open, as a step of all does, is due when both match: %s',
    (expression, days) => {
      const span: [string, string] = ['2026-11-30T12:00Z', '2026-12-16T12:00Z'];
      expect(due(expression, 'UTC', span)).toEqual(days.map(day => `${day}T09:00`));
    },
  );

  test('with seconds is due at those seconds', () => {
    expect(dueTimes({ rule: ruleOf('*/20 * * * * *'), timezone: 'UTC', after: 0, until: MINUTE })).toEqual([
      20 * SECOND,
      40 * SECOND,
      60 * SECOND,
    ]);
  });

  test('has its next due moment, however far', () => {
    const at = nextDue({
      rule: ruleOf('0 8 29 2 *'),
      timezone: 'Europe/Rome',
      after: Date.UTC(2026, 10, 24),
    });
    expect(at && toIso(at)).toBe('2028-02-29T07:00:00.000Z');
  });

  test('has the same next due moment as the list of them, minute by minute through a change', () => {
    const rule = ruleOf('*/30 1-3 * * *');
    const [from, to] = [Date.UTC(2026, 9, 24, 20), Date.UTC(2026, 9, 25, 8)];
    const all = dueTimes({ rule, timezone: 'Europe/Rome', after: from, until: to + 2 * DAY });
    for (let after = from; after < to; after += 10 * MINUTE) {
      expect(nextDue({ rule, timezone: 'Europe/Rome', after })).toBe(all.find(at => at > after));
    }
  });

  test.each([
    ['0 25 * * *', /hour 25 is above 23/],
    ['61 * * * *', /minute 61 is above 59/],
    ['0 0 0 * *', /day of month 0 is below 1/],
    ['0 8 * * funday', /day of week "funday"/],
    ['0 0 31 2 *', /31 2 is an impossible day/],
    ['soon', /./],
    ['', /./],
  ])('that cannot be read is told why: %s', (expression, why) => {
    const parsed = parseCron(expression);
    expect(parsed.kind === 'fault' && reasonInEnglish(parsed.fault)).toMatch(why);
  });
});
