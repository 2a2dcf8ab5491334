import { sql, type RawBuilder } from 'kysely';
import type { Platform } from '../core/destination.ts';
import type { DeliveryId } from '../core/ids.ts';
import type { Instant } from '../core/time.ts';

/** The condition of the index `deliveries_waiting`, to the letter: only then is the index used. */
const WAITING = sql`d.state in ('queued', 'retry', 'suspended')`;

/**
 * One row (platform, destination) for each place that has something waiting and no attempt under way. It jumps through
 * the index from place to place: the cost goes with the number of places, not with what waits there.
 */
const placesOf = (platforms: readonly Platform[]): RawBuilder<unknown> => sql`
  jump (platform, destination) as (
    select p.column1, (
      select min(d.destination) from deliveries d where d.platform = p.column1 and ${WAITING})
    from (values ${sql.join(platforms.map(platform => sql`(${platform})`))}) p
    union all
    select j.platform, (
      select min(d.destination) from deliveries d
      where d.platform = j.platform and d.destination > j.destination and ${WAITING})
    from jump j where j.destination is not null
  ),
  place (platform, destination) as (
    select j.platform, j.destination from jump j
    where j.destination is not null and not exists (
      select 1 from deliveries c where c.destination = j.destination and c.state = 'claimed')
  )`;

const here = sql`d.platform = place.platform and d.destination = place.destination and ${WAITING}`;
/** Suspended without a moment to look again: only an editor wakes it. */
const atOnce = sql`${here} and d.not_before is null and d.state <> 'suspended'`;

/**
 * The deliveries a claim takes: of each free place the one written first among those that are due, at most `limit` of
 * them, the oldest first. `lock` ends the select.
 */
export const selectDue = (query: {
  readonly platforms: readonly Platform[];
  readonly now: Instant;
  readonly limit: number;
  readonly lock: RawBuilder<unknown>;
}): RawBuilder<{ id: DeliveryId }> => sql<{ id: DeliveryId }>`
  with recursive ${placesOf(query.platforms)},
  head (destination, seq) as (
    select place.destination, (select min(d.seq) from deliveries d where ${atOnce}) from place
    union all
    select place.destination, (
      select min(d.seq) from deliveries d where ${here} and d.not_before <= ${query.now}) from place
  ),
  first (seq) as (select min(head.seq) from head group by head.destination)
  select d.id from first join deliveries d on d.seq = first.seq
  order by d.seq limit ${query.limit} ${query.lock}`;

/** The earliest moment at which a claim, or a look for abandoned ones, would find something; null for never. */
export const selectNextDue = (platforms: readonly Platform[]): RawBuilder<{ due: Instant | null }> => sql<{
  due: Instant | null;
}>`
  with recursive ${placesOf(platforms)},
  moment (due) as (
    select c.lease_until from deliveries c where c.state = 'claimed'
    union all
    select (select d.created_at from deliveries d where ${atOnce} limit 1) from place
    union all
    select (select min(d.not_before) from deliveries d where ${here}) from place
  )
  select min(moment.due) as due from moment`;
