import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Instance, Presence } from '../../src/core/ports/store.ts';
import { HOUR, SECOND } from '../../src/core/time.ts';
import {
  HEARTBEAT_EVERY,
  isRunning,
  SILENT_FOR,
  acquireInstanceLock,
  type ProcessLiveness,
} from '../../src/maintenance/instance-lock.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock, type FakeClock } from '../fakes/clock.ts';
import { NOW } from '../fixtures/build.ts';

const one: Instance = { id: 'one', host: 'redazione', pid: 41, address: null };
const two: Instance = { id: 'two', host: 'altrove', pid: 42, address: null };

/** A second instance that wants the place, while the first has it; `fate` is what can be known of the first. */
async function contend(fate: ProcessLiveness) {
  const store = await openSqliteStore({ file: ':memory:' });
  const clock = createFakeClock(NOW);
  const events: NewsroomEvent[] = [];
  await store.presence.enter(one, [], NOW);
  const { presence } = store;
  const deps = {
    presence,
    clock,
    processLivenessOf: () => fate,
    record: (event: NewsroomEvent) => events.push(event),
  };
  return {
    store,
    clock,
    events,
    presence,
    enter: () => acquireInstanceLock(deps, two),
    look: () => isRunning(deps),
  };
}

/** Lets time pass until `done` has its answer. */
async function pass<T>(clock: FakeClock, done: Promise<T>, each: () => Promise<unknown>): Promise<T> {
  const turn = Symbol('a turn');
  for (;;) {
    await each();
    if (clock.sleepers > 0) clock.advance(SECOND / 4);
    const ended = await Promise.race([done, new Promise(resolve => setImmediate(resolve, turn))]);
    if (ended !== turn) return done;
  }
}
const beatOf =
  (presence: Presence, clock: FakeClock, skewMs = 0) =>
  () =>
    presence.heartbeat(one, Math.floor(clock.now() / HEARTBEAT_EVERY) * HEARTBEAT_EVERY + skewMs);

test('a place nobody has is taken at once', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const deps = { presence: store.presence, clock: createFakeClock(NOW), record: () => undefined };
  expect(await acquireInstanceLock({ ...deps, processLivenessOf: () => 'there' }, one)).toBeNull();
});

test('a process that is there and was heard of just now keeps its place', async () => {
  const { store, enter, events, look } = await contend('there');
  await using _ = store;
  expect(await look()).toBe(true);
  expect(await enter()).toMatchObject({ pid: 41, host: 'redazione', since: NOW });
  expect(events).toEqual([]);
});

test('a process that is gone is replaced at once, however fresh its last beat', async () => {
  const { store, enter, presence, look } = await contend('gone');
  await using _ = store;
  expect(await look()).toBe(false);
  expect(await enter()).toBeNull();
  expect(await presence.heartbeat(one, NOW)).toBe(false);
});

test.each([0, -6 * HOUR, 6 * HOUR])(
  'one of which nothing is known lives as long as its beats come, by a clock that is %i ms off',
  async skewMs => {
    const { store, clock, enter, presence, events } = await contend('unknown');
    await using _ = store;
    await presence.heartbeat(one, NOW + skewMs);
    expect(await pass(clock, enter(), beatOf(presence, clock, skewMs))).toMatchObject({ pid: 41 });
    expect(events.map(({ kind }) => kind)).toEqual(['instance-waits']);
    expect(clock.now() - NOW).toBeLessThanOrEqual(SILENT_FOR);
  },
);

test.each([0, -6 * HOUR, 6 * HOUR])(
  'one of which nothing is known and nothing is heard is replaced after a moment, its clock %i ms off',
  async skewMs => {
    const { store, clock, enter, presence } = await contend('unknown');
    await using _ = store;
    await presence.heartbeat(one, NOW + skewMs);
    expect(await pass(clock, enter(), () => Promise.resolve())).toBeNull();
    expect(await presence.all()).toMatchObject([{ id: 'two' }]);
  },
);

test('a process that is there and says nothing for long was given the number of a dead one', async () => {
  const { store, clock, enter } = await contend('there');
  await using _ = store;
  clock.advance(HOUR);
  expect(await pass(clock, enter(), () => Promise.resolve())).toBeNull();
});

test('of many that start at once one has the place', async () => {
  for (let round = 0; round < 40; round++) {
    await using store = await openSqliteStore({ file: ':memory:' });
    const { presence } = store;
    const clock = createFakeClock(NOW);
    const deps = { presence, clock, processLivenessOf: () => 'there' as const, record: () => undefined };
    const answers = await Promise.all(
      ['a', 'b', 'c'].map(id => acquireInstanceLock(deps, { id, host: 'redazione', pid: 1, address: null })),
    );
    expect(answers.filter(answer => answer === null)).toHaveLength(1);
  }
});
