import { expect, test } from 'vitest';
import { importLine } from '../../src/desk/transfer/transfer-lines.ts';
import { toArticleLine } from '../../src/desk/transfer/article-line.ts';
import type { TransferStore } from '../../src/core/transfer/transfer-store.ts';
import { buildArticle, NOW } from '../fixtures/build.ts';
import { reasonInEnglish } from '../fixtures/in-english.ts';

/** Takes everything; what is tested is what comes so far. */
const store: TransferStore = {
  articles: () => Promise.resolve([]),
  subscriptions: () => Promise.resolve([]),
  importArticle: () => Promise.resolve(null),
  importSubscription: () => Promise.resolve(null),
};
const article = JSON.parse(toArticleLine(buildArticle())) as Record<string, unknown>;
const subscription = {
  type: 'subscription',
  platform: 'telegram',
  place: { chat: 7, topic: null, silent: false },
  orderingKey: 'telegram:7',
  language: 'it',
  reader: { kind: 'person', id: '7' },
  filter: 'topic:esteri',
  rhythm: '07:30',
  timezone: 'Europe/Rome',
  subscriber: 'telegram:7',
  created: '2026-03-01T08:00:00.000Z',
  suspended: null,
};
const take = (value: unknown) =>
  importLine(store, typeof value === 'string' ? value : JSON.stringify(value), NOW);

test('whole lines are taken, and members that nobody knows are passed over', async () => {
  expect(await take({ ...article, later: 1 })).toEqual({ kind: 'imported', type: 'article', place: null });
  expect(await take({ ...subscription, line: 7, last: true })).toEqual({
    kind: 'imported',
    type: 'subscription',
    place: { line: 7, last: true },
  });
});

test.each(['', '{', '[]', '"article"', 'null', '7'])('%j is no JSON object', async line => {
  expect(await take(line)).toMatchObject({ kind: 'skipped', skip: 'no-json' });
});

test.each([[{}], [{ type: 'post' }], [{ type: 7 }]])('%j is of no type', async value => {
  expect(await take(value)).toMatchObject({ kind: 'skipped', skip: 'unknown' });
});

test.each([
  [{ ...article, key: '' }, 'key is empty'],
  [{ ...article, title: undefined }, 'title is a text'],
  [{ ...article, published: 'ieri' }, 'published: a moment is written as 2026-'],
  [{ ...article, received: null }, 'received'],
  [{ ...article, language: 'italiano puro' }, 'language: a language is a tag'],
  [
    { ...article, sentences: [{ start: 0, end: 5, text: 'altro', rank: 0 }] },
    'is not what stands at its place',
  ],
  [{ ...subscription, filter: '"' }, 'filter: "\\""'],
  [{ ...subscription, rhythm: '25:00' }, 'rhythm: write now, or a time'],
  [{ ...subscription, timezone: 'Roma' }, 'timezone: no such time zone'],
])('a faulty line says what is wrong: %#', async (value, detail) => {
  const result = await take(value);
  expect(result).toMatchObject({ kind: 'skipped', skip: 'invalid' });
  expect(result.kind === 'skipped' && reasonInEnglish(result.reason)).toContain(detail);
});
