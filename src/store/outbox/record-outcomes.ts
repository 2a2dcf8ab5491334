import type { Transaction, Updateable } from 'kysely';
import { changeIdOf } from '../../core/ids.ts';
import { chatOf, type OrderingKey } from '../../core/ordering-key.ts';
import type { Claim, Transition } from '../../core/ports/outbox.ts';
import { endedStates, type DeliveryState, type FollowUp } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import { toReasonColumn } from '../reason-column.ts';
import { toJson } from '../json-column.ts';
import { cardsIn } from '../maintenance/invariants.ts';
import { openLanes, refreshLanes } from './lanes.ts';
import { settleMessage } from './changes.ts';
import { Buckets } from './buckets.ts';
import type { DeliveryTable, DeliveryTableRow, Tables } from '../tables.ts';
import { writeCards } from './write-draft.ts';

export interface Settled {
  readonly claim: Claim;
  readonly settlement: Transition;
}

/**
 * Writes what attempts came to, and what they told of places and platforms. Answers for each whether its lease was still
 * that of its claim; nothing is written of one whose was not.
 */
export async function recordOutcomes(
  trx: Transaction<Tables>,
  all: readonly Settled[],
  now: Instant,
): Promise<readonly boolean[]> {
  const lanes: OrderingKey[] = [];
  const paces = new Buckets(trx);
  const answers: boolean[] = [];
  for (const settled of all) {
    const row = await writeSettlement(trx, settled, now);
    answers.push(row !== undefined);
    if (row === undefined) continue;
    await learn(paces, settled);
    await settleMessage(trx, row, { ...settled, now });
    if (settled.settlement.cardFile !== undefined) await keepCardFile(trx, settled);
    for (const follow of followUpsOf(row, settled.settlement))
      lanes.push(await writeFollowUp(trx, row, { follow, now }));
    await forgetItems(trx, row, settled.settlement.state);
    await blockLane(trx, row.lane, { ...settled, now });
    lanes.push(row.lane);
  }
  await paces.write();
  await refreshLanes(trx, lanes, now);
  return answers;
}

async function writeSettlement(trx: Transaction<Tables>, { claim, settlement }: Settled, now: Instant) {
  if (settlement.payload?.card) await writeCards(trx, [settlement.payload.card], now);
  return trx
    .updateTable('deliveries')
    .set({ ...columnsOf(settlement, now), lease: null, lease_until: null })
    .where('id', '=', claim.delivery.id)
    .where('lease', '=', claim.lease)
    .returningAll()
    .executeTakeFirst();
}

/** What was withdrawn was not seen: its articles may go there after all. */
async function forgetItems(
  trx: Transaction<Tables>,
  { id, operation }: DeliveryTableRow,
  state: DeliveryState,
): Promise<void> {
  if (state !== 'withdrawn' || operation !== 'send') return;
  await trx.deleteFrom('delivery_items').where('delivery', '=', id).execute();
}

async function keepCardFile(
  trx: Transaction<Tables>,
  { claim: { delivery }, settlement }: Settled,
): Promise<void> {
  const [card] = cardsIn(JSON.stringify(delivery.payload));
  const { cardFile: file } = settlement;
  if (card === undefined || file === undefined) return;
  await trx
    .insertInto('card_files')
    .values({ card, platform: delivery.platform, file })
    .onConflict(conflict => conflict.columns(['card', 'platform']).doUpdateSet({ file }))
    .execute();
}

interface Follow extends Omit<FollowUp, 'payload'> {
  readonly payloadJson: string;
}

const followUpsOf = (row: DeliveryTableRow, { publish, follow = [] }: Transition): readonly Follow[] => [
  ...(publish === true
    ? [{ key: 'publish', queue: 'followers', payloadJson: row.payload_json, afterMs: 0 }]
    : []),
  ...follow.map(({ payload, ...rest }) => ({ ...rest, payloadJson: toJson(payload) })),
];

