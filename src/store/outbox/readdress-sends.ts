import type { Kysely, Transaction } from 'kysely';
import { chatOf, inChat } from '../../core/ordering-key.ts';
import type { NamedPlace, Readdressed } from '../../core/ports/outbox.ts';
import type { Delivery } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { toJson } from '../json-column.ts';
import type { Tables } from '../tables.ts';
import { readMoves } from './chat-changes.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { writeCards } from './write-draft.ts';

/** Sends of posts that wait and of which nobody can have seen anything. */
const WAITING = ['proposed', 'queued', 'retry', 'suspended'] as const;

/** See `Outbox.waitingElsewhere`. */
export async function waitingElsewhere(
  db: Kysely<Tables>,
  places: readonly NamedPlace[],
): Promise<readonly Delivery[]> {
  if (places.length === 0) return [];
  const moves = await readMoves(db);
  const keysOf = new Map(
    places.map(({ name, orderingKey: key }) => {
      const chat = moves.get(chatOf(key));
      return [name, chat === undefined ? [key] : [key, inChat(key, chat)]];
    }),
  );
  const rows = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('ended_at', 'is', null)
    .where('destination', 'in', [...keysOf.keys()])
    .where('state', 'in', WAITING)
    .where('operation', '=', 'send')
    .where('post', 'is not', null)
    .where('first_attempt_at', 'is', null)
    .orderBy('seq')
    .execute();
  return rows
    .filter(({ destination, lane }) => keysOf.get(destination)?.includes(lane) === false)
    .map(fromDeliveryRow);
}

/** See `Outbox.readdress`. */
export async function readdressSend(
  trx: Transaction<Tables>,
  { of, platform, orderingKey: lane, payload, wanted, cards }: Readdressed,
  now: Instant,
): Promise<boolean> {
  const before = await trx
    .selectFrom('deliveries')
    .select(['lane', 'state'])
    .where('id', '=', of)
    .where('state', 'in', WAITING)
    .where('first_attempt_at', 'is', null)
    .executeTakeFirst();
  if (before === undefined) return false;
  // what closed the former place says nothing of this one
  const isStopped = before.state === 'retry' || before.state === 'suspended';
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({
      platform,
      lane,
      payload_json: toJson(payload),
      wanted,
      attempted_after: null,
      ...(isStopped ? { state: 'queued', reason: null, not_before: null } : {}),
    })
    .where('id', '=', of)
    .where('state', '=', before.state)
    .where('first_attempt_at', 'is', null)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return false;
  await writeCards(trx, cards, now);
  await openLanes(trx, [{ lane, platform }]);
  await refreshLanes(trx, [before.lane, lane], now);
  return true;
}
