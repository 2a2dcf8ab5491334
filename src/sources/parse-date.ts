import { DAY, HOUR, MINUTE, SECOND, type Duration, type Instant } from '../core/time.ts';
import { momentOf, offsetIn } from '../planning/schedule/zone-offset.ts';
import { FILLER, isShortWeekday, isWeekday, monthOf, ZONES } from './date-words.ts';

/** ISO 8601, also with slashes or full stops, a blank for the T, half a day named, a zone after a blank, and one too many at the end. */
const ISO =
  /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:(?:T|\s+)(\d{1,2})(?::(\d{2})(?::(\d{2})(?:[.,]\d{1,12})?)?)?\s*(?:([ap])\.?m\.?(?![a-z]))?\s*(\S{1,40})?(?:\s+[A-Z]{3,5})?)?$/i;
/** ISO 8601 without separators. */
const BASIC = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})?)?$/i;
/** A month or a year of this time, as W3CDTF and Dublin Core allow. */
const MONTH = /^((?:19|20)\d{2})(?:-(\d{2}))?$/;
const NUMERIC = /^(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})$/;
const TIME = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d{1,12})?)?(am|pm)?$/i;
/** Seconds since 1970, from 2001 on, or milliseconds; also as .NET and GNU write them. */
const UNIX = /^(?:\/Date\(|@)?(\d{10})(\d{3})?(?:\.\d+)?(?:(?:[+-]\d{4})?\)\/)?$/;
/** No date is longer; what is longer is not looked at. */
const LONGEST = 100;

interface Fields {
  year: number | null;
  month: number | null;
  day: number | null;
  time: readonly [hours: number, minutes: number, seconds: number] | null;
  /** As it is written: "+0100", "EST", "Europe/Rome". */
  zone: string | null;
}

/**
 * Reads a date or date and time in the forms that the web has: ISO 8601, RFC 2822, seconds since 1970, JavaScript's, and what
 * people write, with months in the languages of Europe; null when it is none, when a day and a month could be either way
 * round, or when it names a day or time that no calendar has. Without a zone it is a local time of `timezone`. A date alone
 * is the day's first moment, or with `edge: 'end'` the moment it is over.
 */
export function parseDate(
  text: string,
  timezone: string,
  { edge = 'start' }: { readonly edge?: 'start' | 'end' } = {},
): Instant | null {
  if (text.length > LONGEST) return null;
  const [, seconds, milliseconds = '000'] = UNIX.exec(text.trim()) ?? [];
  if (seconds !== undefined) return Number(seconds) * SECOND + Number(milliseconds);
  const given = tidied(text);
  const fields = isoFields(given) ?? writtenFields(given);
  return fields === null ? null : instantOf(fields, timezone, edge);
}

