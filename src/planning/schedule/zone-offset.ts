import { HOUR, MINUTE, SECOND, type Duration, type Instant } from '../../core/time.ts';

/** How far a zone's local clock is ahead of UTC at an instant. */
export type OffsetAt = (at: Instant) => Duration;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The formatter of a zone, made once: making one costs a hundred times what using it does. */
function formatOf(timezone: string): Intl.DateTimeFormat {
  let format = formats.get(timezone);
  if (format === undefined) {
    const fields = {
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    } as const;
    format = new Intl.DateTimeFormat('en-US', {
      ...fields,
      timeZone: timezone,
      second: 'numeric',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  return format;
}

/** Reads a zone's offset from the runtime's tz database (`Intl`). Throws RangeError for an unknown zone. */
export function offsetIn(timezone: string): OffsetAt {
  const format = formatOf(timezone);
  return at => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const local = Date.UTC(year, month - 1, day, hour, minute, second);
    return local - Math.floor(at / SECOND) * SECOND;
  };
}

/** A day on the local calendar, as the UTC instant that has the same date at midnight. */
export const localDayOf = (offsetAt: OffsetAt, at: Instant): Instant => {
  const local = at + offsetAt(at);
  return local - (((local % (24 * HOUR)) + 24 * HOUR) % (24 * HOUR));
};

/** When a local time happens: once, not at all (the clock jumps over it), or twice (the clock repeats it). */
export type LocalMoment =
  | { readonly kind: 'once'; readonly at: Instant }
  /** `next`: the first instant after the jump. `shift`: how much time was jumped over. */
  | { readonly kind: 'never'; readonly next: Instant; readonly shift: Duration }
  | { readonly kind: 'twice'; readonly first: Instant; readonly second: Instant };

/** Zones keep their offset for more than two days at a time (checked against the tz database by the tests). */
const AROUND = 24 * HOUR;

/** Finds the instants of a local time, given as if it were UTC. */
export function momentOf(offsetAt: OffsetAt, local: Instant): LocalMoment {
  const [before, after] = [offsetAt(local - AROUND), offsetAt(local + AROUND)];
  if (before === after) return { kind: 'once', at: local - before };
  const early = local - before;
  const late = local - after;
  const [isEarly, isLate] = [offsetAt(early) === before, offsetAt(late) === after];
  if (isEarly && isLate)
    return { kind: 'twice', first: Math.min(early, late), second: Math.max(early, late) };
  if (isEarly) return { kind: 'once', at: early };
  if (isLate) return { kind: 'once', at: late };
  return { kind: 'never', next: changeBetween(offsetAt, late, early), shift: Math.abs(after - before) };
}

/** The first second of the new offset, by halving: `from` has the old one, `to` the new. */
function changeBetween(offsetAt: OffsetAt, from: Instant, to: Instant): Instant {
  const old = offsetAt(from);
  let [low, high] = [from, to];
  while (high - low > MINUTE) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (offsetAt(middle) === old) low = middle;
    else high = middle;
  }
  while (offsetAt(high - SECOND) !== old) high -= SECOND;
  return high;
}
