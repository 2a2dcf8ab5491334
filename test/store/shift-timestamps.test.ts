import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { DAY, MINUTE } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDraft, NOW } from '../fixtures/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const far = NOW + 3000 * DAY;
let files = 0;

test.each([
  `update paces set level = ${far}, slow_level = ${far}`,
  `update paces set blocked_until = ${far}, blocked_reason = 'too many'`,
  `update lanes set blocked_until = ${far}, blocked_reason = 'too many', due_at = ${far}`,
  `update lanes set due_at = ${far}`,
])('a moment years away, left by a clock that was wrong, keeps nothing waiting: %s', async damage => {
  const file = join(folder, `${files++}.sqlite`);
  await using store = await openSqliteStore({ file, pacing: platforms.rateLimits(platforms.usualPacing) });
  await saveAll(store, { key: 'a' });
  const article = buildArticle({ key: 'a' }).id;
  const take = (now: number) =>
    store.outbox.claim({ platforms: ['telegram'], now, limit: 1, leaseMs: MINUTE });
  await store.outbox.order(buildDraft({ article, occasion: 'first' }));
  const [claim] = await take(NOW);
  await store.outbox.settle(claim!, { state: 'sent', reason: null, messageIds: ['1'] }, NOW);
  await store.outbox.order(buildDraft({ article, occasion: 'second', repostNumber: 1 }));
  using other = new DatabaseSync(file);
  other.exec(damage);
  const now = NOW + DAY;
  await store.maintenance.clockMoved(0, now);
  expect(await take(now)).toHaveLength(1);
});
