import { deadline } from '../../../core/async/deadline.ts';
import type { CardImage } from '../../../core/card.ts';
import type { Publisher } from '../../../core/ports/ports.ts';
import type { Delivery, Outcome } from '../../../core/post.ts';
import { reasonOf, type Reason } from '../../../core/reasons/reason.ts';
import { HOUR, SECOND, type Duration, type Instant } from '../../../core/time.ts';
import { FetchError, type Fetch } from '../../../net/fetch.ts';
import { refusal } from '../../../outbox/refusal.ts';
import { createRedactor } from '../../shared/redact.ts';
import { asWebhookPayload, type WebhookPayload } from '../format/payload.ts';
import { webhookConfig, type WebhookPlace } from '../webhook-config.ts';
import { statusTable } from './refusal-table.ts';
import { postSigned, type Answer } from './signed-request.ts';

export interface WebhookPublisherOptions {
  /** By the names of their destinations. */
  readonly places: ReadonlyMap<string, WebhookPlace>;
  readonly fetch: Fetch;
  /** Where the newsroom's page is, without a slash at the end; null while there is none. */
  readonly pageAddress: () => Promise<string | null>;
  /** How long an answer may take. */
  readonly timeoutMs?: Duration;
  readonly now?: () => Instant;
}

const ANSWER_WITHIN: Duration = 20 * SECOND;

/**
 * Posts to other programs as signed JSON, one request an attempt. The key of a request is its delivery's id, by which a
 * repeat is known however late it comes: what got no answer is simply sent again.
 */
export function createWebhookPublisher(options: WebhookPublisherOptions): Publisher {
  const { places, fetch, pageAddress, timeoutMs = ANSWER_WITHIN, now = Date.now } = options;
  const clean = createRedactor(webhookConfig.secretsOf(true, [...places.values()]));

  /** `message`: the id of what is to be changed; null for a send. */
  async function post(
    delivery: Delivery,
    at: { readonly message: string | null; readonly card: CardImage | null; readonly signal: AbortSignal },
  ): Promise<Outcome> {
    const payload = asWebhookPayload(delivery.payload);
    if (payload === null)
      return refused(reasonOf('foreign-payload', { platform: delivery.payload.platform }));
    // what stands already shows its card, whether or not we still have it
    if (delivery.operation === 'send' && payload.card !== null && at.card?.hash !== payload.card.hash)
      return refused(reasonOf('card-missing'));
    const place = places.get(delivery.destination);
    if (place === undefined)
      return { kind: 'rejected', scope: 'destination', reason: reasonOf('off-by-now') };
    if (at.signal.aborted) return { kind: 'retry', reason: reasonOf('called-off'), afterMs: null };
    const page = payload.card === null ? null : await pageAddress();
    using until = deadline(timeoutMs, at.signal);
    try {
      const body = JSON.stringify(bodyOf(delivery, payload, { message: at.message, page }));
      const { signal } = until;
      const answer = await postSigned({ place, body, key: delivery.id, at: now(), fetch, timeoutMs, signal });
      return outcomeOf(answer, { ...at, id: delivery.id, host: hostOf(place), now: now() });
    } catch (error) {
      return withoutAnswer(error, { clean, host: hostOf(place) });
    }
  }

  return {
    platform: 'webhook',
    repeatableForMs: Number.POSITIVE_INFINITY,
    // no program tells that it takes posts again
    askClosedAfterMs: HOUR,
    send: (delivery, [card = null], signal) => post(delivery, { message: null, card, signal }),
    edit: (delivery, { message, cards: [card = null] }, signal) =>
      post(
        { ...delivery, operation: 'edit' },
        { message: message.messageIds[0] ?? message.id, card, signal },
      ),
    delete: (delivery, message, signal) =>
      post(
        { ...delivery, operation: 'delete' },
        { message: message.messageIds[0] ?? message.id, card: null, signal },
      ),
  };
}

const refused = (reason: Reason): Outcome => ({ kind: 'rejected', scope: 'payload', reason });

const hostOf = ({ url }: WebhookPlace): string => new URL(url).host;

/** What goes over the wire: the payload, and what is known only now. */
function bodyOf(
  { id, operation, post, destination }: Delivery,
  { post: kept, article, summary, quote, card }: WebhookPayload,
  { message, page }: { readonly message: string | null; readonly page: string | null },
) {
  return {
    operation,
    delivery: id,
    message,
    post: { id: post, ...kept, destination },
    article,
    summary,
    quote,
    card:
      card === null
        ? null
        : {
            url: page === null ? null : `${page}/cards/${card.hash}`,
            alt: card.alt,
            width: card.width,
            height: card.height,
          },
  };
}

interface Asked {
  readonly id: string;
  /** The message that was to be changed; null for a send. */
  readonly message: string | null;
  readonly host: string;
  readonly now: Instant;
}

function outcomeOf({ status, retryAfter, data }: Answer, { id, message, host, now }: Asked): Outcome {
  const reason = reasonOf('answered', { host, status });
  // 409: it was there already
  if ((status >= 200 && status < 300) || status === 409)
    return { kind: 'sent', messageIds: [message ?? idIn(data) ?? id], url: null };
  if (status === 404 && message !== null) return { kind: 'gone', reason };
  if (status >= 300 && status < 400)
    return refusal('place', { reason: reasonOf('address-changed', { host, status }), afterMs: null });
  const afterMs = waitIn(retryAfter, now);
  if (status === 503 && afterMs !== null) return { kind: 'retry', scope: 'place', reason, afterMs, status };
  if (status >= 500) return { kind: 'unknown', reason, status };
  if (status < 400 || status === 408) return { kind: 'unknown', reason };
  return refusal(statusTable[status] ?? 'message', { reason, afterMs });
}

/** The id by which the other program knows the message. */
function idIn(data: unknown): string | null {
  if (typeof data !== 'object' || data === null || !('id' in data)) return null;
  const { id } = data;
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? String(id) : null;
}

/** Seconds, or a date (RFC 9110, 10.2.3); null where it is neither. */
function waitIn(header: string | null, now: Instant): Duration | null {
  if (header === null) return null;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

/** Nothing left the machine: it is tried again. Anything later: it may be there or not. */
function withoutAnswer(
  error: unknown,
  { clean, host }: { readonly clean: (text: string) => string; readonly host: string },
): Outcome {
  if (!(error instanceof FetchError)) throw error;
  if (error.why === 'private' || error.why === 'address')
    return { kind: 'rejected', scope: 'destination', reason: reasonOf(`fetch-${error.why}`, { host }) };
  const code = codeOf(error.cause);
  const reason = code === null ? reasonOf('too-slow', { host }) : clean(`${host}: ${code}`);
  return error.unsent
    ? { kind: 'retry', scope: 'place', reason, afterMs: null }
    : { kind: 'unknown', reason };
}

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
