import {
  OperatorNode,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  PrimitiveValueListNode,
  type BinaryOperationNode,
  type CompiledQuery,
  type DatabaseConnection,
  type DataTypeNode,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  type TransactionSettings,
} from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { StoreDownError } from '../../../core/ports/store-down-error.ts';
import { SECOND, type Duration } from '../../../core/time.ts';
import { cleanText } from '../../articles/clean-text.ts';
import type { DatabaseWatch } from '../../database-watch.ts';
import { onlyReads } from '../../only-reads.ts';
import { storeFault } from '../postgres-faults.ts';
import { WRITE_LOCK } from '../advisory-locks.ts';

export interface PostgresConnections {
  /** Destroying the Kysely instance ends it. */
  readonly pool: Pool;
  /** Named in errors, without a password. */
  readonly place: string;
  readonly watch?: DatabaseWatch;
  /** Cuts all connections; absent = they are not cut. */
  readonly giveUp?: () => void;
}

/** A server that does not take leave of us is left without it. */
const FAREWELL_WITHIN: Duration = SECOND;

/**
 * Kysely on `pg`. One transaction writes at a time, over all processes, as in SQLite: whatever a transaction has read stays
 * true until it has written, and nobody needs to think of what another may write in between. The lock is the server's own
 * (`pg_advisory_xact_lock`): it goes with the transaction, however that ends. Reading waits for nobody.
 */
export class PostgresDialect implements Dialect {
  readonly #connections: PostgresConnections;

  constructor(connections: PostgresConnections) {
    this.#connections = connections;
  }

  createDriver(): Driver {
    return new PostgresDriver(this.#connections);
  }

  createQueryCompiler() {
    return new PostgresCompiler();
  }

  createAdapter() {
    return new PostgresAdapter();
  }

  createIntrospector(db: Kysely<unknown>) {
    return new PostgresIntrospector(db);
  }
}

class PostgresCompiler extends PostgresQueryCompiler {
  /** Texts in the order of their bytes, whatever language the database was made for: the order SQLite has, and the fastest. */
  protected override visitDataType(node: DataTypeNode): void {
    super.visitDataType(node);
    if (node.dataType === 'text') this.append(' collate "C"');
  }

  /** `in ()` is no SQL to this server. (Kysely's own plugin for this copies each node of each statement.) */
  protected override visitBinaryOperation(node: BinaryOperationNode): void {
    const { operator, rightOperand } = node;
    const isEmpty = PrimitiveValueListNode.is(rightOperand) && rightOperand.values.length === 0;
    const of = isEmpty && OperatorNode.is(operator) ? operator.operator : null;
    if (of === 'in') this.append('1 = 0');
    else if (of === 'not in') this.append('1 = 1');
    else super.visitBinaryOperation(node);
  }
}

class PostgresDriver implements Driver {
  readonly #connections: PostgresConnections;

  constructor(connections: PostgresConnections) {
    this.#connections = connections;
  }

  async init() {
    // the pool connects by itself
  }

  acquireConnection() {
    return Promise.resolve(new Session(this.#connections));
  }

  async beginTransaction(session: Session, settings: TransactionSettings) {
    await session.begin(settings.accessMode === 'read only');
  }

  async commitTransaction(session: Session) {
    await session.commit();
  }

  async rollbackTransaction(session: Session) {
    await session.rollback();
  }

  async releaseConnection() {
    // a session holds a connection only inside a transaction
  }

  async destroy() {
    const { pool, giveUp } = this.#connections;
    const late = setTimeout(() => giveUp?.(), FAREWELL_WITHIN);
    try {
      await pool.end();
    } finally {
      clearTimeout(late);
    }
  }
}

/** In one round trip; the lock is waited for under the statement's time limit. */
const BEGIN_WRITING = `begin; select pg_advisory_xact_lock(${WRITE_LOCK})`;
/** What is read in it is of one moment. */
const BEGIN_READING = 'begin isolation level repeatable read read only';

/** One user of the database; it has a connection of its own from `begin` to `commit` or `rollback`. */
class Session implements DatabaseConnection {
  readonly #connections: PostgresConnections;
  #held: PoolClient | null = null;
  /** The server did not answer: it would not answer to a rollback either, and ends the transaction by itself. */
  #isLost = false;

  constructor(connections: PostgresConnections) {
    this.#connections = connections;
  }

  async begin(onlyReads: boolean): Promise<void> {
    const client = await this.#said(() => this.#connections.pool.connect());
    try {
      await this.#said(() => client.query(onlyReads ? BEGIN_READING : BEGIN_WRITING));
      this.#held = client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  async commit(): Promise<void> {
    await this.#said(() => this.#client.query('commit'));
    this.#end();
    this.#connections.watch?.written();
  }

  async rollback(): Promise<void> {
    if (this.#held === null) return;
    if (this.#isLost) {
      this.#end(true);
      return;
    }
    try {
      await this.#held.query('rollback');
      this.#end();
    } catch {
      // the connection is gone, and the transaction with it: the error that led here tells why
      this.#end(true);
    }
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const { pool, watch } = this.#connections;
    if (this.#held !== null || onlyReads(query)) {
      const client = this.#held ?? pool;
      return this.#said(async () => resultOf<Row>(await client.query(asPg(query))));
    }
    // a statement by itself waits for its turn, too
    await this.begin(false);
    try {
      const result = await this.executeQuery<Row>(query);
      await this.commit();
      watch?.written();
      return result;
    } catch (error) {
      await this.rollback();
      throw error;
    }
  }

  streamQuery(): never {
    throw new Error('PostgresDialect: a stream keeps a connection for long; select with a limit instead');
  }

  get #client(): PoolClient {
    if (this.#held === null) throw new Error('PostgresDialect: there is no transaction');
    return this.#held;
  }

  /** Does something at the server; what fails is what whoever called can act on. */
  async #said<T>(act: () => Promise<T>): Promise<T> {
    const { place, watch } = this.#connections;
    try {
      return await act();
    } catch (error) {
      const fault = storeFault(place, error);
      if (fault instanceof StoreDownError) {
        this.#isLost = true;
        watch?.failed(fault);
      }
      throw fault;
    }
  }

  /** `isBroken`: nobody can tell in what state the connection is. */
  #end(isBroken = false): void {
    this.#held?.release(isBroken);
    this.#held = null;
    this.#isLost = false;
  }
}

/** Texts of statements are few; lists of varying length make some more, which are planned each time. */
const PREPARED_STATEMENTS = 300;
/** Longer texts are such lists. */
const LONGEST_PREPARED = 4000;
const names = new Map<string, string>();

/** A statement with a name is parsed and planned once for each connection. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= PREPARED_STATEMENTS || text.length > LONGEST_PREPARED) return undefined;
  const name = `strillone_${names.size}`;
  names.set(text, name);
  return name;
}

function asPg({ sql, parameters }: CompiledQuery) {
  const name = nameOf(sql);
  return { text: sql, values: parameters.map(toPostgres), ...(name === undefined ? {} : { name }) };
}

const resultOf = <Row>({
  rows,
  rowCount,
}: {
  rows: unknown[];
  rowCount: number | null;
}): QueryResult<Row> => ({
  // the row's type is the word of whoever wrote the query, as everywhere in Kysely
  rows: rows as Row[],
  ...(rowCount === null ? {} : { numAffectedRows: BigInt(rowCount) }),
});

function toPostgres(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (value === null || ['number', 'bigint', 'boolean'].includes(typeof value)) return value;
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  throw new TypeError(
    `the database keeps texts, numbers, bytes and null, not ${typeof value}; convert it where it is written`,
  );
}
