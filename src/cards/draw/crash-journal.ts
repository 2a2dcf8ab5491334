import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DAY, type Duration } from '../../core/time.ts';

/** A process may be killed while it draws, through no fault of the card: once proves nothing. */
const ENDS_TO_GIVE_UP = 2;
/** By then the card's moment is over, or the engine is another. */
const KEPT: Duration = 7 * DAY;

/**
 * Knows across the end of the process what was being drawn: a native engine that crashes takes the process with it, and what
 * restarts it would have it draw the same card again, for ever.
 */
export interface CrashJournal {
  /**
   * Does the work of drawing the card that `key` names, which must be fit for a file's name. Throws `Error` when the process
   * ended twice in the middle of it, seven days at most ago. What ended one process is drawn with nothing beside it, so that
   * the next end tells which card it was.
   */
  noted<Value>(key: string, work: () => Promise<Value>): Promise<Value>;
}

export interface CrashJournalOptions {
  /** Made when the first card is drawn; holds an empty file a card under way. */
  readonly folder: string;
  /** Whether a process with this number is there, not counting this one. */
  readonly isThere: (pid: number) => boolean;
  /** Told when the notes cannot be read or written: the card is drawn all the same. */
  readonly onFault: (error: unknown) => void;
}

/**
 * Notes as files in a folder, two system calls a card. All that a note says is its name (card, process, run), so that none can
 * be half written; a crash of the process keeps what was written without its having reached the disk.
 */
export function createCrashJournal({ folder, isThere, onFault }: CrashJournalOptions): CrashJournal {
  const run = `${process.pid}.${randomUUID()}`;
  const order = createOrder();
  let left: Map<string, string[]> | null = null;

  const readAll = (): Map<string, string[]> => {
    const found = new Map<string, string[]>();
    mkdirSync(folder, { recursive: true });
    for (const name of readdirSync(folder)) {
      const [key = '', pid = ''] = name.split('.');
      const isOld =
        Date.now() - (statSync(join(folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0) > KEPT;
      if (isOld) remove([name]);
      // what has our own number ended before us
      else if (Number(pid) === process.pid || !isThere(Number(pid)))
        found.set(key, [...(found.get(key) ?? []), name]);
    }
    return found;
  };
  const remove = (names: readonly string[]): void => {
    for (const name of names) rmSync(join(folder, name), { force: true });
  };
  const minded = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      onFault(error);
    }
  };

  return {
    async noted(key, work) {
      minded(() => (left ??= readAll()));
      const ends = left?.get(key) ?? [];
      if (ends.length >= ENDS_TO_GIVE_UP) throw givenUp(join(folder, key));
      const note = `${key}.${run}`;
      return order(ends.length > 0, async () => {
        minded(() => {
          writeFileSync(join(folder, note), '');
        });
        try {
          return await work();
        } finally {
          minded(() => {
            remove([note, ...ends]);
          });
          left?.delete(key);
        }
      });
    },
  };
}

const givenUp = (files: string): Error =>
  new Error(
    `the process ended twice while it drew this card: it is not drawn for ${KEPT / DAY} days, or until ${files}.* are removed`,
  );

/** Work that goes on beside other work, and work that goes on alone; in the order in which it came. */
function createOrder(): <Value>(alone: boolean, work: () => Promise<Value>) => Promise<Value> {
  const underWay = new Set<Promise<unknown>>();
  let lastAlone: Promise<unknown> = Promise.resolve();
  return (alone, work) => {
    const before = alone ? Promise.allSettled([lastAlone, ...underWay]) : lastAlone;
    const doing = before.then(work);
    const done = doing.then(
      () => undefined,
      () => undefined,
    );
    underWay.add(done);
    void done.then(() => underWay.delete(done));
    if (alone) lastAlone = done;
    return doing;
  };
}
