import { sql, type Kysely } from 'kysely';
import type { Platform } from '../../../core/destination.ts';
import type { RateLimits } from '../../../core/rate-limits.ts';
import type { Instant } from '../../../core/time.ts';
import { availableAt } from '../../../outbox/rate-limit.ts';
import type { Tables } from '../../tables.ts';

/** The earliest moment at which a claim, or a look for abandoned ones, would find something; null for never. */
export async function nextDue(
  db: Kysely<Tables>,
  pacing: RateLimits,
  { platforms, now }: { readonly platforms: readonly Platform[]; readonly now: Instant },
): Promise<Instant | null> {
  if (platforms.length === 0) return null;
  const { rows } = await sql<{
    platform: Platform;
    due: Instant | null;
    blocked: Instant | null;
    level: Instant | null;
    lease: Instant | null;
  }>`
    select p.column1 as platform, pace.blocked_until as blocked, pace.level as level,
      (select min(due) from (
        select ${firstDue(0)} as due union all select ${firstDue(1)}
      ) as ranks) as due,
      (select min(c.lease_until) from deliveries c where c.state = 'claimed') as lease
    from (values ${sql.join(platforms.map(platform => sql`(${platform})`))}) p
    left join paces pace on pace.key = p.column1`.execute(db);
  const moments = rows.flatMap(({ platform, due, blocked, level, lease }) => {
    const free =
      due === null ? -Infinity : availableAt(level, pacing.ofPlatform(platform), { now: Math.max(now, due) });
    const next = due === null ? [] : [Math.max(due, blocked ?? due, free)];
    return lease === null ? next : [...next, lease];
  });
  return moments.length === 0 ? null : Math.ceil(Math.min(...moments));
}

const firstDue = (rank: 0 | 1) => sql`(
  select min(l.due_at) from lanes l
  where l.platform = p.column1 and l.rank = ${sql.lit(rank)} and l.due_at is not null)`;
