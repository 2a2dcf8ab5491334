import type { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { faultAt } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { migrate, type Migrated } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';
import { APPLICATION_ID } from './application-id.ts';
import { NodeSqliteDialect, openDatabase } from './connection/node-sqlite-dialect.ts';
import { sqliteEngine } from './sqlite-engine.ts';
import { storeFault } from './sqlite-faults.ts';

export interface OpenSqlite extends Migrated {
  readonly writer: DatabaseSync;
  /** Destroying it closes the writer. */
  readonly db: Kysely<Tables>;
}

/**
 * Opens one SQLite file of a folder that is there, making it when it is new, and brings it to the newest schema. Throws
 * `ReasonError` that names the file and the remedy when it is no database, another program's, damaged, newer than
 * this version, or cannot be written.
 */
export async function openSqlite(
  file: string,
  open: (file: string) => DatabaseSync = openDatabase,
): Promise<OpenSqlite> {
  let writer: DatabaseSync;
  try {
    writer = open(file);
  } catch (cause) {
    throw storeFault(file, cause);
  }
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect({ writer, file }) });
  try {
    await takeFile(db, file);
    await setUp(db);
    return { writer, db, ...(await migrate(db, sqliteEngine, file)) };
  } catch (cause) {
    writer.close();
    throw storeFault(file, cause);
  }
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
    throw faultAt(file, reasonOf('database-foreign'));
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
