import { sql, type Transaction } from 'kysely';
import { changeIdOf } from '../../../core/ids.ts';
import { chatOf, type OrderingKey } from '../../../core/ordering-key.ts';
import type { Transition } from '../../../core/ports/outbox.ts';
import type { DeliveryState, FollowUp } from '../../../core/post.ts';
import type { Instant } from '../../../core/time.ts';
import { toJson } from '../../json-column.ts';
import { toReasonColumn } from '../../reason-column.ts';
import { openLanes, refreshLanes } from '../lanes.ts';
import { settleMessage, writeMessages } from '../changes.ts';
import { Buckets } from '../claiming/buckets.ts';
import type { CardFileTable, DeliveryTableRow, PaceRow, Tables } from '../../tables.ts';
import { writeCards, writeSuccessor } from '../write-draft.ts';
import { writeSettlements, type Settled, type SettledRow } from './write-settlements.ts';

/**
 * Writes what attempts came to, and what they told of places and platforms. Answers for each whether its lease was still
 * that of its claim; nothing is written of one whose was not. What all sends do is one statement for all of them.
 */
export async function recordOutcomes(
  trx: Transaction<Tables>,
  all: readonly Settled[],
  now: Instant,
): Promise<readonly boolean[]> {
  for (const { settlement } of all)
    if (settlement.payload !== undefined) await writeCards(trx, settlement.payload.cards, now);
  const rows = await writeSettlements(trx, all, now);
  const lanes: OrderingKey[] = [];
  const written: Written[] = [];
  for (const [at, settled] of all.entries()) {
    const row = rows[at];
    if (row === undefined) continue;
    lanes.push(row.lane);
    written.push({ ...settled, row: await stayInItsChat(trx, row, settled) });
  }
  await learn(trx, written, now);
  await writeMessages(
    trx,
    written.map(({ row }) => row),
    now,
  );
  await keepCardFiles(trx, written);
  await freeLanes(trx, written);
  for (const { row, settlement } of written) {
    if (row.message !== null) await settleMessage(trx, row, { settlement, now });
    for (const follow of followUpsOf(row, settlement))
      lanes.push(await writeFollowUp(trx, row, { follow, now }));
    const { successor } = settlement;
    const forget = () => forgetItems(trx, row, settlement.state);
    if (successor === undefined) await forget();
    else
      await writeSuccessor(trx, row.id, {
        draft: successor,
        instead: async () => {
          await forget();
          return true;
        },
      });
    await blockLane(trx, row.lane, { settlement, now });
    lanes.push(row.lane);
  }
  await refreshLanes(trx, lanes, now);
  return rows.map(row => row !== undefined);
}

/** What became of a delivery, with its row as it is now. */
interface Written extends Settled {
  readonly row: SettledRow;
}

