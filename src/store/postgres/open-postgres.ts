import { Kysely, sql } from 'kysely';
import { Client, Pool, types, type ClientConfig, type CustomTypesConfig } from 'pg';
import { detailOf, faultAt, ReasonError } from '../../core/reasons/reason-error.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import { MINUTE, SECOND, type Duration } from '../../core/time.ts';
import type { DatabaseWatch } from '../database-watch.ts';
import { migrate, type Migrated } from '../migrations/migrate.ts';
import type { Tables } from '../tables.ts';
import { PostgresDialect } from './connection/postgres-dialect.ts';
import { postgresEngine } from './postgres-engine.ts';
import { storeFault } from './postgres-faults.ts';

/** The first version with the normalization of Unicode in SQL, among what the search index is made of. */
const OLDEST = 13;
/** Connections of one process: one transaction writes, others read. */
const CONNECTIONS = 5;
const CONNECT_WITHIN: Duration = 5 * SECOND;
/** Also for the lock that writers wait for. */
const STATEMENT_WITHIN: Duration = 20 * SECOND;
/** A process that was frozen in a transaction keeps the others from writing no longer than this. */
const IDLE_IN_TRANSACTION: Duration = 5 * SECOND;
/** The server's answer to a statement that is lost on the way. */
const ANSWER_WITHIN: Duration = STATEMENT_WITHIN + 5 * SECOND;

/**
 * All statements are short, and what they read is mostly at hand: an index is better than reading a table from end to end,
 * even one of some ten thousand rows, and compiling a plan never pays. Addresses with options of their own keep those.
 */
export const PLANNER = '-c random_page_cost=1.1 -c jit=off';
/** A client that is gone without a word (power, network) leaves its connection to the server for a minute, not two hours. */
const GONE_CLIENTS = '-c tcp_keepalives_idle=30 -c tcp_keepalives_interval=10 -c tcp_keepalives_count=3';

const { BYTEA, INT8, NUMERIC } = types.builtins;
const parseBytes = types.getTypeParser(BYTEA) as (value: string) => Buffer;
/** Numbers as numbers, for no count and no moment comes near 2^53; bytes as bytes. */
const PARSERS = new Map<number, (value: string) => unknown>([
  [INT8, Number],
  [NUMERIC, Number],
  [BYTEA, value => Uint8Array.from(parseBytes(value))],
]);
export const plainTypes: CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    PARSERS.get(oid) ?? (types.getTypeParser(oid, format ?? 'text') as (value: string) => unknown),
};

/**
 * Where this side gives up a connection before it is made (no password, and the server asks for one), `pg` leaves it open: the
 * process would not end for a minute.
 */
class TidyClient extends Client {
  override connect(): Promise<this>;
  override connect(done: (error?: Error) => void): void;
  override connect(done?: (error?: Error) => void): Promise<this> | undefined {
    const connected = super.connect().then(
      () => this,
      async (error: unknown) => {
        await this.end().catch(() => undefined);
        throw error;
      },
    );
    if (done === undefined) return connected;
    connected.then(() => {
      done();
    }, done);
    return undefined;
  }
}

export interface OpenPostgres extends Migrated {
  /** Destroying it ends its connections. */
  readonly db: Kysely<Tables>;
  /** Opens a connection of one's own, of that name. */
  readonly connect: (name: string) => Promise<Client>;
  /** For people, without a password. */
  readonly place: string;
  /** Cuts all connections, and opens none any more: what waits for an answer is told that there is none. */
  readonly giveUp: () => void;
}

/**
 * Opens a PostgreSQL database and brings it to the newest schema. Throws `ReasonError` that names the server and
 * the remedy; a password is in none.
 */
export async function openPostgres(url: string, watch?: DatabaseWatch): Promise<OpenPostgres> {
  const place = shownServer(url);
  const { KnownClient, giveUp } = createClients();
  const config: ClientConfig = {
    connectionString: url,
    types: plainTypes,
    application_name: 'strillone',
    options: `${PLANNER} ${GONE_CLIENTS}`,
    connectionTimeoutMillis: CONNECT_WITHIN,
    statement_timeout: STATEMENT_WITHIN,
    query_timeout: ANSWER_WITHIN,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10 * SECOND,
  };
  const pool = new Pool({ ...config, Client: KnownClient, max: CONNECTIONS, idleTimeoutMillis: MINUTE });
  // a connection that is lost while nobody uses it: the next statement opens another, or tells
  pool.on('error', () => undefined);
  // and one that is lost between two statements of a transaction: the next one tells. Unheard, it would end the process
  pool.on('connect', client => void client.on('error', () => undefined));
  const connections: { pool: Pool; place: string; giveUp: () => void; watch?: DatabaseWatch } = {
    pool,
    place,
    giveUp,
  };
  const db = new Kysely<Tables>({ dialect: new PostgresDialect(connections) });
  const connect = async (name: string) => {
    const client = new KnownClient({ ...config, application_name: name });
    // whoever uses it sees at the next statement that it is lost
    client.on('error', () => undefined);
    await client.connect().catch((error: unknown) => {
      throw storeFault(place, error);
    });
    return client;
  };
  try {
    await checkServer(db, place);
    const migrated = await migrate(db, postgresEngine, place);
    // before that, what is thrown tells whoever opens it
    if (watch !== undefined) connections.watch = watch;
    return { db, connect, place, giveUp, ...migrated };
  } catch (cause) {
    await db.destroy();
    const fault = storeFault(place, cause);
    throw fault instanceof ReasonError ? fault : faultAt(place, detailOf(fault), { cause });
  }
}

/** All connections, which `pg` does not close where the other end says nothing any more. */
function createClients() {
  const all = new Set<Client>();
  let isOver = false;
  const cut = ({ connection }: Client) => {
    connection.stream.destroy(new Error('the connection was given up'));
  };
  class KnownClient extends TidyClient {
    constructor(config?: ClientConfig | string) {
      super(config);
      all.add(this);
      this.once('end', () => all.delete(this));
      // not before it connects: that would begin it anew
      if (isOver) setImmediate(cut, this);
    }
  }
  return {
    KnownClient,
    giveUp: () => {
      isOver = true;
      all.forEach(cut);
    },
  };
}

/** Server and database of an address, for people. */
export function shownServer(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `postgres://${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}

/** Refuses what the store would fail on later, in words. */
async function checkServer(db: Kysely<Tables>, place: string): Promise<void> {
  const { rows } = await sql<{ version: number; encoding: string }>`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`.execute(
    db,
  );
  const { version, encoding } = rows[0] ?? { version: 0, encoding: '' };
  if (version < OLDEST * 10_000)
    throw faultAt(
      place,
      reasonOf('server-old', { version: String(Math.floor(version / 10_000)), least: String(OLDEST) }),
    );
  if (encoding !== 'UTF8') throw faultAt(place, reasonOf('server-encoding', { encoding }));
}
