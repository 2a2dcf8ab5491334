import { DatabaseSync } from 'node:sqlite';
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
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import type { Duration } from '../../../core/time.ts';
import type { DatabaseWatch } from '../../database-watch.ts';
import { createMutex, type Mutex } from './mutex.ts';
import { SqliteConnection } from './sqlite-connection.ts';
import { onlyReads } from '../../only-reads.ts';
import { storeFault } from '../sqlite-faults.ts';

/** SQLite itself waits this long inside one call; longer waits happen outside, so that the event loop goes on. */
export const BUSY_SPIN: Duration = 50;

export interface SqliteFiles {
  readonly writer: DatabaseSync;
  /** A second connection to the same file, for what is read outside transactions; absent for a database in memory. */
  readonly reader?: DatabaseSync;
  /** Named in errors. */
  readonly file?: string;
  readonly watch?: DatabaseWatch;
}

/**
 * Kysely on `node:sqlite`. Kysely's own driver begins transactions as readers, and a reader that turns writer is refused
 * when another process wrote in between; here every transaction takes the write lock first (BEGIN IMMEDIATE), unless it
 * says that it only reads. Writers wait for each other and, for a minute, for other processes; reading waits for nobody,
 * so that pages and commands are answered while the file is locked or the disk is full.
 */
export class NodeSqliteDialect implements Dialect {
  readonly #files: SqliteFiles;

  /** Takes the connections over: destroying the Kysely instance closes them. */
  constructor(files: DatabaseSync | SqliteFiles) {
    this.#files = files instanceof DatabaseSync ? { writer: files } : files;
  }

  createDriver(): Driver {
    return new NodeSqliteDriver(this.#files);
  }

  createQueryCompiler() {
    return new SqliteQueryCompiler();
  }

  createAdapter() {
    return new NodeSqliteAdapter();
  }

  createIntrospector(db: Kysely<unknown>) {
    return new SqliteIntrospector(db);
  }
}

/** Opens a database file (or ':memory:') the way `NodeSqliteDialect` wants it. */
export const openDatabase = (file: string): DatabaseSync =>
  new DatabaseSync(file, { timeout: BUSY_SPIN, enableForeignKeyConstraints: true });

class NodeSqliteAdapter extends SqliteAdapter {
  /** SQLite takes schema changes in a transaction; saying so makes Kysely run all migrations in one. */
  override get supportsTransactionalDdl() {
    return true;
  }

  /** The driver lets writers wait for each other itself: readers need not. */
  override get supportsMultipleConnections() {
    return true;
  }
}

/** What the sessions of one database share. */
interface Shared {
  readonly writer: SqliteConnection;
  readonly reader: SqliteConnection | null;
  /** Passed by whoever uses the writer. */
  readonly gate: Mutex;
  readonly written: () => void;
  /** Throws what a failure is to whoever called. */
  readonly fail: (error: unknown) => never;
}

class NodeSqliteDriver implements Driver {
  readonly #shared: Shared;

  constructor({ writer, reader, file = 'database', watch }: SqliteFiles) {
    this.#shared = {
      writer: new SqliteConnection(writer),
      reader: reader === undefined ? null : new SqliteConnection(reader),
      gate: createMutex(),
      written: () => watch?.written(),
      fail(error) {
        const fault = storeFault(file, error);
        if (fault instanceof StoreDownError) watch?.failed(fault);
        throw fault;
      },
    };
  }

  async init() {
    // the database is open already
  }

  acquireConnection() {
    return Promise.resolve(new Session(this.#shared));
  }

  async beginTransaction(session: Session, settings: TransactionSettings) {
    await session.begin(settings.accessMode === 'read only' ? 'begin' : 'begin immediate');
  }

  async commitTransaction(session: Session) {
    await session.commit();
  }

  async rollbackTransaction(session: Session) {
    await session.rollback();
  }

  async releaseConnection() {
    // a session holds the writer only inside a transaction
  }

  destroy() {
    this.#shared.reader?.close();
    this.#shared.writer.close();
    return Promise.resolve();
  }
}

/** One user of the database: the writer's alone from `begin` to `commit` or `rollback`. */
class Session implements DatabaseConnection {
  readonly #shared: Shared;
  #leave: (() => void) | null = null;

  constructor(shared: Shared) {
    this.#shared = shared;
  }

  async begin(statement: string): Promise<void> {
    const leave = await this.#shared.gate.enter();
    try {
      await this.#shared.writer.runPatiently(CompiledQuery.raw(statement));
      this.#leave = leave;
    } catch (error) {
      leave();
      this.#shared.fail(error);
    }
  }

  async commit(): Promise<void> {
    await this.executeQuery(CompiledQuery.raw('commit'));
    this.#end();
    this.#shared.written();
  }

  async rollback(): Promise<void> {
    try {
      // a full disk makes SQLite roll back by itself; a second rollback would hide the error that tells why
      if (this.#shared.writer.isInTransaction) await this.executeQuery(CompiledQuery.raw('rollback'));
    } finally {
      this.#end();
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { writer, reader, gate, written, fail } = this.#shared;
    try {
      if (this.#leave !== null) return writer.run<Row>(query);
      // a reader's connection refuses to write, so a mistake here is an error and no harm
      if (reader !== null && onlyReads(query)) return await reader.runPatiently<Row>(query);
      const leave = await gate.enter();
      try {
        const result = await writer.runPatiently<Row>(query);
        if (!onlyReads(query)) written();
        return result;
      } finally {
        leave();
      }
    } catch (error) {
      return fail(error);
    }
  }

  streamQuery(): never {
    throw new Error(
      'NodeSqliteDialect: a stream keeps a statement open for long; select with a limit instead',
    );
  }

  #end(): void {
    this.#leave?.();
    this.#leave = null;
  }
}
