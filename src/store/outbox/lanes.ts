import { sql, type Kysely, type RawBuilder, type SqlBool } from 'kysely';
import { chatOf, type OrderingKey } from '../../core/ordering-key.ts';
import { ALERT_LASTS } from '../../core/post.ts';
import type { Instant } from '../../core/time.ts';
import type { DeliveryTableRow, LaneTable, Tables } from '../tables.ts';
import { fateOf } from './story-fates.ts';

/** More than this many names in one statement are split, for databases limit the parameters of one. */
const AT_ONCE = 500;

/** The condition of the index `deliveries_in_lane`, to the letter: only then is the index used. */
const isOpen = (alias: string) => sql`${sql.raw(alias)}.state in ('queued', 'retry', 'suspended')`;
const isDueBy = (now: Instant) => sql`(q.not_before is null or q.not_before <= ${now})`;
const inThisLane = (alias: string) => sql`${sql.raw(alias)}.lane = l.lane`;
/**
 * Posts wait where an editor has paused their place, or where it is no destination any more and nobody can have seen them;
 * edits, deletions and alerts go.
 */
export const isPaused = (alias: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql`(${of('operation')} = 'send' and ${of('post')} is not null and (
    exists (select 1 from pauses p where p.destination in (${of('destination')}, ''))
    or ${isRemoved(alias)}))`;
};
/** A send that was never tried, to what is no destination any more. */
export const isRemoved = (alias: string) => {
  const of = (column: string) => sql.ref(`${alias}.${column}`);
  return sql<SqlBool>`(${of('operation')} = 'send' and ${of('first_attempt_at')} is null
    and exists (select 1 from removed_places gone where gone.destination = ${of('destination')}))`;
};
/** Waits for its own moment, and all behind it wait with it. */
const isStopped = sql`r.state in ('retry', 'suspended') and r.not_before is not null`;

/** The first delivery of this rank in lane `l` that may go by now. */
const firstQueued = (column: RawBuilder<unknown>, rank: 0 | 1, now: Instant) => sql`(
  select ${column} from deliveries q
  where ${inThisLane('q')} and ${isOpen('q')} and q.state = 'queued' and q.rank = ${sql.lit(rank)} and ${isDueBy(now)}
    and not ${isPaused('q')}
  order by q.seq limit 1)`;

const firstStopped = (column: RawBuilder<unknown>) => sql`(
  select ${column} from deliveries r where ${inThisLane('r')} and ${isOpen('r')} and ${isStopped}
    and not ${isPaused('r')} order by r.seq limit 1)`;

/** Opens the lanes that are not there yet. */
export async function openLanes(
  db: Kysely<Tables>,
  lanes: readonly Pick<LaneTable, 'lane' | 'platform'>[],
): Promise<void> {
  if (lanes.length === 0) return;
  await db
    .insertInto('lanes')
    .values(lanes.map(({ lane, platform }) => ({ lane, platform, chat: chatOf(lane), rank: 1 })))
    .onConflict(conflict => conflict.column('lane').doNothing())
    .execute();
}

/**
 * Writes down when the head of each of these lanes may go. Belongs into every transaction that changes what stands in a
 * lane: what is not written here is not claimed.
 */
export async function refreshLanes(
  db: Kysely<Tables>,
  names: readonly (OrderingKey | null)[],
  now: Instant,
): Promise<void> {
  const lanes = [...new Set(names)].filter(lane => lane !== null);
  for (let from = 0; from < lanes.length; from += AT_ONCE) {
    // materialized: or the moment would be looked for twice, once for each time it is named
    await sql`
      with head as materialized (
        select l.lane, ${firstQueued(sql`1`, 0, now)} as is_urgent,
          case when exists (select 1 from deliveries c where ${inThisLane('c')} and c.state = 'claimed') then null
          else coalesce(
            ${firstQueued(sql`cast(${now} as bigint)`, 0, now)},
            ${firstStopped(sql`r.not_before`)},
            ${firstQueued(sql`cast(${now} as bigint)`, 1, now)},
            (select min(q.not_before) from deliveries q where ${inThisLane('q')} and ${isOpen('q')} and q.state = 'queued'
              and not ${isPaused('q')})
          ) end as due_at
        from lanes l where l.lane in (${sql.join(lanes.slice(from, from + AT_ONCE))})
      )
      update lanes set
        rank = case when head.is_urgent is null then 1 else 0 end,
        due_at = case when lanes.blocked_until > head.due_at then lanes.blocked_until else head.due_at end
      from head
      where head.lane = lanes.lane`.execute(db);
  }
}

/** The same for all lanes in which something of these destinations is open; null: of any. */
export async function refreshLanesOf(
  db: Kysely<Tables>,
  destinations: readonly string[] | null,
  now: Instant,
): Promise<void> {
  if (destinations?.length === 0) return;
  const lanes = await db
    .selectFrom('deliveries')
    .select('lane')
    .distinct()
    .where('ended_at', 'is', null)
    .$if(destinations !== null, query => query.where('destination', 'in', destinations ?? []))
    .execute();
  await refreshLanes(
    db,
    lanes.map(({ lane }) => lane),
    now,
  );
}

/** A delivery that may go; `is_over`: it goes not as it is, for a story of it is worth nothing any more and nobody has seen it. */
export type Head = DeliveryTableRow & { readonly is_over: number | boolean };

/** The deliveries at the heads of these lanes that may go by now, one for each lane. */
export async function headsOf(
  db: Kysely<Tables>,
  lanes: readonly OrderingKey[],
  at: { readonly now: Instant; readonly lock: RawBuilder<unknown> },
): Promise<readonly Head[]> {
  // materialized: so that the heads are found first, and each is then looked up
  const { rows } = await sql<Head>`
    with heads as materialized (
      select coalesce(
        ${firstQueued(sql`q.seq`, 0, at.now)},
        ${firstStopped(sql`case when r.not_before <= ${at.now} then r.seq else 0 end`)},
        ${firstQueued(sql`q.seq`, 1, at.now)}) as seq
      from lanes l where l.lane in (${sql.join(lanes)})
    )
    select d.*, (d.operation = 'send' and d.first_attempt_at is null and (
      (d.post is null and d.created_at <= ${at.now - ALERT_LASTS}) or ${fateOf('worst', 'd', at.now)} > 0
    )) as is_over
    from heads join deliveries d on d.seq = heads.seq ${at.lock}`.execute(db);
  return rows;
}
