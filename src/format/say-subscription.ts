import type { Filter } from '../core/filter/filter.ts';
import type { Rhythm } from '../core/subscriptions/subscription.ts';
import type { Say } from '../core/words.ts';

/** Minutes after midnight as `07:30`. */
export const clockTime = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map(part => String(part).padStart(2, '0')).join(':');

/** A subscription in a line: what, and when. */
export function saySubscription(
  { filter, rhythm }: { readonly filter: Filter; readonly rhythm: Rhythm },
  say: Say,
): string {
  const what = filter.text === '' ? say('subscription-everything') : filter.text;
  return rhythm.kind === 'now'
    ? say('subscription-now', { what })
    : say('subscription-digest', { what, time: clockTime(rhythm.at), zone: rhythm.timezone });
}
