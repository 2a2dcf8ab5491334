import { expect, test } from 'vitest';
import { createAskedOnce } from '../../../src/adapters/shared/asked-once.ts';
import { MINUTE, SECOND } from '../../../src/core/time.ts';
import { openSqliteStore } from '../../../src/store/sqlite/sqlite-store.ts';
import { createFakeClock, type FakeClock } from '../../fakes/clock.ts';
import { NOW } from '../../fixtures/build.ts';
import type { Store } from '../../../src/core/ports/store.ts';

const caller = { platform: 'telegram', user: '7', roles: [], language: 'de' };
const asked = (id: string) => ({ id, asking: { command: 'post', caller, to: { chat: 7 } } });

/** A process that hears what people ask. */
function start({ updates }: Pick<Store, 'updates'>, clock: FakeClock) {
  const faults: string[] = [];
  const asks = createAskedOnce<{ readonly chat: number }>({
    platform: 'telegram',
    updates,
    sleep: clock.sleep.bind(clock),
    now: () => clock.now(),
    fault: what => faults.push(what),
  });
  const stop = new AbortController();
  const told: string[] = [];
  return {
    ...asks,
    faults,
    told,
    tell: (fails = false) =>
      void asks.tellInterrupted(({ to }) => {
        told.push(String(to.chat));
        return fails ? Promise.reject(new Error('not reached')) : Promise.resolve();
      }, stop.signal),
    [Symbol.dispose]: () => {
      stop.abort();
    },
  };
}

test('what a process took that was frozen since is told by another, and not begun when it wakes', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const itsClock = createFakeClock(NOW);
  using frozen = start(store, itsClock);
  using other = start(store, createFakeClock(NOW + MINUTE));
  expect(await frozen.take([asked('1'), asked('2')])).toEqual(new Set(['1', '2']));
  await frozen.end('2');
  other.tell();
  await expect.poll(() => other.told).toEqual(['7']);
  itsClock.advance(MINUTE);
  expect(await frozen.isOurs('1')).toBe(false);
  expect([...frozen.faults, ...other.faults]).toEqual([]);
});

test('what takes long is ours as long as it takes, and told by nobody', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const clock = createFakeClock(NOW);
  using slow = start(store, clock);
  await slow.take([asked('1')]);
  for (let at = 0; at < 5; at++) {
    clock.advance(30 * SECOND);
    await expect.poll(() => clock.sleepers).toBe(1);
    expect(await slow.isOurs('1')).toBe(true);
  }
  expect(await store.updates.takeInterrupted('telegram', clock.now())).toEqual([]);
  await slow.end('1');
  await expect.poll(() => clock.sleepers).toBe(0);
  expect(await store.updates.takeInterrupted('telegram', NOW + 10 * MINUTE)).toEqual([]);
});

test('what cannot be told is tried once, and others are told all the same', async () => {
  await using store = await openSqliteStore({ file: ':memory:' });
  const clock = createFakeClock(NOW);
  using gone = start(store, createFakeClock(NOW));
  await gone.take([asked('1'), asked('2')]);
  clock.advance(MINUTE);
  using next = start(store, clock);
  next.tell(true);
  await expect.poll(() => next.told).toEqual(['7', '7']);
  clock.advance(30 * SECOND);
  await expect.poll(() => clock.sleepers).toBe(1);
  expect([next.told.length, next.faults.length]).toEqual([2, 2]);
});
