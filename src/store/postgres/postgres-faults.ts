import { StoreDownError } from '../../core/ports/store-down-error.ts';
import type { ReasonCode } from '../../core/reasons/reason.ts';

/** SQLSTATE codes (https://www.postgresql.org/docs/current/errcodes-appendix.html), or their first letters, as reasons. */
const FAULTS: readonly (readonly [string, ReasonCode])[] = [
  ['28', 'server-refuses'],
  ['3D000', 'server-no-database'],
  ['42501', 'server-right'],
  ['53100', 'server-disk-full'],
  ['53300', 'server-crowded'],
  ['53', 'server-trouble'],
  ['55P03', 'server-busy'],
  ['57014', 'server-busy'],
  ['57P', 'server-restarts'],
  ['58', 'server-trouble'],
  ['25006', 'server-standby'],
  ['25P03', 'server-lost'],
  ['08', 'server-lost'],
  ['XX', 'server-trouble'],
  ['40', 'server-busy'],
];

/** What the system says of a connection. */
const NETWORK: Readonly<Record<string, ReasonCode>> = {
  ECONNREFUSED: 'server-nobody',
  ENOTFOUND: 'server-no-host',
  EAI_AGAIN: 'server-no-host',
  ETIMEDOUT: 'server-silent',
  EHOSTUNREACH: 'server-silent',
  ENETUNREACH: 'server-silent',
  ECONNRESET: 'server-lost',
  EPIPE: 'server-lost',
};

/** What `pg` says without a code; the first that fits. No password: where the address has none and the server asks for one. */
const SAID: readonly (readonly [RegExp, ReasonCode])[] = [
  [/client password must be/i, 'server-refuses'],
  [/connection timeout|timeout exceeded|read timeout/i, 'server-silent'],
  [/\bssl\b|certificate/i, 'server-tls'],
  [/connect ENOENT/, 'server-nobody'], // its socket
  [/connection (terminated|ended)|client was closed|not queryable/i, 'server-lost'],
];

/** A failure of the database as `StoreDownError`; what is the statement's own fault stays as it is. */
export function storeFault(place: string, error: unknown): unknown {
  if (error instanceof StoreDownError || !(error instanceof Error)) return error;
  const state = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const code =
    NETWORK[state] ??
    FAULTS.find(([beginning]) => state.length === 5 && state.startsWith(beginning))?.[1] ??
    SAID.find(([words]) => words.test(error.message))?.[1];
  if (code === undefined) return error;
  // of several addresses of a host each failed by itself: that has no message
  return new StoreDownError(place, code, { words: error.message || state, cause: error });
}
