import { afterEach, beforeEach, expect, test } from 'vitest';
import { FOLDER_KEY } from '../../src/core/article.ts';
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

/** Reads a folder that holds these files, as a start does. */
async function start(...keys: readonly string[]): Promise<void> {
  const source: Source = {
    name: 'seeds',
    kind: 'snapshot',
    async *events() {
      for (const key of keys) yield await Promise.resolve({ kind: 'document', document: documentOf(key) });
      yield { kind: 'gone', source: 'seeds', key: FOLDER_KEY };
      if (keys.length === 0) yield { kind: 'emptied' };
      yield { kind: 'settled' };
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
  await ingest.readOnce(source);
}

const documentOf = (key: string) => ({
  source: 'seeds',
  key,
  text: `Il ponte ${key} riapre\nDa lunedì si passa di nuovo sul ponte ${key}.`,
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
