import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Pacing } from '../core/pacing.ts';
import type { Store } from '../core/ports.ts';
import { UNPACED } from '../schedule/pacing.ts';
import { createStore } from './create-store.ts';
import { migrate } from './migrations/migrate.ts';
import { NodeSqliteDialect, openDatabase, sqliteCodeOf } from './node-sqlite-dialect.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import type { Tables } from './tables.ts';

/** "STRL" in the file's header tells our databases from those of other programs. */
const APPLICATION_ID = 0x5354524c;

/**
 * Opens the store in one SQLite file, making folder and file when they are not there (':memory:' for a store that is
 * forgotten), and brings it to the newest schema. Any number of processes of one machine may have it open. Throws
 * `Error` that names the file and the remedy when it is no database, another program's, damaged, newer than this
 * version, or cannot be written.
 */
export async function openSqliteStore({
  file,
  pacing = UNPACED,
}: {
  readonly file: string;
  /** How fast the outbox hands out what is due; absent = as fast as it is asked. */
  readonly pacing?: Pacing;
}): Promise<Store> {
  let database: DatabaseSync;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    database = openDatabase(file);
  } catch (cause) {
    throw explained(file, cause);
  }
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  try {
    await takeFile(db, file);
    await setUp(db);
    await migrate(db, sqliteEngine, file);
  } catch (cause) {
    database.close();
    throw explained(file, cause);
  }
  return createStore(db, { engine: sqliteEngine, pacing });
}

/** Refuses a file that another program has filled, and marks a new one as ours. */
async function takeFile(db: Kysely<Tables>, file: string): Promise<void> {
  const { rows } = await sql<{ id: number; tables: number }>`
    select application_id as id, (select count(*) from sqlite_master) as tables from pragma_application_id`.execute(
    db,
  );
  const { id, tables } = rows[0] ?? { id: 0, tables: 0 };
  if (id === APPLICATION_ID) return;
  if (id !== 0 || tables > 0) {
    throw new Error(`${file}: is the database of another program. Name another file or move this one away.`);
  }
  await sql`pragma application_id = ${sql.lit(APPLICATION_ID)}`.execute(db);
}

async function setUp(db: Kysely<Tables>): Promise<void> {
  await sql`pragma journal_mode = wal`.execute(db);
  // an accepted article outlives a power cut: every commit reaches the disk, on macOS through the drive's own cache
  await sql`pragma synchronous = full`.execute(db);
  await sql`pragma fullfsync = on`.execute(db);
  await sql`pragma checkpoint_fullfsync = on`.execute(db);
}

/** SQLite's result codes (https://sqlite.org/rescode.html) in the words of whoever has to do something about them. */
const FAULTS: Readonly<Record<number, string>> = {
  5: 'another process has kept the database locked for long. End it, or wait until it is done.',
  8: 'the database cannot be written. Give this user the right to write the file and its folder.',
  10: 'the disk failed. Look at the disk, then restore a backup if need be.',
  11: 'the database is damaged. Move it away together with its -wal and -shm files and restore a backup.',
  13: 'the disk is full. Make room.',
  14: 'the database cannot be opened. Name a file in a folder this user may write.',
  23: 'this user may not use the database. Give it the right to write the file and its folder.',
  26: 'is no SQLite database. Name another file, or restore a backup here.',
};
const NO_FOLDER = 'its folder cannot be made. Name a file in a folder this user may write.';

function explained(file: string, cause: unknown): Error {
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const failedCall = 'syscall' in error ? NO_FOLDER : undefined;
  const fault = FAULTS[sqliteCodeOf(error) ?? -1] ?? failedCall;
  return fault === undefined ? error : new Error(`${file}: ${fault} (${error.message})`, { cause: error });
}
