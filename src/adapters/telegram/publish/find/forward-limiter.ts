import { MINUTE, SECOND } from '../../../../core/time.ts';
import type { Duration, Instant } from '../../../../core/time.ts';

/** Of the 20 messages a minute that a group takes (PLATFORMS, "rate"), some are for what editors have to be told. */
const PER_MINUTE = 15;
const ROOM = 8;
const APART: Duration = SECOND;

/** Keeps copies apart, so that Telegram never says "too many": one a second, fifteen a minute. */
export function createCopyPace(world: {
  readonly now: () => Instant;
  readonly sleep: (afterMs: Duration, signal?: AbortSignal) => Promise<void>;
}) {
  let made: readonly Instant[] = [];
  return {
    /** Waits until one more may be made; answers how much longer the minute is full, 0 = it may now. */
    async take(signal: AbortSignal): Promise<Duration> {
      const now = world.now();
      // a moment ahead of us is from a clock that was set back since
      made = made.filter(at => at > now - MINUTE && at <= now);
      // who has to wait comes back to some room, not to one copy
      if (made.length >= PER_MINUTE) return (made.at(-ROOM) ?? now) + MINUTE - now;
      const restMs = (made.at(-1) ?? -Infinity) + APART - now;
      if (restMs > 0) await world.sleep(restMs, signal);
      signal.throwIfAborted();
      return 0;
    },
    /** So many were made now. */
    taken(count: number): void {
      made = [...made, ...Array.from({ length: count }, world.now)];
    },
  };
}
