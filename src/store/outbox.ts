import { randomUUID } from 'node:crypto';
import { sql, type Expression, type Kysely, type SqlBool, type Updateable } from 'kysely';
import type { Claim, Outbox, Settlement } from '../core/ports.ts';
import { endedStates, type Delivery, type DeliveryState } from '../core/post.ts';
import type { Instant } from '../core/time.ts';
import { fromDeliveryRow } from './delivery-row.ts';
import { toJson } from './json-column.ts';
import type { StoreEngine } from './store-engine.ts';
import type { DeliveryTable, DeliveryTableRow, Tables } from './tables.ts';
import { selectDue, selectNextDue } from './waiting-places.ts';
import { writeDraft } from './write-draft.ts';

const RELEASED = { lease: null, lease_until: null } as const;

/** Deliveries in a database, claimed under leases: any number of processes may work on one outbox. */
export function createOutbox(db: Kysely<Tables>, engine: StoreEngine): Outbox {
  return {
    order: draft => db.transaction().execute(trx => writeDraft(trx, draft)),

    async claim({ platforms, now, limit, leaseMs }) {
      if (platforms.length === 0 || limit <= 0) return [];
      return db.transaction().execute(async trx => {
        const lock = engine.passOverLocked;
        const due = await selectDue({ platforms, now, limit, lock }).execute(trx);
        if (due.rows.length === 0) return [];
        const lease = randomUUID();
        const rows = await trx
          .updateTable('deliveries')
          .set(eb => ({
            state: 'claimed',
            lease,
            lease_until: now + leaseMs,
            attempts: eb('attempts', '+', 1),
            first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(now)),
          }))
          .where(
            'id',
            'in',
            due.rows.map(row => row.id),
          )
          .returningAll()
          .execute();
        return claimsOf(rows, lease, now);
      });
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
      return claimsOf(rows, lease, null);
    },

    async settle({ delivery, lease }, settlement, now) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ ...settled(settlement, now), ...RELEASED })
        .where('id', '=', delivery.id)
        .where('lease', '=', lease)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

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

    async withdraw(article, reason, now) {
      const rows = await withdrawal(db, { reason, now })
        .where('article', '=', article)
        .returningAll()
        .execute();
      return inOrder(rows).map(fromDeliveryRow);
    },

    replace: (successors, reason, now) =>
      db.transaction().execute(async trx => {
        const written: Delivery[] = [];
        for (const { of, draft } of successors) {
          const { numUpdatedRows } = await withdrawal(trx, { reason, now })
            .where('id', '=', of)
            .executeTakeFirst();
          if (numUpdatedRows > 0n) written.push(...(await writeDraft(trx, draft)));
        }
        return written;
      }),

    async resolve(id, verdict, now) {
      const row = await db
        .updateTable('deliveries')
        .set(
          verdict.kind === 'there'
            ? { state: 'sent', reason: null, sent_at: now, ended_at: now }
            : { state: 'queued', reason: null, not_before: null, first_attempt_at: null },
        )
        .where('id', '=', id)
        .where('state', '=', 'held')
        .returningAll()
        .executeTakeFirst();
      return row ? fromDeliveryRow(row) : null;
    },

    async nextDue(platforms) {
      if (platforms.length === 0) return null;
      const { rows } = await selectNextDue(platforms).execute(db);
      return rows[0]?.due ?? null;
    },

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
      return row ? { edition: row.edition, delivery: fromDeliveryRow(row) } : null;
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

/** `stampedAt`: the moment this claim stamped on rows that no earlier attempt had; null when it stamped none. */
const claimsOf = (
  rows: readonly DeliveryTableRow[],
  lease: string,
  stampedAt: Instant | null,
): readonly Claim[] =>
  inOrder(rows).map(row => ({
    delivery: fromDeliveryRow(row),
    lease,
    fresh: row.first_attempt_at === stampedAt,
  }));

/** The columns a settlement changes. What it does not speak of stays, but for the moment of the next try. */
function settled(settlement: Settlement, now: Instant): Updateable<DeliveryTable> {
  const { state, reason, notBefore = null, messageIds, url } = settlement;
  return {
    state,
    reason,
    not_before: notBefore,
    ...(messageIds === undefined ? {} : { message_ids_json: toJson(messageIds) }),
    ...(url === undefined ? {} : { url }),
    ...(settlement.surelyAbsent === true ? { first_attempt_at: null } : {}),
    ...(state === 'sent' ? { sent_at: now } : {}),
    ...((endedStates as readonly DeliveryState[]).includes(state) ? { ended_at: now } : {}),
  };
}
