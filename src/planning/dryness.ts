import type { NewsroomEvent } from '../core/ports/events.ts';
import { HOUR, MINUTE, type Duration, type Instant } from '../core/time.ts';
import type { Upcoming } from './planner.ts';

/** A slot that is further away may still get its article: nobody is told. */
const AHEAD: Duration = HOUR;
const EVERY: Duration = 5 * MINUTE;

/** Notices when a schedule's next slot has no article, and when it has one again. */
export function createDryness() {
  let lookedAt = -Infinity;
  const dry = new Map<string, boolean>();
  return {
    /** Whether it is time to look; a clock that was set back makes it so. */
    isDue(now: Instant): boolean {
      if (now >= lookedAt && now < lookedAt + EVERY) return false;
      lookedAt = now;
      return true;
    },
    /** What to tell of a schedule; null when nothing is new. */
    note({ schedule, dueAt, title, why }: Upcoming, now: Instant): NewsroomEvent | null {
      const isDry = title === null;
      if (isDry && dueAt > now + AHEAD) return null;
      if (dry.get(schedule) === isDry) return null;
      const wasDry = dry.has(schedule);
      dry.set(schedule, isDry);
      return isDry
        ? { kind: 'schedule-dry', schedule, dueAt, reason: why }
        : { kind: 'schedule-supplied', schedule, wasDry };
    },
  };
}
