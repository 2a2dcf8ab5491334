import { DAY, HOUR, MINUTE, SECOND, type Instant } from '../core/time.ts';
import { momentOf, offsetIn } from '../planning/schedule/zone-offset.ts';

/** ISO 8601, also with slashes, a blank for the T, and a word for the zone. */
const ISO =
  /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;
/** RFC 2822 as mail and RSS have it, with or without the day of the week and the seconds. */
const MAIL =
  /^(?:[a-z]{3,9},?\s+)?(\d{1,2})\s+([a-z]{3})[a-z]*\s+(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*(Z|UTC?|GMT|[ECMP][SD]T|[+-]\d{4})?)?(?:\s*\([^()]*\))?$/i;
/** What JavaScript prints of a `Date`. */
const JAVASCRIPT =
  /^[a-z]{3}\s+([a-z]{3})\s+(\d{1,2})\s+(\d{4})(?:\s+(\d{2}):(\d{2}):(\d{2})\s*(?:GMT|UTC)?([+-]\d{4})?)?(?:\s*\([^()]*\))?$/i;
/** Seconds since 1970, from 2001 on, or milliseconds. */
const UNIX = /^\d{10}(?:\d{3})?$/;
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
/** Zones of RFC 2822, in hours. */
const ZONES: Readonly<Record<string, number>> = {
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
};

type Fields = readonly [
  ...[year: string, month: string, day: string],
  ...[hour: string | undefined, minute: string | undefined, second: string | undefined],
  zone: string | undefined,
];

function fieldsOf(text: string): Fields | null {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year = '', , month = '', day = '', hour, minute, second, zone] = iso;
    return [year, month, day, hour, minute, second, zone];
  }
  const named = (name: string) => String(MONTHS.indexOf(name.toLowerCase()) + 1);
  const mail = MAIL.exec(text);
  if (mail !== null) {
    const [, day = '', month = '', year = '', hour, minute, second, zone] = mail;
    return [year, named(month), day, hour, minute, second, zone];
  }
  const javascript = JAVASCRIPT.exec(text);
  if (javascript === null) return null;
  const [, month = '', day = '', year = '', hour, minute, second, zone] = javascript;
  return [year, named(month), day, hour, minute, second, hour === undefined ? undefined : (zone ?? 'Z')];
}

/**
 * Reads a date or date and time in the forms that the web has: ISO 8601, RFC 2822, seconds since 1970, JavaScript's; null
 * when it is none, or names a day or time that no calendar has. Without a zone it is a local time of `timezone`. A date alone is the day's first moment, or with `edge: 'end'` the moment it is over.
 */
export function parseDate(
  text: string,
  timezone: string,
  { edge = 'start' }: { readonly edge?: 'start' | 'end' } = {},
): Instant | null {
  const given = text.trim();
  if (UNIX.test(given)) return Number(given) * (given.length === 10 ? SECOND : 1);
  const fields = fieldsOf(given);
  if (fields === null) return null;
  const [year, month, day, hour, minute, second, zone] = fields;
  const [hours, minutes, seconds] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  if (!exists || hours > 23 || minutes > 59 || seconds > 59) return null;
  const midnight = date.getTime();
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

/** "+01:00", "-0330", "+01", "Z", "EST". */
function offsetOf(zone: string): number {
  const named = ZONES[zone.toUpperCase()];
  if (named !== undefined) return named * HOUR;
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * MINUTE;
  return sign === '-' ? -size : size;
}
