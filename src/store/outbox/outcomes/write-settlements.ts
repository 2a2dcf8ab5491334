import { sql, type RawBuilder, type Transaction, type Updateable } from 'kysely';
import type { Claim, Transition } from '../../../core/ports/outbox.ts';
import { endedStates, type DeliveryState } from '../../../core/post.ts';
import type { Instant } from '../../../core/time.ts';
import { toJson } from '../../json-column.ts';
import { toReasonColumn } from '../../reason-column.ts';
import type { DeliveryTable, DeliveryTableRow, Tables } from '../../tables.ts';

export interface Settled {
  readonly claim: Claim;
  readonly settlement: Transition;
}

/** A delivery as its outcome leaves it. */
export interface SettledRow extends DeliveryTableRow {
  /** Something is known against its lane. */
  readonly lane_rests: number | boolean;
}

/**
 * Writes what deliveries become, those that change the same columns in one statement. Answers the rows, in the same order:
 * undefined, and nothing written, where the lease was no longer that of the claim.
 */
export async function writeSettlements(
  trx: Transaction<Tables>,
  all: readonly Settled[],
  now: Instant,
): Promise<readonly (SettledRow | undefined)[]> {
  const alike = Map.groupBy(all, ({ settlement }) => Object.keys(columnsOf(settlement, now)).join());
  const written = new Map<string, SettledRow>();
  for (const group of alike.values())
    for (const row of await writeAlike(trx, group, now)) written.set(row.id, row);
  return all.map(({ claim: { delivery } }) => {
    const row = written.get(delivery.id);
    // a claim is settled once
    written.delete(delivery.id);
    return row;
  });
}

async function writeAlike(
  trx: Transaction<Tables>,
  group: readonly Settled[],
  now: Instant,
): Promise<readonly SettledRow[]> {
  const rows = group.map(({ settlement }) => columnsOf(settlement, now));
  const names = Object.keys(rows[0] ?? {}) as (keyof Changed)[];
  const changes = names.map((name, at) => sql`${sql.ref(name)} = ${valueOf(name, at + 3)}`);
  const values = group.map(
    ({ claim }, at) =>
      sql`(${sql.join([claim.delivery.id, claim.lease, ...names.map(name => rows[at]?.[name] ?? null)])})`,
  );
  const answer = await sql<SettledRow>`
    update deliveries set lease = null, lease_until = null, ${sql.join(changes)}
    from (values ${sql.join(values)}) as v
    where deliveries.id = v.column1 and deliveries.lease = v.column2
    returning *, (
      select l.blocked_until is not null or l.suspended_at is not null from lanes l where l.lane = deliveries.lane
    ) as lane_rests`.execute(trx);
  return answer.rows;
}

type Changed = Updateable<DeliveryTable>;

const MOMENTS: readonly (keyof Changed)[] = ['not_before', 'first_attempt_at', 'sent_at', 'ended_at'];

/** To a database with types, the parameters of a list of values are texts. */
function valueOf(name: keyof Changed, column: number): RawBuilder<unknown> {
  const value = sql.ref(`v.column${column}`);
  return MOMENTS.includes(name) ? sql`cast(${value} as bigint)` : sql`${value}`;
}

/** The columns a settlement changes. What it does not speak of stays, but for the moment of the next try. */
function columnsOf(settlement: Transition, now: Instant): Changed {
  const { state, reason, notBefore = null, messageIds, url, payload } = settlement;
  return {
    state,
    reason: toReasonColumn(reason),
    not_before: notBefore,
    ...(messageIds === undefined ? {} : { message_ids_json: toJson(messageIds) }),
    ...(url === undefined ? {} : { url }),
    ...(payload === undefined ? {} : { payload_json: toJson(payload.payload) }),
    ...(settlement.confirmedNotSent === true ? { first_attempt_at: null } : {}),
    ...(state === 'sent' ? { sent_at: now } : {}),
    ...((endedStates as readonly DeliveryState[]).includes(state) ? { ended_at: now } : {}),
  };
}
