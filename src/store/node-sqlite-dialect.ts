import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompiledQuery,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import { SECOND, type Duration } from '../core/time.ts';
import { cleanText } from './clean-text.ts';

/** How long a statement waits for another process to let go of the file before it fails with SQLITE_BUSY. */
const BUSY_WAIT: Duration = 30 * SECOND;
/** SQLite itself waits this long inside one call; longer waits happen outside, so that the event loop goes on. */
const BUSY_SPIN: Duration = 50;
const BUSY_PAUSE: Duration = 20;
const SQLITE_BUSY = 5;
/** Texts of statements are few; lists of varying length make some more. */
const CACHED_STATEMENTS = 256;

/**
 * Kysely on `node:sqlite`. Kysely's own driver begins transactions as readers, and a reader that turns writer is refused
 * when another process wrote in between; here every transaction takes the write lock first (BEGIN IMMEDIATE), unless it
 * says that it only reads. Statements are prepared once for each text.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #database: DatabaseSync;

  /** Takes the database over: destroying the Kysely instance closes it. */
  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#database);
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }

  createAdapter() {
    return new TransactionalDdlAdapter();
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db);
  }
}

/** Opens a database file (or ':memory:') the way `NodeSqliteDialect` wants it. */
export const openDatabase = (file: string): DatabaseSync =>
  new DatabaseSync(file, { timeout: BUSY_SPIN, enableForeignKeyConstraints: true });

/** The SQLite result code of an error or its cause, without its extension (5 = busy, 11 = corrupt …); null for none. */
export function sqliteCodeOf(error: unknown): number | null {
  if (!(error instanceof Error)) return null;
  if ('errcode' in error && typeof error.errcode === 'number') return error.errcode & 0xff;
  return sqliteCodeOf(error.cause);
}

/** SQLite takes schema changes in a transaction; saying so makes Kysely run all migrations in one. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

class NodeSqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: NodeSqliteConnection;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new NodeSqliteConnection(database);
  }

  async init() {
    // the database is open already
  }

  acquireConnection() {
    return Promise.resolve(this.#connection);
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings) {
    const begin = settings.accessMode === 'read only' ? 'begin' : 'begin immediate';
    await connection.executeQuery(CompiledQuery.raw(begin));
  }

  async commitTransaction(connection: DatabaseConnection) {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection) {
    // a full disk makes SQLite roll back by itself; a second rollback would hide the error that tells why
    if (this.#database.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection() {
    // there is only one
  }

  destroy() {
    this.#database.close();
    return Promise.resolve();
  }
}

class NodeSqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const values = parameters.map(toSqlite);
    const giveUpAt = performance.now() + BUSY_WAIT;
    for (;;) {
      try {
        return this.#run<Row>(sql, values);
      } catch (error) {
        // outside a transaction a refused statement did nothing, so it may simply be said again
        const again = sqliteCodeOf(error) === SQLITE_BUSY && !this.#database.isTransaction;
        if (!again || performance.now() > giveUpAt) throw error;
        await sleep(BUSY_PAUSE);
      }
    }
  }

  streamQuery(): never {
    throw new Error('NodeSqliteDialect: streams hold the one connection; select with a limit instead');
  }

  #run<Row>(sql: string, values: readonly SQLInputValue[]): QueryResult<Row> {
    const { statement, reads } = this.#prepare(sql);
    // the row's type is the word of whoever wrote the query, as everywhere in Kysely
    if (reads) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.#database.prepare(sql);
    const prepared = { statement, reads: statement.columns().length > 0 };
    const [oldest] = this.#statements.keys();
    if (this.#statements.size >= CACHED_STATEMENTS && oldest !== undefined) this.#statements.delete(oldest);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}

function toSqlite(value: unknown): SQLInputValue {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || typeof value === 'number' || typeof value === 'bigint') return value;
  if (value instanceof Uint8Array) return value;
  throw new TypeError(
    `SQLite keeps texts, numbers, bytes and null, not ${typeof value}; convert it where it is written`,
  );
}
