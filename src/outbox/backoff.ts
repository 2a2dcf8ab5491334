import { MINUTE, SECOND, type Duration } from '../core/time.ts';

const FIRST: Duration = 5 * SECOND;
const LONGEST: Duration = 15 * MINUTE;

/**
 * How long to wait after so many attempts (1 = the first): doubling from 5 s to 15 min, spread by `chance` (0 to 1) over
 * the upper half, so that many who failed together do not come back together.
 */
export function backoff(attempts: number, chance: number): Duration {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.max(0, attempts - 1));
  return Math.round(full / 2 + (full / 2) * chance);
}
