import { StoreDownError } from '../../core/ports/store-down-error.ts';

/** SQLite's result codes (https://sqlite.org/rescode.html) in the words of whoever has to do something about them. */
const FAULTS: Readonly<Record<number, string>> = {
  5: 'another process has kept the database locked for long. End it, or wait until it is done.',
  6: 'another process has kept the database locked for long. End it, or wait until it is done.',
  8: 'the database cannot be written. Give this user the right to write the file and its folder.',
  10: 'the disk failed. Look at the disk, then restore a backup if need be.',
  11: 'the database is damaged. End the newsroom and put a backup in its place: strillone restore FILE; there are some in backups/ beside it.',
  13: 'the disk is full. Make room.',
  14: 'the database cannot be opened. Name a file in a folder this user may write.',
  23: 'this user may not use the database. Give it the right to write the file and its folder.',
  26: 'is no SQLite database. Name another file, or put a backup in its place: strillone restore FILE.',
};

const SQLITE_BUSY = 5;

/** The SQLite result code of an error or its cause, without its extension (5 = busy, 11 = corrupt …); null for none. */
export function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  return sqliteCodeOf(error.cause);
}

/** Whether another process has the file and the same statement may simply be said again. */
export const isBusy = (error: unknown): boolean => sqliteCodeOf(error) === SQLITE_BUSY;

/** A failure of the database as `StoreDownError`; what is the statement's own fault stays as it is. */
export function storeFault(file: string, error: unknown): unknown {
  if (error instanceof StoreDownError) return error;
  const fault = FAULTS[sqliteCodeOf(error) ?? -1];
  if (fault === undefined) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new StoreDownError(`${file}: ${fault} (${words})`, { cause: error });
}
