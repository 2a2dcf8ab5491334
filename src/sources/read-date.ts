import { momentOf, offsetIn } from '../schedule/zone-offset.ts';
import type { Instant } from '../core/time.ts';

const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d{1,9})?)?)?\s*(Z|[+-]\d\d:?\d\d)?$/i;

/**
 * Reads an ISO 8601 date or moment; null when it is none. Without an offset it is local time in `timezone`; without a
 * time of day, midnight there. `new Date(text)` is no help: it reads a bare date as UTC and takes the machine's zone.
 */
export function readDate(text: string, timezone: string): Instant | null {
  const match = ISO.exec(text.trim());
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match
    .slice(1, 7)
    .map(part => Number(part || 0)) as Numbers;
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const read = new Date(local);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day || hour > 23 || minute > 59) return null;
  const offset = match[7];
  if (offset === undefined) {
    const moment = momentOf(offsetIn(timezone), local);
    return moment.kind === 'once' ? moment.at : moment.kind === 'twice' ? moment.first : moment.next;
  }
  if (/^z$/i.test(offset)) return local;
  const [sign, hours, minutes] = [
    offset.startsWith('-') ? -1 : 1,
    Number(offset.slice(1, 3)),
    Number(offset.slice(-2)),
  ];
  return local - sign * (hours * 60 + minutes) * 60_000;
}

type Numbers = [number, number, number, number, number, number];
