import { DAY, HOUR, SECOND, type Instant } from '../../core/time.ts';
import type { CronRule } from './cron-rule.ts';
import { localDayOf, momentOf, offsetIn, type OffsetAt } from './zone-offset.ts';

export interface DueQuery {
  readonly rule: CronRule;
  /** IANA zone the rule is read in. */
  readonly timezone: string;
  /** Exclusive. */
  readonly after: Instant;
}

/** A rule that names no day within so long names none (29 February on a given weekday comes within 28 years, or 40). */
const HORIZON_DAYS = 41 * 366;

/**
 * The due moments of a rule after `after` up to and with `until`, ascending: the truth about a schedule, from nothing but
 * rule, zone and the tz database (law 1). When the local clock changes:
 *
 * - a local time that does not exist is due at the next one that does (02:30 → 03:00 in Rome); with another that is due
 *   then it is one moment;
 * - a local time that comes twice is due the first time only;
 * - a rule for every hour follows real time: an hour that is jumped over is left out, one that is repeated is due again,
 *   and where the jump is part of an hour (Lord Howe) what falls into it is due at its end.
 */
export function dueTimes({ until, ...query }: DueQuery & { readonly until: Instant }): Instant[] {
  const moments: Instant[] = [];
  const offsetAt = offsetIn(query.timezone);
  for (const batch of batches(query, offsetAt, localDayOf(offsetAt, until) + DAY)) {
    for (const at of batch) if (at > query.after && at <= until) moments.push(at);
  }
  return inOrder(moments);
}

/** The first due moment after `after`; null for a rule that names no day. */
export function nextDue(query: DueQuery): Instant | null {
  const offsetAt = offsetIn(query.timezone);
  const last = localDayOf(offsetAt, query.after) + HORIZON_DAYS * DAY;
  let best: Instant | null = null;
  for (const batch of batches(query, offsetAt, last)) {
    const found = best;
    for (const at of batch) if (at > query.after && (best === null || at < best)) best = at;
    // a clock set back across midnight puts a moment of the next day before one of this: look one day further
    if (found !== null) return best;
  }
  return best;
}

/** The moments of each named day, from the day before `after` to the day `last`. */
function* batches(
  { rule, after }: DueQuery,
  offsetAt: OffsetAt,
  last: Instant,
): Generator<readonly Instant[]> {
  for (let day = localDayOf(offsetAt, after) - DAY; day <= last; day += DAY) {
    const date = new Date(day);
    const named = rule.namesDay({
      year: date.getUTCFullYear(),
      month: date.getUTCMonth() + 1,
      day: date.getUTCDate(),
    });
    if (named) yield momentsOfDay(rule, offsetAt, day);
  }
}

function momentsOfDay(rule: CronRule, offsetAt: OffsetAt, day: Instant): readonly Instant[] {
  const [before, after] = [offsetAt(day - DAY), offsetAt(day + 2 * DAY)];
  if (before === after) return rule.times.map(time => day + time * SECOND - before);
  return rule.times.flatMap(time => {
    const moment = momentOf(offsetAt, day + time * SECOND);
    switch (moment.kind) {
      case 'once':
        return [moment.at];
      case 'twice':
        return rule.everyHour ? [moment.first, moment.second] : [moment.first];
      case 'never':
        return rule.everyHour && moment.shift % HOUR === 0 ? [] : [moment.next];
    }
  });
}

const inOrder = (moments: Instant[]): Instant[] =>
  moments.sort((a, b) => a - b).filter((at, index, all) => at !== all[index - 1]);
