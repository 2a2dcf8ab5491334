import { setImmediate } from 'node:timers/promises';
import type { Claim, Outbox, Settlement } from '../core/ports.ts';
import type { Clock } from '../core/time.ts';

type Settle = (claim: Claim, settlement: Settlement) => Promise<boolean>;

interface Waiting {
  readonly claim: Claim;
  readonly settlement: Settlement;
  readonly done: PromiseWithResolvers<boolean>;
}

/**
 * Writes outcomes that arrive together in one transaction: a disk takes some hundred commits a second, a platform answers
 * faster. Each promise resolves when its own outcome is on the disk, and rejects when the transaction failed.
 */
export function createSettler(outbox: Outbox, clock: Clock): Settle {
  let waiting: Waiting[] = [];
  const flush = async () => {
    // whatever else has arrived by now comes along
    await setImmediate();
    const now = waiting;
    waiting = [];
    try {
      const answers = await outbox.settleAll(now, clock.now());
      now.forEach(({ done }, index) => {
        done.resolve(answers[index] ?? false);
      });
    } catch (error) {
      for (const { done } of now) done.reject(error);
    }
  };
  return (claim, settlement) => {
    const done = Promise.withResolvers<boolean>();
    waiting.push({ claim, settlement, done });
    if (waiting.length === 1) void flush();
    return done.promise;
  };
}
