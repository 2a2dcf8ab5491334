import { createInstanceLock } from '../../src/store/maintenance/instance-lock.ts';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { expect, test } from 'vitest';
import { UNLIMITED } from '../../src/outbox/rate-limit.ts';
import { createStore } from '../../src/store/create-store.ts';
import { NodeSqliteDialect, openDatabase } from '../../src/store/sqlite/connection/node-sqlite-dialect.ts';
import { sqliteEngine } from '../../src/store/sqlite/sqlite-engine.ts';
import { createFileLock } from '../../src/store/sqlite/files/file-lock.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Tables } from '../../src/store/tables.ts';
import { buildArticle, buildCard, buildDraft, buildSlot, NOW } from '../fixtures/build.ts';
import { failureOf } from '../fixtures/in-english.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const at = (name: string) => join(folder, name);

test('the file is made, and what was written is there when it is opened again', async () => {
  const file = at('new.sqlite');
  {
    await using store = await openSqliteStore({ file });
    await saveAll(store, { key: 'a' });
    await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  }
  await using store = await openSqliteStore({ file });
  expect(await store.articles.keysOf('seeds')).toEqual(['a']);
  expect(await store.deliveries.queue({ limit: 9 })).toHaveLength(1);
});

test('a closed store has left all in its one file', async () => {
  const file = at('closed.sqlite');
  const store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  await store[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  expect(existsSync(`${file}-wal`)).toBe(false);
  await expect(store.articles.keysOf('seeds')).rejects.toThrow();
});

test('a store in memory works and is forgotten', async () => {
  {
    await using store = await openSqliteStore({ file: ':memory:' });
    await saveAll(store, { key: 'a' });
    expect(await store.articles.search('ponte', 9)).toHaveLength(1);
  }
  await using next = await openSqliteStore({ file: ':memory:' });
  expect(await next.articles.keysOf('seeds')).toEqual([]);
});

test('every commit is made to last: WAL, full sync, foreign keys', async () => {
  const file = at('pragmas.sqlite');
  await using store = await openSqliteStore({ file });
  using other = new DatabaseSync(file);
  expect(other.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(other.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
  await expect(
    store.outbox.order(buildDraft({ article: buildArticle({ key: 'never saved' }).id })),
  ).rejects.toThrow(/FOREIGN KEY/);
});

test('a file that is no database is named, and not touched', async () => {
  const file = at('notes.txt');
  writeFileSync(file, 'only notes, no database '.repeat(100));
  expect(await failureOf(() => openSqliteStore({ file }))).toMatch(
    /notes\.txt: is no SQLite database; name another file, or put a backup in its place/,
  );
  expect(readFileSync(file, 'utf8')).toBe('only notes, no database '.repeat(100));
});

test('the database of another program is named, and not touched', async () => {
  const file = at('other.sqlite');
  using other = new DatabaseSync(file);
  other.exec('create table contacts (name text)');
  expect(await failureOf(() => openSqliteStore({ file }))).toMatch(
    /other\.sqlite: is the database of another program/,
  );
  expect(other.prepare('select name from sqlite_master').all()).toEqual([{ name: 'contacts' }]);
});

test('a database from a newer version is named with the migration that is not known', async () => {
  const file = at('newer.sqlite');
  await (await openSqliteStore({ file }))[Symbol.asyncDispose]();
  using other = new DatabaseSync(file);
  other.exec("insert into kysely_migration values ('9999-from-the-future', '2099-01-01T00:00:00.000Z')");
  expect(await failureOf(() => openSqliteStore({ file }))).toMatch(
    /newer\.sqlite: a newer version of Strillone wrote it \(migration 9999-from-the-future\); run that version/,
  );
});

test('a path that cannot be a file is named with the remedy', async () => {
  mkdirSync(at('a-folder.sqlite'));
  expect(await failureOf(() => openSqliteStore({ file: at('a-folder.sqlite') }))).toMatch(
    /a-folder\.sqlite: the database cannot be opened; it has to be a file in a folder that this user may write/,
  );
  writeFileSync(at('a-file'), '');
  for (const file of ['a-file/strillone.sqlite', 'no-folder/strillone.sqlite'])
    expect(await failureOf(() => openSqliteStore({ file: at(file) }))).toMatch(
      /strillone\.sqlite: the database cannot be opened; it has to be a file in a folder that this user may write/,
    );
});

test('a damaged database says so', async () => {
  const file = at('damaged.sqlite');
  {
    await using store = await openSqliteStore({ file });
    await saveAll(store, { key: 'a' });
  }
  const bytes = readFileSync(file);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(file, bytes);
  expect(await failureOf(() => openSqliteStore({ file }))).toMatch(
    /damaged\.sqlite: the database is damaged; .*put back a backup from the folder backups beside it/,
  );
});

test('a row that is damaged is named', async () => {
  const file = at('row.sqlite');
  await using store = await openSqliteStore({ file });
  const [article] = await saveAll(store, { key: 'a' });
  const [delivery] = await store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  if (!article || !delivery) throw new Error('written above');
  using other = new DatabaseSync(file);
  other.exec(`update articles set quotes_json = '[{"text":1}]'`);
  expect(await failureOf(() => store.articles.get(article.id))).toContain(
    `quotes_json of article ${article.id} as this version does not write it; remove that row`,
  );
  other.exec("update deliveries set payload_json = '{'");
  expect(await failureOf(() => store.outbox.get(delivery.id))).toContain(
    `payload_json of delivery ${delivery.id} as`,
  );
});

test('a transaction that fails leaves nothing, and the next one works', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  await saveAll(store, { key: 'a' });
  const good = buildDraft({ article: buildArticle({ key: 'a' }).id });
  const bad = { ...good, post: { ...good.post, why: undefined as never } };
  await expect(store.outbox.order(bad)).rejects.toThrow();
  expect(await store.deliveries.counts()).toEqual({});
  expect(await store.outbox.order(good)).toHaveLength(1);
  expect((await store.articles.save(buildArticle({ key: 'b' }), NOW)).kind).toBe('new');
});

test('a full disk loses nothing: the write fails whole, and works once there is room', async () => {
  const file = at('full.sqlite');
  await (await openSqliteStore({ file }))[Symbol.asyncDispose]();
  const database = openDatabase(file);
  const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(database) });
  await using store = createStore(db, {
    engine: sqliteEngine,
    lock: createInstanceLock(db, createFileLock(':memory:')),
    pacing: UNLIMITED,
  });
  await saveAll(store, { key: 'a' });
  const card = buildCard({ bytes: new Uint8Array(500_000) });
  const draft = buildDraft({ article: buildArticle({ key: 'a' }).id, cards: [card] });

  database.exec('pragma max_page_count = 1');
  expect(await failureOf(() => store.slots.fill(buildSlot(), [draft]))).toBe(
    'database: the disk is full; make room (database or disk is full)',
  );
  expect(await store.slots.lastSlot('mattino')).toBeNull();
  expect(await store.articles.keysOf('seeds')).toEqual(['a']);
  database.exec('pragma max_page_count = 1000000');
  expect(await store.slots.fill(buildSlot(), [draft])).toBe(true);
});
