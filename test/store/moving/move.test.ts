import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, inject, test } from 'vitest';
import { isSame, type MoveResult, type Progress } from '../../../src/core/transfer/moving.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { reasonOf, type ReasonCode } from '../../../src/core/reasons/reason.ts';
import { DAY, MINUTE } from '../../../src/core/time.ts';
import { openEnd, parseAddress, type MoveEnd } from '../../../src/store/moving/move-end.ts';
import { moveNewsroom } from '../../../src/store/moving/move-newsroom.ts';
import { noteRestore } from '../../../src/store/articles/restores.ts';
import { movedTables } from '../../../src/store/moving/moved-tables.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { UNLIMITED } from '../../../src/outbox/rate-limit.ts';
import { KEPT_BACKUPS } from '../../../src/store/sqlite/files/store-files.ts';
import { saveAll } from '../../contract/store/open-store.ts';
import { buildArticle, buildDraft, NOW } from '../../fixtures/build.ts';
import { failureOf } from '../../fixtures/in-english.ts';
import { postgresDatabases } from '../postgres/databases.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { fillNewsroom } from './living-newsroom.ts';

const folder = temporaryFolder();
const { urlOf } = postgresDatabases();
const hasPostgres = inject('postgres') !== null;
const newSqlite = () => Promise.resolve(`sqlite:${join(folder, `${randomUUID()}.db`)}`);
const newPostgres = () => urlOf(randomUUID());

const open = (address: string): Promise<Store> => {
  const read = parseAddress(address);
  if (read === null) throw new Error(`${address} is an address`);
  return openStore({
    url: read.kind === 'postgres' ? read.url : null,
    file: read.kind === 'sqlite' ? read.file : '',
    pacing: UNLIMITED,
    keepBackups: KEPT_BACKUPS,
    watch: { failed: () => undefined, written: () => undefined },
  });
};
const end = (address: string): Promise<MoveEnd> => {
  const read = parseAddress(address);
  if (read === null) throw new Error(`${address} is an address`);
  return openEnd(read, 'to');
};
const move = (from: string, to: string, onProgress: (progress: Progress) => void = () => undefined) =>
  moveNewsroom({ from, to, onProgress });
const filled = async (address: string): Promise<string> => {
  await using store = await open(address);
  await fillNewsroom(store);
  await using opened = await end(address);
  await opened.db.transaction().execute(trx => noteRestore(trx, { now: NOW - DAY, folders: ['seeds'] }));
  await opened.db.insertInto('removed_places').values({ destination: 'removed', at: NOW }).execute();
  return address;
};
const sums = (result: MoveResult) => result.tables.map(({ table, to }) => ({ table, ...to }));

/** An error that names a place and says this of it. */
const because = (code: ReasonCode) => ({ reason: { code: 'at-place', params: { detail: { code } } } });

/** What the newsroom says of itself, whichever database it is in. */
const accountOf = async (store: Store) => ({
  counts: await store.deliveries.counts(),
  found: (await store.articles.search('ponte', 9)).map(({ id }) => id),
  queue: await store.deliveries.queue({ limit: 99 }),
  history: await store.deliveries.history({ limit: 99 }),
  subscriptions: await store.subscriptions.list({ after: 0, limit: 9 }),
  proposals: await store.proposals.waiting(9),
});

const ways = [
  { way: 'SQLite to SQLite', isHere: true, newSource: newSqlite, newTarget: newSqlite },
  { way: 'SQLite to PostgreSQL', isHere: hasPostgres, newSource: newSqlite, newTarget: newPostgres },
  { way: 'PostgreSQL to SQLite', isHere: hasPostgres, newSource: newPostgres, newTarget: newSqlite },
];

