import { sql, type Kysely, type Transaction } from 'kysely';
import type { Platform } from '../../../core/destination.ts';
import type { RateLimit, RateLimits } from '../../../core/rate-limits.ts';
import type { OrderingKey } from '../../../core/ordering-key.ts';
import type { Payload } from '../../../core/payload.ts';
import { storyFates, type Claim } from '../../../core/ports/outbox.ts';
import type { Duration, Instant } from '../../../core/time.ts';
import { consume, availableAt } from '../../../outbox/rate-limit.ts';
import { fromDeliveryRow } from '../delivery-row.ts';
import { headsOf, refreshLanes } from '../lanes.ts';
import { fateOf } from '../story-fates.ts';
import { chatFilled, chatFreeAt, Buckets } from './buckets.ts';
import { dueLanes } from './due-lanes.ts';
import type { StoreEngine } from '../../store-engine.ts';
import type { DeliveryTableRow, PaceRow, Tables } from '../../tables.ts';

/** Lanes looked at in one statement. */
const PAGE = 64;

export interface ClaimDeps {
  readonly engine: StoreEngine;
  readonly pacing: RateLimits;
}

export interface ClaimQuery {
  readonly platforms: readonly Platform[];
  readonly now: Instant;
  readonly limit: number | ((platform: Platform) => number);
  readonly leaseMs: Duration;
}

const roomOn = (platform: Platform, { limit }: ClaimQuery): number =>
  typeof limit === 'number' ? limit : limit(platform);

/** Platforms of which a claim would look at anything: asked before the write lock is taken. */
export async function platformsDue(
  db: Kysely<Tables>,
  pacing: RateLimits,
  query: ClaimQuery,
): Promise<readonly Platform[]> {
  const { now } = query;
  const due: Platform[] = [];
  for (const platform of query.platforms) {
    if (roomOn(platform, query) <= 0) continue;
    const [first] = await dueLanes(db, { platform, now, limit: 1 });
    if (first !== undefined && mayGo(first.platform, pacing.ofPlatform(platform), now)) due.push(platform);
  }
  return due;
}

/** Whether a platform takes one more message now. */
const mayGo = ({ level, blocked_until: blocked }: PaceRow, limit: RateLimit | null, now: Instant): boolean =>
  (blocked === null || blocked <= now) && availableAt(level, limit, { now }) <= now;

/**
 * Takes the heads of due lanes, as fast as the platforms and their chats allow. What lanes and paces of all become is written in one
 * statement each.
 */
export async function claimHeads(
  trx: Transaction<Tables>,
  deps: ClaimDeps & { readonly lease: string },
  query: ClaimQuery,
): Promise<readonly Claim[]> {
  const taken: DeliveryTableRow[] = [];
  const paces = new Buckets(trx);
  const due: DueMoments = new Map();
  for (const platform of query.platforms) {
    const limit = roomOn(platform, query);
    taken.push(...(await takeHeads(trx, { ...deps, paces, due, platform, now: query.now, limit })));
  }
  await setDue(trx, due);
  await paces.write();
  return stamp(trx, taken, { ...query, paces, lease: deps.lease });
}

/** When lanes are due that were looked at; null while a delivery of theirs is under way. */
type DueMoments = Map<OrderingKey, Instant | null>;

interface Taking extends ClaimDeps {
  readonly paces: Buckets;
  /** What is not written yet. */
  readonly due: DueMoments;
  readonly platform: Platform;
  readonly now: Instant;
  readonly limit: number;
}

/**
 * One platform's due lanes. Those that may not go yet are given their moment, so that each pass sees new ones. What is over
 * is no message: it goes whatever the paces say.
 */
