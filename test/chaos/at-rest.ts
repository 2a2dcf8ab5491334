import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What this process holds of the machine's memory when its garbage is collected, in MB of 10^6 bytes. */
export function megabytesAtRest(): number {
  collect();
  return process.memoryUsage.rss() / 1_000_000;
}
