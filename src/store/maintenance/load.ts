import type { Kysely } from 'kysely';
import type { Load, LoadQuery } from '../../core/ports/store-maintenance.ts';
import type { RateLimits } from '../../core/rate-limits.ts';
import { usedPart } from '../../outbox/rate-limit.ts';
import type { Tables } from '../tables.ts';

/** What is open, what is due longest, and how full the platforms' limits are: three queries that grow with what is open only. */
export async function loadOf(
  db: Kysely<Tables>,
  limits: RateLimits,
  { platforms, now }: LoadQuery,
): Promise<Load> {
  const open = await db
    .selectFrom('deliveries')
    .select(eb => ['platform', 'state', eb.fn.countAll<number>().as('count')])
    .where('ended_at', 'is', null)
    .groupBy(['platform', 'state'])
    .orderBy('platform')
    .orderBy('state')
    .execute();
  const oldestDue = await db
    .selectFrom('deliveries')
    .select(eb => ['platform', eb.fn.min<number>(eb.fn.coalesce('not_before', 'created_at')).as('since')])
    .where('ended_at', 'is', null)
    .where('state', 'in', ['queued', 'retry'])
    .where(eb => eb(eb.fn.coalesce('not_before', 'created_at'), '<=', now))
    .groupBy('platform')
    .orderBy('platform')
    .execute();
  const limited = platforms.flatMap(platform => {
    const limit = limits.ofPlatform(platform);
    return limit === null ? [] : [{ platform, limit }];
  });
  const paces =
    limited.length === 0
      ? []
      : await db
          .selectFrom('paces')
          .select(['key', 'level'])
          .where(
            'key',
            'in',
            limited.map(({ platform }) => platform),
          )
          .execute();
  const levels = new Map(paces.map(({ key, level }) => [key, level]));
  return {
    open,
    oldestDue,
    limits: limited.map(({ platform, limit }) => ({
      platform,
      used: usedPart(levels.get(platform) ?? null, limit, now),
    })),
  };
}
