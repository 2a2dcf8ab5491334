import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CliWorld } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { moveNewsroom } from '../../src/store/moving/move-newsroom.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { NOW } from '../fixtures/build.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = temporaryFolder();
const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' });
const newFile = () => join(folder, `${randomUUID()}.db`);

async function newsroom(...keys: readonly string[]): Promise<string> {
  const file = newFile();
  await using store = await openSqliteStore({ file });
  await saveAll(store, ...keys.map(key => ({ key })));
  return file;
}

async function strillone(language: string, ...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[], shown: [] as (string | null)[] };
  const world: Pick<CliWorld, 'out' | 'err' | 'showProgress' | 'move' | 'voice'> = {
    out: text => said.out.push(text),
    err: text => said.err.push(text),
    showProgress: line => said.shown.push(line),
    move: (addresses, onProgress) => moveNewsroom({ ...addresses, onProgress }),
    voice: () => ({ say: words(language), language, timezone: 'UTC', now: NOW }),
  };
  const code = await runCli(['migrate', ...argv], world as CliWorld);
  return { code, out: said.out.join('\n'), err: said.err.join('\n'), shown: said.shown };
}

test('a move is told as a table, and its progress beside it', async () => {
  const [from, to] = [await newsroom('a', 'b'), newFile()];
  const { code, out, err, shown } = await strillone('en', '--from', `sqlite:${from}`, '--to', `sqlite:${to}`);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^table +rows +SHA-256\narticles +2 +[0-9a-f]{12} +same\n/);
  expect(out).toContain(`${from} is now in ${to}`);
  expect(shown.at(-2)).toMatch(/^█{24} 100 % /);
  expect(shown.at(-1)).toBeNull();
});

test('as JSON it tells all of it', async () => {
  const [from, to] = [await newsroom('a'), newFile()];
  const argv = ['--from', `sqlite:${from}`, '--to', `sqlite:${to}`, '--json'];
  const { code, out } = await strillone('en', ...argv);
  expect(code).toBe(0);
  const told = JSON.parse(out) as { tables: { table: string; from: object; to: object }[] };
  expect(told).toMatchObject({ moved: true, from, to, copied: expect.any(Number) as number });
  const [articles] = told.tables;
  expect(articles).toMatchObject({ table: 'articles', from: { rows: 1 } });
  expect(articles?.to).toEqual(articles?.from);
});

test.each([
  ['en', 'is not empty: rows in its table articles: 1'],
  ['it', 'non è vuota: righe della tabella articles: 1'],
  ['de', 'ist nicht leer: Zeilen in der Tabelle articles: 1'],
  ['fr', 'n’est pas vide\u00a0: lignes de sa table articles\u00a0: 1'],
  ['es', 'no está vacía: filas de su tabla articles: 1'],
])('a target with rows is refused in words of %s', async (language, sentence) => {
  const [from, to] = [await newsroom('a'), await newsroom('b')];
  const { code, out, err } = await strillone(language, '--from', `sqlite:${from}`, '--to', `sqlite:${to}`);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(`${to} ${sentence}`);
});

test('a password is never said', async () => {
  const from = await newsroom('a');
  for (const to of ['postgres://anna:segreto@127.0.0.1:1/news', 'postgres://anna:segreto@host:port/news']) {
    const { code, out, err } = await strillone('en', '--from', `sqlite:${from}`, '--to', to);
    expect([code, out]).toEqual([1, '']);
    expect(err).not.toBe('');
    expect(err).not.toContain('segreto');
  }
});

test.each([
  [[]],
  [['--from', 'sqlite:x']],
  [['--to', 'sqlite:x']],
  [['x', '--from', 'sqlite:x', '--to', 'sqlite:y']],
])('used wrongly says so: %j', async argv => {
  expect(await strillone('en', ...argv)).toMatchObject({
    code: 2,
    err: expect.stringContaining('usage: strillone migrate --from DATABASE --to DATABASE') as string,
  });
});
