import { SECOND, type Instant } from '../core/time.ts';
import type { Say } from '../core/words.ts';

export interface MomentVoice {
  readonly say: Say;
  /** Language tag of that voice. */
  readonly language: string;
  readonly timezone: string;
  readonly now: Instant;
}

/** In days: a day so far away is named with its year. */
const FAR = 300;

/** Made once for each language and zone: a formatter is dear to make, and a page shows many moments. */
const made = new Map<string, ReturnType<typeof formatsOf>>();

function formatsOf(language: string, timeZone: string) {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { ...options, timeZone });
  return {
    time: format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    day: format({ weekday: 'short', day: 'numeric', month: 'short' }),
    dated: format({ day: 'numeric', month: 'short', year: 'numeric' }),
    date: new Intl.DateTimeFormat('en-CA', { timeZone }),
    whole: format({ day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit' }),
    publicDay: format({ day: 'numeric', month: 'long', year: 'numeric' }),
    publicTime: format({ hour: 'numeric', minute: '2-digit' }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }),
  };
}

/**
 * A moment as people say it: "oggi 14:05", "domani 07:00", "lun 30 nov 07:00", "1 gen 2029 08:00"; "tra poco" for what is due within five
 * seconds or past. A moment outside of the calendar (ECMA-262: ±8.64e15 ms) is a dash.
 */
export const sayMoment = (at: Instant, voice: MomentVoice): string =>
  at <= voice.now + 5 * SECOND && isInCalendar(at) ? voice.say('moment-soon') : sayPast(at, voice);

/** When something was: "oggi 14:05", "ieri 07:00", "lun 30 nov 07:00". */
export function sayPast(at: Instant, { say, language, timezone, now }: MomentVoice): string {
  if (!isInCalendar(at)) return '—';
  const known = formatsIn(language, timezone);
  const days = daysBetween(known.date.format(now), known.date.format(at));
  const calendar = Math.abs(days) < FAR ? known.day : known.dated;
  const day = Math.abs(days) <= 1 ? known.relative.format(days, 'day') : calendar.format(at);
  return say('moment', { day, time: known.time.format(at) });
}

/** A time of day: "14:05". */
export const sayClock = (
  at: Instant,
  { language, timezone }: Pick<MomentVoice, 'language' | 'timezone'>,
): string => formatsIn(language, timezone).time.format(at);

/** Day, month, year and time: "29 novembre 2026 alle ore 07:00"; null outside of the calendar. */
export const sayPublication = (
  at: Instant,
  { language, timezone }: Pick<MomentVoice, 'language' | 'timezone'>,
): string | null => (isInCalendar(at) ? formatsIn(language, timezone).whole.format(at) : null);

/** Day, month and year: "29 novembre 2026"; null outside of the calendar. */
export const sayDay = (
  at: Instant,
  { language, timezone }: Pick<MomentVoice, 'language' | 'timezone'>,
): string | null => (isInCalendar(at) ? formatsIn(language, timezone).publicDay.format(at) : null);

/** The time of day as the language writes it: "07:00", "7:00 AM"; null outside of the calendar. */
export const sayPublicationTime = (
  at: Instant,
  { language, timezone }: Pick<MomentVoice, 'language' | 'timezone'>,
): string | null => (isInCalendar(at) ? formatsIn(language, timezone).publicTime.format(at) : null);

function formatsIn(language: string, timezone: string): ReturnType<typeof formatsOf> {
  const key = `${language} ${timezone}`;
  const known = made.get(key) ?? formatsOf(language, timezone);
  made.set(key, known);
  return known;
}

const isInCalendar = (at: Instant): boolean => Math.abs(at) <= 8.64e15;

/** Both dates as "2026-11-24". */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
