import { hostname } from 'node:os';
import { codeOf } from './config/environment.ts';
import type { Instance } from './core/ports/store.ts';
import type { ProcessLiveness } from './maintenance/instance-lock.ts';

/**
 * Whether the process of an instance is still there. One with our own number is not known: in containers every
 * predecessor had it.
 */
export function processLivenessOf({ host, pid }: Pick<Instance, 'host' | 'pid'>): ProcessLiveness {
  if (host !== hostname() || pid === process.pid) return 'unknown';
  try {
    process.kill(pid, 0); // signal 0 asks and does nothing
    return 'there';
  } catch (error) {
    return codeOf(error) === 'ESRCH' ? 'gone' : 'there';
  }
}
