import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RestoreAnswer } from './cli/command.ts';
import type { Config } from './config/config.ts';
import { makeDataFolder } from './data-folder.ts';
import { processLivenessOf } from './process-liveness.ts';
import { checkBackup, restoreBackup } from './store/sqlite/files/restore.ts';
import { sqliteCodeOf } from './store/sqlite/sqlite-faults.ts';
import { systemClock } from './system-clock.ts';

/**
 * Puts a backup in the place of the newsroom's database; `isMeant` false only checks it. Throws `Error` with the remedy
 * when a newsroom runs, or the backup is not whole.
 */
export async function restoreNewsroom(
  config: Config,
  backup: string,
  isMeant: boolean,
): Promise<RestoreAnswer> {
  const file = join(config.dataFolder, 'strillone.db');
  const runner = runnerOf(file);
  if (runner !== null) {
    throw new Error(`a newsroom runs on ${file}: ${runner}. End it first, then restore.`);
  }
  if (!isMeant) {
    await checkBackup(backup);
    return { done: false, file, aside: null, held: 0 };
  }
  makeDataFolder(config.dataFolder);
  const { aside, held } = await restoreBackup({ backup, file, now: systemClock.now() });
  return { done: true, file, aside, held };
}

/** Who runs on a database that may be damaged: then nobody can tell, and nobody can work on it either. */
function runnerOf(file: string): string | null {
  if (!existsSync(file)) return null;
  try {
    using database = new DatabaseSync(file, { readOnly: true });
    const rows = database.prepare('select host, pid, seen_at from instances').all();
    const alive = rows.find(row => {
      const fate = processLivenessOf({ host: String(row.host), pid: Number(row.pid) });
      return fate === 'there' || (fate === 'unknown' && isFresh(Number(row.seen_at)));
    });
    return alive === undefined ? null : `process ${String(alive.pid)} on ${String(alive.host)}`;
  } catch (error) {
    if (sqliteCodeOf(error) === null) throw error;
    return null;
  }
}

const isFresh = (seenAt: number): boolean => Math.abs(systemClock.now() - seenAt) < 60_000;
