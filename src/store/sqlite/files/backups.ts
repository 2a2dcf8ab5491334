import { existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { backup as copyDatabase, DatabaseSync } from 'node:sqlite';
import { toIso, type Instant } from '../../../core/time.ts';
import type { Backup } from '../../../core/ports/store-maintenance.ts';
import { unwritten } from '../../../core/reasons/file-faults.ts';
import { faultAt } from '../../../core/reasons/reason-error.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { storeFault } from '../sqlite-faults.ts';
import { checkDatabase } from './check-database.ts';
import { putInPlace } from './durable-file.ts';

/** How many backups stay: the newest `hours`, and the last one of each of the last `days` that have one. */
export interface Keep {
  readonly hours: number;
  readonly days: number;
}

const NAME = /^strillone-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.db$/;
/** All pages in one step: one state of the database, however much is written meanwhile. */
const WHOLE = 2 ** 31 - 1;
/** A disk that a backup would fill is left alone. */
const ROOM = 1.2;

const nameOf = (at: Instant): string => `strillone-${toIso(at).replace(/[-:]|\.\d+/g, '')}.db`;

function madeAt(name: string): Instant | null {
  const [, year, month, day, hour, minute, second] = (NAME.exec(name) ?? []).map(Number);
  if (year === undefined || month === undefined) return null;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/** The backups in a folder, newest first. Other files there are none of ours. */
export function listBackups(folder: string): readonly Backup[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap(name => {
      const at = madeAt(name);
      const file = join(folder, name);
      return at === null ? [] : [{ file, at, bytes: statSync(file).size }];
    })
    .sort((a, b) => b.at - a.at);
}

/** Those of these backups (newest first) that need not stay. The newest always stays. */
export function expendable(backups: readonly Backup[], { hours, days }: Keep): readonly Backup[] {
  const lastOfDay = new Map<string, Backup>();
  for (const backup of backups) {
    const day = toIso(backup.at).slice(0, 10);
    if (!lastOfDay.has(day)) lastOfDay.set(day, backup);
  }
  const kept = new Set([...backups.slice(0, Math.max(1, hours)), ...[...lastOfDay.values()].slice(0, days)]);
  return backups.filter(backup => !kept.has(backup));
}

/**
 * Copies a database while it is in use and reads the copy from end to end before it gets its name. Throws `ReasonError` when
 * there is no room, or the copy is not whole: then nothing is left of it, and the older backups stay.
 */
export async function backUp(source: string, target: string, now: Instant): Promise<Backup> {
  const part = `${target}.part`;
  try {
    mkdirSync(dirname(target), { recursive: true });
    // what cannot be written is told by the file system: SQLite would say that something cannot be opened
    writeFileSync(part, '');
    const { bavail, bsize } = await statfs(dirname(target));
    const bytes = statSync(source).size;
    if (bavail * bsize < bytes * ROOM)
      throw faultAt(dirname(target), reasonOf('backup-room', { size: Math.ceil(bytes / 1_000_000) }));
    {
      using database = new DatabaseSync(source, { readOnly: true });
      await copyDatabase(database, part, { rate: WHOLE });
    }
    const { problems } = await checkDatabase(part, { settle: true });
    if (problems.length > 0)
      throw faultAt(source, reasonOf('backup-broken', { detail: problems.join('; ') }));
    putInPlace(part, target);
    return { file: target, at: now, bytes: statSync(target).size };
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    throw storeFault(source, unwritten(target, error));
  }
}

/** Makes a backup in a folder and takes away those that need not stay. */
export async function backUpInto(
  source: string,
  into: { readonly folder: string; readonly keep: Keep; readonly now: Instant },
): Promise<Backup> {
  const { folder, keep, now } = into;
  const made = await backUp(source, join(folder, nameOf(now)), now);
  for (const { file } of expendable(listBackups(folder), keep)) rmSync(file);
  return made;
}
