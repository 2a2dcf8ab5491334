/**
 * One of several processes that race on a database: says "ready", and at the word "go" fills slots and delivers all it
 * can claim. Sends what it won to its parent.
 */
import { MINUTE } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { buildArticle, buildDraft, buildSlot, NOW } from '../fixtures/build.ts';

export interface RaceResult {
  readonly slots: readonly number[];
  readonly deliveries: readonly string[];
}

const [file = '', rounds = '0'] = process.argv.slice(2);
await using store = await openSqliteStore({ file });
process.send?.('ready');
await new Promise(resolve => process.once('message', resolve));

const slots: number[] = [];
const deliveries: string[] = [];
for (let round = 0; round < Number(rounds); round++) {
  const draft = buildDraft({ article: buildArticle({ key: `${round}` }).id, to: ['x', 'y', 'z'] });
  if (await store.slots.fill(buildSlot({ dueAt: NOW + round }), [draft])) slots.push(round);
  const claims = await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 2, leaseMs: MINUTE });
  for (const claim of claims) {
    const settled = await store.outbox.settle(claim, { state: 'sent', reason: null }, NOW);
    if (settled) deliveries.push(claim.delivery.id);
  }
}
process.send?.({ slots, deliveries } satisfies RaceResult);
process.disconnect();
