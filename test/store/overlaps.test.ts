import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { SECOND } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { acquireInstanceLock } from '../../src/maintenance/instance-lock.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { createFakeClock } from '../fakes/clock.ts';
import { buildArticle, buildDraft, NOW, buildPublisher } from '../fixtures/build.ts';
import { runsOr } from '../long-runs.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const RUNS = runsOr(12);

/** Four connections to one file, as four processes have them. */
async function openFour(): Promise<readonly Store[]> {
  const file = join(folder, `${crypto.randomUUID()}.sqlite`);
  const stores: Store[] = [];
  // in one process a wait inside SQLite keeps the one that is waited for from going on
  const open = (path: string) => new DatabaseSync(path, { timeout: 1, enableForeignKeyConstraints: true });
  for (let n = 0; n < 4; n++) stores.push(await openSqliteStore({ file, open }));
  return stores;
}
const close = (stores: readonly Store[]) => Promise.all(stores.map(store => store[Symbol.asyncDispose]()));

test(
  'however many start at once, however the one before ended, one has the place',
  async () => {
    const stores = await openFour();
    const clock = createFakeClock(NOW);
    const start = (store: Store, id: string, dead: ReadonlySet<string>) =>
      acquireInstanceLock(
        {
          presence: store.presence,
          clock,
          record: () => undefined,
          processLivenessOf: ({ id: other }) => (dead.has(other) ? 'gone' : 'there'),
        },
        { id, host: 'redazione', pid: 1, address: null },
      );
    let round = 0;
    const dead = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('leaves', 'dies', 'stays'), async end => {
        const before = (await stores[0]!.presence.all()).map(({ id }) => id);
        const ids = stores.map((_, index) => `${round}-${index}`);
        round++;
        clock.advance(SECOND);
        const alive = before.filter(id => !dead.has(id));
        for (const id of alive)
          await stores[3]!.presence.heartbeat({ id, host: '', pid: 1, address: null }, clock.now());
        const answers = await Promise.all(stores.map((store, index) => start(store, ids[index]!, dead)));
        const winners = ids.filter((_, index) => answers[index] === null);
        expect(winners).toHaveLength(alive.length === 0 ? 1 : 0);
        const [holder] = [...alive, ...winners];
        for (const answer of answers) if (answer !== null) expect(answer.id).toBe(holder);
        const beats = await Promise.all(
          stores.map((store, index) =>
            store.presence.heartbeat({ id: ids[index]!, host: '', pid: 1, address: null }, clock.now()),
          ),
        );
        expect(beats.filter(Boolean)).toHaveLength(winners.length);
        if (end === 'leaves') await stores[1]!.presence.leave(holder!);
        if (end === 'dies') dead.add(holder!);
      }),
      { numRuns: RUNS },
    );
    await close(stores);
  },
  20_000 + RUNS * 1000,
);

test(
  'two that deliver at once, because one was taken for dead, send nothing twice',
  async () => {
    const stores = await openFour();
    await saveAll(stores[0]!, { key: 'a' });
    const article = buildArticle({ key: 'a' }).id;
    const sent = new Map<string, number>();
    const publisher = buildPublisher({
      platform: 'telegram',
      async send({ id }) {
        sent.set(id, (sent.get(id) ?? 0) + 1);
        await new Promise(setImmediate);
        return { kind: 'sent', messageIds: ['1'], url: null };
      },
    });
    const stop = new AbortController();
    const clock = createFakeClock(NOW);
    const running = stores.map(({ outbox, articles }) =>
      createDispatcher({
        outbox,
        articles,
        publishers: [publisher],
        clock,
        record: () => undefined,
        chance: () => 0.5,
        wakeSignal: createWakeSignal(),
      }).run(stop.signal),
    );
    for (let n = 0; n < RUNS; n++) {
      await stores[n % 4]!.outbox.order(buildDraft({ article, occasion: `${n}`, to: [`${n}-x`, `${n}-y`] }));
      clock.advance(SECOND);
    }
    await expect
      .poll(
        async () => {
          clock.advance(SECOND);
          return (await stores[0]!.deliveries.counts()).sent;
        },
        { timeout: 15_000 + RUNS * 100 },
      )
      .toBe(RUNS * 2);
    stop.abort();
    await Promise.all(running);
    expect([...sent.values()].filter(count => count !== 1)).toEqual([]);
    expect(sent.size).toBe(RUNS * 2);
    await close(stores);
  },
  20_000 + RUNS * 1000,
);
