import { DAY, HOUR, MINUTE, type Duration, type Instant } from '../../core/time.ts';
import { localDayOf, momentOf, offsetIn } from '../../planning/schedule/zone-offset.ts';

/**
 * A moment that a person wrote, in the newsroom's zone: "18:30" (the next one), "2026-12-24 18:30" or "24.12.2026 18:30",
 * also with a T between; of a time that comes twice as clocks go back, the next. Null for what is none, does not exist, or is past.
 */
export function parseMoment(text: string, now: Instant, timezone: string): Instant | null {
  const offsetAt = offsetIn(timezone);
  const at = (local: Instant): Instant | null => {
    const moment = momentOf(offsetAt, local);
    switch (moment.kind) {
      case 'once':
        return moment.at;
      case 'twice':
        return moment.first > now ? moment.first : moment.second;
      default:
        return null;
    }
  };
  const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim());
  if (time !== null) {
    const ofDay = Number(time[1]) * HOUR + Number(time[2]) * MINUTE;
    const today = localDayOf(offsetAt, now);
    const days = [today, today + DAY, today + 2 * DAY];
    return days.map(day => at(day + ofDay)).find(moment => moment !== null && moment > now) ?? null;
  }
  const written =
    /^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})[ T](?<h>\d{1,2}):(?<n>\d{2})$/.exec(text.trim()) ??
    /^(?<d>\d{1,2})[./](?<m>\d{1,2})[./](?<y>\d{4})[ T](?<h>\d{1,2}):(?<n>\d{2})$/.exec(text.trim());
  if (written?.groups === undefined) return null;
  const { y, m, d, h, n } = written.groups;
  const [year, month, day, hour, minute] = [y, m, d, h, n].map(Number) as [
    number,
    number,
    number,
    number,
    number,
  ];
  const local = Date.UTC(year, month - 1, day, hour, minute);
  const back = new Date(local);
  // 31 February and 25:00 are no moments
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day || hour > 23) return null;
  const moment = at(local);
  return moment !== null && moment > now ? moment : null;
}

const UNITS: Readonly<Record<string, Duration>> = { m: MINUTE, h: HOUR, d: DAY };

/** "30m", "2h", "7d"; null for what is no length of time. */
export function parseDuration(text: string): Duration | null {
  const [, count, unit = ''] = /^([1-9]\d{0,4})\s*([mhd])$/i.exec(text.trim()) ?? [];
  const length = UNITS[unit.toLowerCase()];
  return count === undefined || length === undefined ? null : Number(count) * length;
}
