import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import type { RaceResult } from './race.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const ROUNDS = 40;

async function nextMessage(child: ChildProcess): Promise<unknown> {
  const [message] = (await once(child, 'message')) as unknown[];
  return message;
}

test('two processes share slots and deliveries: each is one process’s alone, and none fails', async () => {
  const file = join(folder, 'race.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, ...Array.from({ length: ROUNDS }, (_, round) => ({ key: `${round}` })));

  const children = [1, 2].map(() => fork(join(import.meta.dirname, 'race.ts'), [file, `${ROUNDS}`]));
  const exits = children.map(child => once(child, 'exit'));
  await Promise.all(children.map(nextMessage));
  const results = children.map(nextMessage) as Promise<RaceResult>[];
  for (const child of children) child.send('go');
  const [one, two] = await Promise.all(results);
  expect(await Promise.all(exits)).toEqual([
    [0, null],
    [0, null],
  ]);

  const slots = [...(one?.slots ?? []), ...(two?.slots ?? [])];
  expect(slots.toSorted((a, b) => a - b)).toEqual(Array.from({ length: ROUNDS }, (_, round) => round));
  const deliveries = [...(one?.deliveries ?? []), ...(two?.deliveries ?? [])];
  expect(new Set(deliveries).size).toBe(deliveries.length);
  const sent = await store.ledger.history({ limit: 1000 });
  expect(sent.map(row => row.id).toSorted()).toEqual(deliveries.toSorted());
  expect(sent.every(row => row.attempts === 1)).toBe(true);
  expect(await store.ledger.queue({ limit: 1000 })).toHaveLength(ROUNDS * 3 - sent.length);
});

test('many processes that open a new file at once find one schema', async () => {
  const file = join(folder, 'new', 'file.sqlite');
  const children = [1, 2, 3].map(() => fork(join(import.meta.dirname, 'race.ts'), [file, '0']));
  const exits = children.map(child => once(child, 'exit'));
  expect(await Promise.all(children.map(nextMessage))).toEqual(['ready', 'ready', 'ready']);
  for (const child of children) child.send('go');
  expect(await Promise.all(exits)).toEqual(Array.from({ length: 3 }, () => [0, null]));
});

test('a write waits for another that holds the file, and meanwhile the event loop goes on', async () => {
  const file = join(folder, 'busy.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  using other = new DatabaseSync(file);
  other.exec('begin immediate');
  const writing = Promise.all([saveAll(store, { key: 'b' }), store.articles.withdraw('seeds', 'a', 1)]);
  const reading = store.articles.keysOf('seeds');
  let turns = 0;
  // each turn of the loop proves that nothing blocks it; the lock is let go by the loop itself
  await new Promise<void>(resolve => {
    const turn = () => {
      turns += 1;
      if (turns < 200) setImmediate(turn);
      else resolve();
    };
    turn();
  });
  other.exec('commit');
  await writing;
  expect(await reading).toBeDefined();
  expect(await store.articles.keysOf('seeds')).toEqual(['b']);
});
