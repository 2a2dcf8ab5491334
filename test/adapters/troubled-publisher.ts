import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Outcome } from '../../src/core/post.ts';
import type { PublisherWorld, Trouble } from '../contract/publisher-contract.ts';

interface FakePlatform {
  goOffline(): Promise<void>;
  goOnline(): Promise<void>;
}

/**
 * A publisher for the contract, and what brings a trouble over its next attempt; after that the platform is well again. Only
 * silence is met with a short deadline: a busy machine must not look like a silent platform.
 */
export function troubledPublisher(
  fake: FakePlatform,
  does: {
    readonly open: (timeoutMs?: number) => Publisher;
    readonly fault: (trouble: Exclude<Trouble, 'connection-refused'>) => void;
  },
): Pick<PublisherWorld, 'publisher' | 'prepare'> {
  const [patient, impatient] = [does.open(), does.open(200)];
  let next = patient;
  let isOffline = false;
  const once = async (attempt: Promise<Outcome>): Promise<Outcome> => {
    const outcome = await attempt;
    if (isOffline) await fake.goOnline();
    isOffline = false;
    next = patient;
    return outcome;
  };
  return {
    publisher: {
      ...patient,
      send: (...attempt) => once(next.send(...attempt)),
      edit: (...attempt) => once(next.edit(...attempt)),
      delete: (...attempt) => once(next.delete(...attempt)),
    },
    async prepare(trouble) {
      if (trouble === 'silence-after') next = impatient;
      if (trouble !== 'connection-refused') {
        does.fault(trouble);
        return;
      }
      isOffline = true;
      await fake.goOffline();
    },
  };
}
