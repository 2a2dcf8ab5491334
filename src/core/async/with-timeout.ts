import type { Clock, Duration } from '../time.ts';

/**
 * What `work` comes to, if that is within the time, else null: it goes on, and whoever still wants it waits for it then.
 * Rejects when it fails in time; a later failure is heard only by whoever waits.
 */
export async function withTimeout<T>(
  work: Promise<T>,
  afterMs: Duration,
  sleep: Clock['sleep'],
): Promise<Awaited<T> | null> {
  work.catch(() => undefined); // should nobody wait for it in the end
  const over = new AbortController();
  try {
    return await Promise.race([work, sleep(afterMs, over.signal).then(() => null)]);
  } finally {
    over.abort();
  }
}
