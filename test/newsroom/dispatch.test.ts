import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/events.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import type { Finding, Publisher, Store } from '../../src/core/ports.ts';
import { HOUR, MINUTE } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/newsroom/dispatch.ts';
import { createWaker } from '../../src/newsroom/waker.ts';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, NOW } from '../fixtures/build.ts';

let store: Store;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

/** A platform that answers from a script, then "sent"; `posts` are what it was asked to send, in order. */
function scripted(script: (Outcome | Promise<Outcome>)[] = [], extra: Partial<Publisher> = {}) {
  const posts: Delivery[] = [];
  const publisher: Publisher = {
    platform: 'telegram',
    repeatableForMs: 0,
    publish(delivery) {
      posts.push(delivery);
      return Promise.resolve(
        script.shift() ?? { kind: 'sent', messageIds: [String(posts.length)], url: null },
      );
    },
    ...extra,
  };
  return { publisher, posts };
}

function dispatching(publisher: Publisher) {
  const clock = createFakeClock(NOW);
  const { outbox, articles } = store;
  const record = (event: NewsroomEvent) => events.push(event);
  const waker = createWaker();
  const dispatcher = createDispatcher({
    outbox,
    articles,
    publishers: [publisher],
    clock,
    record,
    chance: () => 0.5,
    waker,
  });
  return { clock, dispatcher, waker };
}

async function ordered(...[options]: Parameters<typeof buildDraft>) {
  await store.articles.save(buildArticle(), NOW);
  return (await store.outbox.order(buildDraft(options))).map(({ id }) => id);
}
const stateOf = async (id: Delivery['id']) => (await store.outbox.get(id))?.state;

describe('a due delivery', () => {
  test('is tried once, remembered with its message id, and told as one event', async () => {
    const { publisher, posts } = scripted();
    const ids = await ordered();
    await dispatching(publisher).dispatcher.drain(ids);
    expect(posts).toHaveLength(1);
    expect(await store.outbox.get(ids[0]!)).toMatchObject({ state: 'sent', attempts: 1, messageIds: ['1'] });
    expect(events.map(({ kind }) => kind)).toEqual(['delivery-sent']);
  });

  test('goes out in the very bytes that were queued, at the first try and the second', async () => {
    const { publisher, posts } = scripted([{ kind: 'retry', reason: 'not now', afterMs: MINUTE }]);
    const ids = await ordered();
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain(ids);
    expect(await stateOf(ids[0]!)).toBe('retry');
    clock.advance(HOUR);
    const stop = new AbortController();
    const running = dispatcher.run(stop.signal);
    await expect.poll(() => stateOf(ids[0]!)).toBe('sent');
    stop.abort();
    await running;
    expect(posts.map(({ payload }) => JSON.stringify(payload))).toEqual(
      Array(2).fill(JSON.stringify(posts[0]?.payload)),
    );
  });

  test('is not sent before the moment the platform asked us to wait for', async () => {
    const { publisher, posts } = scripted([{ kind: 'retry', reason: 'flood', afterMs: HOUR }]);
    const ids = await ordered();
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain(ids);
    clock.advance(HOUR - 1);
    await dispatcher.drain(ids);
    expect(posts).toHaveLength(1);
    expect((await store.outbox.get(ids[0]!))?.notBefore).toBeGreaterThanOrEqual(NOW + HOUR);
  });

  test('of an article that was withdrawn or has expired is not sent, and says so', async () => {
    const { publisher, posts } = scripted();
    const article = buildArticle({ expiresAt: NOW - 1 });
    await store.articles.save(article, NOW);
    const [delivery] = await store.outbox.order(buildDraft());
    await dispatching(publisher).dispatcher.drain([delivery!.id]);
    expect(posts).toEqual([]);
    expect(await store.outbox.get(delivery!.id)).toMatchObject({
      state: 'expired',
      reason: expect.stringContaining('expired') as string,
    });
  });
});

