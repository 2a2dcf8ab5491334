import { reasonOf } from '../../src/core/reasons/reason.ts';
import { platforms } from '../../src/adapters/registry.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import type { ReconcileResult, Publisher } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { createDispatcher, type DispatcherDeps } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, buildTelegramPayload, NOW, buildPublisher } from '../fixtures/build.ts';

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
  const publisher = buildPublisher({
    platform: 'telegram',
    send(delivery) {
      posts.push(delivery);
      return Promise.resolve(
        script.shift() ?? { kind: 'sent', messageIds: [String(posts.length)], url: null },
      );
    },
    ...extra,
  });
  return { publisher, posts };
}

function dispatching(publisher: Publisher, extra: Partial<DispatcherDeps> = {}) {
  const clock = createFakeClock(NOW);
  const { outbox } = store;
  const record = (event: NewsroomEvent) => events.push(event);
  const wakeSignal = createWakeSignal();
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox,
    publishers: [publisher],
    clock,
    record,
    chance: () => 0.5,
    wakeSignal,
    ...extra,
  });
  return { clock, dispatcher, wakeSignal };
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

  test('is not sent by a process that stood still until another had taken it over', async () => {
    const { publisher, posts } = scripted();
    const [id] = await ordered();
    const query = { platforms: ['telegram'], leaseMs: MINUTE } as const;
    const frozen = { isIt: true };
    const outbox: DispatcherDeps['outbox'] = {
      ...store.outbox,
      async claim(asked) {
        const claims = await store.outbox.claim(asked);
        if (frozen.isIt && claims.length > 0) {
          frozen.isIt = false;
          clock.advance(HOUR);
          expect(await store.outbox.claimAbandoned({ ...query, now: clock.now() })).toHaveLength(1);
        }
        return claims;
      },
    };
    const { clock, dispatcher } = dispatching(publisher, { outbox });
    await dispatcher.drain([]);
    expect(posts).toEqual([]);
    expect(await stateOf(id!)).toBe('claimed');
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
      reason: reasonOf('article-expired'),
    });
  });

  test('that is no breaking news any more is not sent, though a first try came in time', async () => {
    const { publisher, posts } = scripted([{ kind: 'retry', reason: 'flood', afterMs: HOUR }]);
    await store.articles.save(buildArticle(), NOW);
    const draft = buildDraft();
    const [delivery] = await store.outbox.order({
      ...draft,
      deliveries: draft.deliveries.map(one => ({ ...one, notAfter: NOW + HOUR })),
    });
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain([delivery!.id]);
    clock.advance(2 * HOUR);
    await dispatcher.drain([delivery!.id]);
    expect(posts).toHaveLength(1);
    expect(await store.outbox.get(delivery!.id)).toMatchObject({
      state: 'expired',
      reason: reasonOf('breaking-late'),
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

  test.each<[string, ReconcileResult, string, number]>([
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

describe('a delivery in doubt', () => {
  const lost: Outcome = { kind: 'unknown', reason: 'timeout' };

  test('is repeated within the time the platform makes a repeat safe, and looked for once that is over', async () => {
    const finding = Promise.withResolvers<ReconcileResult>();
    const extra = { repeatableForMs: 2 * MINUTE, find: () => finding.promise };
    const { publisher, posts } = scripted([lost, lost], extra);
    const ids = await ordered();
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain(ids);
    expect(await stateOf(ids[0]!)).toBe('retry');
    clock.advance(MINUTE);
    await dispatcher.drain(ids);
    expect(posts).toHaveLength(2);
    // the service was down for an hour: what is there already must not be sent again
    clock.advance(HOUR);
    finding.resolve({ kind: 'found', messageIds: ['8'], url: null });
    await dispatcher.drain(ids);
    expect(posts).toHaveLength(2);
    expect(await store.outbox.get(ids[0]!)).toMatchObject({ state: 'sent', messageIds: ['8'] });
  });

  test('is looked for when its request has landed, and what is behind it waits', async () => {
    const looks: number[] = [];
    const { publisher, posts } = scripted([lost], {
      maxInFlightMs: MINUTE,
      find: () => {
        looks.push(clock.now() - NOW);
        return Promise.resolve({ kind: 'found', messageIds: ['8'], url: null });
      },
    });
    const [first] = await ordered();
    const [second] = await store.outbox.order(buildDraft({ occasion: 'again', repostNumber: 1 }));
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain([first!]);
    clock.advance(MINUTE - 1);
    await dispatcher.drain([first!]);
    expect(looks).toEqual([]);
    expect(await stateOf(second!.id)).toBe('queued');
    clock.advance(1);
    await dispatcher.drain([first!, second!.id]);
    expect(looks).toEqual([MINUTE]);
    expect(await stateOf(first!)).toBe('sent');
    expect(await stateOf(second!.id)).toBe('sent');
    expect(posts).toHaveLength(2);
  });

  test('that cannot be looked for now is looked for later, not sent again', async () => {
    const findings: ReconcileResult[] = [
      { kind: 'unable', reason: 'too many requests', afterMs: MINUTE },
      { kind: 'found', messageIds: ['8'], url: null },
    ];
    const { publisher, posts } = scripted([lost], { find: () => Promise.resolve(findings.shift()!) });
    const ids = await ordered();
    const { clock, dispatcher } = dispatching(publisher);
    await dispatcher.drain(ids);
    expect(await stateOf(ids[0]!)).toBe('retry');
    clock.advance(MINUTE);
    await dispatcher.drain(ids);
    expect(await stateOf(ids[0]!)).toBe('sent');
    expect(posts).toHaveLength(1);
  });
});

describe('a refusal', () => {
  test('of what the payload holds is answered with a lighter one, and is the end when there is none', async () => {
    const refused: Outcome = {
      kind: 'rejected',
      reason: 'bad markup',
      scope: 'payload',
      remedy: 'plain-text',
    };
    const { publisher, posts } = scripted([refused, refused]);
    const lighter = buildTelegramPayload('Riapre il ponte');
    const degrade = (delivery: Delivery) =>
      Promise.resolve(delivery.payload === posts[0]?.payload ? { payload: lighter, cards: [] } : null);
    const ids = await ordered();
    const { dispatcher } = dispatching(publisher, { degrade });
    await dispatcher.drain(ids);
    expect(posts.map(({ payload }) => payload)).toEqual([posts[0]?.payload, lighter]);
    expect(await store.outbox.get(ids[0]!)).toMatchObject({
      state: 'dead',
      reason: reasonOf('payload-refused', { detail: 'bad markup' }),
    });
  });

  test('because the chat has moved is followed at once', async () => {
    const { publisher, posts } = scripted([{ kind: 'moved', reason: 'upgraded', chat: -1001 }]);
    const ids = await ordered();
    await dispatching(publisher).dispatcher.drain(ids);
    expect(posts[1]?.payload).toMatchObject({ chat: -1001 });
    expect(await stateOf(ids[0]!)).toBe('sent');
  });

  test('of the token makes the whole platform wait', async () => {
    const { publisher, posts } = scripted([{ kind: 'rejected', reason: 'unauthorized', scope: 'platform' }]);
    const ids = await ordered({ to: ['one', 'two'] });
    const { clock, dispatcher } = dispatching(publisher);
    await store.outbox.order(buildDraft({ occasion: 'later', to: ['three'] }));
    await dispatcher.drain(ids);
    const tried = posts.length;
    clock.advance(9 * MINUTE);
    await dispatcher.drain(ids);
    expect(posts).toHaveLength(tried);
    clock.advance(MINUTE);
    await dispatcher.drain(ids);
    expect(posts.length).toBeGreaterThan(tried);
  });
});

test('a network that is down is tried less and less, and goes on at full speed when it is back', async () => {
  const down: Outcome = { kind: 'retry', reason: 'no connection', afterMs: null, scope: 'platform' };
  let isDown = true;
  const { publisher, posts } = scripted();
  const flaky: Publisher = {
    ...publisher,
    send: (...asked) => (isDown ? Promise.resolve(down) : publisher.send(...asked)),
  };
  const ids = await ordered({ to: ['one', 'two', 'three'] });
  const { clock, dispatcher } = dispatching(flaky);
  for (let second = 0; second < 600; second++) {
    await dispatcher.drain([]);
    clock.advance(1000);
  }
  const attempts = (await Promise.all(ids.map(id => store.outbox.get(id)))).map(row => row?.attempts ?? 0);
  expect(Math.max(...attempts)).toBeLessThan(20);
  isDown = false;
  clock.advance(MINUTE);
  await dispatcher.drain(ids);
  expect(posts).toHaveLength(3);
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

test('what is under way is not taken for abandoned when the clock is set forward', async () => {
  const slow = Promise.withResolvers<Outcome>();
  let looks = 0;
  const { publisher, posts } = scripted([slow.promise], {
    find: () => {
      looks++;
      return Promise.resolve({ kind: 'absent' });
    },
  });
  const [id] = await ordered();
  const { clock, dispatcher } = dispatching(publisher);
  const stop = new AbortController();
  const running = dispatcher.run(stop.signal);
  await expect.poll(() => posts.length).toBe(1);
  for (let n = 0; n < 10; n++) {
    clock.advance(6 * HOUR);
    await new Promise(setImmediate);
  }
  slow.resolve({ kind: 'sent', messageIds: ['1'], url: null });
  await expect.poll(() => stateOf(id!)).toBe('sent');
  expect([posts.length, looks]).toEqual([1, 0]);
  stop.abort();
  await running;
});

test('a database that fails for a moment is a fault that is told, and the work goes on', async () => {
  const [id] = await ordered();
  const { publisher } = scripted();
  const { outbox } = store;
  let failures = 2;
  const failing = {
    ...outbox,
    claim: (query: Parameters<typeof outbox.claim>[0]) =>
      failures-- > 0 ? Promise.reject(new Error('disk I/O error')) : outbox.claim(query),
  };
  const clock = createFakeClock(NOW);
  const record = (event: NewsroomEvent) => events.push(event);
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: failing,
    publishers: [publisher],
    clock,
    record,
    chance: () => 0.5,
    wakeSignal: createWakeSignal(),
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

describe('what waits for others', () => {
  test('is drained when what it waited behind ends while it is asked what is due next', async () => {
    const { publisher, posts } = scripted();
    const to = Array.from({ length: 65 }, (_, i) => `canale-${i}`);
    const ids = await ordered({ to });
    const outbox: DispatcherDeps['outbox'] = {
      ...store.outbox,
      // of the other platform it is known late: when all that was under way has its outcome
      async nextDue(platforms, now) {
        if (platforms[0] === 'discord')
          while ((await store.deliveries.counts()).claimed !== undefined)
            await new Promise(resolve => setImmediate(resolve));
        return store.outbox.nextDue(platforms, now);
      },
    };
    const publishers = [publisher, buildPublisher({ platform: 'discord' })];
    await dispatching(publisher, { outbox, publishers }).dispatcher.drain(ids.slice(-1));
    expect(posts).toHaveLength(65);
    expect(await stateOf(ids.at(-1)!)).toBe('sent');
  });

  test('is still ours when its claim waited long to be written', async () => {
    const answer = Promise.withResolvers<Outcome>();
    const { publisher, posts } = scripted([answer.promise]);
    const [id] = await ordered();
    const clock = createFakeClock(NOW);
    const taken: unknown[] = [];
    const outbox: DispatcherDeps['outbox'] = {
      ...store.outbox,
      async claim(query) {
        const claims = await store.outbox.claim(query);
        if (claims.length > 0) clock.advance(40 * SECOND);
        return claims;
      },
      async claimAbandoned(query) {
        const claims = await store.outbox.claimAbandoned(query);
        taken.push(...claims);
        return claims;
      },
    };
    const drained = dispatching(publisher, { outbox, clock }).dispatcher.drain([id!]);
    await expect.poll(() => posts.length).toBe(1);
    clock.advance(30 * SECOND);
    await new Promise(resolve => setImmediate(resolve));
    answer.resolve({ kind: 'sent', messageIds: ['7'], url: null });
    await drained;
    expect(taken).toEqual([]);
    expect(await store.outbox.get(id!)).toMatchObject({ state: 'sent', messageIds: ['7'] });
  });
});
