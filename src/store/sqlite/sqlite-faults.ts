import { StoreDownError } from '../../core/ports/store-down-error.ts';
import type { ReasonCode } from '../../core/reasons/reason.ts';

/** SQLite's result codes (https://sqlite.org/rescode.html) as reasons. */
const FAULTS: Readonly<Record<number, ReasonCode>> = {
  5: 'database-locked',
  6: 'database-locked',
  8: 'database-read-only',
  10: 'database-disk',
  11: 'database-malformed',
  13: 'disk-full',
  14: 'database-unopened',
  23: 'database-read-only',
  26: 'database-none',
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
  const code = FAULTS[sqliteCodeOf(error) ?? -1];
  if (code === undefined) return error;
  const words = error instanceof Error ? error.message : String(error);
  return new StoreDownError(file, code, { words, cause: error });
}
