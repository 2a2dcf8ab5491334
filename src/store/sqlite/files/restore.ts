import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { slotIdOf } from '../../../core/ids.ts';
import { unread } from '../../../core/reasons/file-faults.ts';
import { faultAt } from '../../../core/reasons/reason-error.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { toIso, type Instant } from '../../../core/time.ts';
import { toReasonColumn } from '../../reason-column.ts';
import { APPLICATION_ID } from '../application-id.ts';
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
 * Between the backup and now things were posted that it knows nothing of. So a send that was due is held, not made again:
 * an editor is asked; and the slots until now count as passed. Edits and deletions go on: twice they are the same as once. Throws `ReasonError`, and changes nothing, when the
 * backup is not there, not whole, or not ours.
 */
export async function restoreBackup({
  backup,
  file,
  now,
}: {
  readonly backup: string;
  readonly file: string;
  readonly now: Instant;
}): Promise<Restored> {
  const part = `${file}.restored`;
  try {
    await copyWhole(backup, part);
    const held = leaveNothingToRepeat(part, now);
    const aside = moveAside(file, now);
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

/** Answers how many deliveries an editor is asked about. */
function leaveNothingToRepeat(file: string, now: Instant): number {
  using database = new DatabaseSync(file, { enableForeignKeyConstraints: true });
  database.exec('begin immediate');
  // an old backup has sends only
  const sends = hasRow(database, "pragma_table_info('deliveries') where name = 'operation'")
    ? "and operation = 'send'"
    : '';
  const { changes } = database
    .prepare(
      `update deliveries set state = 'held', reason = ?, not_before = null, lease = null, lease_until = null,
         first_attempt_at = coalesce(first_attempt_at, created_at)
       where ended_at is null and state in ('queued', 'claimed', 'retry') and coalesce(not_before, 0) <= ?
         and article is not null ${sends}`,
    )
    .run(toReasonColumn(reasonOf('restored')), now);
  // a moment in the past makes the outbox look anew at who stands at the head of each lane; an old backup has none yet
  if (hasRow(database, "sqlite_master where name = 'lanes'")) database.exec('update lanes set due_at = 0');
  const schedules = database.prepare('select distinct schedule from slots').all();
  const slot = database.prepare(
    `insert or ignore into slots (id, schedule, due_at, state, reason, filled_at) values (?, ?, ?, 'skipped', ?, ?)`,
  );
  for (const { schedule } of schedules) {
    const name = String(schedule);
    slot.run(slotIdOf(name, now), name, now, toReasonColumn(reasonOf('slot-restored')), now);
  }
  database.exec('delete from instances');
  database.exec('commit');
  return Number(changes);
}

const hasRow = (database: DatabaseSync, where: string): boolean =>
  database.prepare(`select 1 from ${where}`).get() !== undefined;
