import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { HOUR, SECOND } from '../../../src/core/time.ts';
import { buildArticle } from '../../fixtures/build.ts';
import { startPostgres } from '../../store/postgres/start-postgres.ts';
import { openAny } from '../delivery-world.ts';
import { MINUTES, SCHEDULES, START } from './slots-world.ts';

/**
 * Slots a second that processes fill together, none of whom knows of the others: each looks at all schedules of each minute, and a
 * slot is filled once. A newsroom elects one planner, so that more than one is what happens while it changes.
 */
export async function* slotRates(): AsyncGenerator<string> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-slots-'));
  try {
    yield `SQLite, one process: ${(await slotsPerSecond(1, join(folder, 'strillone.db'))).toFixed(0)} slots a second`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await using server = await startPostgres({ durable: true });
  for (const processes of [1, 2, 4]) {
    const rate = await slotsPerSecond(processes, await server.createDatabase(`slots_${processes}`));
    yield `PostgreSQL, processes: ${processes}: ${rate.toFixed(0)} slots a second`;
  }
}

async function slotsPerSecond(processes: number, place: string): Promise<number> {
  await using store = await openAny(place);
  for (let number = 0; number < 2 * MINUTES; number++)
    await store.articles.save(
      buildArticle({ key: `a${number}`, title: `Notizia ${number}`, publishedAt: START - HOUR - number }),
      START,
    );
  const children = Array.from({ length: processes }, () =>
    spawn(process.execPath, [join(import.meta.dirname, 'slots-process.ts'), place], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const ends = children.map(child => once(child, 'exit'));
  const lines = children.map(({ stdout }) => createInterface({ input: stdout })[Symbol.asyncIterator]());
  const allSaid = () => Promise.all(lines.map(line => line.next()));
  await allSaid();
  const began = performance.now();
  for (const { stdin } of children) stdin.end('go\n');
  await allSaid();
  const seconds = (performance.now() - began) / SECOND;
  await Promise.all(ends);
  const { length } = await store.deliveries.queue({ limit: 2 * SCHEDULES * MINUTES });
  if (length !== SCHEDULES * MINUTES)
    throw new Error(`${SCHEDULES * MINUTES} slots made ${length} deliveries`);
  return (SCHEDULES * MINUTES) / seconds;
}
