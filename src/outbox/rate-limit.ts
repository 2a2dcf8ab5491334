import { MOST_AT_ONCE, NO_LIMITS, type RateLimit, type RateLimits } from '../core/rate-limits.ts';
import type { Instant } from '../core/time.ts';

/** As fast as it goes. */
export const UNLIMITED: RateLimits = {
  ofPlatform: () => null,
  inChat: () => NO_LIMITS,
  messagesIn: () => 1,
};

/**
 * Requests arrive a little later or earlier than they were sent. Going this much slower than the limit keeps the
 * platform from ever counting one too many: with it, a burst of 1 and requests that arrive within 0.8 % of the period of
 * each other, no window of the period holds more than `count`.
 */
const SLOWER = 1.014;
/** A timer that rings late by less than this part of the period costs nothing: the next one makes up for it. */
const FORGIVEN = 0.006;

/**
 * The generic cell rate algorithm (ITU-T I.371): all that is remembered is one moment, the one at which the bucket will be
 * empty again. Null = nothing was taken yet.
 */
export type Level = Instant | null;

/** What is taken of a limit: one, or `count` together. */
export interface Taken {
  readonly now: Instant;
  readonly count?: number;
}

const intervalOf = (limit: RateLimit): number => (limit.perMs / limit.count) * SLOWER;

/** More than full (what was taken at once may be more than the burst) is a level written by a clock that was ahead of this one: then nothing is known. */
function known(level: Level, limit: RateLimit, now: Instant): Level {
  const full = now + (limit.burst + MOST_AT_ONCE) * intervalOf(limit) + FORGIVEN * limit.perMs;
  return level !== null && level > full ? null : level;
}

/**
 * The earliest moment at which one more may go, or `count` together; in the past when it may now. More than the burst holds
 * wait until so much longer nothing went.
 */
export function availableAt(level: Level, limit: RateLimit | null, { now, count = 1 }: Taken): Instant {
  const from = limit === null ? null : known(level, limit, now);
  if (limit === null || from === null) return -Infinity;
  return from - (limit.burst - count) * intervalOf(limit) - FORGIVEN * limit.perMs;
}

/** How full the bucket is, from 0 to 1: how much of its burst is taken and has not come back. */
export function usedPart(level: Level, limit: RateLimit, now: Instant): number {
  const from = known(level, limit, now) ?? now;
  return Math.min(1, Math.max(0, (from - now) / (limit.burst * intervalOf(limit))));
}

/** The level after one more went at `now`, or `count` together. */
export function consume(level: Level, limit: RateLimit | null, { now, count = 1 }: Taken): Level {
  if (limit === null) return level;
  return Math.max(known(level, limit, now) ?? now, now) + count * intervalOf(limit);
}

/** The moments, in order, at which requests went that a window still counts. */
export type Recent = readonly Instant[];

/** Those that count now. One in the future was written by a clock that was ahead of this one: then it is not known. */
const counted = (recent: Recent, { perMs }: RateLimit, now: Instant): Recent =>
  recent.filter(at => at > now - perMs * SLOWER && at <= now + FORGIVEN * perMs);

/** `availableAt` of a window: at once while it holds fewer than `count`, else when the first of them leaves it. */
export function windowOpensAt(recent: Recent, limit: RateLimit | null, now: Instant): Instant {
  if (limit === null) return -Infinity;
  const there = counted(recent, limit, now);
  const first = there[there.length - limit.count];
  return first === undefined ? -Infinity : first + limit.perMs * SLOWER;
}

/** What the window holds after one more went at `now`. */
export const withOneMore = (recent: Recent, limit: RateLimit, now: Instant): Recent =>
  [...counted(recent, limit, now), now].slice(-limit.count);

/** The moment from which a window counts nothing of this any more. */
export const windowEmptyAt = (recent: Recent, { perMs }: RateLimit): Instant =>
  Math.ceil((recent.at(-1) ?? 0) + perMs * SLOWER);
