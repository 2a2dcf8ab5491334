import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SECOND } from '../../src/core/time.ts';
import { moveNewsroom } from '../../src/store/moving/move-newsroom.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDraft } from '../fixtures/build.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';

const ARTICLES = 10_000;
/** Of each article. */
const DELIVERIES = 9;
/** Characters of an article's text. */
const LENGTH = 3000;

/** How many rows a second a move copies and compares, to a PostgreSQL server on this machine and back. */
export async function* migrateFigures(): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-migrate-'));
  try {
    const [file, back] = ['from.db', 'back.db'].map(name => join(folder, name)) as [string, string];
    await fill(file);
    await using server = await startPostgres({ durable: true });
    yield await figure('SQLite to PostgreSQL', `sqlite:${file}`, server.url);
    yield await figure('PostgreSQL to SQLite', server.url, `sqlite:${back}`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function figure(name: string, from: string, to: string): Promise<string> {
  const began = performance.now();
  const result = await moveNewsroom({ from, to, onProgress: () => undefined });
  const seconds = (performance.now() - began) / SECOND;
  if (result.kind !== 'moved') throw new Error(JSON.stringify(result));
  return `${name}: ${result.copied} rows in ${seconds.toFixed(1)} s = ${Math.round(result.copied / seconds)} rows/s, copied and compared`;
}

/** One article with its deliveries, written by the store, and copies of them. */
async function fill(file: string): Promise<void> {
  {
    await using store = await openSqliteStore({ file });
    const text = `Il ponte\n${'Il sindaco ha tagliato il nastro. '.repeat(LENGTH / 34)}\nx`;
    await saveAll(store, { key: 'first', text });
    const to = Array.from({ length: DELIVERIES }, (_, at) => `place ${at}`);
    await store.outbox.order(buildDraft({ article: buildArticle({ key: 'first' }).id, to }));
  }
  using database = new DatabaseSync(file);
  const copy = (table: string, changed: Readonly<Record<string, string>>) => {
    const columns = database
      .prepare(`select name from pragma_table_info('${table}') where name <> 'seq'`)
      .all()
      .map(({ name }) => String(name));
    const values = columns.map(name => changed[name] ?? `t."${name}"`);
    database.exec(
      `with recursive n (n) as (select 1 union all select n + 1 from n where n < ${ARTICLES - 1})
       insert into ${table} (${columns.map(name => `"${name}"`).join()}) select ${values.join()} from ${table} t, n`,
    );
  };
  database.exec('begin');
  copy('articles', {
    id: 't.id || n',
    key: 't.key || n',
    url: 't.url || n',
    content_hash: 't.content_hash || n',
  });
  copy('posts', { id: 't.id || n', article: 't.article || n' });
  copy('post_items', { post: 't.post || n', article: 't.article || n' });
  copy('deliveries', { id: 't.id || n', post: 't.post || n', article: 't.article || n' });
  copy('delivery_items', { delivery: 't.delivery || n', article: 't.article || n' });
  database.exec('commit');
}
