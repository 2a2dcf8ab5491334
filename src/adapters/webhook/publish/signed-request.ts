import { createHmac } from 'node:crypto';
import type { Duration, Instant } from '../../../core/time.ts';
import { FetchError, type AnswerHead, type Fetch } from '../../../net/fetch.ts';
import type { WebhookPlace } from '../webhook-config.ts';

export interface SignedRequest {
  readonly place: WebhookPlace;
  readonly body: string;
  /** The same for a repeat, by which the other program knows it. */
  readonly key: string;
  readonly at: Instant;
  readonly fetch: Fetch;
  /** How long it may take when its turn at the host has come. */
  readonly timeoutMs: Duration;
  readonly signal: AbortSignal;
}

export interface Answer {
  readonly status: number;
  /** As the header has it; null without one. */
  readonly retryAfter: string | null;
  /** The JSON of the answer; undefined where it was none, or too long. */
  readonly data: unknown;
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
 * One POST over a connection of its own; redirects are answers like others. Throws the `FetchError` of a request that got no
 * answer. The status says what became of it: a body that breaks off or is too long changes nothing about that.
 */
export async function postSigned(request: SignedRequest): Promise<Answer> {
  const { place, body, key, at, fetch, timeoutMs, signal } = request;
  const { timestamp, signature } = signatureOf(body, place.secret, at);
  try {
    const { bytes, ...head } = await fetch({
      url: place.url,
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': key,
        'x-strillone-timestamp': timestamp,
        'x-strillone-signature': signature,
      },
      limits: { bytes: MAX_ANSWER_BYTES, totalMs: timeoutMs },
      onRedirect: 'answer',
      signal,
    });
    return answerOf(head, jsonOf(bytes));
  } catch (error) {
    if (error instanceof FetchError && error.head !== null) return answerOf(error.head, undefined);
    throw error;
  }
}

const answerOf = ({ status, headers }: AnswerHead, data: unknown): Answer => ({
  status,
  retryAfter: headers['retry-after'] ?? null,
  data,
});

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}
