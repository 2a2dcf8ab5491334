import { createHmac } from 'node:crypto';
import { request as requestHttp, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import { addressRuleFor, guardedLookup } from '../../../net/address-guard.ts';
import type { Instant } from '../../../core/time.ts';
import type { WebhookPlace } from '../webhook-config.ts';

export interface SignedRequest {
  readonly place: WebhookPlace;
  readonly body: string;
  /** The same for a repeat, by which the other program knows it. */
  readonly key: string;
  readonly at: Instant;
  readonly allowedHosts: readonly string[];
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** As the header has it; null without one. */
  readonly retryAfter: string | null;
  /** The JSON of the answer; undefined where it was none, or too long. */
  readonly data: unknown;
}

/** The address is not one that may be spoken to: nothing was sent. */
export class ForbiddenHostError extends Error {
  override readonly name = 'ForbiddenHostError';
}

/** An answer names an id and little else. */
const MAX_ANSWER_BYTES = 64 * 1024;

/** Seconds since 1970, and the HMAC-SHA-256 of them, a full stop and the body. */
export function signatureOf(body: string, secret: string, at: Instant) {
  const timestamp = String(Math.floor(at / 1000));
  const hmac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { timestamp, signature: `sha256=${hmac}` };
}

/**
 * One POST over a connection of its own; redirects are answers like others. Throws `ForbiddenHostError`, or what
 * `node:http` throws when no answer came.
 */
export async function postSigned(request: SignedRequest): Promise<Answer> {
  const response = await open(request);
  const retryAfter = response.headers['retry-after'] ?? null;
  return { status: response.statusCode ?? 0, retryAfter, data: await jsonOf(response) };
}

function open({ place, body, key, at, allowedHosts, signal }: SignedRequest): Promise<IncomingMessage> {
  const url = new URL(place.url);
  const isAllowed = addressRuleFor(url, allowedHosts);
  const refuse = () =>
    new ForbiddenHostError(
      `${url.hostname} is not on the public internet; if it is yours, add it to network.allow`,
    );
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isAllowed(host)) return Promise.reject(refuse());
  const { timestamp, signature } = signatureOf(body, place.secret, at);
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'user-agent': 'Strillone',
    'idempotency-key': key,
    'x-strillone-timestamp': timestamp,
    'x-strillone-signature': signature,
  };
  const send = url.protocol === 'https:' ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    send(
      url,
      { method: 'POST', headers, signal, agent: false, lookup: guardedLookup(isAllowed, refuse) },
      resolve,
    )
      .on('error', reject)
      .end(body);
  });
}

/** The status says what became of it: a body that breaks off changes nothing about that. */
async function jsonOf(response: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_ANSWER_BYTES) break;
      chunks.push(chunk);
    }
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
  } catch {
    return undefined;
  } finally {
    response.destroy();
  }
}