/** What programs and keyboards put into a date beside it. */
const tidied = (text: string): string =>
  text
    .trim()
    .replace(/[\u2010\u2011\u2212]/g, '-')
    // quotation marks of a keyboard around it
    .replace(/^["'“”„«‘’]+|["'“”„«»‘’]+$/g, '')
    // Java's "…+01:00[Europe/Rome]"
    .replace(/(?<=(?:[+-]\d{2}:?\d{2}|Z))\[[\w/+-]+\]$/i, '')
    .replace(/\[([\w/+-]+)\]$/, ' $1')
    // Go's clock of the process
    .replace(/\s+m=[+-][\d.]+$/, '')
    // a plus that became a blank in an address
    .replace(/(?<=T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?) (?=\d{2}:\d{2}$)/, '+');

const FIRST_YEAR = 1000;

function instantOf(fields: Fields, timezone: string, edge: 'start' | 'end'): Instant | null {
  const { year, month, day, time } = fields;
  // what systems write for none: "0001-01-01", "0000-00-00"
  if (year === null || year < FIRST_YEAR) return null;
  const date = new Date(Date.UTC(year, (month ?? 1) - 1, day ?? 1));
  if (date.getUTCMonth() + 1 !== (month ?? 1) || date.getUTCDate() !== (day ?? 1)) return null;
  const [hours, minutes, seconds] = time ?? [0, 0, 0];
  // the sixtieth second is a leap second
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  const end = month === null ? Date.UTC(year + 1, 0) : day === null ? Date.UTC(year, month) : +date + DAY;
  const endsDay = time === null && edge === 'end';
  const local = endsDay ? end : +date + (hours * 3600 + minutes * 60 + seconds) * SECOND;
  const zone = fields.zone === null ? timezone : zoneOf(fields.zone);
  if (zone === null) return null;
  if (typeof zone === 'number') return local - zone;
  const moment = momentOf(offsetIn(zone), local);
  switch (moment.kind) {
    case 'once':
      return moment.at;
    case 'twice':
      return moment.first;
    case 'never':
      return moment.next;
  }
}

/** Of half a day ("am", "p") as of a whole one. */
const hoursOf = (hour: string, half: string | undefined): string =>
  half === undefined ? hour : String((Number(hour) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0));

const timeOf = (hours: string, minutes = '0', seconds = '0'): Fields['time'] => [
  Number(hours),
  Number(minutes),
  Number(seconds),
];

function isoFields(text: string): Fields | null {
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, , month, day, hour, minute, second, half, zone = null] = iso;
    // an hour alone after a blank may be anything
    if (hour !== undefined && minute === undefined && !/\dT\d/i.test(text)) return null;
    if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return null;
    const time = hour === undefined ? null : timeOf(hoursOf(hour, half), minute, second);
    return { year: Number(year), month: Number(month), day: Number(day), time, zone };
  }
  const basic = BASIC.exec(text);
  if (basic !== null) {
    const [, year, month, day, hour, minute, second, zone = null] = basic;
    const time = hour === undefined ? null : timeOf(hour, minute, second);
    return { year: Number(year), month: Number(month), day: Number(day), time, zone };
  }
  const [, year, month] = MONTH.exec(text) ?? [];
  if (year === undefined) return null;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: null,
    time: null,
    zone: null,
  };
}

/** Whatever order its parts have: "Thu, 12 Nov 2026 18:05:00 +0100", "Nov. 16, 2020, 10:57 a.m.", "ven., 03 juil. 2020". */
function writtenFields(text: string): Fields | null {
  const words = text
    .replace(/\s*\([^()]*\)$/, '')
    // a line break that somebody escaped
    .replace(/(?:\\[nrt])+$/, '')
    // "12-Nov-2026", "12/Nov/2026:08:00:00", "2026-Nov-12"
    .replace(/(?<=^|\s)(\d{1,2})([-/])(\p{L}+)\.?\2(\d{2,4})(?:\b:|\b)/u, '$1 $3 $4 ')
    .replace(/^(\d{4})-(\p{L}+)-(\d{1,2})(?:T(?=\d))?/u, '$3 $2 $1 ')
    // "2026-11-18 um 07:15 Uhr"
    .replace(/^(\d{4})-(\d{1,2})-(\d{1,2})(?=\s)/, '$3.$2.$1')
    // "21-11-2026" may be either way round, as with slashes
    .replace(/(?<=^|\s)(\d{1,2})-(\d{1,2})-(\d{4})(?:T(?=\d)|\b)/u, '$1/$2/$3 ')
    // "8h00", "8 h", "8 Uhr"
    .replace(/(?<![:.\d])(\d{1,2})\s?h\s?(\d{2})(?!\d)/i, '$1:$2')
    .replace(/(?<![:.\d])(\d{1,2})\s?(?:h|uhr)(?![\p{L}\d])/iu, '$1:00')
    .replace(/(?<=\d)\s*([ap])\.?\s*m\.?(?=\W|$)/i, (_, half: string) => `${half.toLowerCase()}m`)
    .replace(/(?<![:.\d])(\d{1,2})(?=[ap]m\b)/, '$1:00')
    // "10:30:00GMT", "10:30:00+0100"
    .replace(/(:\d{2}(?:\.\d+)?)(?=[+-]|(?![AP]M)[A-Z])/, '$1 ')
    // a day of the week in any language; "mar." is March, too
    .replace(/^\p{L}+\.?,(?=\s*\d)/u, '')
    .replace(/^\p{L}+\.?,\s*/u, first => (monthOf(first.replace(/,\s*$/, '')) === null ? '' : first))
    .split(/[\s,]+/)
    .filter(word => word !== '');
  const [first = '', ...others] = words;
  // "mar" is a Tuesday and a month: where another month follows, a Tuesday
  if (isWeekday(first) || (isShortWeekday(first) && others.some(word => monthOf(word) !== null)))
    words.shift();
  const fields: Fields = { year: null, month: null, day: null, time: null, zone: null };
  const isAmerican = words.some(word => /(?:am|pm)$|^[ECMP][SD]?T$/i.test(word));
  for (const word of words) if (!FILLER.test(word) && !take(word, fields, isAmerican)) return null;
  return fields.year === null || fields.month === null || fields.day === null ? null : fields;
}

