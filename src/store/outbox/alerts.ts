import type { Transaction } from 'kysely';
import type { AlertOrder } from '../../core/ports/outbox.ts';
import type { Instant } from '../../core/time.ts';
import type { Tables } from '../tables.ts';
import { toDeliveryRow } from './delivery-row.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { followMoves } from './write-draft.ts';

type Trx = Transaction<Tables>;

/** See `Outbox.alert`. */
export async function writeAlert(trx: Trx, order: AlertOrder, now: Instant): Promise<boolean> {
  const { begins, ends, drafts } = order;
  const isNews = await writeNotices(trx, order, now);
  if (!isNews && begins.length + ends.length > 0) return false;
  if (drafts.length === 0) return true;
  const moved = await followMoves(trx, drafts);
  const rows = await trx
    .insertInto('deliveries')
    .values(moved.map(draft => toDeliveryRow({ ...draft, urgent: true }, { post: null, now })))
    .onConflict(conflict => conflict.doNothing())
    .returning(['lane', 'platform'])
    .execute();
  await openLanes(trx, rows);
  await refreshLanes(
    trx,
    rows.map(({ lane }) => lane),
    now,
  );
  return true;
}

/** Answers whether any of it was not written down before. */
async function writeNotices(trx: Trx, { begins, ends }: AlertOrder, now: Instant): Promise<boolean> {
  let changed = 0n;
  if (begins.length > 0) {
    const inserted = await trx
      .insertInto('notices')
      .values(begins.map(({ kind, subject }) => ({ kind, subject, told_at: now })))
      .onConflict(conflict => conflict.columns(['kind', 'subject']).doNothing())
      .executeTakeFirst();
    changed += inserted.numInsertedOrUpdatedRows ?? 0n;
  }
  for (const { kind, subject } of ends) {
    const deleted = await trx
      .deleteFrom('notices')
      .where('kind', '=', kind)
      .where('subject', '=', subject)
      .executeTakeFirst();
    changed += deleted.numDeletedRows;
  }
  return changed > 0n;
}
