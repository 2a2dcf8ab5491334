import type { RecordEvent } from '../core/ports/ports.ts';
import type { StoreDownError } from '../core/ports/store-down-error.ts';
import { MINUTE, type Clock, type Duration, type Instant } from '../core/time.ts';

/** The same trouble that comes back within this time was told already. */
const REPEATED_WITHIN: Duration = 10 * MINUTE;

/** Tells once that the database cannot work, however many parts meet it and how often, and once that it can again. */
export function watchDatabase({ clock, record }: { readonly clock: Clock; readonly record: RecordEvent }) {
  const told = new Map<string, Instant>();
  let downSince: Instant | null = null;
  return {
    failed({ message, reason }: StoreDownError) {
      const now = clock.now();
      const before = told.get(message);
      if (before !== undefined && Math.abs(now - before) < REPEATED_WITHIN) return;
      told.set(message, now);
      downSince ??= now;
      record({ kind: 'database-down', reason });
    },
    written() {
      if (downSince === null) return;
      record({ kind: 'database-up', downMs: Math.max(0, clock.now() - downSince) });
      downSince = null;
    },
  };
}
