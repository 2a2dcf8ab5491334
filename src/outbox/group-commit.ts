import { setImmediate } from 'node:timers/promises';
import type { Claim, Outbox, Transition } from '../core/ports/outbox.ts';
import { StoreDownError } from '../core/ports/store-down-error.ts';
import { MINUTE, SECOND, type Clock, type Duration } from '../core/time.ts';

type Settle = (claim: Claim, settlement: Transition) => Promise<boolean>;

interface Waiting {
  readonly claim: Claim;
  readonly settlement: Transition;
  readonly done: PromiseWithResolvers<boolean>;
}

/** An outcome that cannot be written is kept for so long: to lose it means to ask an editor. */
const KEPT_FOR: Duration = 10 * MINUTE;
const AGAIN_AFTER: Duration = SECOND;

/**
 * Writes outcomes that arrive together in one transaction: a disk takes some hundred commits a second, a platform answers
 * faster. One transaction at a time, and what arrives until it is its turn to write comes along: groups grow with what a database
 * takes to write one, and with how many processes write. Each promise resolves when its own outcome is on the disk, and rejects
 * when the transaction failed. While the database is down they are kept and written when it is back, until `giveUp`.
 */
export function createGroupCommit({
  outbox,
  clock,
  giveUp,
}: {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly giveUp: AbortSignal;
}): Settle {
  const waiting: Waiting[] = [];
  let isWriting = false;
  const write = async (group: Waiting[]): Promise<readonly boolean[]> => {
    const arrived = () => {
      group.push(...waiting.splice(0));
      return group;
    };
    for (let waited = 0; ; waited += AGAIN_AFTER) {
      try {
        return await outbox.settleAll(arrived, clock.now());
      } catch (error) {
        if (!(error instanceof StoreDownError) || giveUp.aborted || waited >= KEPT_FOR) throw error;
        await clock.sleep(AGAIN_AFTER, giveUp);
      }
    }
  };
  const writeGroup = async () => {
    const group = waiting.splice(0);
    try {
      const answers = await write(group);
      group.forEach(({ done }, index) => {
        done.resolve(answers[index] ?? false);
      });
    } catch (error) {
      for (const { done } of group) done.reject(error);
    }
  };
  const flush = async () => {
    isWriting = true;
    while (waiting.length > 0) {
      // whatever else has arrived by now comes along
      await setImmediate();
      await writeGroup();
    }
    isWriting = false;
  };
  return (claim, settlement) => {
    const done = Promise.withResolvers<boolean>();
    waiting.push({ claim, settlement, done });
    if (!isWriting) void flush();
    return done.promise;
  };
}
