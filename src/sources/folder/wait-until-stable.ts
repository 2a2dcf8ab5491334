import { stat } from 'node:fs/promises';
import { SECOND, type Clock, type Duration } from '../../core/time.ts';

/** A file that has not changed for so long is whole: who writes one in pieces, as an upload does, pauses less. */
export const STABLE_AFTER: Duration = 2 * SECOND;

/**
 * Resolves to true when a file has not changed, in time or size, for `STILL_AFTER`, and to false when it is gone or
 * `signal` aborts. One that was last written longer ago, as one moved here, stands still already; a time in the future
 * (another machine's clock) is taken for now.
 */
export async function waitUntilStable(
  path: string,
  { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
): Promise<boolean> {
  let seen = await stateOf(path);
  if (seen === null) return false;
  let since = Math.min(seen.mtimeMs, clock.now());
  for (;;) {
    const left = since + STABLE_AFTER - clock.now();
    if (left <= 0) return true;
    await clock.sleep(left, signal);
    if (signal.aborted) return false;
    const now = await stateOf(path);
    if (now === null) return false;
    if (now.mtimeMs !== seen.mtimeMs || now.size !== seen.size) since = clock.now();
    seen = now;
  }
}

/** Null when the file cannot be looked at, whatever the reason: it is gone, or who reads it is told why. */
const stateOf = (path: string) => stat(path).catch(() => null);
