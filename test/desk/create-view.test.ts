import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { createView } from '../../src/desk/create-view.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock } from '../fakes/clock.ts';

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
