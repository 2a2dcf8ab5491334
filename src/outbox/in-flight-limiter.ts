import type { RateLimit } from '../core/rate-limits.ts';
import type { Duration, Instant } from '../core/time.ts';

/** How many requests may still be made to one platform, by what it has answered. */
export interface InFlightLimiter {
  /** How many may be made now. */
  room(now: Instant): number;
  /** How long until there is room; 0 when there is. Infinity while only answers can make it. */
  untilRoom(now: Instant): Duration;
  /** One is about to be made. */
  start(): RequestUnderWay;
}

/** Of its calls the first counts. */
export interface RequestUnderWay {
  readonly answered: (at: Instant) => void;
  /** It was not made after all. */
  readonly spared: () => void;
}

/**
 * A request arrives somewhere between its sending and its answer. When no request is made while `count` of them are without
 * an answer or were answered within the last `perMs`, no such stretch at the platform's end can hold more than `count`, however
 * unevenly the network carries them. The pace in the database, which restarts and other processes share, knows nothing
 * of answers.
 */
export function createInFlightLimiter(limit: RateLimit | null): InFlightLimiter {
  if (limit === null) return UNLIMITED;
  const { count, perMs } = limit;
  let underWay = 0;
  let answers: Instant[] = [];
  const recent = (now: Instant) => {
    // one that is ahead of us is from a clock that was set back since
    answers = answers.filter(at => at <= now && now - at <= perMs);
    return answers;
  };
  return {
    room: now => Math.max(0, count - underWay - recent(now).length),
    untilRoom(now) {
      const [oldest] = recent(now);
      if (underWay + answers.length < count) return 0;
      return oldest === undefined ? Infinity : oldest + perMs + 1 - now;
    },
    start() {
      underWay++;
      let isOver = false;
      const end = (answeredAt: Instant | null) => {
        if (isOver) return;
        isOver = true;
        underWay--;
        if (answeredAt !== null) answers.push(answeredAt);
      };
      return {
        answered: end,
        spared: () => {
          end(null);
        },
      };
    },
  };
}

const UNLIMITED: InFlightLimiter = {
  room: () => Infinity,
  untilRoom: () => 0,
  start: () => ({ answered: () => undefined, spared: () => undefined }),
};
