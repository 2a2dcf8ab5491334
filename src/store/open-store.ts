import type { DatabaseSync } from 'node:sqlite';
import type { RateLimits } from '../core/rate-limits.ts';
import type { Store } from '../core/ports/store.ts';
import type { DatabaseWatch } from './database-watch.ts';
import type { Keep } from './sqlite/files/backups.ts';

export interface OpenStoreOptions {
  /** Of a PostgreSQL database; null = SQLite. */
  readonly url: string | null;
  /** The SQLite file. */
  readonly file: string;
  readonly pacing: RateLimits;
  readonly keepBackups: Keep;
  readonly watch: DatabaseWatch;
  /** Opens a SQLite file for writing. */
  readonly openDatabase?: (file: string) => DatabaseSync;
}

/** Opens the store of either database; the code of the other one is not loaded. */
export async function openStore(options: OpenStoreOptions): Promise<Store> {
  const { url, openDatabase } = options;
  if (url !== null) {
    const { openPostgresStore } = await import('./postgres/postgres-store.ts');
    return openPostgresStore({ ...options, url });
  }
  const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
  return openSqliteStore({ ...options, ...(openDatabase === undefined ? {} : { open: openDatabase }) });
}
