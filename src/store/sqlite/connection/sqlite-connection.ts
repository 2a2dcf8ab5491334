import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CompiledQuery, QueryResult } from 'kysely';
import { MINUTE, type Duration } from '../../../core/time.ts';
import { cleanText } from '../../articles/clean-text.ts';
import { isBusy } from '../sqlite-faults.ts';

/** How long a statement waits for another process to let go of the file before it fails with SQLITE_BUSY. */
const BUSY_WAIT: Duration = MINUTE;
const BUSY_PAUSE: Duration = 20;
/** Texts of statements are few; lists of varying length make some more. */
const CACHED_STATEMENTS = 256;

/** Runs Kysely's queries on one connection. Statements are prepared once for each text. */
export class SqliteConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, { statement: StatementSync; reads: boolean }>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  run<Row>({ sql, parameters }: CompiledQuery): QueryResult<Row> {
    const values = parameters.map(toSqlite);
    const { statement, reads } = this.#prepare(sql);
    // the row's type is the word of whoever wrote the query, as everywhere in Kysely
    if (reads) return { rows: statement.all(...values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  /** Says a refused statement again for a minute, and lets the event loop go on meanwhile. */
  async runPatiently<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const giveUpAt = performance.now() + BUSY_WAIT;
    for (;;) {
      try {
        return this.run<Row>(query);
      } catch (error) {
        // outside a transaction a refused statement did nothing
        const again = isBusy(error) && !this.#database.isTransaction;
        if (!again || performance.now() > giveUpAt) throw error;
        await sleep(BUSY_PAUSE);
      }
    }
  }

  close(): void {
    this.#database.close();
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
