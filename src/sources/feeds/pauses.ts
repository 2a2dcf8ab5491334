import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../../core/time.ts';

/** The shortest pause between two polls, and of hosts that are one's own. */
export const SHORTEST = { public: MINUTE, own: SECOND } as const;
/** After errors the pauses grow to this, unless the config's own is longer. */
const LONGEST_BACKOFF: Duration = DAY;
/** A server may ask for so much patience; what is more is a mistake. */
const LONGEST_WAIT: Duration = 7 * DAY;
/** A feed with much news is asked so many times as often as it has to be. */
const LIVELY = 3;
/** Part of a pause that is left to chance, so that feeds do not come all at one moment. */
const JITTER = 0.1;

/** A feed that is gone for good is asked once in so long. */
export const GONE_PAUSE: Duration = 7 * DAY;

/** While its hub tells what is new, a feed is polled so many times more rarely, but once a day. */
const RARER = 4;
export const hubPause = (every: Duration): Duration => Math.max(every, Math.min(every * RARER, DAY));

export interface PauseFacts {
  /** The longest pause that the config allows. */
  readonly every: Duration;
  readonly shortest: Duration;
  /** The usual time between two new items; null while nobody knows. */
  readonly newsEveryMs: Duration | null;
  /** For how long the server says that nothing changes; null when it says nothing. */
  readonly freshMs: Duration | null;
  /** 0 to 1. */
  readonly chance: number;
}

/** The pause after a poll that went well: twice for each new item, within a third of `every` and `every` itself. */
export function usualPause({ every, shortest, newsEveryMs, freshMs, chance }: PauseFacts): Duration {
  const wanted = newsEveryMs === null ? every : Math.max(newsEveryMs / 2, every / LIVELY);
  const pause = Math.min(every, Math.max(wanted, freshMs ?? 0, shortest));
  return Math.round(pause * (1 - JITTER * chance));
}

/** The pause after so many polls that failed in a row: doubled each time, and never shorter than the server asks. */
export function failurePause({
  every,
  failures,
  retryAfterMs,
  chance,
}: {
  readonly every: Duration;
  readonly failures: number;
  readonly retryAfterMs: Duration | null;
  readonly chance: number;
}): Duration {
  const grown = Math.min(every * 2 ** Math.min(failures - 1, 20), Math.max(every, LONGEST_BACKOFF));
  const asked = Math.min(retryAfterMs ?? 0, LONGEST_WAIT);
  return Math.round(Math.max(grown * (1 - JITTER * chance), asked));
}

/** `Retry-After` in seconds or as a date (RFC 9110, 10.2.3); null when it is neither. */
export function retryAfterOf(header: string | undefined, now: Instant): Duration | null {
  if (header === undefined) return null;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * SECOND;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** For how long an answer stays fresh: `max-age` less its age (RFC 9111); null when the server does not say. */
export function freshnessOf(headers: Readonly<Record<string, string>>): Duration | null {
  const control = headers['cache-control'] ?? '';
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1];
  if (maxAge === undefined || /\bno-(?:cache|store)\b/i.test(control)) return null;
  const age = /^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) : 0;
  return Math.max(0, Number(maxAge) - age) * SECOND;
}

/** The usual time between two new items after so many more came since `lastNewsAt`. */
export function newsEvery(
  before: Duration | null,
  { count, sinceMs }: { readonly count: number; readonly sinceMs: Duration },
): Duration | null {
  if (count === 0) return before === null ? null : Math.max(before, sinceMs);
  const gap = sinceMs / count;
  return Math.round(before === null ? gap : 0.7 * before + 0.3 * gap);
}
