import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type CompiledQuery, type LogEvent } from 'kysely';
import { Client, Pool } from 'pg';
import { plainTypes, PLANNER } from '../../../src/store/postgres/open-postgres.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { UNLIMITED } from '../../../src/outbox/rate-limit.ts';
import { createStore } from '../../../src/store/create-store.ts';
import { createInstanceLock } from '../../../src/store/maintenance/instance-lock.ts';
import { PostgresDialect } from '../../../src/store/postgres/connection/postgres-dialect.ts';
import { postgresEngine } from '../../../src/store/postgres/postgres-engine.ts';
import { NodeSqliteDialect, openDatabase } from '../../../src/store/sqlite/connection/node-sqlite-dialect.ts';
import { createFileLock } from '../../../src/store/sqlite/files/file-lock.ts';
import { sqliteEngine } from '../../../src/store/sqlite/sqlite-engine.ts';
import type { Tables } from '../../../src/store/tables.ts';

/** A store of which each statement is seen. */
export interface WatchedStore extends AsyncDisposable {
  readonly store: Store;
  /** How many there are. */
  readonly articles: number;
  /** The statement that took longest since the last call; null where there was none. */
  readonly slowest: () => CompiledQuery | null;
  /** What the database does for a statement, step by step, in its own words; nothing of it stays done. */
  plan(query: CompiledQuery): Promise<readonly string[]>;
}

/** Opens a migrated database as the service does, without limits. */
export function openWatched(place: string, articles: number): WatchedStore {
  let longest: LogEvent | null = null;
  const log = (event: LogEvent) => {
    if (event.queryDurationMillis > (longest?.queryDurationMillis ?? -1)) longest = event;
  };
  const isServer = place.startsWith('postgres:');
  const db = isServer ? overServer(place, log) : overFile(place, log);
  const store = createStore(db, {
    engine: isServer ? postgresEngine : sqliteEngine,
    pacing: UNLIMITED,
    lock: createInstanceLock(db, createFileLock(':memory:')),
  });
  return {
    store,
    articles,
    slowest() {
      const query = longest?.query ?? null;
      longest = null;
      return query;
    },
    plan: query => (isServer ? planOfServer(place, query) : Promise.resolve(planOfFile(place, query))),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

type Log = (event: LogEvent) => void;

const overFile = (file: string, log: Log) =>
  new Kysely<Tables>({
    dialect: new NodeSqliteDialect({
      writer: openDatabase(file),
      reader: new DatabaseSync(file, { readOnly: true }),
    }),
    log,
  });

function overServer(url: string, log: Log) {
  const pool = new Pool({ connectionString: url, options: PLANNER, max: 5, types: plainTypes });
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool, place: 'the server' }), log });
}

function planOfFile(file: string, { sql, parameters }: CompiledQuery): readonly string[] {
  using database = new DatabaseSync(file);
  const rows = database.prepare(`explain query plan ${sql}`).all(...(parameters as SQLInputValue[]));
  return rows.map(row => String(row.detail));
}

async function planOfServer(url: string, { sql, parameters }: CompiledQuery): Promise<readonly string[]> {
  const client = new Client({ connectionString: url, options: PLANNER });
  await client.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<Record<string, string>>(
      `explain (analyze, buffers, costs off, timing off) ${sql}`,
      [...parameters],
    );
    await client.query('rollback');
    return rows.map(row => row['QUERY PLAN'] ?? '');
  } finally {
    await client.end();
  }
}
