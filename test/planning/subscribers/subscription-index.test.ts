import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseFilter } from '../../../src/core/filter/parse-filter.ts';
import { searchArticle } from '../../../src/core/filter/searched-article.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import type { Subscription } from '../../../src/core/subscriptions/subscription.ts';
import { createSubscriptionIndex } from '../../../src/planning/subscribers/subscription-index.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { buildArticle, NOW } from '../../fixtures/build.ts';

let store: Store;
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
});
afterEach(() => store[Symbol.asyncDispose]());

const article = searchArticle(buildArticle({ key: 'ponte', title: 'Il ponte riapre' }));

async function subscribe(chat: number, words = 'ponte'): Promise<Subscription> {
  const parsed = parseFilter(words);
  if (parsed.kind === 'fault') throw new Error('the fixture has a fault');
  const result = await store.subscriptions.add(
    {
      place: {
        platform: 'telegram',
        place: { chat, topic: null },
        orderingKey: `telegram:${chat}`,
        language: 'it',
        reader: { kind: 'place', id: String(chat) },
      },
      filter: parsed.filter,
      rhythm: { kind: 'now' },
      subscriber: 'telegram:5',
      digestDue: null,
    },
    99,
    NOW,
  );
  if (result.kind === 'full') throw new Error('the fixture is full');
  return result.subscription;
}
const unsubscribe = ({ id }: Subscription) => store.subscriptions.remove([id], NOW);

test('what another process added and ended is known, whatever this one did meanwhile', async () => {
  const index = createSubscriptionIndex(store.subscriptions);
  const ended = await subscribe(1);
  await subscribe(2);
  await index.refresh();
  const theirs = await subscribe(3);
  await unsubscribe(ended);
  const own = await subscribe(4);
  index.added(own);
  await index.refresh();
  const places = index.match(article, NOW);
  expect(places).toContain(theirs.place.name);
  expect(places).not.toContain(ended.place.name);
  expect(places).toHaveLength(3);
});

test('the subscriptions of a chat that moved to one where somebody has subscribed are matched there', async () => {
  const index = createSubscriptionIndex(store.subscriptions);
  const former = await subscribe(-4, 'ponte');
  const present = await subscribe(-1004, 'altro');
  await index.refresh();
  expect(index.match(article, NOW)).toEqual([former.place.name]);
  await store.outbox.move('telegram:-4', -1004, NOW);
  await index.refresh();
  expect(index.match(article, NOW)).toEqual([present.place.name]);
});

test('while they are read anew nobody matches half of them', async () => {
  const asked = Promise.withResolvers<undefined>();
  const reading = Promise.withResolvers<undefined>();
  let isSlow = false;
  const index = createSubscriptionIndex({
    mark: () => store.subscriptions.mark(),
    sharedChats: (after, limit) => store.subscriptions.sharedChats(after, limit),
    async toMatch(after, limit) {
      if (isSlow) {
        asked.resolve(undefined);
        await reading.promise;
      }
      return store.subscriptions.toMatch(after, limit);
    },
  });
  const first = await subscribe(1);
  await index.refresh();
  const second = await subscribe(2);
  isSlow = true;
  const refreshed = index.refresh();
  await asked.promise;
  expect(index.match(article, NOW)).toEqual([first.place.name]);
  reading.resolve(undefined);
  await refreshed;
  expect(index.match(article, NOW)).toEqual([first.place.name, second.place.name]);
});
