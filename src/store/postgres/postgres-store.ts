import type { RateLimits } from '../../core/rate-limits.ts';
import type { Store } from '../../core/ports/store.ts';
import { UNLIMITED } from '../../outbox/rate-limit.ts';
import { createStore } from '../create-store.ts';
import type { DatabaseWatch } from '../database-watch.ts';
import { unfinishedMove } from '../moving/unfinished-move.ts';
import { openPostgres } from './open-postgres.ts';
import { postgresEngine } from './postgres-engine.ts';
import { createPostgresFiles } from './postgres-files.ts';
import { createSharedInstances } from './shared-instances.ts';

export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`, with the parameters that libpq knows. */
  readonly url: string;
  /** How fast the outbox hands out what is due; absent = as fast as it is asked. */
  readonly pacing?: RateLimits;
  /** Told how the database does. */
  readonly watch?: DatabaseWatch;
}

/**
 * Opens the store in a PostgreSQL database, which may be shared by any number of processes and machines, and brings it to the
 * newest schema. Throws `ReasonError` that names the server and the remedy; a password is in none.
 */
export async function openPostgresStore({
  url,
  pacing = UNLIMITED,
  watch,
}: PostgresStoreOptions): Promise<Store> {
  const { db, connect, place, giveUp, isUnfinished } = await openPostgres(url, watch);
  if (isUnfinished) {
    await db.destroy();
    throw unfinishedMove(place);
  }
  return createStore(db, {
    engine: postgresEngine,
    pacing,
    giveUp,
    lock: createSharedInstances({ db, connect }),
    files: createPostgresFiles(db, { url, place }),
  });
}
