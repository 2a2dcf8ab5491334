import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import {
  DummyDriver,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type CompiledQuery,
} from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { pickOrders } from '../../src/core/schedule.ts';
import { HOUR } from '../../src/core/time.ts';
import { selectCandidates } from '../../src/store/candidates.ts';
import { sqliteEngine } from '../../src/store/sqlite-engine.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { selectDue, selectNextDue } from '../../src/store/waiting-places.ts';
import { buildRule, NOW } from '../fixtures/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const file = join(temporaryFolder(), 'plans.sqlite');
/** Only writes SQL; the plans come from the file itself. */
const writer = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

beforeAll(async () => {
  await (await openSqliteStore({ file }))[Symbol.asyncDispose]();
});

function planOf({ sql, parameters }: CompiledQuery): readonly string[] {
  using database = new DatabaseSync(file);
  const rows = database.prepare(`explain query plan ${sql}`).all(...(parameters as SQLInputValue[]));
  return rows.map(row => String(row.detail));
}

test.each(pickOrders)('candidates by %s walk one index and look deliveries up', order => {
  const rule = buildRule({ order, languages: ['it'], topics: ['esteri'], within: 48 * HOUR });
  for (const narrowed of [rule, buildRule({ order })]) {
    const query = selectCandidates(writer, {
      destination: 'canale',
      rule: narrowed,
      order,
      now: NOW,
      limit: 25,
    });
    const plan = planOf(query.compile());
    const walks = plan.filter(step => step.startsWith('SCAN') || step.startsWith("SEARCH a "));
    expect(walks).toEqual([
      expect.stringMatching(/^(SCAN|SEARCH) a USING INDEX articles_(newest|priority|stable)/),
    ]);
    expect(plan.filter(step => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(plan.filter(step => step.startsWith('SEARCH d ')).length).toBe(3);
    for (const step of plan.filter(step => step.startsWith('SEARCH d '))) {
      expect(step).toMatch(/USING (COVERING )?INDEX deliveries_\w+ \(article=\? AND destination=\?/);
    }
  }
});

test.each([
  [
    'a claim',
    selectDue({ platforms: ['telegram', 'discord'], now: NOW, limit: 16, lock: sqliteEngine.passOverLocked }),
  ],
  ['the next due moment', selectNextDue(['telegram', 'discord'])],
])('%s jumps through the index of what waits, never through all deliveries', (_, query) => {
  const plan = planOf(query.compile(writer));
  const tables = plan.filter(step => /^(SCAN|SEARCH) [dc]\b/.test(step));
  expect(tables.filter(step => step.startsWith('SCAN') && !step.includes('deliveries_claimed'))).toEqual([]);
  expect(tables.filter(step => step.includes('deliveries_waiting')).length).toBeGreaterThanOrEqual(3);
});
