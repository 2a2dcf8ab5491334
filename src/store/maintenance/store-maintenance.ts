import type { Kysely } from 'kysely';
import type { StoreMaintenance } from '../../core/ports/store-maintenance.ts';
import type { RateLimits } from '../../core/rate-limits.ts';
import { createExpireWaiting } from './expire-waiting.ts';
import { loadOf } from './load.ts';
import { moveMoments } from './shift-timestamps.ts';
import { createPrune } from './prune.ts';
import { createInvariantCheck } from './invariants.ts';
import type { Tables } from '../tables.ts';

/** What keeps a database sound and small. */
export const createStoreMaintenance = (db: Kysely<Tables>, pacing: RateLimits): StoreMaintenance => ({
  checkInvariants: createInvariantCheck(db),
  prune: createPrune(db),
  expireWaiting: createExpireWaiting(db),
  clockMoved: (byMs, now) => moveMoments(db, byMs, now),
  load: query => loadOf(db, pacing, query),
});
