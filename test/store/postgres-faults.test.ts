import { expect, test } from 'vitest';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import { storeFault } from '../../src/store/postgres/postgres-faults.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

const PLACE = 'postgres://db.example/news';
const failure = (message: string, code?: string): Error =>
  Object.assign(new Error(message), code === undefined ? {} : { code });

test.each([
  [failure('password authentication failed', '28P01'), 'the server refuses the user or the password'],
  [failure('client password must be a string'), 'the server refuses the user or the password'],
  [failure('no such database', '3D000'), 'the server has no such database'],
  [failure('permission denied', '42501'), 'the user may not do this on the server'],
  [failure('could not extend file', '53100'), 'the disk of the server is full'],
  [failure('too many clients', '53300'), 'the server has no connection left'],
  [failure('out of memory', '53200'), 'the server is in trouble; look at its log'],
  [failure('could not read block', '58030'), 'the server is in trouble; look at its log'],
  [failure('invalid page', 'XX001'), 'the server is in trouble; look at its log'],
  [failure('canceling statement due to statement timeout', '57014'), 'the server was busy for too long'],
  [failure('deadlock detected', '40P01'), 'the server was busy for too long'],
  [failure('the database system is starting up', '57P03'), 'the server is starting or shutting down'],
  [failure('read-only transaction', '25006'), 'the server is a standby and takes no writes'],
  [failure('idle-in-transaction timeout', '25P03'), 'the connection to the server was lost'],
  [failure('read ECONNRESET', 'ECONNRESET'), 'the connection to the server was lost'],
  [failure('Connection terminated unexpectedly'), 'the connection to the server was lost'],
  [failure('Connection terminated due to connection timeout'), 'the server does not answer'],
  [failure('timeout exceeded when trying to connect'), 'the server does not answer'],
  [failure('Query read timeout'), 'the server does not answer'],
  [failure('connect EHOSTUNREACH', 'EHOSTUNREACH'), 'the server does not answer'],
  [failure('getaddrinfo ENOTFOUND db.example', 'ENOTFOUND'), 'the host cannot be found'],
  [failure('connect ENOENT /run/postgresql/.s.PGSQL.5432', 'ENOENT'), 'nobody answers there'],
  [failure('The server does not support SSL connections'), 'no encrypted connection comes about'],
  [failure('self-signed certificate', 'DEPTH_ZERO_SELF_SIGNED_CERT'), 'no encrypted connection comes about'],
])('what a server or the way to it says has words of ours, and its own beside them: %s', (error, words) => {
  const fault = storeFault(PLACE, error);
  expect(fault).toBeInstanceOf(StoreDownError);
  const said = reasonInEnglish((fault as StoreDownError).reason);
  expect(said.startsWith(`${PLACE}: ${words}`), said).toBe(true);
  expect(said.endsWith(` (${error.message})`), said).toBe(true);
});

test('of a host with several addresses, which says nothing by itself, the code is told', () => {
  const error = Object.assign(new AggregateError([]), { code: 'ECONNREFUSED' });
  expect(reasonInEnglish((storeFault(PLACE, error) as StoreDownError).reason)).toMatch(/\(ECONNREFUSED\)$/);
});

test('what is the fault of a statement stays as it is', () => {
  const error = failure('null value in column "key"', '23502');
  expect(storeFault(PLACE, error)).toBe(error);
});
