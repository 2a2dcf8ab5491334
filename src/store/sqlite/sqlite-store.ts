import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import type { RateLimits } from '../../core/rate-limits.ts';
import type { Store } from '../../core/ports/store.ts';
import { UNLIMITED } from '../../outbox/rate-limit.ts';
import type { Keep } from './files/backups.ts';
import { createStore } from '../create-store.ts';
import { createInstanceLock } from '../maintenance/instance-lock.ts';
import { unfinishedMove } from '../moving/unfinished-move.ts';
import type { DatabaseWatch } from '../database-watch.ts';
import { BUSY_SPIN, NodeSqliteDialect } from './connection/node-sqlite-dialect.ts';
import { openSqlite } from './open-sqlite.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { storeFault } from './sqlite-faults.ts';
import { createFileLock, lockBeside } from './files/file-lock.ts';
import { createStoreFiles, KEPT_BACKUPS } from './files/store-files.ts';
import type { Tables } from '../tables.ts';

export interface SqliteStoreOptions {
  /** ':memory:' for a store that is forgotten. */
  readonly file: string;
  /** How fast the outbox hands out what is due; absent = as fast as it is asked. */
  readonly pacing?: RateLimits;
  /** Told how the database does. */
  readonly watch?: DatabaseWatch;
  /** How many backups stay. */
  readonly keepBackups?: Keep;
  /** How the file is opened for writing; a test may open one that fails. */
  readonly open?: (file: string) => DatabaseSync;
}

/**
 * Opens the store in one SQLite file of a folder that is there, making it when it is new, and brings it to the newest schema.
 * Any number of processes of one machine may have it open. Throws `ReasonError` that names the file and the
 * remedy when it is no database, another program's, damaged, newer than this version, or cannot be written.
 */
export async function openSqliteStore(options: SqliteStoreOptions): Promise<Store> {
  const { file, pacing = UNLIMITED, watch, open } = options;
  const { writer, db, isUnfinished } = await openSqlite(file, open);
  try {
    if (isUnfinished) throw unfinishedMove(file);
    const exclusive = createFileLock(file === ':memory:' ? file : lockBeside(file));
    const close = () => {
      exclusive.release();
    };
    const common = { engine: sqliteEngine, pacing, close };
    if (file === ':memory:') return createStore(db, { ...common, lock: createInstanceLock(db, exclusive) });
    // read-only, so that what is taken for reading cannot write; opened when there is something to read
    const reader = new DatabaseSync(file, { readOnly: true, timeout: BUSY_SPIN });
    const dialect = new NodeSqliteDialect({ writer, reader, file, ...(watch ? { watch } : {}) });
    const shared = new Kysely<Tables>({ dialect });
    const files = createStoreFiles(shared, { file, keep: options.keepBackups ?? KEPT_BACKUPS });
    return createStore(shared, { ...common, lock: createInstanceLock(shared, exclusive), files });
  } catch (cause) {
    writer.close();
    throw storeFault(file, cause);
  }
}
