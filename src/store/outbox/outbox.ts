import { randomUUID } from 'node:crypto';
import { sql, type Expression, type Kysely, type SqlBool } from 'kysely';
import type { Outbox } from '../../core/ports/outbox.ts';
import type { Delivery } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { moveChat, resumeChat } from './chat-changes.ts';
import { claimHeads, claimsOf, hasDue, type ClaimDeps } from './claim.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { refreshLanes } from './lanes.ts';
import { nextDue } from './next-due.ts';
import { recordOutcomes } from './record-outcomes.ts';
import type { DeliveryTableRow, Tables } from '../tables.ts';
import { writeDraft } from './write-draft.ts';

/** Deliveries in a database, claimed under leases: any number of processes may work on one outbox. */
export function createOutbox(db: Kysely<Tables>, { engine, pacing }: ClaimDeps): Outbox {
  return {
    order: draft => db.transaction().execute(trx => writeDraft(trx, draft)),

    async claim(query) {
      if (query.limit <= 0 || !(await hasDue(db, pacing, query))) return [];
      return db.transaction().execute(trx => claimHeads(trx, { engine, pacing }, query));
    },

    async claimAbandoned({ platforms, now, leaseMs }) {
      const lease = randomUUID();
      const rows = await db
        .updateTable('deliveries')
        .set({ lease, lease_until: now + leaseMs })
        .where(isClaimed)
        .where('platform', 'in', platforms)
        .where('lease_until', '<=', now)
        .returningAll()
        .execute();
      return claimsOf(rows, lease, () => false);
    },

    settle: (claim, settlement, now) =>
      db
        .transaction()
        .execute(async trx => (await recordOutcomes(trx, [{ claim, settlement }], now))[0] ?? false),
    settleAll: (settled, now) => db.transaction().execute(trx => recordOutcomes(trx, settled, now)),

    async renew({ delivery, lease }, until) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ lease_until: until })
        .where('id', '=', delivery.id)
        .where('lease', '=', lease)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    async get(id) {
      const row = await db.selectFrom('deliveries').selectAll().where('id', '=', id).executeTakeFirst();
      return row ? fromDeliveryRow(row) : null;
    },

    withdraw: (article, reason, now) =>
      db.transaction().execute(async trx => {
        const rows = await withdrawal(trx, { reason, now })
          .where('article', '=', article)
          .returningAll()
          .execute();
        await refreshLanes(trx, lanesOf(rows), now);
        return inOrder(rows).map(fromDeliveryRow);
      }),

    replace: (successors, reason, now) =>
      db.transaction().execute(async trx => {
        const written: Delivery[] = [];
        for (const { of, draft } of successors) {
          const rows = await withdrawal(trx, { reason, now }).where('id', '=', of).returningAll().execute();
          await refreshLanes(trx, lanesOf(rows), now);
          if (rows.length > 0) written.push(...(await writeDraft(trx, draft)));
        }
        return written;
      }),

    resolve: (id, verdict, now) =>
      db.transaction().execute(async trx => {
        const row = await trx
          .updateTable('deliveries')
          .set(
            verdict.kind === 'there'
              ? { state: 'sent', reason: wordOf(verdict), sent_at: now, ended_at: now }
              : { state: 'queued', reason: wordOf(verdict), not_before: null, first_attempt_at: null },
          )
          .where('id', '=', id)
          .where('state', '=', 'held')
          .returningAll()
          .executeTakeFirst();
        if (row === undefined) return null;
        await refreshLanes(trx, [row.lane], now);
        return fromDeliveryRow(row);
      }),

    move: (chat, movedTo, now) =>
      db.transaction().execute(trx => moveChat(trx, { chat, address: movedTo, now })),
    resume: (chat, now) => db.transaction().execute(trx => resumeChat(trx, chat, now)),
    nextDue: (platforms, now) => nextDue(db, pacing, { platforms, now }),

    async card(hash) {
      const row = await db.selectFrom('cards').selectAll().where('hash', '=', hash).executeTakeFirst();
      if (!row) return null;
      const { media_type: mediaType, width, height, bytes, alt } = row;
      return { hash, mediaType, width, height, bytes, alt };
    },

    async standing(article, destination) {
      const row = await db
        .selectFrom('deliveries')
        .selectAll()
        .where('article', '=', article)
        .where('destination', '=', destination)
        .orderBy('edition', 'desc')
        // of the same edition the living one, if there is one
        .orderBy(sql`case when state = 'withdrawn' then 1 else 0 end`)
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { repostNumber: row.edition, delivery: fromDeliveryRow(row) } : null;
    },
  };
}

/** Takes back what waits and of which no attempt can have left a message: what readers can see is not "withdrawn". */
const withdrawal = (db: Kysely<Tables>, why: { readonly reason: string; readonly now: Instant }) =>
  db
    .updateTable('deliveries')
    .set({ state: 'withdrawn', reason: why.reason, ended_at: why.now })
    .where('state', 'in', ['queued', 'retry', 'suspended'])
    .where('first_attempt_at', 'is', null);

/** The condition of the index `deliveries_claimed`, to the letter. */
const isClaimed: Expression<SqlBool> = sql`state = 'claimed'`;

const inOrder = (rows: readonly DeliveryTableRow[]) => rows.toSorted((a, b) => a.seq - b.seq);
const lanesOf = (rows: readonly DeliveryTableRow[]) => rows.map(({ lane }) => lane);

/** An editor's verdict as the reason that people read. */
const wordOf = ({ kind, by }: Parameters<Outbox['resolve']>[1]): string | null =>
  by === undefined ? null : `${by} said ${kind === 'there' ? 'that it is there' : 'to send it again'}`;
