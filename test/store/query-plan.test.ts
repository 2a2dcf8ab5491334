import { createInstanceLock } from '../../src/store/maintenance/instance-lock.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { Kysely, type CompiledQuery } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { filterKeyOf, type DeliveryId } from '../../src/core/ids.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { pickOrders } from '../../src/core/schedule.ts';
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts';
import { UNLIMITED } from '../../src/outbox/rate-limit.ts';
import { createStore } from '../../src/store/create-store.ts';
import { NodeSqliteDialect, openDatabase } from '../../src/store/sqlite/connection/node-sqlite-dialect.ts';
import { sqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { createFileLock } from '../../src/store/sqlite/files/file-lock.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { openNew, saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildCard, buildDraft, buildRule, buildSlot, NOW } from '../fixtures/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const file = join(temporaryFolder(), 'plans.sqlite');

beforeAll(async () => {
  // statistics of so few rows would tell SQLite to scan, and would still tell it so a year later
  await using store = await openNew(() => openSqliteStore({ file }));
  await saveAll(store, { key: 'a', topics: ['esteri'] }, { key: 'b' });
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
});

/** What a query does, step by step, in SQLite's words. */
function planOf({ sql, parameters }: CompiledQuery): readonly string[] {
  using database = new DatabaseSync(file);
  const rows = database.prepare(`explain query plan ${sql}`).all(...(parameters as SQLInputValue[]));
  return rows.map(row => String(row.detail));
}

/** The queries that a use of the store makes. */
async function queriesOf(use: (store: Store) => Promise<unknown>): Promise<readonly CompiledQuery[]> {
  const queries = new Map<string, CompiledQuery>();
  const db = new Kysely<Tables>({
    dialect: new NodeSqliteDialect(openDatabase(file)),
    log: ({ query }) => void queries.set(query.sql, query),
  });
  await using store = createStore(db, {
    engine: sqliteEngine,
    lock: createInstanceLock(db, createFileLock(':memory:')),
    pacing: UNLIMITED,
  });
  await use(store);
  return [...queries.values()].filter(query => /^\s*(select|with|insert|update|delete)/.test(query.sql));
}

/** Steps that read a table from end to end; steps over what the query itself has made are none. */
const scansOf = (plan: readonly string[]) =>
  plan.filter(step =>
    /^SCAN (?!ranks$|head$|marked$|v$|due$|urgent$|usual$|heads$|\d+-ROW VALUES|(\d+ )?CONSTANT)/.test(step),
  );

test('the load is read from what is open, whatever has ended', async () => {
  const platforms = ['telegram', 'discord'];
  const queries = await queriesOf(store => store.maintenance.load({ platforms, now: NOW }));
  expect(queries.length).toBeGreaterThanOrEqual(2);
  for (const query of queries) expect(scansOf(planOf(query))).toEqual([]);
});

test.each(pickOrders)('candidates by %s walk one index to the limit and look deliveries up', async order => {
  const narrow = buildRule({ order, languages: ['it'], topics: ['esteri'], within: 48 * HOUR });
  const query = { destination: 'canale', order, now: NOW, limit: 25 };
  const queries = await queriesOf(async ({ articles }) => {
    await articles.candidates({ ...query, rule: buildRule({ order }) });
    await articles.candidates({ ...query, rule: narrow });
  });
  expect(queries).toHaveLength(2);
  for (const plan of queries.map(planOf)) {
    expect(plan[0]).toMatch(/^(SCAN|SEARCH) a USING INDEX articles_(newest|priority|stable)/);
    expect(scansOf(plan.slice(1))).toEqual([]);
    expect(plan.filter(step => step.includes('TEMP B-TREE'))).toEqual([]);
    const lookups = plan.filter(step => step.startsWith('SEARCH d '));
    expect(lookups).toHaveLength(3);
    for (const step of lookups) expect(step).toContain('(article=? AND destination=?');
  }
});

test('what keeps articles away is looked up by article, and breaking news found by its priority', async () => {
  const gate = {
    young: [{ source: 'seeds', after: NOW }],
    skipsPaywalled: true,
    isNewStory: true,
    filters: [filterKeyOf('-sport', null), filterKeyOf('-calcio', 'seeds')],
  };
  const query = { destination: 'canale', now: NOW, limit: 25, rule: buildRule({ within: HOUR }) };
  const [newest, breaking] = await queriesOf(async ({ articles }) => {
    await articles.candidates({ ...query, order: 'newest', gate });
    await articles.candidates({ ...query, order: 'priority', gate: { ...gate, isBreaking: true } });
  });
  for (const asked of [newest, breaking]) {
    const plan = asked === undefined ? [] : planOf(asked);
    expect(scansOf(plan)).toEqual([]);
    expect(plan.filter(step => step.includes('TEMP B-TREE'))).toEqual([]);
    expect(plan.find(step => step.startsWith('SEARCH f '))).toContain('(article=? AND filter=?');
    for (const step of plan.filter(one => one.startsWith('SEARCH d ')))
      expect(step).toContain('(article=? AND destination=?');
  }
  expect(breaking && planOf(breaking)[0]).toMatch(/^SEARCH a USING INDEX articles_priority \(priority>/);
});

test('whether readers may get an article is looked up by article, and by its posts', async () => {
  const gate = { young: [], skipsPaywalled: false, filters: [], needsApproval: true, skipsRetracted: true };
  const query = { destination: 'canale', now: NOW, limit: 25, rule: buildRule(), order: 'newest' as const };
  const queries = await queriesOf(async ({ articles, subscriptions, proposals }) => {
    await articles.candidates({ ...query, gate });
    await subscriptions.pendingNews(NOW, { limit: 9, needsApproval: true });
    await subscriptions.waitingFor(buildArticle({ key: 'a' }).id, ['reader:a'], NOW);
    await proposals.approved(buildArticle({ key: 'a' }).id, NOW);
  });
  for (const plan of queries.map(planOf))
    for (const step of plan.filter(one => /\b(?:i|o|d|r)\b/.test(one.split(' ')[1] ?? '')))
      expect(step).toMatch(/^SEARCH/);
});

test('what editors see of deliveries is found by what goes to the places of the config', async () => {
  const queries = await queriesOf(async ({ deliveries }) => {
    await deliveries.queue({ limit: 9, places: 'configured' });
    await deliveries.history({ limit: 9, places: 'configured' });
    await deliveries.openToReaders();
  });
  const used = queries.map(planOf).flatMap(plan => plan.filter(step => step.includes(' d ')));
  expect(used.map(step => /deliveries_\w+/.exec(step)?.[0])).toEqual([
    'deliveries_configured',
    'deliveries_configured',
    'deliveries_configured',
  ]);
});

test('nothing the newsroom does all day reads a table from end to end', async () => {
  const article = buildArticle({ key: 'a' });
  const queries = await queriesOf(async ({ articles, slots, outbox, deliveries, stories }) => {
    await articles.save(article, NOW);
    await stories.near({ marks: [1, 2], from: NOW - DAY, to: NOW + DAY, shared: 2, limit: 9 });
    await stories.put({ article: article.id, story: article.id, at: NOW }, [1, 2], NOW);
    await stories.of([article.id]);
    await stories.others(article.id);
    await stories.there(article.id, 'canale');
    await stories.takenBack([article.id]);
    await articles.save(buildArticle({ key: 'c', topics: ['esteri'] }), NOW);
    await articles.save(buildArticle({ key: 'c', title: 'Altro' }), NOW);
    await articles.withdraw('seeds', 'c', NOW);
    await articles.get(article.id);
    await articles.keysOf('seeds');
    await articles.search('ponte', 9);
    await articles.clearFault('seeds', 'a');
    await articles.block([{ article: article.id, revision: 1, filter: filterKeyOf('-sport', null) }]);
    await articles.twinThere(article.id, 'canale');
    await slots.postBreaking(article.id, [buildDraft({ article: article.id, to: ['y'] })], NOW);
    await slots.lastSlot('mattino');
    await slots.fill(buildSlot(), [buildDraft({ article: article.id, to: ['x'], cards: [buildCard()] })]);
    await outbox.nextDue(['telegram', 'discord'], NOW);
    const claims = await outbox.claim({ platforms: ['telegram'], now: NOW, limit: 9, leaseMs: MINUTE });
    await outbox.claimAbandoned({ platforms: ['telegram'], now: NOW, leaseMs: MINUTE });
    for (const claim of claims) {
      await outbox.renew(claim, NOW);
      await outbox.settle(claim, { state: 'held', reason: null }, NOW);
      await outbox.resolve(claim.delivery.id, { kind: 'there' }, NOW);
      await outbox.get(claim.delivery.id);
    }
    await outbox.withdraw(article.id, reasonOf('article-withdrawn'), NOW);
    await outbox.resume('telegram:@x', NOW);
    await outbox.move('telegram:@x', -1001, NOW);
    await outbox.card(buildCard().hash);
    await outbox.standing(article.id, 'canale');
    await deliveries.queue({ limit: 9 });
    for (const filter of [{}, { article: article.id }, { destination: 'canale' }]) {
      await deliveries.history({ limit: 9, ...filter });
    }
  });
  expect(queries.length).toBeGreaterThan(25);
  const wrong = queries.flatMap(query =>
    scansOf(planOf(query))
      .filter(step => !step.startsWith('SCAN articles_search VIRTUAL TABLE INDEX'))
      // the newest by their row numbers, a page, for the beginnings of frequent words
      .filter(step => step !== 'SCAN a' || !query.sql.endsWith('order by "a"."seq" desc limit ?'))
      // all of them are wanted: no more than one of each destination
      .filter(step => !/^SCAN (pauses|removed_places) /.test(step))
      .map(step => `${step}: ${query.sql}`),
  );
  expect(wrong).toEqual([]);
});

test('whether a new article says what another said is looked up by its address and its words', async () => {
  const queries = await queriesOf(({ articles }) =>
    articles.save(buildArticle({ key: 'another', title: 'Altro' }), NOW),
  );
  const steps = queries.flatMap(planOf).filter(step => /^(SEARCH|SCAN) articles/.test(step));
  expect(steps.map(step => /\(.*\)/.exec(step)?.[0]).toSorted()).toEqual([
    '(content_hash=?)',
    '(source=? AND key=?)',
    '(url=?)',
  ]);
});

test('the head of a lane is found in the index of lanes, however much waits elsewhere', async () => {
  const queries = await queriesOf(async ({ articles, outbox }) => {
    await articles.save(buildArticle({ key: 'head' }), NOW);
    await outbox.order(buildDraft({ article: buildArticle({ key: 'head' }).id, to: ['head'] }));
    const [claim] = await outbox.claim({ platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE });
    if (claim) await outbox.settle(claim, { state: 'sent', reason: null }, NOW);
  });
  const steps = queries
    .filter(({ sql }) => sql.includes('from lanes l'))
    .flatMap(planOf)
    .filter(step => /^(SEARCH|SCAN) [cqr] /.test(step));
  expect(steps.length).toBeGreaterThan(5);
  for (const step of steps)
    expect(step).toMatch(/USING (COVERING )?INDEX deliveries_(in_lane|claimed) \(lane=\?/);
});

test('lists are read in the order of an index, up to their limit', async () => {
  const queries = await queriesOf(async ({ articles, slots, deliveries }) => {
    await articles.latest({ languages: ['it'], limit: 9 });
    await slots.recent(9);
    await deliveries.history({ limit: 9 });
    await deliveries.history({ limit: 9, destination: 'canale' });
  });
  const plans = queries.map(planOf);
  expect(plans.length).toBeGreaterThan(3);
  expect(plans.flat().filter(step => step.startsWith('SCAN') && !step.includes('USING INDEX'))).toEqual([]);
  expect(plans.flat().filter(step => step === 'USE TEMP B-TREE FOR ORDER BY')).toEqual([]);
});

test('counting reads an index, or the counts, not the articles and what was ever sent', async () => {
  const queries = await queriesOf(async ({ articles, deliveries }) => {
    await articles.count();
    await deliveries.counts();
  });
  expect(
    queries
      .map(planOf)
      .flat()
      .filter(step => !step.startsWith('USE')),
  ).toEqual([
    'SCAN articles USING COVERING INDEX articles_living',
    'SCAN delivery_counts',
    // a row for each destination that was removed
    'SCAN removed_places USING COVERING INDEX sqlite_autoindex_removed_places_1',
  ]);
});

test('alerts that wait are found among the alerts', async () => {
  const queries = await queriesOf(async ({ deliveries }) => {
    await deliveries.waitingAlerts();
  });
  expect(queries.flatMap(planOf)).toEqual(['SEARCH deliveries USING INDEX deliveries_alerts (ended_at=?)']);
});

test('each minute’s upkeep goes through indexes, a page at a time', async () => {
  const queries = await queriesOf(async ({ maintenance }) => {
    await maintenance.checkInvariants({ now: NOW, platforms: ['telegram'] });
    await maintenance.checkInvariants({
      now: NOW,
      platforms: ['telegram'],
      only: ['d1', 'd2'] as DeliveryId[],
    });
    await maintenance.prune({ now: NOW + 1000 * DAY, keepMs: DAY, standing: [] });
    await maintenance.expireWaiting({ now: NOW + 1000 * DAY, keepMs: DAY });
    await maintenance.clockMoved(0, NOW);
  });
  expect(queries.length).toBeGreaterThan(12);
  // few or small rows: what could not be read, what editors were told, one for each chat
  const small = /^SCAN (faults|notices|paces|lanes)/;
  const scans = queries.flatMap(query => scansOf(planOf(query)).filter(step => !small.test(step)));
  expect(scans).toEqual([]);
  expect(queries.flatMap(planOf).filter(step => step.includes('TEMP B-TREE'))).toEqual([]);
});
