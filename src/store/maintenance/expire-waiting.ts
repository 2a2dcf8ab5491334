import { sql, type Kysely, type SqlBool } from 'kysely';
import type { Expired, PruneRule } from '../../core/ports/store-maintenance.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { Instant } from '../../core/time.ts';
import { toReasonColumn } from '../reason-column.ts';
import { refreshLanes } from '../outbox/lanes.ts';
import { PAGE } from './prune-page.ts';
import type { Tables } from '../tables.ts';

const REASON = reasonOf('waited-too-long');

/** What waits and of which no attempt can have left a message. */
const isWaiting = sql<SqlBool>`state in ('queued', 'retry', 'suspended') and first_attempt_at is null`;

/** An order for a moment waits from then on. The moment of what is tried again says nothing of the kind. */
const isForLater = (one: { readonly state: string; readonly not_before: number | null }, before: Instant) =>
  one.state === 'queued' && (one.not_before ?? 0) >= before;

/** Ends what has waited for longer than anything is kept, a page of open deliveries at a call, the oldest first. */
export function createExpireWaiting(db: Kysely<Tables>) {
  let after = 0;
  return async ({ now, keepMs }: Pick<PruneRule, 'now' | 'keepMs'>): Promise<readonly Expired[]> => {
    const before = now - keepMs;
    const page = await db
      .selectFrom('deliveries')
      .select(['seq', 'created_at', 'state', 'not_before', isWaiting.as('is_waiting')])
      .where('ended_at', 'is', null)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    const old = page.filter(({ created_at: created }) => created < before);
    after = old.length === PAGE ? (old.at(-1)?.seq ?? 0) : 0;
    const seqs = old.flatMap(one => (one.is_waiting && !isForLater(one, before) ? [one.seq] : []));
    if (seqs.length === 0) return [];
    const rows = await db.transaction().execute(async trx => {
      const ended = await trx
        .updateTable('deliveries')
        .set({ state: 'expired', reason: toReasonColumn(REASON), ended_at: now })
        .where('seq', 'in', seqs)
        .where(isWaiting)
        .returning(['id', 'destination', 'lane', 'message'])
        .execute();
      const messages = ended.flatMap(({ message }) => message ?? []);
      // what was to become of them may be wanted again
      if (messages.length > 0)
        await trx.updateTable('messages').set({ wanted: null }).where('id', 'in', messages).execute();
      await refreshLanes(
        trx,
        ended.map(({ lane }) => lane),
        now,
      );
      return ended;
    });
    return rows.map(({ id, destination }) => ({ delivery: id, destination, reason: REASON }));
  };
}
