import { DAY, HOUR, MINUTE, type Instant } from '../../../src/core/time.ts';

/**
 * Due moments by another road than the code's: walk real time minute by minute, read the wall clock of each quarter of
 * an hour from the tz database, and apply the words of law 1 to what passes. Knows lists of minutes, hours and days only.
 */
export interface OracleRule {
  readonly minutes: readonly number[] | null;
  readonly hours: readonly number[] | null;
  readonly daysOfMonth: readonly number[] | null;
  readonly daysOfWeek: readonly number[] | null;
}

/** In these years all clocks change on a quarter of an hour; between, a wall's minutes count up by one. */
const QUARTER = 15 * MINUTE;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The wall clock of a zone at an instant, as minutes since 1970 on that wall. */
function wallMinute(timezone: string, at: Instant): number {
  let format = formats.get(timezone);
  if (!format) {
    const numeric = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    } as const;
    format = new Intl.DateTimeFormat('en-US', { ...numeric, timeZone: timezone, hourCycle: 'h23' });
    formats.set(timezone, format);
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: 'year' | 'month' | 'day' | 'hour' | 'minute') => parts.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute')) / MINUTE;
}

/** crontab(5): "if both fields are restricted, the command will be run when either field matches". */
const isEither = ({ daysOfMonth, daysOfWeek }: OracleRule): boolean =>
  daysOfMonth !== null && daysOfWeek !== null;

function names(rule: OracleRule, wall: number): boolean {
  const date = new Date(wall * MINUTE);
  const has = (list: readonly number[] | null, value: number) => list === null || list.includes(value);
  return (
    has(rule.minutes, date.getUTCMinutes()) &&
    has(rule.hours, date.getUTCHours()) &&
    (isEither(rule)
      ? has(rule.daysOfMonth, date.getUTCDate()) || has(rule.daysOfWeek, date.getUTCDay())
      : has(rule.daysOfMonth, date.getUTCDate()) && has(rule.daysOfWeek, date.getUTCDay()))
  );
}

/** What the wall clock shows, minute by minute of real time; begins and ends at least a day from any change. */
export type Walk = readonly { readonly at: Instant; readonly wall: number }[];

export function walkThrough(timezone: string, [from, to]: readonly [Instant, Instant]): Walk {
  let wall = 0;
  return Array.from({ length: (to - from) / MINUTE + 1 }, (_, index) => {
    const at = from + index * MINUTE;
    wall = at % QUARTER === 0 || index === 0 ? wallMinute(timezone, at) : wall + 1;
    return { at, wall };
  });
}

/** Due instants after the walk's first minute up to and with its last. */
export function oracleMoments(rule: OracleRule, walk: Walk): Instant[] {
  const due = new Set<Instant>();
  const seen = new Set<number>();
  const everyHour = rule.hours === null;
  const [start, ...steps] = walk;
  let last = start?.wall ?? 0;
  for (const { at, wall } of steps) {
    const jumped = wall - last - 1;
    for (let lost = last + 1; lost < wall; lost++) {
      const wholeHours = (jumped * MINUTE) % HOUR === 0;
      if (names(rule, lost) && !(everyHour && wholeHours)) due.add(at);
    }
    if (names(rule, wall) && (everyHour || !seen.has(wall))) due.add(at);
    seen.add(wall);
    last = wall;
  }
  return [...due].sort((a, b) => a - b);
}

/** Every change of a zone's clock in these years, found by looking. */
export function changesOf(timezone: string, years: readonly [first: number, last: number]): Instant[] {
  const changes: Instant[] = [];
  const offset = (at: Instant) => wallMinute(timezone, at) - at / MINUTE;
  for (let at = Date.UTC(years[0], 0); at < Date.UTC(years[1] + 1, 0); at += DAY) {
    if (offset(at) === offset(at + DAY)) continue;
    for (let quarter = at; quarter < at + DAY; quarter += QUARTER) {
      if (offset(quarter) !== offset(quarter + QUARTER)) changes.push(quarter + QUARTER);
    }
  }
  return changes;
}
