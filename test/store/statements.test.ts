import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { MINUTE, SECOND } from '../../src/core/time.ts';
import { createStore } from '../../src/store/create-store.ts';
import { createInstanceLock } from '../../src/store/maintenance/instance-lock.ts';
import { migrate } from '../../src/store/migrations/migrate.ts';
import { NodeSqliteDialect, openDatabase } from '../../src/store/sqlite/connection/node-sqlite-dialect.ts';
import { createFileLock } from '../../src/store/sqlite/files/file-lock.ts';
import { sqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import type { Tables } from '../../src/store/tables.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildDraft, NOW } from '../fixtures/build.ts';

const LIMIT = { count: 30, perMs: SECOND, burst: 30 };
/** The statements that were made, the same on every database: on a server each is a round trip. */
let statements: string[];
let store: Store;
beforeEach(async () => {
  statements = [];
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(openDatabase(':memory:')),
    log: ({ query }) => void statements.push(query.sql.replace(/\s+/g, ' ').trim()),
  });
  await migrate(db, sqliteEngine, 'memory');
  store = createStore(db, {
    engine: sqliteEngine,
    lock: createInstanceLock(db, createFileLock(':memory:')),
    pacing: {
      ofPlatform: () => LIMIT,
      inChat: () => ({ quick: LIMIT, slow: LIMIT, window: null }),
      messagesIn: () => 1,
    },
  });
});
afterEach(() => store[Symbol.asyncDispose]());

/** What it costs to claim so many and to write what became of them. */
async function costOf(count: number) {
  const [article] = await saveAll(store, { key: `of ${count}` });
  const to = Array.from({ length: count }, (_, at) => `${count} ${at}`);
  await store.outbox.order(buildDraft({ article: article!.id, to }));
  const from = statements.length;
  const now = NOW + count * MINUTE;
  const claims = await store.outbox.claim({ platforms: ['telegram'], now, limit: count, leaseMs: MINUTE });
  const claimed = statements.slice(from).filter(isNoBoundary);
  const before = statements.length;
  const settlement = { state: 'sent', reason: null, url: null, failures: 0 } as const;
  await store.outbox.settleAll(
    () => claims.map((claim, at) => ({ claim, settlement: { ...settlement, messageIds: [String(at)] } })),
    now,
  );
  return { taken: claims.length, claimed, settled: statements.slice(before).filter(isNoBoundary) };
}

const isNoBoundary = (text: string) => !/^(begin|commit)/.test(text);

test('a claim costs the same statements however many it takes, and limits and failures one of them', async () => {
  const [few, many] = [await costOf(2), await costOf(20)];
  expect([few.taken, many.taken]).toEqual([2, 20]);
  expect(many.claimed).toHaveLength(few.claimed.length);
  expect(many.claimed.length).toBeLessThanOrEqual(6);
  // what is read of them comes with the lanes, which are read anyway
  const ofPaces = many.claimed.filter(text => text.includes('paces') && !text.includes('lanes'));
  expect(ofPaces).toEqual([expect.stringMatching(/^insert into "paces"/)]);
});

test('the outcomes of one kind cost the same statements however many there are', async () => {
  const [few, many] = [await costOf(2), await costOf(20)];
  expect(many.settled).toHaveLength(few.settled.length);
  expect(many.settled.length).toBeLessThanOrEqual(5);
});
