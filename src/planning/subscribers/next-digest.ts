import type { Rhythm } from '../../core/subscriptions/subscription.ts';
import { DAY, MINUTE, SECOND, type Instant } from '../../core/time.ts';
import { nextDue } from '../schedule/due-times.ts';

/**
 * When a digest is next due after its reader has moved to another zone: at their hour there, and on no local day on which
 * they have had one.
 */
export function digestInZone(
  { at, timezone: from, dueAt }: Pick<DigestRhythm, 'at' | 'timezone'> & { readonly dueAt: Instant },
  timezone: string,
  now: Instant,
): Instant {
  const next = nextDigest({ at, timezone }, now);
  return dayIn(timezone, next) < dayIn(from, dueAt) ? nextDigest({ at, timezone }, next) : next;
}

/** "2026-03-29", which sorts as days do. */
const dayIn = (timeZone: string, at: Instant): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    at,
  );

type DigestRhythm = Extract<Rhythm, { kind: 'digest' }>;

/** When a digest is next due after a moment: once on each local day, as a schedule of that time would be (law 1). */
export function nextDigest({ at, timezone }: Pick<DigestRhythm, 'at' | 'timezone'>, after: Instant): Instant {
  const rule = {
    expression: `daily ${at}`,
    times: [(at * MINUTE) / SECOND],
    everyHour: false,
    namesDay: () => true,
  };
  // every day is named, so there is one
  return nextDue({ rule, timezone, after }) ?? after + DAY;
}
