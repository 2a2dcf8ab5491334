import type { RecordEvent } from '../core/ports/ports.ts';
import { HOUR, MINUTE, type Clock, type Duration } from '../core/time.ts';
import type { Diagnosis, Needs } from '../core/reasons/diagnosis.ts';

/** By then the bots are up and what was due is written. */
const FIRST_AFTER: Duration = MINUTE;
const EVERY: Duration = HOUR;
/** Somebody is mending it, and looks whether it is well. */
const AGAIN_AFTER: Duration = 10 * MINUTE;

export interface HealthCheckDeps {
  readonly examine: () => Promise<readonly Diagnosis[]>;
  readonly clock: Clock;
  readonly record: RecordEvent;
}

/** Examines the newsroom while it runs, for its page. */
export interface HealthCheck {
  /** What was found last; null before the first time, and where nothing runs. */
  latest(): Needs | null;
  /** Examines once an hour, each ten minutes while a person has something to do; until `signal` aborts. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
}

export function createHealthCheck({ examine, clock, record }: HealthCheckDeps): HealthCheck {
  let latest: Needs | null = null;

  const look = async (): Promise<Needs> => {
    const findings = await examine();
    return { at: clock.now(), findings: findings.filter(({ severity }) => severity === 'needs') };
  };

  return {
    latest: () => latest,
    async run(signal) {
      const aborted = new Promise<null>(resolve => {
        signal.addEventListener('abort', () => {
          resolve(null);
        });
      });
      for (let waitMs = FIRST_AFTER; ; waitMs = (latest?.findings.length ?? 0) > 0 ? AGAIN_AFTER : EVERY) {
        await clock.sleep(waitMs, signal);
        if (signal.aborted) return;
        try {
          // a stop does not wait for platforms that do not answer
          latest = (await Promise.race([look(), aborted])) ?? latest;
        } catch (error) {
          record({ kind: 'service-fault', part: 'healthCheck', error });
        }
      }
    },
  };
}
