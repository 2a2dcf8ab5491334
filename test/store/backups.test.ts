import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { changeIdOf } from '../../src/core/ids.ts';
import type { PostChange } from '../../src/core/ports/outbox.ts';
import type { Delivery } from '../../src/core/post.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts';
import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { APPLICATION_ID } from '../../src/store/sqlite/application-id.ts';
import { firstTables } from '../../src/store/migrations/0001-first-tables.ts';
import { NodeSqliteDialect, openDatabase } from '../../src/store/sqlite/connection/node-sqlite-dialect.ts';
import { sqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { expendable } from '../../src/store/sqlite/files/backups.ts';
import { checkDatabase } from '../../src/store/sqlite/files/check-database.ts';
import { restoreBackup } from '../../src/store/sqlite/files/restore.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDraft, buildSlot, buildTelegramPayload, NOW } from '../fixtures/build.ts';
import { failureOf } from '../fixtures/in-english.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;
const newFile = () => {
  const home = join(folder, `newsroom-${files++}`);
  mkdirSync(home);
  return join(home, 'strillone.db');
};

test('a backup is one whole file, and holds what was written until then', async () => {
  const file = newFile();
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' }, { key: 'b' });
  const backup = await store.files.backUp(NOW);
  await saveAll(store, { key: 'c' });
  expect(backup).toEqual({
    file: join(folder, 'newsroom-0', 'backups', 'strillone-20260302T080000Z.db'),
    at: NOW,
    bytes: statSync(backup.file).size,
  });
  expect(readdirSync(join(folder, 'newsroom-0', 'backups'))).toEqual([basename(backup.file)]);
  expect(await checkDatabase(backup.file)).toMatchObject({ problems: [] });
  expect(await store.files.backups()).toEqual([backup]);
  await using copy = await openSqliteStore({ file: backup.file });
  expect(await copy.articles.keysOf('seeds')).toEqual(['a', 'b']);
});

test('a backup made while others write is one of the states there were', async () => {
  const file = newFile();
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  const article = buildArticle({ key: 'a' }).id;
  let go = true;
  const write = async () => {
    for (let n = 0; go; n++) {
      await store.slots.fill(buildSlot({ dueAt: NOW + n }), [
        buildDraft({ article, occasion: `${n}`, to: [`${n}-x`, `${n}-y`] }),
      ]);
      await new Promise(setImmediate);
    }
  };
  const writing = write();
  for (let n = 0; n < 4; n++) {
    const { file: copy } = await store.files.backUpTo(join(folder, `while-writing-${n}.db`), NOW);
    using database = new DatabaseSync(copy);
    const count = (table: string) =>
      Number(Object.values(database.prepare(`select count(*) from ${table}`).get()!)[0]);
    expect(count('deliveries')).toBe(count('slots') * 2);
  }
  go = false;
  await writing;
});

test('a file that is there already is not written over', async () => {
  await using store = await openSqliteStore({ file: newFile() });
  const target = join(folder, 'mine.txt');
  writeFileSync(target, 'mine');
  expect(await failureOf(() => store.files.backUpTo(target, NOW))).toMatch(
    /mine\.txt: there is a file of that name/,
  );
  expect(readFileSync(target, 'utf8')).toBe('mine');
});

test('a damaged database gives no backup, and the older ones stay', async () => {
  const file = newFile();
  const store = await openSqliteStore({ file });
  await saveAll(store, ...Array.from({ length: 60 }, (_, n) => ({ key: `${n}` })));
  await store.files.backUp(NOW);
  await store[Symbol.asyncDispose]();
  const bytes = readFileSync(file);
  const inAnArticle = bytes.lastIndexOf(buildArticle().text.slice(0, 20));
  const page = inAnArticle - (inAnArticle % 4096);
  bytes.fill(0xff, page, page + 4096);
  writeFileSync(file, bytes);
  await using damaged = await openSqliteStore({ file });
  expect(await damaged.files.quickCheck()).not.toEqual([]);
  expect(await damaged.files.fullCheck()).not.toEqual([]);
  expect(await failureOf(() => damaged.files.backUp(NOW + HOUR))).toMatch(
    /strillone\.db: (?:its copy is not whole|the database is damaged)/,
  );
  expect(await damaged.files.backups()).toMatchObject([{ at: NOW }]);
});

test('the newest backups stay, and one of each day before them', () => {
  const hourly = Array.from({ length: 24 * 20 }, (_, n) => ({ file: `${n}`, at: NOW - n * HOUR, bytes: 1 }));
  const gone = new Set(expendable(hourly, { hours: 24, days: 7 }));
  const kept = hourly.filter(backup => !gone.has(backup));
  expect(kept).toHaveLength(24 + 5);
  expect(kept.slice(0, 24)).toEqual(hourly.slice(0, 24));
  expect(kept.at(-1)?.at).toBeGreaterThan(NOW - 8 * DAY);
  expect(expendable(hourly, { hours: 0, days: 0 })).toEqual(hourly.slice(1));
});

async function send(store: Store, to: string) {
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id, occasion: to, to: [to] }));
  const query = { platforms: ['telegram'] as const, now: NOW, limit: 1, leaseMs: MINUTE };
  const [claim] = await store.outbox.claim(query);
  await store.outbox.settle(claim!, { state: 'sent', reason: null, messageIds: ['1'] }, NOW);
  return claim!.delivery;
}

