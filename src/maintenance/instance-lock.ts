import type { RecordEvent } from '../core/ports/ports.ts';
import type { Instance, Presence, Heartbeat } from '../core/ports/store.ts';
import { SECOND, type Clock, type Duration } from '../core/time.ts';

/** How often a running instance says that it is there. */
export const HEARTBEAT_EVERY: Duration = 2 * SECOND;
/** An instance that has been silent for so long is gone, if nothing else tells. */
export const SILENT_FOR: Duration = 3 * HEARTBEAT_EVERY;
/**
 * A process that is there may be kept from writing, by a lock on the database that another program holds; or it is
 * another program that was given the number of the one that died.
 */
const SILENT_PROCESS_FOR: Duration = 45 * SECOND;
const LOOK_EVERY: Duration = SECOND / 4;

/** What the machine knows of an instance's process. `unknown`: it runs on another machine, or has our own number. */
export type ProcessLiveness = 'gone' | 'there' | 'unknown';

export interface InstanceLockDeps {
  readonly presence: Presence;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly processLivenessOf: (instance: Instance) => ProcessLiveness;
}

/**
 * Makes this instance the only one on its database. Answers null, or the one that runs already. A predecessor whose
 * process is gone is replaced at once; one of which that cannot be told is watched: as long as its beats come it lives,
 * whatever the clocks of two machines say. Told to `stop`, it gives up as if that one lived.
 */
export async function acquireInstanceLock(
  deps: InstanceLockDeps,
  instance: Instance,
  stop?: AbortSignal,
): Promise<Heartbeat | null> {
  const { presence, clock, processLivenessOf } = deps;
  const watched = new Map<string, { readonly seenAt: number; looks: number }>();
  for (;;) {
    const others = await presence.all();
    const gone = others.filter(other => {
      const fate = processLivenessOf(other);
      const looks = watched.get(other.id)?.looks ?? 0;
      return fate === 'gone' || looks * LOOK_EVERY > patienceFor(fate);
    });
    const living = await presence.enter(instance, gone, clock.now());
    if (living === null) return null;
    const before = watched.get(living.id);
    if (before !== undefined && before.seenAt !== living.seenAt) return living;
    if (processLivenessOf(living) === 'there' && Math.abs(clock.now() - living.seenAt) < SILENT_FOR)
      return living;
    if (before === undefined) {
      deps.record({ kind: 'instance-waits', host: living.host, pid: living.pid });
      watched.set(living.id, { seenAt: living.seenAt, looks: 1 });
    } else {
      before.looks++;
    }
    await clock.sleep(LOOK_EVERY, stop);
    if (stop?.aborted) return living;
  }
}

const patienceFor = (fate: ProcessLiveness): Duration => (fate === 'there' ? SILENT_PROCESS_FOR : SILENT_FOR);

/** Whether a service runs, as far as one look can tell. */
export async function isRunning({
  presence,
  clock,
  processLivenessOf,
}: Pick<InstanceLockDeps, 'presence' | 'clock' | 'processLivenessOf'>): Promise<boolean> {
  const others = await presence.all();
  return others.some(other => {
    const fate = processLivenessOf(other);
    if (fate === 'gone') return false;
    return Math.abs(clock.now() - other.seenAt) < patienceFor(fate);
  });
}
