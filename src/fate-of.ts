import { hostname } from 'node:os';
import { codeOf } from './environment.ts';
import type { Instance } from './core/store.ts';
import type { Fate } from './newsroom/take-place.ts';

/**
 * Whether the process of an instance is still there. One with our own number is not known: in containers every
 * predecessor had it.
 */
export function fateOf({ host, pid }: Pick<Instance, 'host' | 'pid'>): Fate {
  if (host !== hostname() || pid === process.pid) return 'unknown';
  try {
    process.kill(pid, 0); // signal 0 asks and does nothing
    return 'there';
  } catch (error) {
    return codeOf(error) === 'ESRCH' ? 'gone' : 'there';
  }
}
