import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { sql, type Kysely } from 'kysely';
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import { faultAt } from '../../../core/reasons/reason-error.ts';
import { reasonOf } from '../../../core/reasons/reason.ts';
import type { StoreFiles } from '../../../core/ports/store-maintenance.ts';
import { backUp, backUpInto, listBackups, type Keep } from './backups.ts';
import { checkDatabase } from './check-database.ts';
import type { Tables } from '../../tables.ts';

/** A day of hours and a week of days. */
export const KEPT_BACKUPS: Keep = { hours: 24, days: 7 };
/** SQLite reads some 200 MB a second: up to here a check of every page takes no more than a second or two. */
const QUICK_BYTES = 200_000_000;

/** The files of a SQLite database; its backups lie in `backups/` beside it. */
export function createStoreFiles(
  db: Kysely<Tables>,
  { file, keep = KEPT_BACKUPS }: { readonly file: string; readonly keep?: Keep },
): StoreFiles {
  const folder = join(dirname(file), 'backups');
  const check = async (pragma: string): Promise<readonly string[]> => {
    try {
      const { rows } = await sql<{ word: string }>`select * from ${sql.raw(pragma)}`.execute(db);
      return rows.flatMap(row => Object.values(row)).filter(word => word !== 'ok');
    } catch (error) {
      // SQLite gives up on a page that it cannot read at all
      if (error instanceof StoreDownError) return [error.words];
      throw error;
    }
  };
  return {
    place: file,
    async size() {
      const { bavail, bsize } = await statfs(dirname(file));
      const log = existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0;
      return { bytes: statSync(file).size + log, freeBytes: bavail * bsize };
    },
    // of a big one only the tables without texts: the rest is read whole with each backup
    quickCheck: async () =>
      statSync(file).size <= QUICK_BYTES
        ? check('pragma_quick_check')
        : [...(await check("pragma_quick_check('lanes')")), ...(await check("pragma_quick_check('slots')"))],
    fullCheck: async () => (await checkDatabase(file)).problems,
    keepsBackups: true,
    backUp: now => backUpInto(file, { folder, keep, now }),
    async backUpTo(path, now) {
      const target = resolve(path);
      if (existsSync(target)) throw faultAt(target, reasonOf('file-there'));
      return backUp(file, target, now);
    },
    backups: () => Promise.resolve(listBackups(folder)),
  };
}

/** Of a database that is on no disk. */
export const noFiles: StoreFiles = {
  place: 'memory',
  size: () => Promise.resolve(null),
  quickCheck: () => Promise.resolve([]),
  fullCheck: () => Promise.resolve([]),
  keepsBackups: true,
  backUp: () => Promise.reject(new Error('a database in memory has no backups; name a file')),
  backUpTo: () => Promise.reject(new Error('a database in memory has no backups; name a file')),
  backups: () => Promise.resolve([]),
};