/** Puts one word of a date in its place; false when it has none. */
function take(word: string, fields: Fields, isAmerican: boolean): boolean {
  const [, hour, minute, second, half] = TIME.exec(word) ?? [];
  if (hour !== undefined && fields.time === null && !(word.includes('.') && fields.day === null)) {
    if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return false;
    fields.time = timeOf(hoursOf(hour, half), minute, second);
    return true;
  }
  const numeric = NUMERIC.exec(word);
  if (numeric !== null && fields.day === null) return takeNumeric(numeric, fields, isAmerican);
  const [, number] = /^(\d{1,4})(?:st|nd|rd|th|er|[º°]|\.)?$/i.exec(word) ?? [];
  if (number !== undefined) return takeNumber(number, fields);
  const month = fields.month === null ? (monthOf(word) ?? englishMonth(word)) : null;
  if (month !== null) {
    fields.month = month;
    return true;
  }
  // "GMT+0100", "GMT -0800": the last says more
  if (fields.time === null || !/^[a-z+-]/i.test(word)) return false;
  if (fields.zone !== null && !/^(?:GMT|UTC?|Z)$/i.test(fields.zone)) return false;
  fields.zone = word;
  return true;
}

/** Dots have the day first, slashes as the writer's country has it: read only where there is one way to. */
function takeNumeric(
  [, a, mark, b, year = '']: RegExpExecArray,
  fields: Fields,
  isAmerican: boolean,
): boolean {
  const [first, second] = [Number(a), Number(b)];
  const monthFirst = (mark === '/' && second > 12) || (mark === '/' && isAmerican && first <= 12);
  if (mark === '/' && !monthFirst && first <= 12 && first !== second) return false;
  [fields.day, fields.month] = monthFirst ? [second, first] : [first, second];
  return takeNumber(year, fields);
}

function takeNumber(number: string, fields: Fields): boolean {
  if (number.length <= 2 && fields.day === null) fields.day = Number(number);
  else if (number.length !== 3 && number.length !== 1 && fields.year === null) fields.year = fullYear(number);
  else return false;
  return true;
}

/** RFC 2822, 4.3: two digits are 2000 to 2049 and 1950 to 1999. */
const fullYear = (digits: string): number => {
  const year = Number(digits);
  return digits.length === 4 ? year : year + (year < 50 ? 2000 : 1900);
};

const englishMonth = (word: string): number | null =>
  /^[a-z]{3,9}$/i.test(word) ? monthOf(word.slice(0, 3)) : null;

/** "+01:00", "-0330", "+01", "GMT+2", "Z", "EST" as an offset; "Europe/Rome" as it is; null for what is none. */
function zoneOf(written: string): Duration | string | null {
  // "-05:00Z": the offset counts
  const text = written
    .replace(/^(?:GMT|UTC)(?=[+-])/i, '')
    .replace(/(?<=\d)Z$/i, '')
    .replace(/^Etc\/(?=GMT$|UTC$)/i, '');
  const named = ZONES[text.toUpperCase()];
  if (named !== undefined) return named * HOUR;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  if (hours !== undefined) {
    if (Number(hours) > 15 || Number(minutes) > 59) return null;
    return (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * MINUTE);
  }
  return /^[a-z]+\/[a-z_/+-]+$/i.test(text) && isZone(text) ? text : null;
}

function isZone(name: string): boolean {
  try {
    offsetIn(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
