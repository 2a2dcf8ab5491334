import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { ZodError } from 'zod';
import type { Outcome } from '../../core/post.ts';
import { MINUTE } from '../../core/time.ts';

/**
 * What a failed call means. `now`: not at this moment, nothing was done. The others are scopes of a refusal: the message
 * itself, the place, or the whole platform.
 */
type Meaning = 'payload' | 'destination' | 'platform' | 'now';

/** By code of Discord's answer: https://discord.com/developers/docs/topics/opcodes-and-status-codes#json */
const meanings: Readonly<Record<number, Meaning>> = {
  10003: 'destination', // Unknown Channel
  10004: 'destination', // Unknown Guild
  10015: 'destination', // Unknown Webhook
  20009: 'payload', // explicit content may not be sent here
  20012: 'platform', // not authorized for this application
  20016: 'now', // slow mode
  20022: 'now', // announcement write limit
  20026: 'platform', // the bot was flagged by the anti-spam system
  20028: 'now', // the channel's write limit
  20029: 'now', // the server's write limit
  40001: 'platform', // Unauthorized
  40002: 'platform', // the account must be verified
  40005: 'payload', // Request entity too large
  40006: 'now', // switched off for a time on Discord's side
  40062: 'now', // the service resource is rate limited
  40333: 'now', // Cloudflare blocks the request
  50001: 'destination', // Missing Access
  50005: 'payload', // a message of another author
  50006: 'payload', // empty message
  50007: 'destination', // this person takes no messages from us
  50008: 'destination', // no text can be sent in this kind of channel
  50009: 'destination', // verification level too high
  50013: 'destination', // Missing Permissions
  50014: 'platform', // invalid authentication token
  50024: 'destination', // not in this kind of channel
  50035: 'payload', // Invalid Form Body
  50045: 'payload', // file too large
  50046: 'payload', // invalid file
  50083: 'destination', // the thread is archived
  50109: 'payload', // invalid JSON
  130000: 'now', // the API is overloaded
  160005: 'destination', // the thread is locked
  200000: 'payload', // blocked by automatic moderation
  200001: 'payload', // title blocked by automatic moderation
  220003: 'destination', // a forum takes no webhook posts of this kind
  240000: 'payload', // blocked by the harmful links filter
};

const byStatus: Readonly<Record<number, Meaning>> = {
  401: 'platform',
  403: 'destination',
  404: 'destination',
  408: 'now',
  413: 'payload',
  429: 'now',
};

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

/** How long Discord's front keeps an address out that sent too many wrong requests: topics/rate-limits, "invalid requests". */
const FRONT_BLOCK = 10 * MINUTE;

/** What a thrown error says about one attempt to send. `secret` is taken out of the words, wherever it hides. */
export function outcomeOf(error: unknown, secret: string): Exclude<Outcome, { kind: 'sent' }> {
  const reason = reasonOf(error, secret);
  if (error instanceof RateLimitError) {
    const afterMs = error.retryAfter > 0 ? error.retryAfter : error.timeToReset;
    return { kind: 'retry', reason, afterMs: afterMs > 0 ? afterMs : null };
  }
  if (error instanceof DiscordAPIError) {
    const known = meanings[Number(error.code)] ?? byStatus[error.status];
    // a 403 without Discord's own JSON is a page of the front server: it says nothing about the channel
    const front = error.status === 403 && typeof error.code !== 'number';
    if (front) return { kind: 'retry', reason, afterMs: FRONT_BLOCK };
    const meaning = known ?? 'payload';
    return meaning === 'now'
      ? { kind: 'retry', reason, afterMs: null }
      : { kind: 'rejected', reason, scope: meaning };
  }
  return neverSent(error) ? { kind: 'retry', reason, afterMs: null } : { kind: 'unknown', reason };
}

/** A failed call in one line for people: Discord's words, or the network's; without addresses and without `secret`. */
export function reasonOf(error: unknown, secret: string): string {
  const words = wordsOf(error).replace(/\s*\n\s*/g, '; ');
  const clean = secret === '' ? words : words.replaceAll(secret, '[secret]');
  return clean.length > 300 ? `${clean.slice(0, 299)}…` : clean;
}

function wordsOf(error: unknown): string {
  if (error instanceof RateLimitError)
    return `Discord: too many requests${error.global ? ' (all of ours)' : ''}, wait ${Math.ceil(error.retryAfter / 1000)} s`;
  if (error instanceof DiscordAPIError)
    return `Discord ${error.status}${typeof error.code === 'number' ? ` (${error.code})` : ''}: ${error.message}`;
  if (error instanceof HTTPError) return `Discord ${error.status}: ${error.message}`;
  if (error instanceof Error && (error.name === 'AbortError' || error.name === 'TimeoutError'))
    return 'no answer from Discord in time';
  if (error instanceof ZodError || error instanceof SyntaxError)
    return 'an answer of Discord that cannot be read';
  const code = codeOf(error);
  return `no answer from Discord: ${code ?? (error instanceof Error ? error.message : 'unknown error')}`;
}

const field = (value: unknown, name: 'code' | 'syscall' | 'cause' | 'errors'): unknown =>
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
