import { DAY, MINUTE, SECOND, type Instant } from '../core/time.ts';
import { momentOf, offsetIn } from '../planning/schedule/zone-offset.ts';

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s?(Z|[+-]\d{2}(?::?\d{2})?)?)?$/i;

/**
 * Reads an ISO 8601 date or date and time; null when it is none, or names a day or time that no calendar has. Without a
 * zone it is a local time of `timezone`. A date alone is the day's first moment, or with `edge: 'end'` the moment it is over.
 */
export function parseDate(
  text: string,
  timezone: string,
  { edge = 'start' }: { readonly edge?: 'start' | 'end' } = {},
): Instant | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const [hours, minutes, seconds] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const exists = new Date(midnight).toISOString().startsWith(`${year ?? ''}-${month ?? ''}-${day ?? ''}`);
  if (!exists || hours > 23 || minutes > 59 || seconds > 59) return null;
  const endsDay = hour === undefined && edge === 'end';
  const local = midnight + (endsDay ? DAY : (hours * 3600 + minutes * 60 + seconds) * SECOND);
  if (zone !== undefined) return local - offsetOf(zone);
  const moment = momentOf(offsetIn(timezone), local);
  switch (moment.kind) {
    case 'once':
      return moment.at;
    case 'twice':
      return moment.first;
    case 'never':
      return moment.next;
  }
}

/** "+01:00", "-0330", "+01", "Z". */
function offsetOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  return sign === '-' ? -size : size;
}
