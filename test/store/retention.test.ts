import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { expect, test } from 'vitest';
import { platforms as registry } from '../../src/adapters/registry.ts';
import { DAY, MINUTE } from '../../src/core/time.ts';
import { PRUNING } from '../../src/store/maintenance/prune.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildCard, buildDraft, buildSlot, NOW } from '../fixtures/build.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';

const KEEP = 400 * DAY;

/** What stays, and why: each of these holds a number of rows that no time makes grow. */
const STAY = {
  delivery_counts: 'a row for each state',
  instances: 'those that run, and what the next start takes away',
  slots: 'the last of each schedule',
  moves: 'a chat moves once in its life',
  pauses: 'what editors pause without an end is paused until they resume it',
  paces: 'a row for each platform as a whole',
  forgotten: 'the articles themselves, which end five times as late',
  restores: 'a row, and one for each folder',
  removed_places: 'until a start after which the config names them again, or nothing of them is kept',
} as const;

/** Puts a row into a table: what is not given is text, or a moment long ago. */
function fill(database: DatabaseSync, table: string, given: Readonly<Record<string, SQLInputValue>>): void {
  const columns = database
    .prepare(`select name, type, "notnull" as needed, pk from pragma_table_info(?)`)
    .all(table);
  const row = columns.flatMap(({ name, type, needed, pk }): [string, SQLInputValue][] => {
    const column = String(name);
    if (column in given) return [[column, given[column] ?? null]];
    if (needed === 0 && pk === 0) return [];
    if (column.endsWith('_json')) return [[column, '{}']];
    return [[column, /int/i.test(String(type)) ? NOW : 'x']];
  });
  const names = row.map(([name]) => `"${name}"`).join(', ');
  database
    .prepare(`insert into ${table} (${names}) values (${row.map(() => '?').join(', ')})`)
    .run(...row.map(([, value]) => value));
}

test('of every table the old rows go, but for the few that are said to stay', async () => {
  const file = join(temporaryFolder(), 'old.sqlite');
  await using store = await openSqliteStore({ file, pacing: registry.rateLimits(registry.usualPacing) });
  const card = buildCard();
  const [article] = await saveAll(store, { key: 'a', source: 'feed', topics: ['esteri'] });
  const draft = buildDraft({ article: article!.id, schedule: 'mattino', cards: [card] });
  await store.slots.fill(buildSlot({ schedule: 'mattino', state: 'filled' }), [draft]);
  const platforms = ['telegram'] as const;
  for (const claim of await store.outbox.claim({ platforms, now: NOW, limit: 9, leaseMs: MINUTE }))
    await store.outbox.settle(claim, { state: 'sent', reason: null, messageIds: ['1'] }, NOW);
  await store.articles.saveFault(
    { source: 'seeds', key: 'b', line: null, reason: reasonOf('text-empty') },
    NOW,
  );
  await store.readers.change({ platform: 'telegram', kind: 'person', id: '7' }, { language: 'de' }, NOW);

  using database = new DatabaseSync(file);
  database.exec('pragma foreign_keys = off');
  const tables = Object.keys(PRUNING);
  const countOf = (table: string) => Number(database.prepare(`select count(*) as n from ${table}`).get()?.n);
  const delivery = draft.deliveries[0]!.id;
  const links = {
    article: article!.id,
    post: draft.post.id,
    delivery,
    message: delivery,
    card: card.hash,
    source: 'old feed',
    place: 'reader:1',
    name: 'reader:1',
    destination: 'canale',
    platform: 'telegram',
    suspended_at: NOW,
  };
  for (const table of tables.filter(name => countOf(name) === 0)) {
    fill(database, table, links);
  }
  expect(tables.filter(table => countOf(table) === 0)).toEqual([]);

  for (let round = 0; round < 40; round++)
    await store.maintenance.prune({ now: NOW + KEEP + 2 * DAY, keepMs: KEEP, standing: [] });
  const left = tables.filter(table => countOf(table) > 0);
  expect(left.toSorted()).toEqual(Object.keys(STAY).toSorted());
  expect(
    database
      .prepare('select key from paces')
      .all()
      .map(({ key }) => key),
  ).toEqual(['telegram']);
});
