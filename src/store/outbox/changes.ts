import { sql, type Kysely, type Transaction } from 'kysely';
import type { DeliveryId, PostId } from '../../core/ids.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { ChangeDraft, PostChange, Transition } from '../../core/ports/outbox.ts';
import type { Delivery } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { toReasonColumn } from '../reason-column.ts';
import { toJson } from '../json-column.ts';
import type { DeliveryTableRow, Tables } from '../tables.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { writeItems } from './post-row.ts';
import { writeCards } from './write-draft.ts';

type Trx = Transaction<Tables>;

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
    .select(['d.post', 'd.article', 'd.destination', 'd.platform', 'd.lane', 'm.lands_by'])
    .where('m.id', '=', draft.message)
    .where('m.gone_at', 'is', null)
    .executeTakeFirst();
  if (target === undefined) return null;
  const { lands_by: landsBy, ...place } = target;
  const overtaken = await withdrawChanges(trx, draft.message, now);
  await openLanes(trx, [place]);
  const { outOfReach } = draft;
  const row = await trx
    .insertInto('deliveries')
    .values({
      id: draft.id,
      ...place,
      operation: draft.operation,
      message: draft.message,
      rank: draft.urgent === true ? 0 : 1,
      payload_json: toJson(draft.payload),
      wanted: draft.wanted,
      attempts: 0,
      created_at: now,
      message_ids_json: '[]',
      ...(outOfReach === undefined
        ? { state: 'queued', not_before: laterOf(draft, landsBy, now) }
        : { state: 'dead', reason: toReasonColumn(outOfReach), ended_at: now }),
    })
    .onConflict(conflict => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
  await refreshLanes(trx, overtaken, now);
  const wanted = outOfReach === undefined ? draft.wanted : null;
  await trx.updateTable('messages').set({ wanted }).where('id', '=', draft.message).execute();
  return row ?? null;
}

/** What is deleted stays so, whatever lands later. */
function laterOf(draft: ChangeDraft, landsBy: Instant | null, now: Instant): Instant | null {
  if (draft.operation === 'delete' || landsBy === null || landsBy <= now) return draft.notBefore;
  return Math.max(landsBy, draft.notBefore ?? landsBy);
}

const changesOf = (db: Kysely<Tables>, message: DeliveryId) =>
  db.updateTable('deliveries').where('message', '=', message).where('operation', 'in', ['edit', 'delete']);

/**
 * Edits and deletions of a message that wait are overtaken by a newer one: what they would have made of it is wanted no
 * more, and whether one of them was carried out does not matter.
 */
async function withdrawChanges(trx: Trx, message: DeliveryId, now: Instant) {
  const rows = await changesOf(trx, message)
    .set({ ...OVERTAKEN, ended_at: now })
    .where('state', 'in', ['queued', 'retry', 'suspended', 'held'])
    .returning('lane')
    .execute();
  return rows.map(({ lane }) => lane);
}

const OVERTAKEN = { state: 'withdrawn', reason: toReasonColumn(reasonOf('overtaken')) } as const;

/** What became of an operation on a message, written with the delivery's own outcome. */
export async function settleMessage(
  trx: Trx,
  row: DeliveryTableRow,
  { settlement, now }: { readonly settlement: Settlement; readonly now: Instant },
): Promise<void> {
  const { operation, message } = row;
  if (message === null) {
    await writeMessages(trx, [row], now);
    return;
  }
  if (settlement.messageGone === true || (operation === 'delete' && row.state === 'sent')) {
    await trx.updateTable('messages').set({ gone_at: now }).where('id', '=', message).execute();
    await withdrawChanges(trx, message, now);
    return;
  }
  if (operation === 'publish') return;
  if (row.state === 'sent') {
    await trx
      .updateTable('messages')
      .set({ payload_json: row.payload_json })
      .where('id', '=', message)
      .execute();
    return;
  }
  if (settlement.landsBy !== undefined) await awaitLanding(trx, message, settlement.landsBy);
  await letNewerGo(trx, { ...row, message }, now);
}

type Settlement = Pick<Transition, 'messageGone' | 'landsBy'>;