const editOf = ({ id, post, article }: Delivery): PostChange => ({
  post: post!,
  items: [{ article: article!, revision: 2 }],
  changes: [
    {
      id: changeIdOf(id, 'new'),
      operation: 'edit',
      message: id,
      payload: buildTelegramPayload('new'),
      wanted: 'new',
      notBefore: null,
    },
  ],
  cards: [],
});

test('a restored backup repeats nothing: what was due is held, and slots until now have passed', async () => {
  const file = newFile();
  {
    await using store = await openSqliteStore({ file });
    await saveAll(store, { key: 'a' });
    const message = await send(store, 'before');
    await store.slots.fill(buildSlot({ dueAt: NOW, state: 'empty' }), []);
    const article = buildArticle({ key: 'a' }).id;
    await store.outbox.order(buildDraft({ article, occasion: 'due', to: ['due'] }));
    await store.outbox.order(
      buildDraft({ article, occasion: 'later', to: ['later'], notBefore: NOW + 2 * DAY }),
    );
    await store.outbox.change([editOf(message)], NOW);
    await store.files.backUp(NOW);
    await saveAll(store, { key: 'after' });
  }
  const backup = join(file, '../backups/strillone-20260302T080000Z.db');
  const restored = await restoreBackup({ backup, file, now: NOW + HOUR, folders: [] });
  expect(restored.held).toBe(1);
  expect(existsSync(join(restored.aside ?? '', 'strillone.db'))).toBe(true);
  await using store = await openSqliteStore({ file });
  expect(await store.articles.keysOf('seeds')).toEqual(['a']);
  expect(
    (await store.deliveries.queue({ limit: 9 })).map(({ destination, state }) => [destination, state]),
  ).toEqual(
    expect.arrayContaining([
      ['due', 'held'],
      ['later', 'queued'],
      ['before', 'queued'],
    ]),
  );
  expect(await store.slots.lastSlot('mattino')).toMatchObject({ dueAt: NOW + HOUR, state: 'skipped' });
  expect(await store.maintenance.checkInvariants({ now: NOW, platforms: ['telegram'] })).toEqual([]);
  expect(existsSync(backup)).toBe(true);
});

test('a backup of the first version is restored, and brought up to date when it is opened', async () => {
  const old = join(folder, 'first-version.db');
  const dialect = new NodeSqliteDialect(openDatabase(old));
  const db = new Kysely<unknown>({ dialect });
  const migrations = { '0001-first-tables': firstTables(sqliteEngine) };
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  expect((await migrator.migrateToLatest()).error).toBeUndefined();
  await sql`pragma application_id = ${sql.lit(APPLICATION_ID)}`.execute(db);
  await db.destroy();
  const file = newFile();
  expect(await restoreBackup({ backup: old, file, now: NOW, folders: [] })).toEqual({ aside: null, held: 0 });
  await using store = await openSqliteStore({ file });
  expect(await saveAll(store, { key: 'a' })).toHaveLength(1);
});

test('what is no backup of ours is refused, and changes nothing', async () => {
  const file = newFile();
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  const before = readdirSync(join(file, '..')).toSorted();
  const refused = async (backup: string, why: RegExp) => {
    expect(await failureOf(() => restoreBackup({ backup, file, now: NOW, folders: [] }))).toMatch(why);
  };
  await refused(join(folder, 'none.db'), /none\.db: there is no such file/);
  await refused(folder, /: is a folder/);
  writeFileSync(join(folder, 'text.db'), 'no database '.repeat(500));
  await refused(
    join(folder, 'text.db'),
    /text\.db: is damaged, or no backup at all \(file is not a database\); choose another/,
  );
  const other = join(folder, 'other.db');
  new DatabaseSync(other).exec('create table contacts (name text)');
  await refused(other, /other\.db: is no backup of a newsroom/);
  expect(readdirSync(join(file, '..')).toSorted()).toEqual(before);
});

test('a copy made by hand of a database in use is restored with its log', async () => {
  const file = newFile();
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  const copy = killed(file);
  expect(statSync(`${copy}-wal`).size).toBeGreaterThan(0);
  const target = newFile();
  await restoreBackup({ backup: copy, file: target, now: NOW, folders: [] });
  await using restored = await openSqliteStore({ file: target });
  expect(await restored.articles.keysOf('seeds')).toEqual(['a']);
});

/** Files as a process leaves them that was killed: database and log, copied at one moment. */
function killed(file: string): string {
  const copy = newFile();
  for (const ending of ['', '-wal']) {
    if (existsSync(file + ending)) copyFileSync(file + ending, copy + ending);
  }
  return copy;
}
