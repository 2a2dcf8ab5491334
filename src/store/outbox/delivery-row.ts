import type { Platform } from '../../core/destination.ts';
import type { Payload } from '../../core/payload.ts';
import type { AlertDraft, DeliveryDraft } from '../../core/ports/outbox.ts';
import type { Delivery, Post } from '../../core/post.ts';
import { fromReasonColumnOrNull } from '../reason-column.ts';
import type { Instant } from '../../core/time.ts';
import { isRecord, isString, parseArray, parseObject, toJson } from '../json-column.ts';
import type { DeliveryTableRow } from '../tables.ts';

/** A draft as the row of a delivery that waits for its first attempt; an alert is of no post. */
export const toDeliveryRow = (
  draft: AlertDraft & Partial<DeliveryDraft>,
  { post, now }: { readonly post: Post | null; readonly now: Instant },
) => ({
  id: draft.id,
  post: post?.id ?? null,
  article: post?.items[0]?.article ?? null,
  operation: 'send' as const,
  destination: draft.destination,
  platform: draft.platform,
  lane: draft.orderingKey,
  rank: draft.urgent === true ? 0 : 1,
  payload_json: toJson(draft.payload),
  wanted: draft.wanted ?? null,
  state: 'queued' as const,
  attempts: 0,
  not_before: draft.notBefore ?? null,
  not_after: draft.notAfter ?? null,
  created_at: now,
  message_ids_json: '[]',
});

/** A row as the delivery it is. Throws `Error` naming row and column when the row is damaged. */
export function fromDeliveryRow(row: DeliveryTableRow): Delivery {
  const cell = (column: string) => ({ row: `delivery ${row.id}`, column });
  return {
    id: row.id,
    post: row.post,
    article: row.article,
    operation: row.operation,
    message: row.message,
    destination: row.destination,
    platform: row.platform,
    orderingKey: row.lane,
    payload: parseObject(row.payload_json, isPayloadOf(row.platform), cell('payload_json')),
    wanted: row.wanted,
    state: row.state,
    reason: fromReasonColumnOrNull(row.reason),
    attempts: row.attempts,
    notBefore: row.not_before,
    notAfter: row.not_after,
    createdAt: row.created_at,
    firstAttemptAt: row.first_attempt_at,
    lastSeenMessageId: row.attempted_after,
    sentAt: row.sent_at,
    messageIds: parseArray(row.message_ids_json, isString, cell('message_ids_json')),
    url: row.url,
  };
}

/** What is in it is its platform's business; the types checked it when it was written. */
const isPayloadOf =
  (platform: Platform) =>
  (value: unknown): value is Payload =>
    isRecord(value) && value.platform === platform;

/** Throws `Error` naming the row when its payload is damaged. */
export const payloadOf = (
  json: string,
  { id, platform }: { readonly id: string; readonly platform: Platform },
): Payload => parseObject(json, isPayloadOf(platform), { row: `message ${id}`, column: 'payload_json' });