/** What follows a message has a queue of its own, so that nothing waits for it. Answers it. */
async function writeFollowUp(
  trx: Transaction<Tables>,
  row: DeliveryTableRow,
  { follow, now }: { readonly follow: Follow; readonly now: Instant },
): Promise<OrderingKey> {
  const lane = `${row.lane}/${follow.queue}`;
  await openLanes(trx, [{ lane, platform: row.platform }]);
  await trx
    .insertInto('deliveries')
    .values({
      id: changeIdOf(row.id, follow.key),
      post: row.post,
      article: row.article,
      operation: 'publish',
      message: row.id,
      destination: row.destination,
      platform: row.platform,
      lane,
      rank: row.rank,
      payload_json: follow.payloadJson,
      state: 'queued',
      not_before: follow.afterMs === 0 ? null : now + follow.afterMs,
      attempts: 0,
      created_at: now,
      message_ids_json: '[]',
    })
    .onConflict(conflict => conflict.doNothing())
    .execute();
  return lane;
}

/** The columns a settlement changes. What it does not speak of stays, but for the moment of the next try. */
function columnsOf(settlement: Transition, now: Instant): Updateable<DeliveryTable> {
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

async function learn(paces: Buckets, { claim: { delivery }, settlement }: Settled): Promise<void> {
  const { block, chatKind, messageIds } = settlement;
  if (block?.scope === 'platform') {
    await paces.read([delivery.platform]);
    const { blocked_until: before } = paces.of(delivery.platform);
    if (before === null || before < block.until)
      paces.set(delivery.platform, {
        blocked_until: block.until,
        blocked_reason: toReasonColumn(block.reason),
      });
  }
  const newest = newestOf(messageIds ?? []);
  if (newest !== null || chatKind !== undefined) {
    const chat = chatOf(delivery.orderingKey);
    await paces.read([chat]);
    const pace = paces.of(chat);
    const known = newestOf(pace.last_message === null ? [] : [pace.last_message]);
    const last = newest !== null && (known === null || newest > known) ? String(newest) : pace.last_message;
    const kind = chatKind ?? pace.chat_kind;
    if (last !== pace.last_message || kind !== pace.chat_kind)
      paces.set(chat, { last_message: last, chat_kind: kind });
  }
}

const newestOf = (ids: readonly string[]): bigint | null =>
  ids
    .filter(id => /^\d+$/.test(id))
    .map(BigInt)
    .reduce<bigint | null>((most, id) => (most === null || id > most ? id : most), null);

async function blockLane(
  trx: Transaction<Tables>,
  lane: string,
  { settlement, now }: { readonly settlement: Transition; readonly now: Instant },
): Promise<void> {
  const { block, state } = settlement;
  if (state === 'sent') {
    // it takes messages: whatever was known against it is over, but for the rest its answer asks for
    const until = block?.scope === 'place' ? block.until : null;
    const changed = await trx
      .updateTable('lanes')
      .set({
        blocked_until: until,
        blocked_reason: until === null ? null : toReasonColumn(block?.reason ?? null),
        suspended_at: null,
      })
      .where('lane', '=', lane)
      .where(eb =>
        eb.or([eb('blocked_until', 'is distinct from', until), eb('suspended_at', 'is not', null)]),
      )
      .returning('lane')
      .execute();
    if (changed.length > 0)
      await trx
        .updateTable('subscribed_places')
        .set({ suspended_at: null })
        .where('lane', '=', lane)
        .execute();
    return;
  }
  const until =
    state === 'suspended' ? (settlement.notBefore ?? null) : block?.scope === 'place' ? block.until : null;
  if (state === 'suspended')
    await trx
      .updateTable('subscribed_places')
      .set({ suspended_at: now })
      .where('lane', '=', lane)
      .where('suspended_at', 'is', null)
      .execute();
  if (until === null) return;
  await trx
    .updateTable('lanes')
    .set(eb => ({
      blocked_until: until,
      blocked_reason: toReasonColumn(block?.reason ?? settlement.reason),
      ...(state === 'suspended' ? { suspended_at: eb.fn.coalesce('suspended_at', eb.val(now)) } : {}),
    }))
    .where('lane', '=', lane)
    .execute();
}
