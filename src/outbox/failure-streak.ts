import type { Platform } from '../core/destination.ts';
import type { Outcome } from '../core/post.ts';
import { SECOND, type Instant } from '../core/time.ts';

/** How often each platform as a whole has failed since it last answered. Many that fail together count once. */
export function createFailureStreaks() {
  const streaks = new Map<Platform, { count: number; since: Instant }>();
  return {
    /** Whether it did not answer the last time: then one request asks for all. */
    isFailing: (platform: Platform): boolean => streaks.has(platform),
    after(platform: Platform, outcome: Outcome, now: Instant): number {
      const isFailure =
        (outcome.kind === 'retry' && outcome.scope === 'platform') ||
        (outcome.kind === 'unknown' && outcome.status !== undefined);
      if (!isFailure) {
        streaks.delete(platform);
        return 0;
      }
      const streak = streaks.get(platform) ?? { count: 0, since: -Infinity };
      const next = now - streak.since < SECOND / 2 ? streak : { count: streak.count + 1, since: now };
      streaks.set(platform, next);
      return next.count;
    },
  };
}
