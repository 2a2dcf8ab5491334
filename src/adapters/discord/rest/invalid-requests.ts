import { MINUTE } from '../../../core/time.ts';
import type { Duration, Instant } from '../../../core/time.ts';

export interface InvalidRequests {
  /** An answer came to a message for this place (null = to another request). */
  note(answer: { readonly status: number; readonly shared: boolean; readonly place: string | null }): void;
  /** Who is to be left alone and how long, instead of asking about this place; null = ask. */
  hold(place: string): { readonly scope: 'place' | 'platform'; readonly afterMs: Duration } | null;
}

/** Discord's window: 10 000 answers 401, 403 or 429 in it and the whole address is shut out (topics/rate-limits). */
const WINDOW: Duration = 10 * MINUTE;
const INVALID: ReadonlySet<number> = new Set([401, 403, 429]);

/** Of so many messages in a row most were refused: then it is not single places that refuse us. */
const STORM = { of: 20, most: 16 };

/**
 * Counts the requests that Discord calls invalid, over the last ten minutes, and keeps far from its limit: from `soft` on,
 * only places that took our last request are asked, and in a storm none; from `hard` on, none. One for a process, since Discord counts by
 * address. A 429 whose scope is `shared` does not count.
 */
export function createInvalidRequests(
  options: { readonly now?: () => Instant; readonly soft?: number; readonly hard?: number } = {},
): InvalidRequests {
  const { now = () => Date.now(), soft = 60, hard = 500 } = options;
  const times: Instant[] = [];
  const sick = new Set<string>();
  let latest: readonly boolean[] = [];
  const isStorm = () => latest.filter(refused => refused).length >= STORM.most;
  /** How long until fewer than `most` are left in the window. */
  const untilFewer = (most: number): Duration => (times[times.length - most] ?? 0) + WINDOW - now();
  const forget = () => {
    while (times[0] !== undefined && times[0] + WINDOW <= now()) times.shift();
    if (times.length === 0) sick.clear();
  };
  return {
    note({ status, shared, place }) {
      forget();
      const isInvalid = INVALID.has(status) && !shared;
      if (isInvalid) times.push(now());
      if (place === null) return;
      latest = [...latest, isInvalid].slice(-STORM.of);
      if (isInvalid) sick.add(place);
      else sick.delete(place);
    },
    hold(place) {
      forget();
      if (times.length >= hard) return { scope: 'platform', afterMs: untilFewer(hard) };
      if (times.length >= soft && isStorm()) return { scope: 'platform', afterMs: untilFewer(soft) };
      if (times.length >= soft && sick.has(place)) return { scope: 'place', afterMs: untilFewer(soft) };
      return null;
    },
  };
}
