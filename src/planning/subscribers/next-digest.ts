import type { Rhythm } from '../../core/subscriptions/subscription.ts';
import { DAY, MINUTE, SECOND, type Instant } from '../../core/time.ts';
import { nextDue } from '../schedule/due-times.ts';

/** When a digest is next due after a moment: once on each local day, as a schedule of that time would be (law 1). */
export function nextDigest(
  { at, timezone }: Pick<Extract<Rhythm, { kind: 'digest' }>, 'at' | 'timezone'>,
  after: Instant,
): Instant {
  const rule = {
    expression: `daily ${at}`,
    times: [(at * MINUTE) / SECOND],
    everyHour: false,
    namesDay: () => true,
  };
  // every day is named, so there is one
  return nextDue({ rule, timezone, after }) ?? after + DAY;
}
