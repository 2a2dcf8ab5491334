import { sql, type Kysely, type Selectable } from 'kysely';
import type { DeliveryId } from '../../core/ids.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { SlotStore } from '../../core/ports/store.ts';
import type { Slot } from '../../core/schedule.ts';
import { fromReasonColumn, toReasonColumn } from '../reason-column.ts';
import type { SlotTable, Tables } from '../tables.ts';
import { waitingFor } from '../editors/waiting-for.ts';
import { withdrawSends } from './withdraw-sends.ts';
import { writeDraft } from './write-draft.ts';

/** Slots in a database: one row for each due moment of a schedule, whatever clocks and processes do. */
export function createSlotStore(db: Kysely<Tables>): SlotStore {
  const newest = db.selectFrom('slots').selectAll().orderBy('due_at', 'desc');
  return {
    async lastSlot(schedule, until) {
      const row = await newest
        .where('schedule', '=', schedule)
        .$if(until !== undefined, query => query.where('due_at', '<=', until ?? 0))
        .limit(1)
        .executeTakeFirst();
      return row ? fromSlotRow(row) : null;
    },

    fill: (slot, drafts) =>
      db.transaction().execute(async trx => {
        const inserted = await trx
          .insertInto('slots')
          .values({
            id: slot.id,
            schedule: slot.schedule,
            due_at: slot.dueAt,
            state: slot.state,
            reason: toReasonColumn(slot.reason),
            filled_at: slot.filledAt,
          })
          .onConflict(conflict => conflict.doNothing())
          .returning('id')
          .execute();
        if (inserted.length === 0) return false;
        let written = 0;
        for (const draft of drafts) written += (await writeDraft(trx, draft)).length;
        if (written === 0 && slot.state === 'filled') {
          await trx.updateTable('slots').set(OVERTAKEN).where('id', '=', slot.id).execute();
        }
        return true;
      }),

    postBreaking: (article, drafts, now) =>
      db.transaction().execute(async trx => {
        const inserted = await trx
          .insertInto('breaking_articles')
          .values({ article, posted_at: now })
          .onConflict(conflict => conflict.doNothing())
          .returning('article')
          .execute();
        if (inserted.length === 0) return false;
        const to = drafts.flatMap(({ deliveries }) => deliveries.map(({ destination }) => destination));
        await withdrawSends(trx, { reason: reasonOf('breaking-instead'), now }, query =>
          query
            .where('destination', 'in', to)
            .where('id', 'in', sql<DeliveryId>`(${waitingFor(sql.val(article))})`),
        );
        for (const draft of drafts) await writeDraft(trx, draft);
        return true;
      }),

    async recent(limit) {
      const rows = await newest.orderBy('schedule').limit(limit).execute();
      return rows.map(fromSlotRow);
    },
  };
}

/** What a slot becomes when another one, or an editor, sent all its choices in the meantime. */
const OVERTAKEN = {
  state: 'empty',
  reason: toReasonColumn(reasonOf('slot-overtaken')),
} as const;

const fromSlotRow = (row: Selectable<SlotTable>): Slot => ({
  id: row.id,
  schedule: row.schedule,
  dueAt: row.due_at,
  state: row.state,
  reason: fromReasonColumn(row.reason),
  filledAt: row.filled_at,
});
