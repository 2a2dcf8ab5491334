import { sql, type Kysely, type Transaction } from 'kysely';
import type { ArticleId, DeliveryId, PostId } from '../../core/ids.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { ChangeDraft, Outbox, PostChange } from '../../core/ports/outbox.ts';
import type { Delivery, Message } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { toReasonColumn } from '../reason-column.ts';
import { isString, parseArray, toJson } from '../json-column.ts';
import type { DeliveryTableRow, Tables } from '../tables.ts';
import { fromDeliveryRow, payloadOf } from './delivery-row.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { writeItems } from './post-row.ts';
import { writeCards } from './write-draft.ts';

type Trx = Transaction<Tables>;

const selectMessages = (db: Kysely<Tables>) =>
  db
    .selectFrom('messages as m')
    .innerJoin('deliveries as d', 'd.id', 'm.id')
    .select([
      'm.id',
      'm.post',
      'm.destination',
      'd.platform',
      'd.lane',
      'd.message_ids_json',
      'd.url',
      'm.sent_at',
      'm.gone_at',
      'm.wanted',
      sql<string>`coalesce(m.payload_json, d.payload_json)`.as('payload_json'),
    ]);

type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>['execute']>>[number];

const fromMessageRow = (row: MessageRow): Message => ({
  id: row.id,
  post: row.post,
  destination: row.destination,
  platform: row.platform,
  orderingKey: row.lane,
  messageIds: parseArray(row.message_ids_json, isString, {
    row: `delivery ${row.id}`,
    column: 'message_ids_json',
  }),
  url: row.url,
  sentAt: row.sent_at,
  payload: payloadOf(row.payload_json, row),
  wanted: row.wanted,
  goneAt: row.gone_at,
});

export async function readMessage(db: Kysely<Tables>, id: DeliveryId): Promise<Message | null> {
  const row = await selectMessages(db).where('m.id', '=', id).executeTakeFirst();
  return row === undefined ? null : fromMessageRow(row);
}

/** See `Outbox.copiesOf`. */
export async function readCopies(
  db: Kysely<Tables>,
  article: ArticleId,
): Promise<Awaited<ReturnType<Outbox['copiesOf']>>> {
  const posts = db.selectFrom('post_items').select('post').where('article', '=', article);
  const messages = await selectMessages(db)
    .where('m.post', 'in', posts)
    .where('m.gone_at', 'is', null)
    // a preview before editors is no copy
    .where('d.post', 'is not', null)
    .orderBy('d.seq')
    .execute();
  const open = await db
    .selectFrom('deliveries')
    .selectAll()
    .where('post', 'in', posts)
    .where('operation', '=', 'send')
    .where('ended_at', 'is', null)
    .orderBy('seq')
    .execute();
  return { messages: messages.map(fromMessageRow), open: open.map(fromDeliveryRow) };
}

/** See `Outbox.change`. */
export async function writeChanges(
  trx: Trx,
  changes: readonly PostChange[],
  now: Instant,
): Promise<readonly Delivery[]> {
  const written: DeliveryTableRow[] = [];
  for (const { post, items, changes: drafts, cards } of changes) {
    await writeItems(trx, post, items);
    await writeCards(trx, cards, now);
    for (const draft of drafts) {
      const row = await writeChange(trx, draft, now);
      if (row !== null) written.push(row);
    }
  }
  await refreshLanes(
    trx,
    written.map(({ lane }) => lane),
    now,
  );
  return written.map(fromDeliveryRow);
}

/** Writes an edit or deletion of a message in place of those that wait; null when the message is gone. */
export async function writeChange(
  trx: Trx,
  draft: ChangeDraft,
  now: Instant,
): Promise<DeliveryTableRow | null> {
  const target = await trx
    .selectFrom('messages as m')
    .innerJoin('deliveries as d', 'd.id', 'm.id')
    .select(['d.post', 'd.article', 'd.destination', 'd.platform', 'd.lane'])
    .where('m.id', '=', draft.message)
    .where('m.gone_at', 'is', null)
    .executeTakeFirst();
  if (target === undefined) return null;
  const overtaken = await withdrawChanges(trx, draft.message, now);
  await openLanes(trx, [target]);
  const row = await trx
    .insertInto('deliveries')
    .values({
      id: draft.id,
      post: target.post,
      article: target.article,
      operation: draft.operation,
      message: draft.message,
      destination: target.destination,
      platform: target.platform,
      lane: target.lane,
      rank: draft.urgent === true ? 0 : 1,
      payload_json: toJson(draft.payload),
      wanted: draft.wanted,
      state: 'queued',
      attempts: 0,
      not_before: draft.notBefore,
      created_at: now,
      message_ids_json: '[]',
    })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  await refreshLanes(trx, overtaken, now);
  await trx.updateTable('messages').set({ wanted: draft.wanted }).where('id', '=', draft.message).execute();
  return row ?? null;
}

/**
 * Edits and deletions of a message that wait are overtaken by a newer one: what they would have made of it is wanted no
 * more, and whether one of them was carried out does not matter.
 */
export async function withdrawChanges(trx: Trx, message: DeliveryId, now: Instant) {
  const rows = await trx
    .updateTable('deliveries')
    .set({ state: 'withdrawn', reason: toReasonColumn(reasonOf('overtaken')), ended_at: now })
    .where('message', '=', message)
    .where('operation', 'in', ['edit', 'delete'])
    .where('state', 'in', ['queued', 'retry', 'suspended', 'held'])
    .returning('lane')
    .execute();
  return rows.map(({ lane }) => lane);
}

async function postOfPreview(trx: Trx, id: DeliveryId): Promise<PostId | null> {
  const copy = await trx
    .selectFrom('proposal_copies')
    .select('post')
    .where('delivery', '=', id)
    .executeTakeFirst();
  return copy?.post ?? null;
}

/** What became of an operation on a message, written with the delivery's own outcome. */
export async function settleMessage(
  trx: Trx,
  row: Pick<
    DeliveryTableRow,
    'id' | 'post' | 'operation' | 'message' | 'destination' | 'wanted' | 'payload_json' | 'message_ids_json'
  >,
  { state, gone, now }: { readonly state: string; readonly gone: boolean; readonly now: Instant },
): Promise<void> {
  const { operation, message } = row;
  if (operation === 'send') {
    if (state !== 'sent' || row.message_ids_json === '[]') return;
    // of alerts, only previews are ever changed
    const post = row.post ?? (await postOfPreview(trx, row.id));
    if (post === null) return;
    await trx
      .insertInto('messages')
      .values({
        id: row.id,
        post,
        destination: row.destination,
        sent_at: now,
        gone_at: null,
        wanted: row.wanted,
        payload_json: null,
      })
      .onConflict(conflict => conflict.doNothing())
      .execute();
    return;
  }
  if (message === null) return;
  const isGone = gone || (operation === 'delete' && state === 'sent');
  if (isGone) {
    await trx.updateTable('messages').set({ gone_at: now }).where('id', '=', message).execute();
    await withdrawChanges(trx, message, now);
    return;
  }
  if (operation === 'edit' && state === 'sent')
    await trx
      .updateTable('messages')
      .set({ payload_json: row.payload_json })
      .where('id', '=', message)
      .execute();
}
