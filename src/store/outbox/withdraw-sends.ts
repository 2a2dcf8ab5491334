import type { Kysely, Transaction } from 'kysely';
import type { Reason } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { endEmptied } from '../editors/write-decision.ts';
import { toReasonColumn } from '../reason-column.ts';
import type { DeliveryTableRow, Tables } from '../tables.ts';
import { refreshLanes } from './lanes.ts';

/** Takes back sends that wait and of which no attempt can have left a message: what readers can see is not "withdrawn". */
export async function withdrawSends(
  trx: Transaction<Tables>,
  why: { readonly state?: 'skipped'; readonly reason: Reason; readonly now: Instant },
  which: (query: ReturnType<typeof withdrawal>) => ReturnType<typeof withdrawal>,
): Promise<DeliveryTableRow[]> {
  const rows = await which(withdrawal(trx, why)).returningAll().execute();
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  // nothing of them was seen: their articles may go there after all
  await trx.deleteFrom('delivery_items').where('delivery', 'in', ids).execute();
  await endEmptied(
    trx,
    rows.flatMap(({ post }) => post ?? []),
    why.now,
  );
  await refreshLanes(
    trx,
    rows.map(({ lane }) => lane),
    why.now,
  );
  return rows;
}

/** Sends that wait and of which nothing can have been seen. */
export const withdrawal = (
  db: Kysely<Tables>,
  why: { readonly state?: 'skipped'; readonly reason: Reason; readonly now: Instant },
) =>
  db
    .updateTable('deliveries')
    .set({ state: why.state ?? 'withdrawn', reason: toReasonColumn(why.reason), ended_at: why.now })
    .where('operation', '=', 'send')
    .where('state', 'in', ['proposed', 'queued', 'retry', 'suspended'])
    .where('first_attempt_at', 'is', null);

export const inOrder = (rows: readonly DeliveryTableRow[]): readonly DeliveryTableRow[] =>
  rows.toSorted((a, b) => a.seq - b.seq);
