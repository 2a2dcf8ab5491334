import { DiscordAPIError, HTTPError, RateLimitError } from '@discordjs/rest';
import { ZodError } from 'zod';
import type { ReconcileResult } from '../../../core/ports/ports.ts';
import type { Failure } from '../../../core/post.ts';
import { createRedactor } from '../../shared/redact.ts';
import { reasonOf as codedReason, type Detail } from '../../../core/reasons/reason.ts';
import { SECOND } from '../../../core/time.ts';
import type { Duration } from '../../../core/time.ts';
import { refusal } from '../../../outbox/refusal.ts';
import type { Meaning } from '../../../outbox/refusal.ts';
import { codeTable, pageTable, statusTable } from './refusal-table.ts';
import { FRONT_BLOCK, TooManyRequests } from '../rest/too-many-requests.ts';

/** No byte of the request left the machine, or none that an untrusted server could read. */
const NEVER_SENT = new Set([
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_INVALID_ARG', // a token that cannot be a header
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/** One or several. */
type Secret = string | readonly string[];

/** What a thrown error says about one attempt to send. `secret` is taken out of the words, wherever it hides. */
export function outcomeOf(error: unknown, secret: Secret): Failure {
  const reason = detailOf(error, secret);
  if (error instanceof TooManyRequests)
    return { kind: 'retry', reason, scope: error.scope, afterMs: error.afterMs };
  if (error instanceof RateLimitError) {
    const afterMs = error.retryAfter > 0 ? error.retryAfter : error.timeToReset;
    return { kind: 'retry', reason, scope: error.global ? 'platform' : 'place', afterMs };
  }
  if (error instanceof DiscordAPIError) {
    if (error.status === 408) return { kind: 'unknown', reason };
    const { meaning, afterMs } = readRefusal(error);
    return refusal(meaning, { reason, afterMs });
  }
  if (neverSent(error)) return refusal('trouble', { reason, afterMs: null });
  // a server that is out of order has answered
  const status = error instanceof HTTPError && error.status >= 500 ? { status: error.status } : {};
  return { kind: 'unknown', reason, ...status };
}

function readRefusal({ code, status, rawError }: DiscordAPIError): {
  readonly meaning: Meaning;
  readonly afterMs: Duration | null;
} {
  // without Discord's own code it is the page of a front server, which knows nothing of message and channel
  if (typeof code !== 'number')
    return { meaning: pageTable[status] ?? 'message', afterMs: status === 403 ? FRONT_BLOCK : null };
  const meaning = codeTable[code] ?? statusTable[status] ?? 'message';
  const seconds = Number(field(rawError, 'retry_after') ?? NaN);
  if (Number.isFinite(seconds)) return { meaning, afterMs: Math.ceil(seconds * SECOND) };
  return { meaning, afterMs: code === CLOUDFLARE ? FRONT_BLOCK : null };
}

const CLOUDFLARE = 40333;
/** There is no such message. */
export const UNKNOWN_MESSAGE = 10008;
/** A look that met trouble on the way is made again. */
const AGAIN_AFTER: Duration = 30 * SECOND;

/**
 * What a look that threw has found. A refusal is for a person to mend; trouble on the way is over some time, and then the look
 * is made again.
 */
export function findingOf(error: unknown, secret: Secret): ReconcileResult {
  const failure = outcomeOf(error, secret);
  const { reason } = failure;
  switch (failure.kind) {
    case 'retry':
      return { kind: 'unable', reason, afterMs: failure.afterMs ?? AGAIN_AFTER };
    case 'unknown':
      return { kind: 'unable', reason, afterMs: AGAIN_AFTER };
    case 'rejected':
    case 'gone':
    case 'moved':
      return { kind: 'unable', reason };
  }
}

/** What Discord or the network said, or what we know of it; without addresses and without `secret`. */
export function detailOf(error: unknown, secret: Secret): Detail {
  const host = 'Discord';
  if (error instanceof TooManyRequests)
    return codedReason('told-to-wait', { host, seconds: secondsOf(error.afterMs ?? 0) });
  if (error instanceof RateLimitError)
    return codedReason('told-to-wait', { host, seconds: secondsOf(error.retryAfter) });
  if (isTimeout(error)) return codedReason('too-slow', { host });
  if (error instanceof ZodError || error instanceof SyntaxError)
    return codedReason('unreadable-answer', { host });
  const code = codeOf(error);
  if (error instanceof DiscordAPIError || error instanceof HTTPError || code === null)
    return reasonOf(error, secret);
  return createRedactor([secret].flat())(`${host}: ${code}`);
}

const secondsOf = (ms: Duration): number => Math.ceil(ms / SECOND);

const isTimeout = (error: unknown): boolean =>
  error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError');

/** A failed call in one line of English for the log: Discord's words, or the network's; without addresses and without `secret`. */
export function reasonOf(error: unknown, secret: Secret): string {
  const clean = createRedactor([secret].flat())(wordsOf(error).replace(/\s*\n\s*/g, '; '));
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}

function wordsOf(error: unknown): string {
  if (error instanceof TooManyRequests) return `Discord: ${error.message}`;
  if (error instanceof RateLimitError)
    return `Discord: too many requests${error.global ? ' (all of ours)' : ''}, wait ${Math.ceil(error.retryAfter / 1000)} s`;
  if (error instanceof DiscordAPIError)
    return `Discord ${error.status}${typeof error.code === 'number' ? ` (${error.code})` : ''}: ${error.message}`;
  if (error instanceof HTTPError) return `Discord ${error.status}: ${error.message}`;
  if (isTimeout(error)) return 'no answer from Discord in time';
  if (error instanceof ZodError || error instanceof SyntaxError)
    return 'an answer of Discord that cannot be read';
  const code = codeOf(error);
  return `no answer from Discord: ${code ?? (error instanceof Error ? error.message : 'unknown error')}`;
}

const field = (value: unknown, name: 'code' | 'syscall' | 'cause' | 'errors' | 'retry_after'): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

function codeOf(error: unknown): string | null {
  const code = field(error, 'code') ?? field(field(error, 'cause'), 'code');
  return typeof code === 'string' ? code : null;
}

/** Discord's number for what it refused; null when it did not refuse by number. */
export const discordCodeOf = (error: unknown): number | null =>
  error instanceof DiscordAPIError && typeof error.code === 'number' ? error.code : null;

function neverSent(error: unknown): boolean {
  const parts = field(error, 'errors');
  // both addresses of a host were tried
  if (Array.isArray(parts) && parts.length > 0) return parts.every(neverSent);
  const syscall = field(error, 'syscall');
  const code = field(error, 'code');
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (typeof code === 'string' && NEVER_SENT.has(code)) return true;
  const cause = field(error, 'cause');
  return cause !== undefined && neverSent(cause);
}
