import { MINUTE, SECOND, type Clock, type Duration } from '../time.ts';

const FIRST: Duration = 5 * SECOND;
const LONGEST: Duration = 5 * MINUTE;

/** How long to leave a platform alone after so many failures in a row (0 = the first): doubling from 5 s to 5 min. */
export const pauseAfter = (failures: number): Duration => Math.min(LONGEST, FIRST * 2 ** failures);

/**
 * Does what should not stay undone again and again, after ever longer pauses, until it succeeds or `signal` aborts. Of all
 * failures the first is told. Never rejects.
 */
export async function retryWithBackoff(
  work: () => Promise<void>,
  {
    signal,
    sleep,
    onFault,
  }: {
    readonly signal: AbortSignal;
    readonly sleep: Clock['sleep'];
    readonly onFault: (error: unknown) => void;
  },
): Promise<void> {
  const isOver = () => signal.aborted;
  for (let failures = 0; !isOver(); failures++)
    try {
      await work();
      return;
    } catch (error) {
      if (failures === 0 && !isOver()) onFault(error);
      await sleep(pauseAfter(failures), signal);
    }
}
