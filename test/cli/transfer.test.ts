import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { CliWorld } from '../../src/cli/command.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { StoreDownError } from '../../src/core/ports/store-down-error.ts';
import type { Newsroom } from '../../src/desk/newsroom.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createWords } from '../../src/words.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { NOW } from '../fixtures/build.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = temporaryFolder();
const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'en' });
const newFile = () => join(folder, `${randomUUID()}.jsonl`);
const newStore = () => openSqliteStore({ file: ':memory:' });

async function strillone(store: Store, language: string, ...argv: string[]) {
  const said = { out: [] as string[], err: [] as string[] };
  const newsroom: Pick<Newsroom, 'store' | 'voice'> & AsyncDisposable = {
    store,
    voice: () => ({ say: words(language), language, timezone: 'UTC', now: NOW }),
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  const world: Pick<CliWorld, 'out' | 'err' | 'openNewsroom' | 'voice'> = {
    voice: newsroom.voice,
    out: text => said.out.push(text),
    err: text => said.err.push(text),
    openNewsroom: () => Promise.resolve(newsroom as Newsroom),
  };
  const code = await runCli(argv, world as CliWorld);
  return { code, out: said.out.join('\n'), err: said.err };
}

test('an export comes in elsewhere, and tells what was skipped and why, line by line', async () => {
  await using here = await newStore();
  await using there = await newStore();
  await saveAll(here, { key: 'a' }, { key: 'b' });
  await saveAll(there, { key: 'b' });
  const file = newFile();
  expect(await strillone(here, 'en', 'export', file)).toEqual({
    code: 0,
    out: `${file}: 2 articles, 0 subscriptions`,
    err: [],
  });
  expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([]);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nnonsense\n{"type":"post"}\n`);
  expect(await strillone(there, 'it', 'import', file)).toEqual({
    code: 1,
    out: 'Nuovi articoli: 1; nuove iscrizioni: 0; righe saltate: 3',
    err: [
      'riga 2: c’è già e resta com’è',
      'riga 4: non è un oggetto JSON',
      'riga 5: è di tipo post, che non è né article né subscription',
    ],
  });
  const { code, out } = await strillone(there, 'en', 'import', file, '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    articles: 0,
    subscriptions: 0,
    skipped: [
      { line: 1, code: 'there' },
      { line: 2, code: 'there' },
      { line: 4, code: 'no-json' },
      { line: 5, code: 'unknown' },
    ],
  });
});

test('of many lines that are skipped for one reason twenty are named, and all of them counted', async () => {
  await using there = await newStore();
  const file = newFile();
  writeFileSync(file, `${'nonsense\n'.repeat(50)}{"type":"post"}\n`);
  const { out, err } = await strillone(there, 'en', 'import', file);
  expect(out).toBe('0 articles and 0 subscriptions are new; 51 lines were skipped');
  expect(err.slice(19)).toEqual([
    'line 20: is no JSON object',
    '…',
    'line 51: is of type post, which is none of article, subscription',
  ]);
  const all = await strillone(there, 'en', 'import', file, '--json');
  expect((JSON.parse(all.out) as { skipped: unknown[] }).skipped).toHaveLength(51);
});

test('a file that is there is not written over, one that is not there is said', async () => {
  await using store = await newStore();
  const file = newFile();
  writeFileSync(file, 'mine');
  const refused = await strillone(store, 'en', 'export', file);
  expect([refused.code, refused.err.join()]).toEqual([1, expect.stringContaining('there is a file')]);
  expect(readFileSync(file, 'utf8')).toBe('mine');
  const missing = await strillone(store, 'en', 'import', newFile());
  expect([missing.code, missing.err.join()]).toEqual([1, expect.stringContaining('no such file')]);
});

test('an import that breaks off says where, and that it may be begun anew', async () => {
  await using here = await newStore();
  await using there = await newStore();
  await saveAll(here, { key: 'a' }, { key: 'b' });
  const file = newFile();
  await strillone(here, 'en', 'export', file);
  const { transfer } = there;
  let isFull = false;
  const filling: Store = {
    ...there,
    transfer: {
      ...transfer,
      async importArticle(article, now) {
        if (isFull) throw new StoreDownError('x.db', 'disk-full', { words: 'database or disk is full' });
        isFull = true;
        return transfer.importArticle(article, now);
      },
    },
  };
  expect(await strillone(filling, 'de', 'import', file)).toEqual({
    code: 1,
    out: '',
    err: [
      'der Import ist bei Zeile 2 abgebrochen: x.db: die Festplatte ist voll; Platz schaffen (database or disk is full). ' +
        'Was davor steht, ist importiert. Wenn das behoben ist, dieselbe Datei noch einmal importieren.',
    ],
  });
  expect(await strillone(there, 'en', 'import', file)).toMatchObject({
    code: 0,
    out: '1 articles and 0 subscriptions are new; 1 lines were skipped',
  });
});
