import type { Instance } from './store.ts';
import { reasonOf, type Reason } from '../reasons/reason.ts';
import { toIso, type Instant } from '../time.ts';

/** Who has the lock, as it said when it took it. */
export interface Holder extends Instance {
  readonly since: Instant;
}

/** Why nobody else may have the database; `by` null: whoever has it has not said who it is. */
export function runsAlready(by: Omit<Holder, 'id'> | null): Reason {
  if (by === null) return reasonOf('newsroom-runs');
  const { host, address } = by;
  const who = { pid: String(by.pid), host, since: toIso(by.since) };
  return address === null
    ? reasonOf('newsroom-runs-as', who)
    : reasonOf('newsroom-runs-at', { ...who, address });
}

/**
 * The right to run on a database, which one instance at a time has, or, where the database can be shared, any number of them.
 * What keeps it is released when the holder's process ends,
 * however it ends: nobody has to wait for signs of life, and no clock takes part.
 */
export interface InstanceLock {
  /** Takes the lock, or tells who has it (null: whoever has it has not said yet). Waits for a second at most. */
  acquire(
    instance: Instance,
    now: Instant,
  ): Promise<
    | { readonly kind: 'acquired'; readonly lock: AcquiredLock }
    | { readonly kind: 'taken'; readonly by: Holder | null }
  >;
  /** What those who run do together; null = everything, or nobody runs. */
  roles(): Promise<ReadonlySet<string> | null>;
  /** Who runs now; of several, one that has a page. */
  state(): Promise<{ readonly kind: 'free' } | { readonly kind: 'taken'; readonly by: Holder | null }>;
}

export interface AcquiredLock {
  /**
   * Ids of instances that ended without releasing the lock, within the last hour: what they had under way is abandoned, and
   * need not be waited for.
   */
  readonly crashed: readonly string[];
  /** Whether nobody else works on the database, so that what is claimed in it at the start was abandoned. */
  readonly isAlone: boolean;
  /**
   * Does what one instance at a time may do: `work` runs while this one leads that part, and its signal aborts when it leads no
   * more. Tries again, and waits while another leads, until `stop` aborts, or `work` ends by itself: then it is another's to
   * begin. Rejects with what `work` rejects with.
   */
  lead(part: string, stop: AbortSignal, work: (signal: AbortSignal) => Promise<void>): Promise<void>;
  /** Has somebody told that another instance may have written deliveries or articles; nobody tells where there is no other. */
  onNews(listener: () => void): void;
  /** Says where the page is. */
  announce(address: string): Promise<void>;
  /** Gives the lock back. Never rejects. */
  release(): Promise<void>;
}