/** What the sends among these have made: one statement for all. */
export async function writeMessages(
  trx: Trx,
  rows: readonly DeliveryTableRow[],
  now: Instant,
): Promise<void> {
  const sent = rows.filter(
    row =>
      row.operation === 'send' &&
      row.state === 'sent' &&
      // one that an editor said is there has no ids: it stands, and is out of our reach
      (row.message_ids_json !== '[]' || (row.reason !== null && row.post !== null)),
  );
  // of alerts, only previews are ever changed
  const previews = await postsOfPreviews(
    trx,
    sent.filter(row => row.post === null).map(({ id }) => id),
  );
  const values = sent.flatMap(row => {
    const post = row.post ?? previews.get(row.id);
    if (post === undefined) return [];
    const { id, destination, wanted } = row;
    return [{ id, post, destination, sent_at: now, gone_at: null, wanted, payload_json: null }];
  });
  if (values.length === 0) return;
  await trx
    .insertInto('messages')
    .values(values)
    .onConflict(conflict => conflict.doNothing())
    .execute();
}

async function postsOfPreviews(
  trx: Trx,
  alerts: readonly DeliveryId[],
): Promise<ReadonlyMap<DeliveryId, PostId>> {
  if (alerts.length === 0) return new Map();
  const rows = await trx
    .selectFrom('proposal_copies')
    .select(['delivery', 'post'])
    .where('delivery', 'in', alerts)
    .execute();
  return new Map(rows.map(({ delivery, post }) => [delivery, post]));
}

/** What is written already of newer words goes when the lost ones have landed. */
async function awaitLanding(trx: Trx, message: DeliveryId, landsBy: Instant): Promise<void> {
  await trx
    .updateTable('messages')
    .set({ lands_by: landsBy })
    .where('id', '=', message)
    .where(eb => eb.or([eb('lands_by', 'is', null), eb('lands_by', '<', landsBy)]))
    .execute();
  await changesOf(trx, message)
    .set({ not_before: landsBy })
    .where('operation', '=', 'edit')
    .where('state', '=', 'queued')
    .where(sql`coalesce(not_before, 0)`, '<', landsBy)
    .execute();
}

/**
 * A change that failed, or is to be tried again, while a newer one of the same message stands behind it: it is overtaken, and
 * waits no more before it, nor after it. A closed place is closed to the newer one, too. Without a newer one, what failed may be wanted again.
 */
async function letNewerGo(
  trx: Trx,
  row: DeliveryTableRow & { readonly message: DeliveryId },
  now: Instant,
): Promise<void> {
  const newer = await trx
    .selectFrom('deliveries')
    .select(['seq', 'state'])
    .where('message', '=', row.message)
    .where('operation', 'in', ['edit', 'delete'])
    .where('seq', '>', row.seq)
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  if (newer === undefined) {
    if (row.state === 'dead')
      await trx.updateTable('messages').set({ wanted: null }).where('id', '=', row.message).execute();
    return;
  }
  await trx
    .updateTable('deliveries')
    .set({ ...OVERTAKEN, not_before: null, ended_at: now })
    .where('seq', '=', row.seq)
    .execute();
  if (row.state === 'suspended' && newer.state === 'queued')
    await trx
      .updateTable('deliveries')
      .set({ state: 'suspended', reason: row.reason, not_before: row.not_before })
      .where('seq', '=', newer.seq)
      .execute();
}

/** See `Outbox.failedChanges`. */
export async function readFailedChanges(db: Kysely<Tables>, limit: number): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('deliveries as d')
    .innerJoin('messages as m', 'm.id', 'd.message')
    .selectAll('d')
    .where('d.state', '=', 'dead')
    .where('d.operation', 'in', ['edit', 'delete'])
    .where('m.gone_at', 'is', null)
    .where(eb =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('deliveries as n')
            .select('n.seq')
            .whereRef('n.message', '=', 'd.message')
            .where('n.operation', 'in', ['edit', 'delete'])
            .where('n.state', '<>', 'withdrawn')
            .whereRef('n.seq', '>', 'd.seq'),
        ),
      ),
    )
    .orderBy('d.seq', 'desc')
    .limit(limit)
    .execute();
  return rows.map(fromDeliveryRow);
}