describe.each(ways)('from $way', ({ isHere, newSource, newTarget }) => {
  test.skipIf(!isHere)('a living newsroom moves whole, and goes on', async () => {
    const [from, to] = [await filled(await newSource()), await newTarget()];
    const seen: Progress[] = [];
    const result = await move(from, to, progress => seen.push(progress));
    expect(result.tables.filter(moved => !isSame(moved))).toEqual([]);
    expect(result.kind).toBe('moved');
    expect(result.tables.filter(({ from: { rows } }) => rows === 0).map(({ table }) => table)).toEqual([]);
    expect(seen.at(-1)?.done).toBe(seen.at(-1)?.total);

    await using before = await open(from);
    await using after = await open(to);
    expect(await accountOf(after)).toEqual(await accountOf(before));
    expect(Object.keys(await after.deliveries.counts()).sort()).toEqual([
      'claimed',
      'dead',
      'expired',
      'held',
      'proposed',
      'queued',
      'retry',
      'sent',
      'skipped',
      'suspended',
      'withdrawn',
    ]);
    await goesOn(after);
  });

  test.skipIf(!isHere)(
    'a move that was killed goes on where it ended, and nothing runs on a part',
    async () => {
      const [from, to] = [await filled(await newSource()), await newTarget()];
      const child = spawn(
        process.execPath,
        [join(import.meta.dirname, 'move-until.ts'), from, to, 'deliveries'],
        { stdio: 'inherit' },
      );
      const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
      expect(signal).toBe('SIGKILL');
      await expect(open(to)).rejects.toMatchObject(because('database-unfinished'));
      await expect(move(to, await newSqlite())).rejects.toMatchObject(because('database-unfinished'));

      const result = await move(from, to);
      expect(result.kind).toBe('moved');
      const rows = sums(result)
        .filter(({ table }) => table !== 'delivery_counts')
        .reduce((sum, one) => sum + one.rows, 0);
      expect(result).toMatchObject({ copied: expect.any(Number) as number });
      expect(result.kind === 'moved' && result.copied > 0 && result.copied < rows).toBe(true);
      await using store = await open(to);
      await goesOn(store);
    },
  );

  test.skipIf(!isHere)(
    'a move that was killed is not gone on with from a newsroom that changed since',
    async () => {
      const [from, to] = [await filled(await newSource()), await newTarget()];
      const stopped = move(from, to, ({ at }) => {
        if (at === 'deliveries') throw new Error('stopped');
      });
      await expect(stopped).rejects.toThrow('stopped');
      {
        await using store = await open(from);
        await saveAll(store, { key: 'b', title: 'Corretto', topics: ['Città', 'b'] });
      }
      await expect(move(from, to)).rejects.toMatchObject({
        reason: { code: 'move-other', params: { table: 'articles' } },
      });
    },
  );
});

/** A new article is written after those that were moved, is found, and goes out; what waited goes out, too. */
async function goesOn(store: Store): Promise<void> {
  const [fresh] = await saveAll(store, { key: 'fresh', text: 'Apre il mulino\nx\ny' });
  expect((await store.articles.search('mulino', 9)).map(({ id }) => id)).toEqual([fresh?.id]);
  await store.outbox.order(buildDraft({ article: buildArticle({ key: 'fresh' }).id, to: ['fresh'] }));
  const before = (await store.deliveries.counts()).sent ?? 0;
  const claims = await store.outbox.claim({
    platforms: ['telegram'],
    now: NOW + 2 * DAY,
    limit: 99,
    leaseMs: MINUTE,
  });
  const places = claims.map(({ delivery }) => delivery.destination);
  expect(places).toEqual(expect.arrayContaining(['fresh', 'queued', 'waiting', 'retry', 'canale', 'sent']));
  for (const claim of claims)
    await store.outbox.settle(claim, { state: 'sent', reason: null, messageIds: ['1'] }, NOW + 2 * DAY);
  const sends = claims.filter(
    ({ delivery }) => delivery.post !== null && delivery.operation === 'send',
  ).length;
  expect((await store.deliveries.counts()).sent).toBe(before + sends);
}

test.skipIf(!hasPostgres)('there and back again is the same newsroom', async () => {
  const [from, middle, back] = [await filled(await newSqlite()), await newPostgres(), await newSqlite()];
  const there = await move(from, middle);
  const again = await move(middle, back);
  expect([there.kind, again.kind]).toEqual(['moved', 'moved']);
  expect(sums(again)).toEqual(sums(there));
});

