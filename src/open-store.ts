import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { platforms as registry } from './adapters/registry.ts';
import type { Config } from './config/config.ts';
import type { Store } from './core/ports/store.ts';
import type { DatabaseWatch } from './store/database-watch.ts';

export interface OpenStoreOptions {
  /** Told how the database does. */
  readonly watch: DatabaseWatch;
  /** Opens a SQLite file for writing. */
  readonly openDatabase?: (file: string) => DatabaseSync;
}

/** Opens the store that the config names: PostgreSQL, or SQLite in the data folder. The other one's code is not loaded. */
export async function openStore(config: Config, { watch, openDatabase }: OpenStoreOptions): Promise<Store> {
  const pacing = registry.rateLimits(config.pacing);
  if (config.databaseUrl !== null) {
    const { openPostgresStore } = await import('./store/postgres/postgres-store.ts');
    return openPostgresStore({ url: config.databaseUrl, pacing, watch });
  }
  const { openSqliteStore } = await import('./store/sqlite/sqlite-store.ts');
  return openSqliteStore({
    file: join(config.dataFolder, 'strillone.db'),
    pacing,
    keepBackups: config.backups,
    watch,
    ...(openDatabase === undefined ? {} : { open: openDatabase }),
  });
}
