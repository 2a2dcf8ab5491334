import type { Platform } from '../core/destination.ts';
import type { DeliveryId } from '../core/ids.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { Store } from '../core/ports/store.ts';
import { detailOf } from '../core/reasons/reason-error.ts';
import { HOUR, MINUTE, SECOND, type Clock, type Duration, type Instant } from '../core/time.ts';
import type { Violation } from '../core/ports/store-maintenance.ts';
import { watchClockJumps } from './clock-jump.ts';

export interface MaintenanceDeps {
  readonly store: Pick<Store, 'maintenance' | 'files' | 'outbox'>;
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
export interface Maintenance {
  /** Watches the clock each second, checks and prunes each minute, backs up each hour; until `signal` aborts. */
  run(signal: AbortSignal): Promise<void>;
}

const LOOK_EVERY: Duration = SECOND;
const LOOKS_A_MINUTE = MINUTE / LOOK_EVERY;
const BACKUP_EVERY: Duration = HOUR;
/** A backup that failed, for want of room or so, is tried again after this. */
const BACKUP_AGAIN: Duration = 10 * MINUTE;
/** A flaw is told once; so many deliveries with one are remembered. */
const REMEMBERED = 10_000;
/** So many of them are looked at anew each minute: what nobody mends stays, and the others wait for their turn. */
const LOOKED_AT_ANEW = 100;

export function createMaintenance(deps: MaintenanceDeps): Maintenance {
  const { clock, record, store } = deps;
  const flaws = createKnownFlaws(deps);
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
  const lookAtClock = async (clockMoved: () => Duration) => {
    owed += clockMoved();
    if (owed === 0) return;
    const deliveries = await store.maintenance.clockMoved(owed, clock.now());
    record({ kind: 'clock-moved', byMs: owed, deliveries });
    owed = 0;
    deps.onClockMoved();
  };
  const check = async () => {
    const now = clock.now();
    await store.maintenance.clockMoved(0, now);
    await flaws.look(now);
  };
  const prune = async () => {
    const { keepMs, standing } = deps;
    const now = clock.now();
    for (const expired of await store.maintenance.expireWaiting({ now, keepMs }))
      record({ kind: 'delivery-expired', ...expired });
    const rows = await store.maintenance.prune({ now, keepMs, standing });
    if (Object.keys(rows).length > 0) record({ kind: 'pruned', rows });
  };
  const backUp = async () => {
    if (!store.files.keepsBackups) return;
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
      record({ kind: 'backup-failed', reason: detailOf(error) });
    }
  };

  return {
    async run(signal) {
      const isOver = () => signal.aborted;
      // what was before is done by whoever kept the database then
      const clockMoved = watchClockJumps(deps);
      flaws.forget();
      for (let look = 1; ; look++) {
        await clock.sleep(LOOK_EVERY, signal);
        if (isOver()) return;
        await minded('clock', () => lookAtClock(clockMoved));
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

/** The sum check, each flaw of it told once and each delivery once more when it has none any longer. */
function createKnownFlaws({
  store,
  record,
  platforms,
}: Pick<MaintenanceDeps, 'store' | 'record' | 'platforms'>) {
  const known = new Map<string, Set<string>>();
  let isRecalled = false;

  const remember = ({ delivery, flaw }: Violation): boolean => {
    if (known.size >= REMEMBERED) known.clear();
    const told = known.get(delivery) ?? new Set();
    known.set(delivery, told);
    if (told.has(flaw)) return false;
    told.add(flaw);
    return true;
  };
  return {
    /** What was told is asked for anew. */
    forget(): void {
      known.clear();
      isRecalled = false;
    },
    async look(now: Instant): Promise<void> {
      // what the process before told of may be well by now
      if (!isRecalled) for (const delivery of await store.outbox.told('flaw')) known.set(delivery, new Set());
      isRecalled = true;
      for (const flaw of await store.maintenance.checkInvariants({ now, platforms }))
        if (remember(flaw)) record({ kind: 'sum-check-failed', ...flaw });
      const only = [...known.keys()].slice(0, LOOKED_AT_ANEW) as DeliveryId[];
      if (only.length === 0) return;
      const still = new Set(
        (await store.maintenance.checkInvariants({ now, platforms, only })).map(({ delivery }) => delivery),
      );
      for (const delivery of only.filter(one => !still.has(one))) {
        known.delete(delivery);
        record({ kind: 'sum-check-mended', delivery });
      }
    },
  };
}
