import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Source } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { createIngest } from '../../src/intake/ingest.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
});
afterEach(() => store[Symbol.asyncDispose]());

/** A folder from which everything was removed while nobody looked. */
const empty: Source = {
  name: 'seeds',
  kind: 'snapshot',
  async *events() {
    yield await Promise.resolve({ kind: 'settled' } as const);
  },
};

test('a stop is heard while a whole folder is withdrawn, and the rest is withdrawn at the next start', async () => {
  const keys = ['a', 'b', 'c', 'd'];
  await saveAll(store, ...keys.map(key => ({ key })));
  const stop = new AbortController();
  const gone: string[] = [];
  const ingest = createIngest({
    articles: store.articles,
    outbox: store.outbox,
    stories: null,
    clock: createFakeClock(NOW),
    record(event) {
      if (event.kind !== 'article-withdrawn') return;
      gone.push(event.article);
      // as a signal of the system comes: when the loop has a turn for it
      setImmediate(() => {
        stop.abort();
      });
    },
    onChanged: () => Promise.resolve(),
  });
  await ingest.follow(empty, stop.signal, () => undefined);
  expect(gone.length).toBeLessThan(keys.length);
  await ingest.follow(empty, new AbortController().signal, () => undefined);
  expect(new Set(gone).size).toBe(keys.length);
});
