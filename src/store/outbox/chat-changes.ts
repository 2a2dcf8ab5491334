import { sql, type Kysely, type Transaction } from 'kysely';
import { reasonOf } from '../../core/reasons/reason.ts';
import { addressIn, chatOf, inChat, type ChatKey, type OrderingKey } from '../../core/ordering-key.ts';
import type { Payload } from '../../core/payload.ts';
import type { ArticleId, DeliveryId } from '../../core/ids.ts';
import type { Instant } from '../../core/time.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { isRecord, parseObject, toJson } from '../json-column.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { toReasonColumn } from '../reason-column.ts';
import { moveReader } from '../readers/move-reader.ts';
import type { DeliveryTableRow, Tables } from '../tables.ts';

const OPEN = ['queued', 'claimed', 'retry', 'held', 'suspended'] as const;
/** No chat's number: what a chat that is known by its name compares with. */
const NOWHERE = 0;

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

/** See `Outbox.tryClosed`. Of each lane the head is tried; while that is out nothing else of it goes. */
export async function tryClosed(trx: Transaction<Tables>, now: Instant): Promise<number> {
  const lanes = await trx
    .updateTable('lanes')
    .set({ blocked_until: null })
    .where('suspended_at', 'is not', null)
    .returning('lane')
    .execute();
  if (lanes.length === 0) return 0;
  const names = lanes.map(({ lane }) => lane);
  await trx
    .updateTable('deliveries')
    .set({ not_before: now })
    .where('state', '=', 'suspended')
    .where('not_before', '>', now)
    .where('lane', 'in', names)
    .execute();
  await refreshLanes(trx, names, now);
  return names.length;
}

/** See `Outbox.moves`. */
export async function readMoves(db: Kysely<Tables>): Promise<ReadonlyMap<ChatKey, ChatKey>> {
  const rows = await db.selectFrom('moves').selectAll().execute();
  return new Map(rows.map(({ chat, moved_to: to }) => [chat, movedKey(chat, to)]));
}

const movedKey = (chat: ChatKey, to: number): ChatKey => `${chat.slice(0, chat.indexOf(':'))}:${to}`;

/**
 * Sends what is open for a chat, now and later, to its new address. What stood in its lanes keeps its order. The messages
 * that stand in the former chat stay there: their ids mean nothing in the new one, so what was to change them is ended, and
 * their articles are noted as changed.
 */
export async function moveChat(
  trx: Transaction<Tables>,
  { chat, movedTo, now }: { readonly chat: string; readonly movedTo: number; readonly now: Instant },
): Promise<number> {
  // told by an answer to what was sent to the new address already
  if (movedKey(chat, movedTo) === chat) return 0;
  await trx
    .insertInto('moves')
    .values({ chat, moved_to: movedTo, moved_at: now })
    .onConflict(conflict => conflict.column('chat').doUpdateSet({ moved_to: movedTo, moved_at: now }))
    .execute();
  // who moved to the old address has moved on with it
  await trx
    .updateTable('moves')
    .set({ moved_to: movedTo })
    .where('moved_to', '=', Number(addressIn(chat)) || NOWHERE)
    .where('chat', '<>', movedKey(chat, movedTo))
    .execute();
  await movePlaces(trx, chat, movedTo);
  await moveReader(trx, chat, movedTo);
  await endChanges(trx, chat, now);
  const rows = await trx
    .selectFrom('deliveries')
    .innerJoin('lanes', 'lanes.lane', 'deliveries.lane')
    .selectAll('deliveries')
    .where('lanes.chat', '=', chat)
    .where('deliveries.state', 'in', OPEN)
    .where('deliveries.operation', '=', 'send')
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
async function endChanges(trx: Transaction<Tables>, chat: ChatKey, now: Instant): Promise<void> {
  const ended = await trx
    .updateTable('deliveries')
    .set({ state: 'dead', reason: toReasonColumn(reasonOf('copy-out-of-reach')), ended_at: now })
    .where('lane', 'in', eb => eb.selectFrom('lanes').select('lane').where('chat', '=', chat))
    .where('state', 'in', ['queued', 'retry', 'suspended', 'held'])
    .where('operation', '<>', 'send')
    .returning(['article', 'message', 'lane'])
    .execute();
  await noteArticles(
    trx,
    ended.flatMap(({ article }) => article ?? []),
    now,
  );
  await forgetWanted(
    trx,
    ended.flatMap(({ message }) => message ?? []),
  );
  await refreshLanes(
    trx,
    ended.map(({ lane }) => lane),
    now,
  );
}

/** Has the posted copies of these articles looked at. */
export async function noteArticles(
  trx: Transaction<Tables>,
  articles: readonly ArticleId[],
  now: Instant,
): Promise<void> {
  if (articles.length === 0) return;
  await trx
    .insertInto('article_changes')
    .values([...new Set(articles)].map(article => ({ article, changed_at: now })))
    .onConflict(conflict =>
      conflict
        .column('article')
        .doUpdateSet(eb => ({ changed_at: eb('article_changes.changed_at', '+', 1) })),
    )
    .execute();
}

/** Nobody knows any more what these messages were to show. */
async function forgetWanted(trx: Transaction<Tables>, messages: readonly DeliveryId[]): Promise<void> {
  if (messages.length === 0) return;
  await trx.updateTable('messages').set({ wanted: null }).where('id', 'in', messages).execute();
}

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
