import { SECOND, type Duration, type Instant } from '../../core/time.ts';

/** So many at once, then one in `everyMs`. */
export interface Allowance {
  readonly burst: number;
  readonly everyMs: Duration;
  /** One after the other; else at once, for a platform that waits for each answer only so long. */
  readonly isInOrder: boolean;
}

/** More than anybody reads, and enough to turn pages quickly. */
export const COMMANDS: Allowance = { burst: 12, everyMs: 2 * SECOND, isInOrder: true };
/** Each letter that somebody types asks anew. */
export const LETTERS: Allowance = { burst: 40, everyMs: SECOND / 5, isInOrder: false };
/** Remembered at once; who is forgotten begins with a full allowance. */
const PEOPLE = 10_000;

interface Person {
  /** When all that was taken will have been allowed (GCRA's theoretical arrival time). */
  allowedAt: Instant;
  isCut: boolean;
  waiting: number;
  last: Promise<void>;
}

export interface PersonGate {
  /**
   * Does work for a person, side by side with that of others. `cut`, and nothing done, when they ask for more
   * than they are allowed; `cut again` until they have been quiet long enough for a full allowance. `work` must not reject.
   */
  take(person: string, work: () => Promise<void>): 'taken' | 'cut' | 'cut again';
  /** Resolves when all that was taken by now is done. */
  idle(): Promise<void>;
}

/** Keeps what one person asks from delaying what others do: a token bucket and a line for each. */
export function createPersonGate({ burst, everyMs, isInOrder }: Allowance, now: () => Instant): PersonGate {
  const people = new Map<string, Person>();

  /** The person, as the one seen last; whoever was not seen for longest goes, unless something of theirs waits. */
  function see(key: string, at: Instant): Person {
    const known = people.get(key);
    const person = known ?? { allowedAt: at, isCut: false, waiting: 0, last: Promise.resolve() };
    people.delete(key);
    people.set(key, person);
    for (const [other, { waiting }] of people) {
      if (people.size <= PEOPLE) break;
      if (waiting === 0) people.delete(other);
      else break;
    }
    return person;
  }

  return {
    take(key, work) {
      const at = now();
      const person = see(key, at);
      // a clock that was set back must not shut anybody out
      const from = Math.max(at, Math.min(person.allowedAt, at + burst * everyMs));
      if (from === at) person.isCut = false;
      if (from + everyMs > at + burst * everyMs || person.waiting >= burst) {
        const again = person.isCut;
        person.isCut = true;
        return again ? 'cut again' : 'cut';
      }
      person.allowedAt = from + everyMs;
      person.waiting++;
      const before = person.last;
      const done = (isInOrder ? before.then(work) : work()).finally(() => person.waiting--);
      person.last = isInOrder ? done : Promise.all([before, done]).then(() => undefined);
      return 'taken';
    },
    async idle() {
      await Promise.all([...people.values()].map(({ last }) => last));
    },
  };
}
