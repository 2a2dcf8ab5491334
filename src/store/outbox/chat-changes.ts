import { sql, type Transaction } from 'kysely';
import { addressIn, chatOf, inChat, type OrderingKey } from '../../core/ordering-key.ts';
import type { Payload } from '../../core/payload.ts';
import type { Instant } from '../../core/time.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { isRecord, parseObject, toJson } from '../json-column.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import type { DeliveryTableRow, Tables } from '../tables.ts';

const OPEN = ['queued', 'claimed', 'retry', 'held', 'suspended'] as const;

/** Lets all of a chat's lanes go on at once; answers how many deliveries waited for that. */
export async function resumeChat(trx: Transaction<Tables>, chat: string, now: Instant): Promise<number> {
  await trx
    .updateTable('subscribed_places')
    .set({ suspended_at: null })
    .where('chat', '=', chat)
    .where('suspended_at', 'is not', null)
    .execute();
  const lanes = await trx
    .updateTable('lanes')
    .set({ blocked_until: null, blocked_reason: null, suspended_at: null })
    .where('chat', '=', chat)
    .where('suspended_at', 'is not', null)
    .returning('lane')
    .execute();
  if (lanes.length === 0) return 0;
  const names = lanes.map(({ lane }) => lane);
  const { numUpdatedRows } = await trx
    .updateTable('deliveries')
    .set({ state: 'retry', not_before: now })
    .where('lane', 'in', names)
    .where('state', '=', 'suspended')
    .executeTakeFirst();
  await refreshLanes(trx, names, now);
  return Number(numUpdatedRows);
}

/** Sends what is open for a chat, now and later, to its new address. What stood in its lanes keeps its order. */
export async function moveChat(
  trx: Transaction<Tables>,
  { chat, movedTo, now }: { readonly chat: string; readonly movedTo: number; readonly now: Instant },
): Promise<number> {
  await trx
    .insertInto('moves')
    .values({ chat, moved_to: movedTo, moved_at: now })
    .onConflict(conflict => conflict.column('chat').doUpdateSet({ moved_to: movedTo, moved_at: now }))
    .execute();
  // who moved to the old address has moved on with it
  await trx
    .updateTable('moves')
    .set({ moved_to: movedTo })
    .where('moved_to', '=', Number(addressIn(chat)))
    .execute();
  await movePlaces(trx, chat, movedTo);
  const rows = await trx
    .selectFrom('deliveries')
    .innerJoin('lanes', 'lanes.lane', 'deliveries.lane')
    .selectAll('deliveries')
    .where('lanes.chat', '=', chat)
    .where('deliveries.state', 'in', OPEN)
    .execute();
  const lanes = new Set<string | null>();
  for (const row of rows) {
    lanes.add(row.lane);
    lanes.add(await moveRow(trx, row, movedTo));
  }
  await refreshLanes(trx, [...lanes], now);
  return rows.length;
}

/** Readers' places go along; where they have subscribed at the new address already, the two become one. */
async function movePlaces(trx: Transaction<Tables>, chat: string, movedTo: number): Promise<void> {
  const places = await trx.selectFrom('subscribed_places').selectAll().where('chat', '=', chat).execute();
  for (const place of places) {
    const { payload, orderingKey: lane } = readdressed(
      {
        payload: { platform: place.platform, ...parseObject(place.place_json, isRecord, cellOf(place)) },
        orderingKey: place.lane,
      },
      movedTo,
    );
    const there = await trx
      .selectFrom('subscribed_places')
      .select('name')
      .where('lane', '=', lane)
      .executeTakeFirst();
    if (there === undefined) {
      const { platform: _platform, ...where } = payload;
      await trx
        .updateTable('subscribed_places')
        .set({ place_json: toJson(where), lane, chat: chatOf(lane), suspended_at: null })
        .where('name', '=', place.name)
        .execute();
      continue;
    }
    await sql`
      update subscriptions set place = ${there.name} where place = ${place.name} and not exists (
        select 1 from subscriptions o
        where o.place = ${there.name} and o.filter = subscriptions.filter and o.rhythm = subscriptions.rhythm)`.execute(
      trx,
    );
    await trx.deleteFrom('subscriptions').where('place', '=', place.name).execute();
  }
}

const cellOf = ({ name }: { readonly name: string }) => ({ row: `place ${name}`, column: 'place_json' });

/** Answers the lane it stands in now. Message ids of the former chat mean nothing there. */
async function moveRow(
  trx: Transaction<Tables>,
  row: DeliveryTableRow,
  movedTo: number,
): Promise<OrderingKey> {
  const { payload, orderingKey: lane } = readdressed(fromDeliveryRow(row), movedTo);
  await openLanes(trx, [{ lane, platform: row.platform }]);
  await trx
    .updateTable('deliveries')
    .set({ payload_json: toJson(payload), lane, attempted_after: null })
    .where('seq', '=', row.seq)
    .execute();
  return lane;
}

/** The same for another chat of its platform. Only payloads that name a chat can be. */
export function readdressed(
  { payload, orderingKey }: { readonly payload: Payload; readonly orderingKey: OrderingKey },
  chat: number,
): { readonly payload: Payload; readonly orderingKey: OrderingKey } {
  if (!('chat' in payload)) return { payload, orderingKey };
  const [platform = ''] = chatOf(orderingKey).split(':', 1);
  return { payload: { ...payload, chat }, orderingKey: inChat(orderingKey, `${platform}:${chat}`) };
}
