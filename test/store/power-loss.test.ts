import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { buildArticle, buildDraft, buildSlot, NOW } from '../fixtures/build.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const SLOTS = 8;
const dueAt = Array.from({ length: SLOTS }, (_, index) => NOW + index);

/** A database file and its log, as they lie on the disk after `SLOTS` slots were filled and nothing was checkpointed. */
async function filesInUse(): Promise<{ readonly database: string; readonly log: Buffer }> {
  const file = join(folder, 'in-use.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, ...dueAt.map(due => ({ key: `${due}` })));
  using other = new DatabaseSync(file);
  other.exec('pragma wal_checkpoint(truncate)');
  for (const due of dueAt) {
    const article = buildArticle({ key: `${due}` }).id;
    await store.slots.fill(buildSlot({ dueAt: due }), [buildDraft({ article, to: ['x', 'y', 'z'] })]);
  }
  const database = join(folder, 'copy.sqlite');
  copyFileSync(file, database);
  return { database, log: readFileSync(`${file}-wal`) };
}

test('a power cut at any byte of the log leaves the first commits whole, and nothing of the others', async () => {
  const { database, log } = await filesInUse();
  let run = 0;
  const counts = new Set<number>();
  const damage = fc.record({
    at: fc.nat(log.length),
    how: fc.constantFrom('cut', 'zeros', 'flipped'),
  });
  await fc.assert(
    fc.asyncProperty(damage, async ({ at, how }) => {
      const file = join(folder, `cut-${run++}.sqlite`);
      copyFileSync(database, file);
      const rest = {
        cut: Buffer.alloc(0),
        zeros: Buffer.alloc(log.length - at),
        flipped: flipped(log.subarray(at)),
      };
      writeFileSync(`${file}-wal`, Buffer.concat([log.subarray(0, at), rest[how]]));
      await using store = await openSqliteStore({ file });
      using other = new DatabaseSync(file);
      expect(other.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
      const slots = (await store.slots.recent(99)).map(slot => slot.dueAt).toReversed();
      expect(slots).toEqual(dueAt.slice(0, slots.length));
      expect(await store.ledger.queue({ limit: 99 })).toHaveLength(slots.length * 3);
      counts.add(slots.length);
    }),
    {
      numRuns: 40,
      examples: [[{ at: 0, how: 'cut' }], [{ at: log.length, how: 'cut' }], [{ at: 100, how: 'flipped' }]],
    },
  );
  expect(Math.min(...counts)).toBe(0);
  expect(Math.max(...counts)).toBe(SLOTS);
});

/** The first byte turned over: a write that did not become what it was meant to be. */
const flipped = (bytes: Buffer): Buffer =>
  Buffer.from(bytes.map((byte, index) => (index === 0 ? byte ^ 0xff : byte)));
