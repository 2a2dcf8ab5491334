import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { HoldAnswer, RestoreAnswer, RestoreElsewhere } from './cli/command.ts';
import type { Config } from './config/config.ts';
import { runsAlready, type Holder } from './core/ports/instance-lock.ts';
import { faultAt } from './core/reasons/reason-error.ts';
import { makeDataFolder } from './data-folder.ts';
import type { Restore } from './store/articles/restores.ts';
import { holdDue } from './store/maintenance/hold-due.ts';
import { openEnd, type MoveAddress } from './store/moving/move-end.ts';
import { createFileLock, lockBeside } from './store/sqlite/files/file-lock.ts';
import { checkBackup, restoreBackup } from './store/sqlite/files/restore.ts';
import { sqliteCodeOf } from './store/sqlite/sqlite-faults.ts';
import { systemClock } from './system-clock.ts';

/**
 * Puts a backup in the place of the newsroom's database; `isMeant` false only checks it. Throws `ReasonError`
 * when a newsroom runs, or the backup is not whole.
 */
export async function restoreNewsroom(
  config: Config,
  backup: string,
  isMeant: boolean,
): Promise<RestoreAnswer | RestoreElsewhere> {
  if (config.databaseUrl !== null) return putBackByServer(config.databaseUrl, backup);
  const file = join(config.dataFolder, 'strillone.db');
  if (!existsSync(config.dataFolder)) {
    await checkBackup(backup);
    if (!isMeant) return { done: false, file, aside: null, held: 0 };
    makeDataFolder(config.dataFolder);
  }
  // nothing starts on the database meanwhile
  const lock = createFileLock(lockBeside(file));
  if (!(await lock.tryTake())) throw faultAt(file, runsAlready(holderIn(file)));
  try {
    if (!isMeant) {
      await checkBackup(backup);
      return { done: false, file, aside: null, held: 0 };
    }
    const { aside, held } = await restoreBackup({ backup, file, ...restoreOf(config) });
    return { done: true, file, aside, held };
  } finally {
    lock.release();
  }
}

/** What is said to the server, whose password stays where it is: in the environment. */
async function putBackByServer(url: string, backup: string): Promise<RestoreElsewhere> {
  const { shownServer } = await import('./store/postgres/open-postgres.ts');
  const { putBackCommand } = await import('./store/postgres/put-back.ts');
  return {
    place: shownServer(url),
    command: `${await putBackCommand(url, backup)} && strillone restore --hold`,
  };
}

/** Holds what was due in the newsroom's database, on which none may run. */
export async function holdDueIn(config: Config): Promise<HoldAnswer> {
  const { databaseUrl, dataFolder } = config;
  const address: MoveAddress =
    databaseUrl === null
      ? { kind: 'sqlite', file: join(dataFolder, 'strillone.db') }
      : { kind: 'postgres', url: databaseUrl };
  await using end = await openEnd(address, 'from');
  return { place: end.place, held: await holdDue(end.db, restoreOf(config)) };
}

const restoreOf = ({ sources }: Config): Restore => ({
  now: systemClock.now(),
  folders: sources.flatMap(source => (source.kind === 'folder' ? [source.name] : [])),
});

/** Who has the lock of a database that may be damaged: then nobody can tell. */
function holderIn(file: string): Omit<Holder, 'id'> | null {
  try {
    using database = new DatabaseSync(file, { readOnly: true });
    const row = database.prepare('select * from instances where seen_at <> 0').get();
    if (row === undefined) return null;
    const address = row.address === null ? null : String(row.address);
    const since = Number(row.started_at ?? row.seen_at);
    return { host: String(row.host), pid: Number(row.pid), since, address };
  } catch (error) {
    if (sqliteCodeOf(error) === null) throw error;
    return null;
  }
}
