import type { MissedPolicy } from '../../core/schedule.ts';
import type { Duration, Instant } from '../../core/time.ts';

/**
 * Which due moments are filled and which are passed over. `due` is ascending; those at most `lateMs` old were merely rung
 * late and are filled whatever the policy: they were not missed.
 */
export function missedSlots(input: {
  readonly due: readonly Instant[];
  readonly policy: MissedPolicy;
  readonly now: Instant;
  readonly lateMs: Duration;
}): { readonly fill: readonly Instant[]; readonly skip: readonly Instant[] } {
  const { due, policy, now, lateMs } = input;
  const firstFresh = due.findIndex(at => now - at <= lateMs);
  const fresh = firstFresh === -1 ? [] : due.slice(firstFresh);
  const missed = firstFresh === -1 ? due : due.slice(0, firstFresh);
  switch (policy) {
    case 'all':
      return { fill: due, skip: [] };
    case 'skip':
      return { fill: fresh, skip: missed };
    case 'latest':
      // when one is due right now, it is the latest
      return fresh.length > 0
        ? { fill: fresh, skip: missed }
        : { fill: missed.slice(-1), skip: missed.slice(0, -1) };
  }
}