describe('a move is refused', () => {
  test.each([
    ['', '--from'],
    ['mysql://user:secret@host/db', '--from'],
    ['postgres://user:secret@host', '--from'],
    ['postgres://user:secret@host:x/db', '--from'],
  ])('from %j, which is no address', async (from, option) => {
    await expect(move(from, await newSqlite())).rejects.toMatchObject({
      reason: reasonOf('move-address', { option }),
    });
  });

  test('from what is not there, and into a folder that is not there', async () => {
    await expect(move(await newSqlite(), await newSqlite())).rejects.toMatchObject(because('file-missing'));
    const from = await filled(await newSqlite());
    const place = join(folder, 'nowhere', 'x.db');
    await expect(move(from, `sqlite:${place}`)).rejects.toMatchObject({
      reason: reasonOf('at-place', { place, detail: reasonOf('folder-missing') }),
    });
  });

  test('onto itself, under whatever name', async () => {
    const from = await filled(await newSqlite());
    const other = from.replace(`${folder}/`, `${folder}/../${folder.split('/').at(-1)}/`);
    expect(other).not.toBe(from);
    await expect(move(from, other)).rejects.toMatchObject({ reason: { code: 'move-same' } });
  });

  test('onto what is no database, in words of what is there', async () => {
    const from = await filled(await newSqlite());
    const file = join(folder, 'letter.db');
    writeFileSync(file, 'Cara Anna, '.repeat(100));
    await expect(move(from, `sqlite:${file}`)).rejects.toMatchObject({
      reason: { code: 'database-fault', params: { place: file, detail: reasonOf('database-none') } },
    });
  });

  test.skipIf(!hasPostgres)('to a server that is not there, without a word of the password', async () => {
    const from = await filled(await newSqlite());
    const refusal = await failureOf(() => move(from, 'postgres://anna:segreto@127.0.0.1:1/news'));
    expect(refusal).toContain('postgres://127.0.0.1:1/news: nobody answers there; start the server');
    expect(refusal).not.toContain('segreto');
  });

  test.each([
    ['SQLite', true, newSqlite],
    ['PostgreSQL', hasPostgres, newPostgres],
  ] as const)('to a database in %s that has rows already', async (_name, isHere, newTarget) => {
    if (!isHere) return;
    const [from, to] = [await filled(await newSqlite()), await newTarget()];
    {
      await using store = await open(to);
      await saveAll(store, {});
    }
    await expect(move(from, to)).rejects.toMatchObject({
      reason: { code: 'move-filled', params: { table: 'articles', count: 1 } },
    });
    await using store = await open(to);
    expect(await store.articles.keysOf('seeds')).toEqual(['ponte.txt']);
  });

  test.each([
    ['SQLite', true, newSqlite],
    ['PostgreSQL', hasPostgres, newPostgres],
  ] as const)(
    'while a newsroom runs in %s, and none starts while it moves',
    async (_name, isHere, newSource) => {
      if (!isHere) return;
      const [from, to] = [await filled(await newSource()), await newSqlite()];
      const instance = { id: randomUUID(), host: 'redazione', pid: 1, address: null };
      {
        await using store = await open(from);
        const taken = await store.lock.acquire(instance, NOW);
        await expect(move(from, to)).rejects.toMatchObject(because('newsroom-runs'));
        if (taken.kind === 'acquired') await taken.lock.release();
      }
      await using store = await open(from);
      {
        await using _held = await end(from);
        expect((await store.lock.acquire(instance, NOW)).kind).toBe('taken');
      }
      expect((await store.lock.acquire(instance, NOW)).kind).toBe('acquired');
    },
  );

  test('at a row that the target does not take, by its key', async () => {
    const [from, to] = [await filled(await newSqlite()), await newSqlite()];
    {
      await using target = await end(to);
      await sql`create trigger picky before insert on articles when new.key = 'c'
        begin select raise(abort, 'not this one'); end`.execute(target.db);
    }
    await expect(move(from, to)).rejects.toMatchObject({
      reason: {
        code: 'move-row',
        params: { table: 'articles', row: '5', detail: expect.stringContaining('not this one') as string },
      },
    });
  });
});

test('what is not the same at the end is told, and nothing runs on it', async () => {
  const [from, to] = [await filled(await newSqlite()), await newSqlite()];
  {
    await using target = await end(to);
    await sql`create trigger forger after insert on posts
      begin update posts set why = 'altered' where id = new.id; end`.execute(target.db);
  }
  const result = await move(from, to);
  expect(result.kind).toBe('differs');
  expect(
    result.kind === 'differs' && result.tables.filter(moved => !isSame(moved)).map(({ table }) => table),
  ).toEqual(['posts']);
  await expect(open(to)).rejects.toMatchObject(because('database-unfinished'));
});

describe.each([
  ['SQLite', true, newSqlite],
  ['PostgreSQL', hasPostgres, newPostgres],
] as const)('the list of tables, on %s', (_name, isHere, newDatabase) => {
  test.skipIf(!isHere)(
    'has every table of the database with its primary key, and what is referred to first',
    async () => {
      await using database = await end(await newDatabase());
      const isPostgres = database.engine.bytesType === 'bytea';
      const { rows: tables } = isPostgres
        ? await sql<{
            name: string;
          }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(database.db)
        : await sql<{ name: string }>`
          select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%'`.execute(
            database.db,
          );
      const own = /^kysely_|^articles_search/;
      expect(
        tables
          .map(({ name }) => name)
          .filter(name => !own.test(name))
          .sort(),
      ).toEqual(movedTables.map(({ name }) => name).sort());
      for (const { name, key } of movedTables) {
        const { rows } = isPostgres
          ? await sql<{ name: string }>`
            select a.attname as name from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
            where i.indrelid = ${name}::regclass and i.indisprimary order by array_position(i.indkey, a.attnum)`.execute(
              database.db,
            )
          : await sql<{ name: string }>`
            select name from pragma_table_info(${name}) where pk > 0 order by pk`.execute(database.db);
        expect([name, rows.map(row => row.name)]).toEqual([name, [...key]]);
      }
      const { rows: references } = isPostgres
        ? await sql<{ name: string; to: string }>`
          select conrelid::regclass::text as name, confrelid::regclass::text as "to" from pg_constraint where contype = 'f'`.execute(
            database.db,
          )
        : await sql<{ name: string; to: string }>`
          select t.name as name, f."table" as "to" from pragma_table_list t, pragma_foreign_key_list(t.name) f
          where t.schema = 'main'`.execute(database.db);
      const place = (name: string) => movedTables.findIndex(table => table.name === name);
      expect(references.length).toBeGreaterThan(10);
      expect(references.filter(({ name, to }) => place(to) >= place(name))).toEqual([]);
    },
  );
});
