import { expect, test } from 'vitest';
import { HOUR, toIso } from '../../../src/core/time.ts';
import { parseCron } from '../../../src/config/parse-cron.ts';
import { dueTimes } from '../../../src/planning/schedule/due-times.ts';
import { runsOr } from '../../long-runs.ts';
import { changesOf, oracleMoments, walkThrough, type OracleRule } from './oracle.ts';

const zones = Intl.supportedValuesOf('timeZone');
const YEARS = [2020, 2037] as const;
/** A few zones, each in another year; RUNS=600 takes every zone in every year, some minutes. */
const FEW = 40;
const RUNS = runsOr(FEW);

const every = null;
const RULES: readonly [string, OracleRule][] = [
  ['30 2 * * *', { minutes: [30], hours: [2], daysOfMonth: every, daysOfWeek: every }],
  ['0 0 * * *', { minutes: [0], hours: [0], daysOfMonth: every, daysOfWeek: every }],
  ['59 23 * * *', { minutes: [59], hours: [23], daysOfMonth: every, daysOfWeek: every }],
  ['15 1,2,3 * * *', { minutes: [15], hours: [1, 2, 3], daysOfMonth: every, daysOfWeek: every }],
  ['0 0-4 * * *', { minutes: [0], hours: [0, 1, 2, 3, 4], daysOfMonth: every, daysOfWeek: every }],
  ['*/20 0-4 * * *', { minutes: [0, 20, 40], hours: [0, 1, 2, 3, 4], daysOfMonth: every, daysOfWeek: every }],
  ['0 * * * *', { minutes: [0], hours: every, daysOfMonth: every, daysOfWeek: every }],
  ['45 * * * *', { minutes: [45], hours: every, daysOfMonth: every, daysOfWeek: every }],
  ['*/15 * * * *', { minutes: [0, 15, 30, 45], hours: every, daysOfMonth: every, daysOfWeek: every }],
  ['5 0,1,2,3 * * sun', { minutes: [5], hours: [0, 1, 2, 3], daysOfMonth: every, daysOfWeek: [0] }],
  [
    '30 1-3 1,25-31 * sun',
    { minutes: [30], hours: [1, 2, 3], daysOfMonth: [1, 25, 26, 27, 28, 29, 30, 31], daysOfWeek: [0] },
  ],
  ['0 2 * * 1-6', { minutes: [0], hours: [2], daysOfMonth: every, daysOfWeek: [1, 2, 3, 4, 5, 6] }],
  [
    '30 0-3 25-31 * *',
    { minutes: [30], hours: [0, 1, 2, 3], daysOfMonth: [25, 26, 27, 28, 29, 30, 31], daysOfWeek: every },
  ],
];
const rules = RULES.map(([expression, oracle]) => {
  const parsed = parseCron(expression);
  if (parsed.kind === 'fault') throw new Error(JSON.stringify(parsed.fault));
  return { expression, oracle, rule: parsed.rule };
});

/** What a rule gave and what it had to give around a change; empty where both are the same. */
function differences(timezone: string, change: number) {
  const [after, until] = [change - 27 * HOUR, change + 27 * HOUR] as const;
  const walk = walkThrough(timezone, [after, until]);
  return rules.flatMap(({ expression, oracle, rule }) => {
    const got = dueTimes({ rule, timezone, after, until }).map(toIso);
    const wanted = oracleMoments(oracle, walk).map(toIso);
    const same = got.length === wanted.length && got.every((at, index) => at === wanted[index]);
    return same ? [] : [{ timezone, expression, change: toIso(change), got, wanted }];
  });
}

test(
  'in any zone of the tz database, around any change of its clock, each rule is due as an independent oracle says',
  () => {
    const isLong = RUNS > FEW;
    const step = isLong ? 1 : Math.floor(zones.length / RUNS);
    let changes = 0;
    const wrong = zones
      .filter((_, index) => index % step === 0)
      .flatMap((timezone, index) => {
        const year = YEARS[0] + (index % (YEARS[1] - YEARS[0] + 1));
        const found = changesOf(timezone, isLong ? YEARS : [year, year]);
        changes += found.length;
        return found.flatMap(change => differences(timezone, change));
      });
    expect(wrong).toEqual([]);
    expect(changes).toBeGreaterThan(isLong ? 3000 : 10);
  },
  20_000 * Math.max(1, RUNS),
);
