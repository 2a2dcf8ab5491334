import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDraft, buildSlot, NOW } from '../fixtures/build.ts';
import { runsOr } from '../long-runs.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const SLOTS = 16;
const RUNS = runsOr(40);
const dueAt = Array.from({ length: SLOTS }, (_, index) => NOW + index);

/** The files as they lie on the disk at one moment of the writing. */
interface Moment {
  readonly database: Buffer;
  readonly log: Buffer;
  /** Slots in the database itself, where no damage of the log reaches; and slots that were committed. */
  readonly safe: number;
  readonly committed: number;
}

/** Fills slots, of which every fifth moves the log into the database; keeps the files after each. */
async function momentsOfWriting(): Promise<readonly Moment[]> {
  const file = join(folder, 'in-use.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, ...dueAt.map(due => ({ key: `${due}` })));
  using other = new DatabaseSync(file);
  const moments: Moment[] = [];
  let safe = 0;
  for (const [index, due] of dueAt.entries()) {
    if (index % 5 === 0) {
      other.exec('pragma wal_checkpoint(truncate)');
      safe = index;
    }
    const article = buildArticle({ key: `${due}` }).id;
    await store.slots.fill(buildSlot({ dueAt: due }), [buildDraft({ article, to: ['x', 'y', 'z'] })]);
    const [database, log] = ['', '-wal'].map(ending => readFileSync(file + ending));
    moments.push({ database: database!, log: log!, safe, committed: index + 1 });
  }
  return moments;
}

test(
  'a power cut at any moment and any byte of the log leaves the first commits whole, and nothing of the others',
  async () => {
    const moments = await momentsOfWriting();
    const seen = new Set<number>();
    const cut = fc.record({
      moment: fc.nat(moments.length - 1),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      how: fc.constantFrom('cut', 'zeros', 'flipped'),
    });
    await fc.assert(
      fc.asyncProperty(cut, async ({ moment, at, how }) => {
        const { database, log, safe, committed } = moments[moment]!;
        const place = mkdtempSync(join(folder, 'cut-'));
        const file = join(place, 'strillone.db');
        writeFileSync(file, database);
        writeFileSync(`${file}-wal`, damaged(log, Math.floor(at * log.length), how));
        {
          await using store = await openSqliteStore({ file });
          using other = new DatabaseSync(file);
          expect(other.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
          const slots = (await store.slots.recent(99)).map(slot => slot.dueAt).toReversed();
          expect(slots).toEqual(dueAt.slice(0, slots.length));
          expect(slots.length).toBeGreaterThanOrEqual(safe);
          expect(slots.length).toBeLessThanOrEqual(committed);
          if (at === 1) expect(slots).toHaveLength(committed);
          expect(await store.deliveries.queue({ limit: 99 })).toHaveLength(slots.length * 3);
          expect(await store.maintenance.checkInvariants({ now: NOW, platforms: ['telegram'] })).toEqual([]);
          seen.add(slots.length);
        }
        rmSync(place, { recursive: true });
      }),
      {
        numRuns: RUNS,
        examples: [
          [{ moment: 0, at: 0, how: 'cut' }],
          [{ moment: SLOTS - 1, at: 1, how: 'cut' }],
          [{ moment: 7, at: 0.001, how: 'flipped' }],
        ],
      },
    );
    expect(Math.min(...seen)).toBe(0);
    expect(Math.max(...seen)).toBe(SLOTS);
  },
  20_000 + RUNS * 200,
);

function damaged(log: Buffer, at: number, how: string): Buffer {
  const rest = log.subarray(at);
  switch (how) {
    case 'cut':
      return log.subarray(0, at);
    case 'zeros':
      return Buffer.concat([log.subarray(0, at), Buffer.alloc(rest.length)]);
    default:
      // the first byte turned over: a write that did not become what it was meant to be
      return Buffer.concat([
        log.subarray(0, at),
        rest.map((byte, index) => (index === 0 ? byte ^ 0xff : byte)),
      ]);
  }
}

test('a copy of the files taken while another process writes is one of its states', async () => {
  const file = join(folder, 'live.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, ...dueAt.map(due => ({ key: `${due}` })));
  for (const due of dueAt) {
    const article = buildArticle({ key: `${due}` }).id;
    const filling = store.slots.fill(buildSlot({ dueAt: due }), [buildDraft({ article, to: ['x', 'y'] })]);
    const copy = join(folder, `live-${due}.sqlite`);
    // one turn into the transaction: the log holds what is not committed, if anything
    await Promise.resolve();
    for (const ending of ['', '-wal']) copyFileSync(file + ending, copy + ending);
    await using state = await openSqliteStore({ file: copy });
    const slots = await state.slots.recent(99);
    expect(await state.deliveries.queue({ limit: 99 })).toHaveLength(slots.length * 2);
    expect(await state.files.quickCheck()).toEqual([]);
    await filling;
  }
});
