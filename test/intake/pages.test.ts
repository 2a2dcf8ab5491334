import { afterEach, beforeEach, expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { createIngest } from '../../src/intake/ingest.ts';
import { parseSeed } from '../../src/sources/seeds/parse-seed.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';

let store: Store;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

const TEXT = Array.from(
  { length: 6 },
  (_, n) =>
    `Parte ${n}: il ponte di Valdorsa resta chiuso fino a lunedì, ha detto il sindaco nella seduta di ieri.`,
);

/** The article that a page becomes. */
async function articleOf(head: string, below = '') {
  const html = `<html><head>${head}</head><body><article><h1>Il ponte</h1>${TEXT.map(line => `<p>${line}</p>`).join('')}${below}</article></body></html>`;
  const read = await parseSeed(Buffer.from(html), { kind: '.html', timezone: 'UTC' });
  if (read.kind === 'fault') throw new Error(read.fault.reason.code);
  const ingest = createIngest({
    articles: store.articles,
    outbox: store.outbox,
    stories: null,
    clock: createFakeClock(NOW),
    record: event => events.push(event),
    onChanged: () => Promise.resolve(),
  });
  const saved = await ingest.take({
    kind: 'document',
    document: { ...read.value, source: 'pages', key: 'a' },
  });
  if (saved === null || saved.kind === 'duplicate') throw new Error('nothing was saved');
  return saved.article;
}

test('a page that must be paid for is marked, and its notice of payment is no part of the article', async () => {
  const article = await articleOf(
    '<meta property="article:content_tier" content="locked">',
    '<p>Abbonati per continuare a leggere</p>',
  );
  expect(article.paywalled).toBe(true);
  expect(article.text).toBe(TEXT.join('\n'));
});

test('a page whose date nobody can read is an article without one, and the words are told', async () => {
  const article = await articleOf('<meta name="date" content="Floréal 12">');
  expect(article).toMatchObject({ publishedAt: null, unreadDate: 'Floréal 12', paywalled: false });
  expect(events).toContainEqual(
    expect.objectContaining({
      kind: 'source-fault',
      reason: reasonOf('article-no-date', { value: 'Floréal 12' }),
    }),
  );
});
