import type { Platform } from '../core/destination.ts';
import type { RecordEvent, Store } from '../core/ports.ts';
import { HOUR, MINUTE, SECOND, type Clock, type Duration, type Instant } from '../core/time.ts';
import type { Flaw } from '../core/upkeep.ts';
import { watchClock } from './watch-clock.ts';

export interface KeeperDeps {
  readonly store: Pick<Store, 'upkeep' | 'files'>;
  readonly clock: Clock;
  /** How long the machine has been up. */
  readonly uptime: () => Duration;
  readonly record: RecordEvent;
  /** Platforms that somebody delivers to. */
  readonly platforms: readonly Platform[];
  /** Sources that tell all they have at each start. */
  readonly standing: readonly string[];
  /** How long what has ended is remembered. */
  readonly keepMs: Duration;
  /** Called when the clock was set: what is due is to be looked at anew. */
  readonly onClockMoved: () => void;
}

/** Keeps the database sound and small while the newsroom runs. */
export interface Keeper {
  /** Watches the clock each second, checks and prunes each minute, backs up each hour; until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
}

const LOOK_EVERY: Duration = SECOND;
const LOOKS_A_MINUTE = MINUTE / LOOK_EVERY;
const BACKUP_EVERY: Duration = HOUR;
/** A backup that failed, for want of room or so, is tried again after this. */
const BACKUP_AGAIN: Duration = 10 * MINUTE;
/** A flaw is told once; so many are remembered. */
const REMEMBERED_FLAWS = 10_000;

export function createKeeper(deps: KeeperDeps): Keeper {
  const { clock, record, store } = deps;
  const clockMoved = watchClock(deps);
  const told = new Set<string>();
  let backupFailedAt: Instant | null = null;
  /** By how much the clock was set and the database does not know yet. */
  let owed: Duration = 0;

  const minded = async (part: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      record({ kind: 'service-fault', part, error });
    }
  };
  const lookAtClock = async () => {
    owed += clockMoved();
    if (owed === 0) return;
    const deliveries = await store.upkeep.clockMoved(owed, clock.now());
    record({ kind: 'clock-moved', byMs: owed, deliveries });
    owed = 0;
    deps.onClockMoved();
  };
  const check = async () => {
    const now = clock.now();
    await store.upkeep.clockMoved(0, now);
    for (const flaw of await store.upkeep.sumCheck({ now, platforms: deps.platforms })) {
      if (remember(told, flaw)) record({ kind: 'sum-check-failed', ...flaw });
    }
  };
  const prune = async () => {
    const { keepMs, standing } = deps;
    const now = clock.now();
    for (const expired of await store.upkeep.expireWaiting({ now, keepMs }))
      record({ kind: 'delivery-expired', ...expired });
    const rows = await store.upkeep.prune({ now, keepMs, standing });
    if (Object.keys(rows).length > 0) record({ kind: 'pruned', rows });
  };
  const backUp = async () => {
    const now = clock.now();
    if (backupFailedAt !== null && isWithin(BACKUP_AGAIN, backupFailedAt, now)) return;
    const [newest] = await store.files.backups();
    if (newest !== undefined && isWithin(BACKUP_EVERY, newest.at, now)) return;
    try {
      const { file, bytes } = await store.files.backUp(now);
      backupFailedAt = null;
      record({ kind: 'backup-made', file, bytes });
    } catch (error) {
      backupFailedAt = now;
      record({ kind: 'backup-failed', reason: error instanceof Error ? error.message : String(error) });
    }
  };

  return {
    async run(signal) {
      const isOver = () => signal.aborted;
      for (let look = 1; ; look++) {
        await clock.sleep(LOOK_EVERY, signal);
        if (isOver()) return;
        await minded('clock', lookAtClock);
        if (look % LOOKS_A_MINUTE !== 0) continue;
        await minded('sum check', check);
        await minded('retention', prune);
        await minded('backup', backUp);
      }
    },
  };
}

/** A moment from which a clock that was set back runs away counts as long ago. */
const isWithin = (length: Duration, since: Instant, now: Instant): boolean =>
  since <= now + MINUTE && now - since < length;

function remember(told: Set<string>, { delivery, flaw }: Flaw): boolean {
  const key = `${delivery} ${flaw}`;
  if (told.has(key)) return false;
  if (told.size >= REMEMBERED_FLAWS) told.clear();
  told.add(key);
  return true;
}
