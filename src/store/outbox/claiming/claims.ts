import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Claim, Outbox } from '../../../core/ports/outbox.ts';
import type { Tables } from '../../tables.ts';
import { Buckets } from './buckets.ts';
import { claimHeads, claimsOf, platformsDue, storyFacts, type ClaimDeps, type ClaimQuery } from './claim.ts';

/** A claim that may have been written, though no answer came. */
interface UnansweredClaim {
  readonly lease: string;
  readonly query: ClaimQuery;
}

/** What of the outbox hands deliveries out, each to one process at a time. */
export function createClaims(
  db: Kysely<Tables>,
  { engine, pacing }: ClaimDeps,
): Pick<Outbox, 'claim' | 'claimAbandoned' | 'renew'> {
  // leases tell who holds them, so that those of a process that is gone are known
  const holder = randomUUID();
  const newLease = () => `${holder} ${randomUUID()}`;
  let unanswered: readonly UnansweredClaim[] = [];
  /**
   * What a claim took whose answer was lost with the connection: nobody has tried it, and it is neither to wait for the end of its
   * lease nor to be looked for at the platform then.
   */
  const takeUnanswered = async ({ platforms, now, leaseMs }: ClaimQuery): Promise<readonly Claim[]> => {
    const one = unanswered.find(({ query }) => query.platforms.join() === platforms.join());
    if (one === undefined) return [];
    const rows = await db
      .updateTable('deliveries')
      .set({ lease_until: now + leaseMs })
      .where('state', '=', 'claimed')
      .where('lease', '=', one.lease)
      .returningAll()
      .returning(storyFacts(now))
      .execute();
    const paces = new Buckets(db);
    await paces.read(platforms);
    unanswered = unanswered.filter(other => other !== one);
    return claimsOf(rows, one.lease, row => ({
      noPriorAttempt: row.first_attempt_at === one.query.now,
      failures: paces.of(row.platform).failures ?? 0,
    }));
  };

  return {
    async claim(query) {
      const late = await takeUnanswered(query);
      if (late.length > 0) return late;
      const platforms = await platformsDue(db, pacing, query);
      if (platforms.length === 0) return [];
      const lease = newLease();
      try {
        return await db
          .transaction()
          .execute(trx => claimHeads(trx, { engine, pacing, lease }, { ...query, platforms }));
      } catch (error) {
        unanswered = [...unanswered, { lease, query }];
        throw error;
      }
    },

    async claimAbandoned({ platforms, now, leaseMs, alone = false }) {
      // PostgreSQL knows no empty list
      if (platforms.length === 0) return [];
      const isAbandoned = sql<boolean>`state = 'claimed' and platform in (${sql.join(platforms)})
        and (lease_until <= ${now} or (${sql.lit(alone ? 1 : 0)} = 1 and lease not like ${`${holder}%`}))`;
      // asked before the write lock is taken: mostly there is none
      if (!(await db.selectFrom('deliveries').select('seq').where(isAbandoned).limit(1).executeTakeFirst()))
        return [];
      const lease = newLease();
      const rows = await db
        .updateTable('deliveries')
        .set({ lease, lease_until: now + leaseMs })
        .where(isAbandoned)
        .returningAll()
        .returning(storyFacts(now))
        .execute();
      return claimsOf(rows, lease, () => ({ noPriorAttempt: false, failures: 0 }));
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
  };
}
