import { faultAt } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { MoveEnd } from '../moving/move-end.ts';
import { createFileLock, lockBeside } from './files/file-lock.ts';
import { openSqlite } from './open-sqlite.ts';
import { sqliteEngine } from './sqlite-engine.ts';

/** A SQLite file as an end of a move; the lock of its newsroom is held. Throws `ReasonError`. */
export async function openSqliteEnd(file: string): Promise<MoveEnd> {
  const lock = createFileLock(lockBeside(file));
  try {
    if (!(await lock.tryTake())) throw faultAt(file, reasonOf('newsroom-runs'));
    const { db, isUnfinished } = await openSqlite(file);
    return {
      place: file,
      db,
      engine: sqliteEngine,
      isUnfinished,
      async [Symbol.asyncDispose]() {
        try {
          await sqliteEngine.checkpoint(db);
        } finally {
          await db.destroy();
          lock.release();
        }
      },
    };
  } catch (cause) {
    lock.release();
    throw cause;
  }
}
