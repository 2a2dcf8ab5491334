import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { DAY, HOUR, MINUTE, SECOND } from '../../src/core/time.ts';
import { createMaintenance } from '../../src/maintenance/maintenance.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, NOW, inWords } from '../fixtures/build.ts';
import { temporaryFolder } from '../store/temporary-folder.ts';

const folder = temporaryFolder();
let files = 0;

/** A maintenance at work on a store in a file. `pass` lets real time pass, `set` sets the clock. */
async function keep({ keepsBackups = true } = {}) {
  const home = join(folder, `${files++}`);
  mkdirSync(home);
  const file = join(home, 'strillone.db');
  const store = await openSqliteStore({ file });
  // timers run on real time, whatever is done to the clock
  const real = createFakeClock(NOW);
  let setBy = 0;
  const events: NewsroomEvent[] = [];
  let woken = 0;
  const create = () =>
    createMaintenance({
      store: { ...store, files: { ...store.files, keepsBackups } },
      clock: { now: () => real.now() + setBy, sleep: (ms, signal) => real.sleep(ms, signal) },
      uptime: () => real.now(),
      record: event => events.push(event),
      platforms: ['telegram'],
      standing: [],
      keepMs: 400 * DAY,
      onClockMoved: () => woken++,
    });
  let stop = new AbortController();
  const other = create();
  let running = create().run(stop.signal);
  const settle = async () => {
    while (real.sleepers === 0) await new Promise(setImmediate);
  };
  return {
    store,
    file,
    events,
    kinds: () => events.map(({ kind }) => kind),
    woken: () => woken,
    async pass(ms: number, step = SECOND) {
      for (let passed = 0; passed < ms; passed += step) {
        await settle();
        real.advance(step);
      }
      await settle();
    },
    /** It ends, and another that was there all the time takes its place. */
    async handOver() {
      stop.abort();
      await running;
      stop = new AbortController();
      running = other.run(stop.signal);
    },
    async set(byMs: number) {
      await settle();
      setBy += byMs;
    },
    async [Symbol.asyncDispose]() {
      stop.abort();
      await running;
      await store[Symbol.asyncDispose]();
    },
  };
}

test('there is a backup within the first minute, and one each hour after', async () => {
  await using at = await keep();
  await at.pass(MINUTE);
  expect(at.kinds()).toEqual(['backup-made']);
  await at.pass(57 * MINUTE);
  expect(at.kinds()).toHaveLength(1);
  await at.pass(4 * MINUTE);
  expect(at.kinds()).toEqual(['backup-made', 'backup-made']);
  expect(await at.store.files.backups()).toHaveLength(2);
});

test('where whoever runs the database makes the backups, none is made and none is missed', async () => {
  await using at = await keep({ keepsBackups: false });
  await at.pass(2 * HOUR, MINUTE);
  expect(at.kinds()).toEqual([]);
  expect(await at.store.files.backups()).toEqual([]);
});

test('a delivery in no valid state is told once', async () => {
  await using at = await keep();
  await saveAll(at.store, { key: 'a' });
  await at.store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  using other = new DatabaseSync(at.file);
  other.exec(`update deliveries set state = 'held'`);
  await at.pass(3 * MINUTE);
  expect(at.events.filter(({ kind }) => kind === 'sum-check-failed')).toMatchObject([
    { destination: 'canale', flaw: 'no-reason' },
  ]);
});

test('a delivery that was in no valid state is told well once, also when another process told of it', async () => {
  await using at = await keep();
  const { id } = buildArticle({ key: 'a' });
  await saveAll(at.store, { key: 'a' });
  const [told, flawed] = await at.store.outbox.order(buildDraft({ article: id, to: ['canale', 'altrove'] }));
  const begins = [{ kind: 'flaw', subject: told?.id ?? '' }];
  await at.store.outbox.alert({ begins, ends: [], drafts: [] }, NOW);
  using other = new DatabaseSync(at.file);
  const set = other.prepare('update deliveries set state = ? where id = ?');
  set.run('held', flawed?.id ?? '');
  await at.pass(2 * MINUTE);
  set.run('queued', flawed?.id ?? '');
  await at.pass(2 * MINUTE);
  expect(at.events.filter(({ kind }) => kind.startsWith('sum-check'))).toMatchObject([
    { kind: 'sum-check-failed', delivery: flawed?.id },
    { kind: 'sum-check-mended', delivery: told?.id },
    { kind: 'sum-check-mended', delivery: flawed?.id },
  ]);
});

test('a clock that is set back takes what waits along, and says so', async () => {
  await using at = await keep();
  await saveAll(at.store, { key: 'a' });
  await at.store.outbox.order(buildDraft({ article: buildArticle({ key: 'a' }).id }));
  const query = { platforms: ['telegram'] as const, limit: 1, leaseMs: MINUTE };
  const [claim] = await at.store.outbox.claim({ ...query, now: NOW });
  const settlement = { state: 'retry', reason: inWords('not now'), notBefore: NOW + HOUR } as const;
  await at.store.outbox.settle(claim!, settlement, NOW);
  await at.pass(2 * SECOND);
  await at.set(-6 * HOUR);
  await at.pass(2 * SECOND);
  expect(at.events).toEqual([{ kind: 'clock-moved', byMs: -6 * HOUR, deliveries: 1 }]);
  expect(at.woken()).toBe(1);
  expect(await at.store.deliveries.queue({ limit: 1 })).toMatchObject([{ notBefore: NOW - 5 * HOUR }]);
});

test('what a clock that was set back has taken along is not taken along once more by the one that takes over', async () => {
  await using at = await keep();
  await at.pass(2 * SECOND);
  await at.set(-6 * HOUR);
  await at.pass(2 * SECOND);
  await at.handOver();
  await at.pass(2 * SECOND);
  expect(at.kinds()).toEqual(['clock-moved']);
});

test('a machine that slept wakes what is due, and moves nothing', async () => {
  await using at = await keep();
  await at.pass(2 * SECOND);
  await at.pass(8 * HOUR, 8 * HOUR);
  expect(at.kinds()).not.toContain('clock-moved');
  await at.set(8 * HOUR);
  await at.pass(SECOND);
  expect(at.events).toContainEqual({ kind: 'clock-moved', byMs: 8 * HOUR, deliveries: 0 });
});

test('small steps of a time server are no news', async () => {
  await using at = await keep();
  for (let n = 0; n < 20; n++) {
    await at.set(n % 2 === 0 ? 30 * SECOND : -30 * SECOND);
    await at.pass(SECOND);
  }
  expect(at.events).toEqual([]);
});
