import { expect, test } from 'vitest';
import { SECOND } from '../../src/core/time.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { createView } from '../../src/desk/create-view.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';

test('a database that hangs is told after some seconds, whatever becomes of it', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const clock = createFakeClock(0);
  const never = new Promise<number>(() => undefined);
  const view = createView({
    store: { ...store, ping: () => never },
    planner: {
      postBreaking: () => Promise.resolve(),
      fillDue: () => Promise.resolve(),
      upcoming: () => Promise.resolve([]),
    },
    healthCheck: { latest: () => null },
    clock,
    record: () => undefined,
    brand: 'Strillone',
    language: 'it',
    timezone: 'Europe/Rome',
    destinations: [],
    sources: [],
  });
  const answer = view.notReady();
  clock.advance(2 * SECOND);
  expect(await answer).toBe('the database does not answer');
});

test('a database that does not answer is told without its words, which the log has', async () => {
  const store = await openSqliteStore({ file: ':memory:' });
  const events: NewsroomEvent[] = [];
  const view = createView({
    store,
    planner: {
      postBreaking: () => Promise.resolve(),
      fillDue: () => Promise.resolve(),
      upcoming: () => Promise.resolve([]),
    },
    healthCheck: { latest: () => null },
    clock: createFakeClock(0),
    record: event => events.push(event),
    brand: 'Strillone',
    language: 'it',
    timezone: 'Europe/Rome',
    destinations: [],
    sources: [],
  });
  expect(await view.notReady()).toBeNull();
  await store[Symbol.asyncDispose]();
  expect(await view.notReady()).toBe('the database does not answer');
  expect(events).toEqual([{ kind: 'service-fault', part: 'database', error: expect.any(Error) as Error }]);
});
