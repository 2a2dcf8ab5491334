import { afterEach, beforeEach, expect, test } from 'vitest';
import { platforms } from '../../src/adapters/registry.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import type { DeliveryId } from '../../src/core/ids.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { DAY, HOUR, MINUTE } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { decide } from '../../src/outbox/transition.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildDelivery, buildPublisher, buildTelegramPayload, NOW } from '../fixtures/build.ts';

let store: Store;
let events: NewsroomEvent[];
beforeEach(async () => {
  store = await openSqliteStore({ file: ':memory:' });
  events = [];
});
afterEach(() => store[Symbol.asyncDispose]());

const unknown: Outcome = { kind: 'unknown', reason: 'no answer' };
const kicked: Outcome = { kind: 'rejected', reason: 'kicked', scope: 'destination' };

/** Alerts of these ids in the outbox, and a platform that answers from a script, then "sent". */
async function open(ids: readonly string[], script: Outcome[] = []) {
  const clock = createFakeClock(NOW);
  const sent: Delivery[] = [];
  for (const id of ids) {
    const payload = { ...buildTelegramPayload(id), chat: '@log' };
    const place = { destination: 'editors (Telegram)', platform: 'telegram', orderingKey: 'telegram:@log' };
    const draft = { id: id as DeliveryId, ...place, payload };
    await store.outbox.alert({ begins: [], ends: [], drafts: [draft] }, NOW);
  }
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: store.outbox,
    publishers: [
      buildPublisher({
        platform: 'telegram',
        send(delivery) {
          sent.push(delivery);
          return Promise.resolve(script.shift() ?? { kind: 'sent', messageIds: ['7'], url: null });
        },
        find: () => Promise.reject(new Error('no alert is looked for')),
      }),
    ],
    clock,
    record: event => events.push(event),
    chance: () => 0.5,
    wakeSignal: createWakeSignal(),
  });
  return {
    clock,
    sent,
    /** Delivers what is due now. */
    deliver: () => dispatcher.drain([]),
    row: (id: string) => store.outbox.get(id as DeliveryId),
  };
}

test('an alert whose answer was lost is sent again', async () => {
  const { clock, sent, deliver, row } = await open(['a'], [unknown]);
  await deliver();
  expect(await row('a')).toMatchObject({ state: 'retry' });
  clock.advance(MINUTE);
  await deliver();
  expect(sent).toHaveLength(2);
  expect(await row('a')).toMatchObject({ state: 'sent', messageIds: ['7'] });
});

test('after three lost answers it counts as sent, and says why', async () => {
  const { clock, sent, deliver, row } = await open(['a'], [unknown, unknown, unknown]);
  for (let round = 0; round < 5; round++) {
    await deliver();
    clock.advance(HOUR);
  }
  expect(sent).toHaveLength(3);
  expect(await row('a')).toMatchObject({
    state: 'sent',
    reason: { code: 'no-answer', params: { detail: 'no answer' } },
  });
  const at = { now: clock.now(), platforms: ['telegram'], only: ['a' as DeliveryId] };
  expect(await store.maintenance.checkInvariants(at)).toEqual([]);
});

test('refusals before the first lost answer are no reason not to repeat it', () => {
  const delivery = { ...buildDelivery({ attempts: 9, firstAttemptAt: NOW }), post: null, article: null };
  const doubt = { repeatableForMs: 0, canLook: true, maxInFlightMs: 0, editLandsMs: 0 };
  const input = { delivery, outcome: unknown, doubt, now: NOW, chance: 0.5 };
  expect(decide({ ...input, noPriorAttempt: true })).toMatchObject({ settlement: { state: 'retry' } });
  expect(decide({ ...input, noPriorAttempt: false })).toMatchObject({ settlement: { state: 'sent' } });
});

test('a log that refuses is said once, and gets what waited when it is open again', async () => {
  const { clock, sent, deliver } = await open(['a', 'b', 'c'], [kicked]);
  for (let hour = 0; hour < 3; hour++) {
    await deliver();
    clock.advance(HOUR);
  }
  expect(sent).toHaveLength(1);
  expect(events).toEqual([
    {
      kind: 'alert-refused',
      destination: 'editors (Telegram)',
      reason: { code: 'place-closed', params: { detail: 'kicked' } },
    },
  ]);
  await store.outbox.resume('telegram:@log', clock.now());
  await deliver();
  expect(
    sent
      .slice(1)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(['a', 'b', 'c']);
});

test('an alert that waited for a day is no news any more', async () => {
  const { clock, sent, deliver, row } = await open(['a', 'b'], [kicked]);
  await deliver();
  clock.advance(DAY + MINUTE);
  await deliver();
  expect(sent).toHaveLength(1);
  for (const id of ['a', 'b']) expect(await row(id)).toMatchObject({ state: 'expired' });
});

test('one that met a chat which moved is told there, and is no alert of its own', async () => {
  const moved: Outcome = { kind: 'moved', reason: 'upgraded', chat: -1004 };
  const { sent, deliver } = await open(['a'], [moved]);
  await deliver();
  expect(sent.map(({ payload }) => payload.chat)).toEqual(['@log', -1004]);
  expect(events.map(({ kind }) => kind)).toEqual(['delivery-retry', 'platform-fault', 'delivery-sent']);
});
