import type { QuietHours } from '../../core/schedule.ts';
import { DAY, MINUTE, type Instant } from '../../core/time.ts';
import { localDayOf, momentOf, offsetIn } from './zone-offset.ts';

/**
 * The moment the quiet hours around `at` end; null when it is not quiet then. `from` is the first quiet minute, `to` the
 * first that is not. An end that the clock jumps over is the first instant after the jump; one that comes twice, the first.
 */
export function quietUntil(quiet: QuietHours, at: Instant): Instant | null {
  const offsetAt = offsetIn(quiet.timezone);
  const today = localDayOf(offsetAt, at);
  const minute = Math.floor((at + offsetAt(at) - today) / MINUTE);
  const { from, to } = quiet;
  const isQuiet = from < to ? from <= minute && minute < to : minute >= from || minute < to;
  if (!isQuiet) return null;
  const endDay = from > to && minute >= from ? today + DAY : today;
  const end = momentOf(offsetAt, endDay + to * MINUTE);
  switch (end.kind) {
    case 'once':
      return end.at;
    case 'twice':
      return end.first > at ? end.first : end.second;
    case 'never':
      return end.next;
  }
}
