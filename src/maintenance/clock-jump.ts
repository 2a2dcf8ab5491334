import { MINUTE, type Clock, type Duration } from '../core/time.ts';

/** Smaller steps are the ordinary work of a time server. */
const STEP: Duration = MINUTE;

/**
 * Tells by how much the clock was set since the last look; 0 when it was not, or by less than a minute. `uptime` counts on
 * whatever is done to the clock, through sleep where the system knows of it; where it does not, a sleep looks like a clock
 * set forward.
 */
export function watchClockJumps({
  clock,
  uptime,
}: {
  readonly clock: Clock;
  readonly uptime: () => Duration;
}) {
  let ahead = clock.now() - uptime();
  return (): Duration => {
    const now = clock.now() - uptime();
    const moved = now - ahead;
    if (Math.abs(moved) < STEP) return 0;
    ahead = now;
    return Math.round(moved);
  };
}
