import { randomInt } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { sql, type Kysely } from 'kysely';
import { writeWhole } from './durable-file.ts';
import type { Tables } from '../../tables.ts';

/**
 * A log (-wal) is only good beside the file it was written for: SQLite cannot tell, and replays it over a copy that was
 * put in the file's place, which mixes two states. The seal tells: a number in the file's own header (user_version, as it
 * is on the disk, not as the log has it) and the same number in a small file beside it, new at each start of the service
 * and after each backup. A copy from before carries an older number.
 */
const sealOf = (file: string) => `${file}-seal`;
/** Where SQLite keeps user_version: https://sqlite.org/fileformat2.html#user_version_number */
const USER_VERSION = { at: 60, bytes: 4 } as const;
const HIGHEST = 2 ** 31 - 1;

/** Files beside a database that belong to it, and to no copy of it. */
export const companionsOf = (file: string): readonly string[] =>
  ['-wal', '-shm', '-seal'].map(ending => file + ending);

/** Throws `Error` with the remedy when the log beside a database belongs to another state of it. */
export function checkWalGuard(file: string): void {
  const log = `${file}-wal`;
  if (!existsSync(log) || statSync(log).size === 0 || !existsSync(sealOf(file))) return;
  const good: readonly string[] = readFileSync(sealOf(file), 'utf8').trim().split(' ');
  if (good.includes(String(numberOf(file)))) return;
  throw new Error(
    `${file}: the files ${log} and ${file}-shm beside it were left by another state of this database; it was put here ` +
      'while they stayed. To go on with it, move both away and start again; "strillone restore FILE" does this by itself.',
  );
}

/**
 * Gives the file a new number. The former ones are good beside it until the new one has reached the file itself; a reader
 * in another process may keep it from that, and then they stay good until the next time. Whoever writes the seal holds the
 * write lock.
 */
export async function writeWalGuard(db: Kysely<Tables>, file: string): Promise<void> {
  const next = randomInt(1, HIGHEST);
  await db.transaction().execute(async trx => {
    // what the log holds may get into the file at any moment
    writeWhole(sealOf(file), `${numberOf(file)} ${await loggedNumber(trx)} ${next}\n`);
    await sql`pragma user_version = ${sql.lit(next)}`.execute(trx);
  });
  await sql`pragma wal_checkpoint(passive)`.execute(db);
  await db.transaction().execute(async trx => {
    if (numberOf(file) === next && (await loggedNumber(trx)) === next) writeWhole(sealOf(file), `${next}\n`);
  });
}

async function loggedNumber(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`select user_version from pragma_user_version`.execute(
    db,
  );
  return rows[0]?.user_version ?? 0;
}

/** The number in the file's header; 0 for one that was never sealed, or is too short to have one. */
function numberOf(file: string): number {
  const bytes = Buffer.alloc(USER_VERSION.bytes);
  const handle = openSync(file, 'r');
  try {
    readSync(handle, bytes, 0, USER_VERSION.bytes, USER_VERSION.at);
  } finally {
    closeSync(handle);
  }
  return bytes.readUInt32BE();
}