/** What arrived in a chat that became another one meanwhile stands in the former: its id means nothing in the other. */
async function stayInItsChat(
  trx: Transaction<Tables>,
  row: SettledRow,
  { claim: { delivery }, settlement }: Settled,
): Promise<SettledRow> {
  const { orderingKey: lane, payload, operation } = delivery;
  if (settlement.state !== 'sent' || operation !== 'send' || row.lane === lane) return row;
  const former = { lane, payload_json: toJson(settlement.payload?.payload ?? payload) };
  await trx.updateTable('deliveries').set(former).where('id', '=', row.id).execute();
  // nobody has looked at its former lane
  return { ...row, ...former, lane_rests: true };
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

async function keepCardFiles(trx: Transaction<Tables>, written: readonly Written[]): Promise<void> {
  const files = new Map<string, CardFileTable>();
  for (const { claim, settlement } of written) {
    const { platform } = claim.delivery;
    for (const [card, file] of settlement.cardFiles ?? [])
      files.set(`${platform} ${card}`, { card, platform, file });
  }
  if (files.size === 0) return;
  await trx
    .insertInto('card_files')
    .values([...files.values()])
    .onConflict(conflict =>
      conflict.columns(['card', 'platform']).doUpdateSet(eb => ({ file: eb.ref('excluded.file') })),
    )
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

async function learn(trx: Transaction<Tables>, written: readonly Written[], now: Instant): Promise<void> {
  await learnOfPlatforms(trx, written);
  await learnOfChats(trx, written, now);
}

async function learnOfPlatforms(trx: Transaction<Tables>, written: readonly Written[]): Promise<void> {
  const paces = new Buckets(trx);
  const blocks = written.filter(({ settlement: { block } }) => block?.scope === 'platform');
  const counts = written.filter(({ settlement }) => settlement.failures !== undefined);
  await paces.read([...blocks, ...counts].map(({ claim }) => claim.delivery.platform));
  for (const { claim, settlement } of blocks) {
    const { platform } = claim.delivery;
    const { block } = settlement;
    const { blocked_until: before } = paces.of(platform);
    if (block !== undefined && (before === null || before < block.until))
      paces.set(platform, {
        blocked_until: block.until,
        blocked_reason: toReasonColumn(block.reason),
      });
  }
  for (const { claim, settlement } of counts) {
    const { platform } = claim.delivery;
    const { failures: before } = paces.of(platform);
    const { failures = 0 } = settlement;
    // what was claimed before others failed knows less than they
    const now = failures === 0 ? null : Math.max(failures, before ?? 0);
    paces.set(platform, { failures: now });
  }
  await paces.write();
}

/** The newest message of each chat and what kind of chat it is, without reading what is known of it. */
async function learnOfChats(
  trx: Transaction<Tables>,
  written: readonly Written[],
  now: Instant,
): Promise<void> {
  const chats = new Map<string, Pick<PaceRow, 'last_message' | 'chat_kind'>>();
  for (const { claim, settlement } of written) {
    const { messageIds = [], chatKind } = settlement;
    const chat = chatOf(claim.delivery.orderingKey);
    const before = chats.get(chat);
    const newest = newestOf([...messageIds, before?.last_message ?? '']);
    if (newest === null && chatKind === undefined) continue;
    chats.set(chat, {
      last_message: newest === null ? null : String(newest),
      chat_kind: chatKind ?? before?.chat_kind ?? null,
    });
  }
  if (chats.size === 0) return;
  await trx
    .insertInto('paces')
    // by its level the row has an end, where nothing is limited, too
    .values([...chats].map(([key, learnt]) => ({ key, level: now, ...learnt })))
    .onConflict(conflict =>
      conflict
        .column('key')
        .doUpdateSet(eb => ({
          level: eb.fn.coalesce('paces.level', 'excluded.level'),
          last_message: sql<
            string | null
          >`case when ${IS_NEWER} then excluded.last_message else paces.last_message end`,
          chat_kind: eb.fn.coalesce('excluded.chat_kind', 'paces.chat_kind'),
        }))
        .where(
          sql<boolean>`paces.level is null or ${IS_NEWER}
            or (excluded.chat_kind is not null and excluded.chat_kind is distinct from paces.chat_kind)`,
        ),
    )
    .execute();
}

/** Ids are numbers without leading zeros, longer than any number of a database: the longer one is the larger. */
const IS_NEWER = sql`(excluded.last_message is not null and (paces.last_message is null
  or (length(excluded.last_message), excluded.last_message) > (length(paces.last_message), paces.last_message)))`;

const newestOf = (ids: readonly string[]): bigint | null =>
  ids
    .filter(id => /^\d+$/.test(id))
    .map(BigInt)
    .reduce<bigint | null>((most, id) => (most === null || id > most ? id : most), null);

/**
 * What takes messages is free: whatever was known against it is over, but for the rest its answer asks for, which
 * `blockLane` writes.
 */
async function freeLanes(trx: Transaction<Tables>, written: readonly Written[]): Promise<void> {
  const lanes = written
    .filter(({ settlement, row }) => settlement.state === 'sent' && Boolean(row.lane_rests))
    .map(({ row }) => row.lane);
  if (lanes.length === 0) return;
  const changed = await trx
    .updateTable('lanes')
    .set({ blocked_until: null, blocked_reason: null, suspended_at: null })
    .where('lane', 'in', lanes)
    .where(eb => eb.or([eb('blocked_until', 'is not', null), eb('suspended_at', 'is not', null)]))
    .returning('lane')
    .execute();
  if (changed.length === 0) return;
  await trx
    .updateTable('subscribed_places')
    .set({ suspended_at: null })
    .where(
      'lane',
      'in',
      changed.map(({ lane }) => lane),
    )
    .execute();
}

async function blockLane(
  trx: Transaction<Tables>,
  lane: string,
  { settlement, now }: { readonly settlement: Transition; readonly now: Instant },
): Promise<void> {
  const { block, state } = settlement;
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