async function takeHeads(trx: Transaction<Tables>, at: Taking): Promise<DeliveryTableRow[]> {
  const { engine, pacing, paces, due, platform, now } = at;
  const taken: DeliveryTableRow[] = [];
  const limit = pacing.ofPlatform(platform);
  // one asks for all whether a platform that failed answers again
  const most = () => ((paces.of(platform).failures ?? 0) > 0 ? Math.min(1, at.limit) : at.limit);
  const isFree = () => taken.length < most() && mayGo(paces.of(platform), limit, now);
  while (isFree()) {
    const room = Math.min(PAGE, at.limit - taken.length, limit === null ? PAGE : limit.burst + 1);
    const lanes = await dueLanes(trx, { platform, now, limit: room });
    for (const lane of lanes) paces.learn(lane.chat, lane.platform);
    if (lanes.length === 0 || !isFree()) break;
    const heads = await headsOf(
      trx,
      lanes.map(({ lane }) => lane),
      { now, lock: engine.passOverLocked },
    );
    const refused: OrderingKey[] = [];
    for (const { lane, chat } of lanes) {
      const head = heads.find(one => one.lane === lane);
      if (head === undefined) {
        refused.push(lane);
        continue;
      }
      if (!head.is_over) {
        const sending = {
          payload: JSON.parse(head.payload_json) as Payload,
          operation: head.operation,
          now,
        };
        const pace = paces.of(chat.key);
        const free = chatFreeAt(pacing, pace, sending);
        if (free > now) {
          due.set(lane, Math.ceil(free));
          continue;
        }
        if (!isFree()) break;
        paces.set(chat.key, chatFilled(pacing, pace, sending));
        const { level } = paces.of(platform);
        paces.set(platform, { level: consume(level, limit, { now, count: pacing.messagesIn(sending) }) });
      }
      // while it is under way nobody else of its lane goes
      due.set(lane, null);
      taken.push(head);
    }
    await refreshLanes(trx, refused, now);
    if (lanes.length < room || !isFree()) break;
    // the next page is of others
    await setDue(trx, due);
  }
  return taken;
}

async function setDue(trx: Transaction<Tables>, due: DueMoments): Promise<void> {
  if (due.size === 0) return;
  await sql`
    update lanes set due_at = cast(v.column2 as bigint)
    from (values ${sql.join([...due].map(([lane, moment]) => sql`(${lane}, ${moment})`))}) as v
    where lanes.lane = v.column1`.execute(trx);
  due.clear();
}

/** Marks the rows as claimed. One that surely left no message remembers the newest message there was before it. */
async function stamp(
  trx: Transaction<Tables>,
  taken: readonly DeliveryTableRow[],
  { now, leaseMs, lease, paces }: ClaimQuery & { readonly lease: string; readonly paces: Buckets },
): Promise<readonly Claim[]> {
  if (taken.length === 0) return [];
  const stamped = await trx
    .updateTable('deliveries')
    .set(eb => ({
      state: 'claimed',
      lease,
      lease_until: now + leaseMs,
      attempts: eb('attempts', '+', 1),
      attempted_after: sql<string | null>`case when first_attempt_at is null then (
        select p.last_message from lanes l join paces p on p.key = l.chat where l.lane = deliveries.lane
      ) else attempted_after end`,
      first_attempt_at: eb.fn.coalesce('first_attempt_at', eb.val(now)),
    }))
    .where(
      'seq',
      'in',
      taken.map(({ seq }) => seq),
    )
    // the rest was read already
    .returning(['seq', 'attempts', 'attempted_after', 'first_attempt_at'])
    .returning(storyFacts(now))
    .execute();
  const heads = new Map(taken.map(row => [row.seq, row]));
  const rows = stamped.flatMap(row => {
    const head = heads.get(row.seq);
    return head === undefined ? [] : [{ ...head, state: 'claimed' as const, ...row }];
  });
  return claimsOf(rows, lease, row => ({
    noPriorAttempt: heads.get(row.seq)?.first_attempt_at === null,
    failures: paces.of(row.platform).failures ?? 0,
  }));
}

/** What has become of the delivery's stories, in the round trip that claims it. */
export const storyFacts = (now: Instant) =>
  [
    fateOf('best', 'deliveries', now).as('best_fate'),
    fateOf('worst', 'deliveries', now).as('worst_fate'),
  ] as const;

interface ClaimedRow extends DeliveryTableRow {
  readonly best_fate: number | null;
  readonly worst_fate: number | null;
}

/** `known`: what the row itself does not say of its claim. */
export const claimsOf = (
  rows: readonly ClaimedRow[],
  lease: string,
  known: (row: DeliveryTableRow) => Pick<Claim, 'noPriorAttempt' | 'failures'>,
): readonly Claim[] =>
  rows
    .toSorted((a, b) => a.seq - b.seq)
    .map(row => ({
      delivery: fromDeliveryRow(row),
      lease,
      stories:
        row.article === null
          ? null
          : {
              best: storyFates[row.best_fate ?? 0] ?? 'alive',
              worst: storyFates[row.worst_fate ?? 0] ?? 'alive',
            },
      ...known(row),
    }));
