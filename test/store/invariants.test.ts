import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { DeliveryId } from '../../src/core/ids.ts';
import { PRUNING } from '../../src/store/maintenance/prune.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDraft, NOW } from '../fixtures/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;

test.each([
  [
    `update deliveries set state = 'sent', ended_at = ${NOW}, message_ids_json = '["1"]'`,
    'sent-at-no-moment',
  ],
  [`update deliveries set state = 'sent', ended_at = ${NOW}, sent_at = ${NOW}`, 'sent-without-message'],
  [`delete from delivery_items`, 'no-items'],
  [`update deliveries set state = 'held'`, 'no-reason'],
  [`update deliveries set state = 'retry', reason = ''`, 'no-reason'],
  [`update deliveries set lane = 'nowhere'`, 'no-lane'],
  [`update lanes set due_at = null`, 'lane-asleep'],
  [`update deliveries set payload_json = json_set(payload_json, '$.card', '${'a'.repeat(64)}')`, 'no-card'],
])('a delivery that %s is told of: it %s', async (damage, flaw) => {
  const file = join(folder, `${files++}.sqlite`);
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  const [row] = await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  const [id, noId] = [row?.id ?? ('' as DeliveryId), 'd0' as DeliveryId];
  const look = (only?: readonly DeliveryId[]) =>
    store.maintenance.checkInvariants({ now: NOW, platforms: ['telegram'], ...(only ? { only } : {}) });
  expect(await look()).toEqual([]);
  expect(await look([id, noId])).toEqual([]);
  using other = new DatabaseSync(file);
  other.exec(damage);
  expect(await look()).toMatchObject([{ destination: 'canale', flaw }]);
  expect(await look([noId, id])).toMatchObject([{ delivery: id, flaw }]);
  expect(await look([noId])).toEqual([]);
});

test.each([
  `set state = 'claimed'`,
  `set lease = 'somebody'`,
  `set state = 'dead', reason = 'no'`,
  `set ended_at = ${NOW}`,
  `set lane = null`,
  `set operation = 'edit'`,
  `set message = 'of a send'`,
])('the database itself refuses a delivery that %s', async damage => {
  const file = join(folder, `${files++}.sqlite`);
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  using other = new DatabaseSync(file);
  expect(() => {
    other.exec(`update deliveries ${damage}`);
  }).toThrow(/constraint failed/);
});

test('no table is without a rule by which it ends', async () => {
  const file = join(folder, 'tables.sqlite');
  await using _store = await openSqliteStore({ file });
  using database = new DatabaseSync(file);
  const tables = database
    .prepare(`select name from pragma_table_list where schema = 'main' and type in ('table', 'virtual')`)
    .all()
    .map(row => String(row.name))
    .filter(name => !/^(sqlite_|kysely_|articles_search)/.test(name));
  expect(tables.toSorted()).toEqual(Object.keys(PRUNING).toSorted());
});
