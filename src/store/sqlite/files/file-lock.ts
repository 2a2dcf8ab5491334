import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Duration } from '../../../core/time.ts';
import type { ExclusiveLock } from '../../exclusive-lock.ts';
import { isBusy, storeFault } from '../sqlite-faults.ts';

/** Where the lock of a database's instance is. */
export const lockBeside = (database: string): string => database.replace(/(?:\.db)?$/, '.lock');

/** Whoever looks whether the lock is taken has it for a moment, too. */
const TRIES = 20;
const PAUSE: Duration = 50;

/**
 * A lock as SQLite takes one, on a file of its own that stays empty: held by an open transaction, released by the operating
 * system with the process. No other code may open the file: POSIX drops a process's locks on a file when any
 * handle of it is closed, and only SQLite knows of its own (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_).
 * ':memory:' is a lock that nobody else sees.
 */
export function createFileLock(file: string): ExclusiveLock {
  let held: DatabaseSync | null = null;

  const take = (): DatabaseSync | null => {
    let database: DatabaseSync | null = null;
    try {
      database = new DatabaseSync(file, { timeout: 0 });
      database.exec('begin exclusive');
      return database;
    } catch (error) {
      database?.close();
      if (isBusy(error)) return null;
      throw storeFault(file, error);
    }
  };
  const isTakenByOther = (): boolean => {
    if (!existsSync(file)) return false;
    using database = new DatabaseSync(file, { timeout: 0, readOnly: true });
    try {
      database.prepare('select 1 from sqlite_master').get();
      return false;
    } catch (error) {
      if (isBusy(error)) return true;
      throw storeFault(file, error);
    }
  };
  return {
    async tryTake() {
      for (let tries = 0; tries < TRIES && held === null; tries++) {
        if (tries > 0) await sleep(PAUSE);
        const taken = take();
        if (taken === null) continue;
        held = taken;
        return true;
      }
      return false;
    },
    isTaken: () => Promise.resolve(held !== null || isTakenByOther()),
    release() {
      held?.close();
      held = null;
    },
  };
}
