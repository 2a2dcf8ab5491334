import { platforms } from '../../src/adapters/registry.ts';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../src/core/ports/store.ts';
import { SECOND } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
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
  'however many start at once, however the one before ended, one has the lock',
  async () => {
    const file = join(folder, `${crypto.randomUUID()}.sqlite`);
    const openOne = () => openSqliteStore({ file, open: path => new DatabaseSync(path, { timeout: 1 }) });
    let round = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('leaves', 'dies'), async end => {
        round++;
        const stores = await Promise.all(Array.from({ length: 4 }, openOne));
        const answers = await Promise.all(
          stores.map(({ lock }, index) =>
            lock.acquire({ id: `${round}-${index}`, host: 'redazione', pid: 1, address: null }, NOW + round),
          ),
        );
        const winners = answers.filter(({ kind }) => kind === 'acquired');
        expect(winners).toHaveLength(1);
        if (end === 'leaves' && winners[0]?.kind === 'acquired') await winners[0].lock.release();
        await close(stores);
      }),
      { numRuns: RUNS },
    );
  },
  20_000 + RUNS * 2000,
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
    const running = stores.map(({ outbox }) =>
      createDispatcher({
        payloads: platforms,
        outbox,
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
        { timeout: 60_000 + RUNS * 100 },
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
