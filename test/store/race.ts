/**
 * One of several processes on a database: says "ready", and at the word "go" fills slots and delivers what it can
 * claim. Tells its parent each thing once it is written, and at the end all of them.
 * At "lock" it asks for the instance's lock instead.
 */
import { once } from 'node:events';
import { MINUTE } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { buildArticle, buildDraft, buildSlot, NOW } from '../fixtures/build.ts';

export type RaceMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'filled'; readonly dueAt: number }
  | { readonly kind: 'sent'; readonly delivery: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'locked' | 'refused' };

/** Its parent may be gone already: then nobody asks. */
const tell = (message: RaceMessage) => process.connected && process.send?.(message);

const [file = '', rounds = '0'] = process.argv.slice(2);
await using store = await openSqliteStore({ file });
tell({ kind: 'ready' });
const [order] = (await once(process, 'message')) as [string];
if (order === 'lock') {
  const instance = { id: 'racer', host: 'redazione', pid: process.pid, address: null };
  const { kind } = await store.lock.acquire(instance, NOW);
  tell({ kind: kind === 'acquired' ? 'locked' : 'refused' });
  await once(process, 'disconnect');
}

for (let round = 0; round < Number(rounds); round++) {
  const dueAt = NOW + round;
  const draft = buildDraft({ article: buildArticle({ key: `${round}` }).id, to: ['x', 'y', 'z'] });
  if (await store.slots.fill(buildSlot({ dueAt }), [draft])) tell({ kind: 'filled', dueAt });
  const claims = await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 2, leaseMs: MINUTE });
  for (const claim of claims) {
    const settled = await store.outbox.settle(claim, { state: 'sent', reason: null }, NOW);
    if (settled) tell({ kind: 'sent', delivery: claim.delivery.id });
  }
}
tell({ kind: 'done' });
// alive until it is let go, so that whoever means to kill it finds it
if (process.connected) await new Promise(resolve => process.once('disconnect', resolve));
