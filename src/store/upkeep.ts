import type { Kysely } from 'kysely';
import type { Upkeep } from '../core/upkeep.ts';
import { createExpireWaiting } from './expire-waiting.ts';
import { moveMoments } from './move-moments.ts';
import { createPrune } from './prune.ts';
import { createSumCheck } from './sum-check.ts';
import type { Tables } from './tables.ts';

/** What keeps a database sound and small. */
export const createUpkeep = (db: Kysely<Tables>): Upkeep => ({
  sumCheck: createSumCheck(db),
  prune: createPrune(db),
  expireWaiting: createExpireWaiting(db),
  clockMoved: (byMs, now) => moveMoments(db, byMs, now),
});
