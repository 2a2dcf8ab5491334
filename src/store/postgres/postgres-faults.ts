import { StoreDownError } from '../../core/ports/store-down-error.ts';

const REFUSED = 'the server refuses the user or the password. Look at DATABASE_URL.';

/** SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), or their first letters, in the words of whoever has to do something about them. */
const FAULTS: readonly (readonly [string, string])[] = [
  ['28', REFUSED],
  ['3D000', 'there is no such database. Create it, or name another in DATABASE_URL.'],
  ['42501', 'the user of DATABASE_URL may not do this. Make it the owner of the database.'],
  ['53100', 'the disk of the server is full. Make room.'],
  ['53300', 'the server has no connection left. Raise max_connections, or run fewer processes.'],
  ['53', 'the server is short of memory or disk. Look at the server.'],
  ['55P03', 'another transaction has kept its lock for long. It will be tried again.'],
  ['57014', 'a statement took too long and was given up. Look at what keeps the server busy.'],
  ['57P', 'the server is shutting down or starting. It will be tried again.'],
  ['58', 'the disk of the server failed. Look at the server.'],
  ['25006', 'the server takes no writes: it is a standby. Name the primary in DATABASE_URL.'],
  ['25P03', 'the server ended a transaction in which nothing was said for long. It will be tried again.'],
  ['08', 'the connection was lost. It will be tried again.'],
  ['XX', 'the server reports damage. Look at its log.'],
  ['40', 'it was in the way of another transaction. It will be tried again.'],
];

/** What the system says of a connection. */
const NETWORK: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody answers there. Start the server, or look at DATABASE_URL.',
  ENOTFOUND: 'there is no such host. Look at DATABASE_URL.',
  EAI_AGAIN: 'the name of the host cannot be looked up at present. Look at the network.',
  ETIMEDOUT: 'the server does not answer. Look at the network.',
  EHOSTUNREACH: 'the host cannot be reached. Look at the network.',
  ENETUNREACH: 'the host cannot be reached. Look at the network.',
  ECONNRESET: 'the connection was lost. It will be tried again.',
  EPIPE: 'the connection was lost. It will be tried again.',
};

/** `pg` says these without a code. */
const LOST =
  /connection (terminated|ended|timeout)|timeout exceeded when trying to connect|client was closed|not queryable|read timeout/i;

/** `pg` says so by itself where the address has no password and the server asks for one. */
const NO_PASSWORD = /client password must be/i;

/** A failure of the database as `StoreDownError`; what is the statement's own fault stays as it is. */
export function storeFault(place: string, error: unknown): unknown {
  if (error instanceof StoreDownError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const words =
    NETWORK[code] ??
    FAULTS.find(([beginning]) => code.length === 5 && code.startsWith(beginning))?.[1] ??
    (NO_PASSWORD.test(error.message) ? REFUSED : undefined) ??
    (LOST.test(error.message) ? 'the connection was lost. It will be tried again.' : undefined);
  if (words === undefined) return error;
  return new StoreDownError(`${place}: ${words} (${error.message})`, { cause: error });
}
