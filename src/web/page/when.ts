import { html } from 'hono/html';
import { DAY, HOUR, MINUTE, toIso, type Instant } from '../../core/time.ts';
import type { Html } from './html.ts';

const UNITS = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
] as const;

/** How the page tells moments: in the newsroom's zone, in the page's language. */
export interface When {
  /** "14:05" today, "mar 25 nov, 14:05" on other days. */
  readonly clock: (at: Instant) => string;
  /** "tra 2 ore", "3 minuti fa". */
  readonly away: (at: Instant) => string;
  /** Weekday, day, month and year of `now`. */
  readonly today: string;
  /** Day, month, year and time, in digits, as below an embed. */
  readonly stamp: (at: Instant) => string;
  /** Both, as one element that machines can read too. */
  readonly show: (at: Instant) => Html;
}

interface Formats {
  readonly hour: (at: Instant) => string;
  readonly day: (at: Instant) => string;
  readonly today: (at: Instant) => string;
  readonly stamp: (at: Instant) => string;
  readonly relative: Intl.RelativeTimeFormat;
  readonly justNow: string;
}

/** Made once for each language and zone: a formatter holds memory of its own that the garbage collector does not feel. */
const made = new Map<string, Formats>();

function formatsOf(language: string, timezone: string): Formats {
  const key = `${language} ${timezone}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const format = (options: Intl.DateTimeFormatOptions) => {
    const formatter = new Intl.DateTimeFormat(language, { ...options, timeZone: timezone });
    return (at: Instant) => (Math.abs(at) <= 8.64e15 ? formatter.format(at) : '—');
  };
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const formats = {
    hour: format(time),
    day: format({ weekday: 'short', day: 'numeric', month: 'short', ...time }),
    today: format({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }),
    stamp: format({ day: '2-digit', month: '2-digit', year: 'numeric', ...time }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: 'always' }),
    justNow: new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(0, 'second'),
  };
  made.set(key, formats);
  return formats;
}

/** Tells moments as seen from `now`. A moment outside of the calendar (ECMA-262: ±8.64e15 ms) is a dash. */
export function createWhen(view: {
  readonly now: Instant;
  readonly language: string;
  readonly timezone: string;
}): When {
  const { now } = view;
  const { hour, day, today, stamp, relative, justNow } = formatsOf(view.language, view.timezone);
  const clock = (at: Instant) => (today(at) === today(now) ? hour(at) : day(at));
  const away = (at: Instant) => {
    const found = UNITS.find(([, size]) => Math.abs(at - now) >= size);
    return found === undefined ? justNow : relative.format(Math.trunc((at - now) / found[1]), found[0]);
  };
  return {
    clock,
    away,
    today: today(now),
    stamp,
    show: at =>
      Math.abs(at) <= 8.64e15
        ? html`<time datetime="${toIso(at)}" title="${stamp(at)}"
            >${clock(at)} <span class="away">${away(at)}</span></time
          >`
        : html`—`,
  };
}
