import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FOLDER_KEY, type SourceDocument } from '../../src/core/article.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Source } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { createIngest } from '../../src/intake/ingest.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

let store: Store;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

const FILES = ['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt'];

type FolderEvent = ReturnType<Source['events']> extends AsyncIterable<infer T> ? T : never;

/** Reads a folder that holds these files, as a start does. */
const start = (...keys: readonly string[]) => startWith(keys.map(key => documentOf(key)));

/** The same, and then what happens while the newsroom runs. */
async function startWith(
  documents: readonly SourceDocument[],
  ...later: readonly FolderEvent[]
): Promise<void> {
  const source: Source = {
    name: 'seeds',
    kind: 'snapshot',
    async *events() {
      for (const document of documents) yield await Promise.resolve({ kind: 'document', document });
      yield { kind: 'gone', source: 'seeds', key: FOLDER_KEY };
      if (documents.length === 0) yield { kind: 'emptied' };
      yield { kind: 'settled' };
      yield* later;
    },
  };
  const ingest = createIngest({
    articles: store.articles,
    outbox: store.outbox,
    stories: null,
    clock: createFakeClock(NOW),
    record: event => events.push(event),
    onChanged: () => Promise.resolve(),
  });
  await ingest.follow(source, new AbortController().signal, () => undefined);
}

/** The file of one name, which may lie under another by now. */
const documentOf = (name: string, key = name): SourceDocument => ({
  source: 'seeds',
  key,
  text: `Il ponte ${name} riapre\nDa lunedì si passa di nuovo sul ponte ${name}.`,
  url: null,
  outlet: null,
  authors: [],
  publishedAt: NOW,
  language: 'it',
  topics: [],
  image: null,
  notBefore: null,
  expiresAt: null,
  priority: 0,
});

const living = () => store.articles.keysOf('seeds');
const isWaiting = async () =>
  (await store.articles.faults()).some(
    ({ key, reason }) => key === FOLDER_KEY && reason.code === 'folder-empty',
  );

test('a folder that is empty at a start keeps its articles, and editors are told', async () => {
  await start(...FILES);
  await start();
  expect(await living()).toEqual(FILES);
  expect(await isWaiting()).toBe(true);
  expect(events.filter(({ kind }) => kind === 'source-trouble')).toEqual([
    expect.objectContaining({ source: 'seeds', state: 'quarantined' }),
  ]);
});

test('a file written where the disk should be does not give up what is on the disk', async () => {
  await start(...FILES);
  await start();
  await start('new.txt');
  expect(await living()).toEqual([...FILES, 'new.txt']);
  expect(await isWaiting()).toBe(true);
});

test('once the disk is back what is missing from it is gone, and nobody waits for a word', async () => {
  await start(...FILES);
  await start();
  await start(...FILES.slice(1));
  expect(await living()).toEqual(FILES.slice(1));
  expect(await isWaiting()).toBe(false);
  expect(events.findLast(({ kind }) => kind === 'source-back')).toMatchObject({ source: 'seeds' });
});

test('a folder that never had an article may be empty', async () => {
  await start();
  expect(await isWaiting()).toBe(false);
});

describe('files that were taken out and are back in a subfolder', () => {
  const moved = FILES.map(name => documentOf(name, `2026/${name}`));
  const told = (documents: readonly SourceDocument[]) =>
    documents.map(document => ({ kind: 'document', document }) as const);

  test('while the newsroom runs are the same articles, and nobody waits for a word', async () => {
    const files = FILES.map(name => documentOf(name));
    await startWith(files, { kind: 'emptied' }, ...told(moved));
    expect(await living()).toEqual(moved.map(({ key }) => key));
    expect(await isWaiting()).toBe(false);
    expect(events.filter(({ kind }) => kind === 'article-moved')).toHaveLength(FILES.length);
    expect(events.filter(({ kind }) => kind === 'article-withdrawn')).toEqual([]);
  });

  test('are corrected under their new names though others are still waited for', async () => {
    const [first] = moved;
    const mended = { ...first!, text: first!.text.replace('lunedì', 'martedì') };
    const files = FILES.map(name => documentOf(name));
    await startWith(files, { kind: 'emptied' }, ...told([first!, mended]));
    expect(await living()).toEqual([first!.key, ...FILES.slice(1)].toSorted());
    expect(await isWaiting()).toBe(true);
    expect(events.filter(({ kind }) => kind === 'article-corrected')).toHaveLength(1);
    expect(events.filter(({ kind }) => kind === 'article-received')).toHaveLength(FILES.length);
  });

  test('over a restart are the same articles, and nobody waits for a word', async () => {
    await start(...FILES);
    await start();
    await startWith(moved);
    expect(await living()).toEqual(moved.map(({ key }) => key));
    expect(await isWaiting()).toBe(false);
    expect(events.filter(({ kind }) => kind === 'article-withdrawn')).toEqual([]);
  });

  test('over a restart, but for most of them, have the others waited for', async () => {
    await start(...FILES);
    await start();
    await startWith(moved.slice(0, 2));
    expect(await living()).toEqual(['2026/a.txt', '2026/b.txt', ...FILES.slice(2)]);
    expect(await isWaiting()).toBe(true);
  });
});
