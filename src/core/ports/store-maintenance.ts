import type { Flaw } from '../reasons/diagnosis.ts';
import type { DeliveryId } from '../ids.ts';
import type { Platform } from '../destination.ts';
import type { DeliveryState } from '../post.ts';
import type { Reason } from '../reasons/reason.ts';
import type { Duration, Instant } from '../time.ts';

/** A delivery that is in no state a delivery can be in. */
export interface Violation {
  readonly delivery: DeliveryId;
  readonly destination: string;
  /** In words: "is claimed by nobody". */
  readonly flaw: Flaw;
}

export interface InvariantCheck {
  readonly now: Instant;
  /** Those that somebody delivers to. */
  readonly platforms: readonly Platform[];
  /** Looks at these, whatever became of them, and at no other. */
  readonly only?: readonly DeliveryId[];
}

export interface PruneRule {
  readonly now: Instant;
  /** What ended before this long is forgotten. */
  readonly keepMs: Duration;
  /** Sources that tell all they have at each start: what they still tell is never forgotten. */
  readonly standing: readonly string[];
}

/** A delivery that waited too long. */
export interface Expired {
  readonly delivery: DeliveryId;
  readonly destination: string;
  /** In words. */
  readonly reason: Reason;
}

/** Those platforms whose limits are of interest. */
export interface LoadQuery {
  readonly platforms: readonly Platform[];
  readonly now: Instant;
}

/** How much there is to do, at one moment, for all processes of a database. */
export interface Load {
  /** Deliveries of every kind, alerts too, that have not ended. */
  readonly open: readonly {
    readonly platform: Platform;
    readonly state: DeliveryState;
    readonly count: number;
  }[];
  /** Since when the one that could have gone first is due; platforms with none are absent. */
  readonly oldestDue: readonly { readonly platform: Platform; readonly since: Instant }[];
  /** How much of the burst of a whole platform is used, from 0 to 1; platforms without a limit are absent. */
  readonly limits: readonly { readonly platform: Platform; readonly used: number }[];
}

/** What keeps a database sound and small. Each call does a bounded piece of work, whatever has piled up. */
export interface StoreMaintenance {
  /**
   * Looks at some thousand open deliveries, going on where the last call ended, and at those that ended since a few
   * minutes ago.
   */
  checkInvariants(at: InvariantCheck): Promise<readonly Violation[]>;
  /**
   * Deletes some hundred rows that nobody needs any more; answers how many of each table. An article that is deleted stays
   * known by its address and its words: it is a duplicate when it comes again.
   */
  prune(rule: PruneRule): Promise<Readonly<Record<string, number>>>;
  /**
   * Ends as `expired` what has waited for longer than `keepMs` and surely left no message: a place that stays closed would
   * gather posts for ever, and take years of them on the day it opens. Looks at some hundred, as `prune` does.
   */
  expireWaiting(rule: Pick<PruneRule, 'now' | 'keepMs'>): Promise<readonly Expired[]>;
  /**
   * The clock was set by `byMs`. Back: what waits for a length of time goes on waiting for as long as before, and what
   * waits for an hour of the day stays. Forward: nothing changes. Moments further away than any that is ever written are
   * pulled back. Answers how many deliveries were moved.
   */
  clockMoved(byMs: Duration, now: Instant): Promise<number>;
  load(query: LoadQuery): Promise<Load>;
}

/** A copy of the database that was read from end to end when it was made. */
export interface Backup {
  readonly file: string;
  readonly at: Instant;
  readonly bytes: number;
}

/** The files of a database. */
export interface StoreFiles {
  /** Where it is, for people. */
  readonly place: string;
  /** Its size, and what its disk has left; null for one that is on no disk of ours. */
  size(): Promise<{ readonly bytes: number; readonly freeBytes: number } | null>;
  /**
   * What is wrong with the database, found in a few seconds at most: a big one is only looked at in places. Throws `ReasonError`
   * with the remedy when a server's database lacks tables.
   */
  quickCheck(): Promise<readonly string[]>;
  /** What is wrong with it, every page read, in a thread of its own. */
  fullCheck(): Promise<readonly string[]>;
  /** Whether the newsroom makes backups by itself; where not, whoever runs the database does. */
  readonly keepsBackups: boolean;
  /** Makes a backup among the others and takes away those that need not stay. Throws `Error` with the remedy. */
  backUp(now: Instant): Promise<Backup>;
  /** Makes a backup in a file that a person named. Throws `Error` when it is there already, or with the remedy. */
  backUpTo(file: string, now: Instant): Promise<Backup>;
  /** Newest first. */
  backups(): Promise<readonly Backup[]>;
}
