import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { unread } from '../../../core/reasons/file-faults.ts';
import { faultAt } from '../../../core/reasons/reason-error.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { toIso, type Instant } from '../../../core/time.ts';
import type { Restore } from '../../articles/restores.ts';
import { holdDue } from '../../maintenance/hold-due.ts';
import { APPLICATION_ID } from '../application-id.ts';
import { openSqlite } from '../open-sqlite.ts';
import { sqliteEngine } from '../sqlite-engine.ts';
import { checkDatabase } from './check-database.ts';
import { putInPlace } from './durable-file.ts';

/** Files beside a database that belong to it, and to no copy of it. */
const companionsOf = (file: string): readonly string[] => [`${file}-wal`, `${file}-shm`];

export interface Restored {
  /** Where the files went that were there before; null when there were none. */
  readonly aside: string | null;
  /** Deliveries an editor is asked about. */
  readonly held: number;
}

/**
 * Puts a backup in the place of a database. The backup is copied and read from end to end first; what was there is moved
 * into a folder beside it, log and all. Whoever runs on the database must have ended.
 *
 * Nothing that may have been posted since the backup is posted again (`holdDue`). Throws `ReasonError`, and changes nothing, when
 * the backup is not there, not whole, not ours, or newer than this program.
 */
export async function restoreBackup({
  backup,
  file,
  ...restore
}: Restore & {
  readonly backup: string;
  readonly file: string;
}): Promise<Restored> {
  const part = `${file}.restored`;
  try {
    await copyWhole(backup, part);
    const held = await leaveNothingToRepeat(part, restore);
    const aside = moveAside(file, restore.now);
    putInPlace(part, file);
    return { aside, held };
  } finally {
    for (const rest of [part, ...companionsOf(part), `${part}-journal`]) rmSync(rest, { force: true });
  }
}

/** Reads a backup from end to end, and leaves it as it was. Throws `ReasonError` when it is not there, not whole or not ours. */
export async function checkBackup(backup: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-'));
  try {
    await copyWhole(backup, join(folder, 'backup.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Copies a backup, with its log if it has one, and reads the copy from end to end. */
async function copyWhole(backup: string, copy: string): Promise<void> {
  try {
    copyFileSync(backup, copy);
  } catch (cause) {
    throw unread(backup, cause);
  }
  // copied by hand from a newsroom that ran: its last writings are in the log
  if (existsSync(`${backup}-wal`)) copyFileSync(`${backup}-wal`, `${copy}-wal`);
  const { problems, application } = await checkDatabase(copy, { settle: true });
  if (problems.length > 0) throw faultAt(backup, reasonOf('backup-damaged', { detail: problems.join('; ') }));
  if (application !== APPLICATION_ID) throw faultAt(backup, reasonOf('backup-foreign'));
}

function moveAside(file: string, now: Instant): string | null {
  const files = [file, ...companionsOf(file)].filter(path => existsSync(path));
  if (files.length === 0) return null;
  const aside = join(dirname(file), `replaced-${toIso(now).replace(/[-:]|\.\d+/g, '')}`);
  mkdirSync(aside, { recursive: true });
  // the database itself goes first: without it, the others are of no harm
  for (const path of files) renameSync(path, join(aside, basename(path)));
  return aside;
}

/** Brings the copy to the newest schema; answers how many deliveries an editor is asked about. */
async function leaveNothingToRepeat(file: string, restore: Restore): Promise<number> {
  const { db } = await openSqlite(file);
  try {
    const held = await holdDue(db, restore);
    await sqliteEngine.checkpoint(db);
    return held;
  } finally {
    await db.destroy();
  }
}
