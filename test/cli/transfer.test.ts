import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
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
    end: 'whole',
  });
});

test('of many lines that are skipped for one reason twenty are named, and all of them counted', async () => {
  await using there = await newStore();
  const file = newFile();
  writeFileSync(file, `${'nonsense\n'.repeat(50)}{"type":"post"}\n`);
  const { out, err } = await strillone(there, 'en', 'import', file);
  expect(out).toBe('0 articles and 0 subscriptions are new; 51 lines were skipped');
  expect(err.slice(19, 22)).toEqual([
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

describe('whether all that was exported is in a file', () => {
  const exported = async () => {
    await using here = await newStore();
    await saveAll(here, { key: 'a' }, { key: 'b' }, { key: 'c' });
    const file = newFile();
    await strillone(here, 'en', 'export', file);
    return readFileSync(file, 'utf8').trimEnd().split('\n');
  };
  const imported = async (lines: readonly string[]) => {
    await using there = await newStore();
    const file = newFile();
    writeFileSync(file, lines.map(line => `${line}\n`).join(''));
    const { code, out, err } = await strillone(there, 'en', 'import', file);
    const { out: json } = await strillone(there, 'en', 'import', file, '--json');
    const { end, lacking } = JSON.parse(json) as { end: string; lacking?: number };
    return { code, out, err: err.join(), end, lacking };
  };

  test('a file that was cut at any line says so, and what is there is taken', async () => {
    const lines = await exported();
    for (let left = 1; left < lines.length; left++)
      expect(await imported(lines.slice(0, left))).toMatchObject({
        code: 1,
        out: expect.stringContaining(`${left} articles`) as unknown,
        err: expect.stringContaining(`cut after line ${left}`) as unknown,
        end: 'cut',
      });
    expect(await imported(lines)).toMatchObject({ code: 0, err: '', end: 'whole' });
    expect(await imported([])).toMatchObject({ code: 0, err: '', end: 'whole' });
  });

  test('lines that were lost in the middle are counted, whatever stands beside', async () => {
    const lines = await exported();
    const [first = '', , last = ''] = lines;
    const result = await imported([first, last, ...lines]);
    expect(result).toMatchObject({ code: 1, end: 'lacks', lacking: 1 });
    expect(result.err).toContain('from the file: 1.');
    expect(await imported([first, ...lines])).toMatchObject({ code: 1, end: 'cut' });
  });

  test('a file of an older version, without numbers, is taken with a word', async () => {
    const lines = await exported();
    const plain = lines.map(line => line.replace(/,"line":\d+(?:,"last":true)?\}$/u, '}'));
    expect(await imported(plain)).toMatchObject({
      code: 0,
      out: expect.stringContaining('3 articles') as unknown,
      err: expect.stringContaining('do not say where they stood') as unknown,
      end: 'unmarked',
    });
  });
});