describe('an answer that never came', () => {
  const lost: Outcome = { kind: 'unknown', reason: 'timeout' };

  test('leaves the delivery held where nobody can look, and it is not tried again', async () => {
    const { publisher, posts } = scripted([lost]);
    const ids = await ordered();
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain(ids);
    clock.advance(24 * HOUR);
    await dispatcher.drain(ids);
    expect(posts).toHaveLength(1);
    expect(await stateOf(ids[0]!)).toBe('held');
  });

  test.each<[string, Finding, string, number]>([
    ['found', { kind: 'found', messageIds: ['8'], url: null }, 'sent', 1],
    ['absent, and sent again', { kind: 'absent' }, 'sent', 2],
    ['unable', { kind: 'unable', reason: 'no right' }, 'held', 1],
  ])('is settled by a look at the place: %s', async (...[, finding, state, tries]) => {
    const { publisher, posts } = scripted([lost], { find: () => Promise.resolve(finding) });
    const ids = await ordered();
    await dispatching(publisher).dispatcher.drain(ids);
    expect(await stateOf(ids[0]!)).toBe(state);
    expect(posts).toHaveLength(tries);
  });

  test('because the process died is found by the next one when the lease ends', async () => {
    const ids = await ordered();
    await store.outbox.claim({ platforms: ['telegram'], now: NOW, limit: 1, leaseMs: MINUTE });
    const { publisher, posts } = scripted();
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain([]);
    expect(await stateOf(ids[0]!)).toBe('claimed');
    clock.advance(MINUTE);
    await dispatcher.drain(ids);
    expect(await stateOf(ids[0]!)).toBe('held');
    expect(posts).toEqual([]);
  });
});

test('a place that is slow holds back nobody else', async () => {
  const slow = Promise.withResolvers<Outcome>();
  const { publisher } = scripted([slow.promise]);
  const [first, second] = await ordered({ to: ['slow', 'quick'] });
  const { dispatcher } = dispatching(publisher);
  const stop = new AbortController();
  const running = dispatcher.run(stop.signal);
  await expect.poll(() => stateOf(second!)).toBe('sent');
  expect(await stateOf(first!)).toBe('claimed');
  slow.resolve({ kind: 'sent', messageIds: [], url: null });
  await expect.poll(() => stateOf(first!)).toBe('sent');
  stop.abort();
  await running;
});

test('told to stop, the dispatcher waits for the attempt under way and writes what became of it', async () => {
  const slow = Promise.withResolvers<Outcome>();
  const { publisher, posts } = scripted([slow.promise]);
  const [id] = await ordered();
  const { dispatcher } = dispatching(publisher);
  const stop = new AbortController();
  const running = dispatcher.run(stop.signal);
  await expect.poll(() => posts.length).toBe(1);
  stop.abort();
  slow.resolve({ kind: 'sent', messageIds: ['1'], url: null });
  await running;
  expect(await stateOf(id!)).toBe('sent');
});

test('a database that fails for a moment is a fault that is told, and the work goes on', async () => {
  const [id] = await ordered();
  const { publisher } = scripted();
  const { outbox, articles } = store;
  let failures = 2;
  const failing = {
    ...outbox,
    claim: (query: Parameters<typeof outbox.claim>[0]) =>
      failures-- > 0 ? Promise.reject(new Error('disk I/O error')) : outbox.claim(query),
  };
  const clock = createFakeClock(NOW);
  const record = (event: NewsroomEvent) => events.push(event);
  const dispatcher = createDispatcher({
    ...{ outbox: failing, articles, publishers: [publisher], clock, record },
    ...{ chance: () => 0.5, waker: createWaker() },
  });
  const stop = new AbortController();
  const running = dispatcher.run(stop.signal);
  await expect
    .poll(() => {
      clock.advance(1000);
      return stateOf(id!);
    })
    .toBe('sent');
  stop.abort();
  await running;
  expect(events.filter(({ kind }) => kind === 'service-fault')).toHaveLength(2);
});
