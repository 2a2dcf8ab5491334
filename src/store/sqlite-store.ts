import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import type { Store } from '../core/ports.ts';
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
export async function openSqliteStore({ file }: { readonly file: string }): Promise<Store> {
  let database: DatabaseSync;
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
    database = openDatabase(file);
  } catch (cause) {
    throw explained(file, cause);
  }
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  try {
    await claimFile(db, file);
    await setUp(db);
    await migrate(db, sqliteEngine, file);
  } catch (cause) {
    database.close();
    throw explained(file, cause);
  }
  return createStore(db, sqliteEngine);
}

/** Refuses a file that another program filled; marks a new one as ours. */
async function claimFile(db: Kysely<Tables>, file: string): Promise<void> {
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

/** SQLite's result codes in a person's words; any other error is passed through. */
function explained(file: string, cause: unknown): Error {
  const told = cause instanceof Error ? cause.message : String(cause);
  const because = (fault: string) => new Error(`${file}: ${fault} (${told})`, { cause });
  switch (sqliteCodeOf(cause)) {
    case 5:
      return because(
        'another process has kept the database locked for long. End it, or wait until it is done.',
      );
    case 8:
    case 23:
      return because(
        'the database cannot be written. Give this user the right to write the file and its folder.',
      );
    case 10:
    case 13:
      return because('the disk failed or is full. Make room, or look at the disk.');
    case 11:
      return because(
        'the database is damaged. Move it away together with its -wal and -shm files and restore a backup.',
      );
    case 14:
      return because('the database cannot be opened. Name a file in a folder this user may write.');
    case 26:
      return because('is no SQLite database. Name another file, or restore a backup here.');
    default:
      return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && 'path' in cause
        ? because('its folder cannot be made. Name a file in a folder this user may write.')
        : cause instanceof Error
          ? cause
          : new Error(told);
  }
}
