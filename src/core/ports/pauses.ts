import type { Person } from '../editors/proposal.ts';
import type { Instant } from '../time.ts';

/** Posts do not go to a destination, or to none (`destination` null), until a moment; null = until somebody says so. */
export interface Pause {
  readonly destination: string | null;
  readonly until: Instant | null;
  readonly by: Person;
  readonly at: Instant;
}

/**
 * What editors have paused. A post for a paused place waits; edits, deletions and alerts go all the same, and what is on its
 * way is not stopped.
 */
export interface PauseStore {
  /** Those of everything first. */
  list(): Promise<readonly Pause[]>;
  /** In place of one for the same destination. */
  pause(pause: Pause): Promise<void>;
  /** Ends the pause of one destination, or (null) all there are; answers those that ended. */
  resume(destination: string | null, now: Instant): Promise<readonly Pause[]>;
  /** Ends those whose time is over; answers them. */
  lapse(now: Instant): Promise<readonly Pause[]>;
}

/** The pause that holds for a destination: of its own and that of everything the one that ends last; null when none does. */
export const pauseOf = (pauses: readonly Pause[], destination: string): Pause | null =>
  pauses
    .filter(pause => pause.destination === null || pause.destination === destination)
    .reduce<Pause | null>(
      (last, pause) => (last === null || endOf(pause) > endOf(last) ? pause : last),
      null,
    );

const endOf = ({ until }: Pause): Instant => until ?? Infinity;
