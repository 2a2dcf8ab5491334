import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MINUTE } from '../../src/core/time.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import { saveAll } from '../contract/store/open-store.ts';
import { NOW } from '../fixtures/build.ts';
import type { RaceMessage } from './race.ts';
import { temporaryFolder } from './temporary-folder.ts';

const folder = temporaryFolder();
const ROUNDS = 40;

/** A process on the file that waits for `go`. */
async function startProcess(file: string, rounds: number) {
  const child = fork(join(import.meta.dirname, 'race.ts'), [file, `${rounds}`]);
  const exit = once(child, 'exit');
  await once(child, 'message');
  return { child, exit };
}

/** Says "go" and collects what the process tells, until it is done or `enough` says so. */
async function collect(child: ChildProcess, enough = (_count: number) => false): Promise<RaceMessage[]> {
  const messages: RaceMessage[] = [];
  const heard = on(child, 'message') as AsyncIterable<[RaceMessage]>;
  child.send('go');
  for await (const [message] of heard) {
    if (message.kind === 'done') break;
    messages.push(message);
    if (enough(messages.length)) break;
  }
  return messages;
}

const slotsOf = (messages: readonly RaceMessage[]) =>
  messages.flatMap(message => (message.kind === 'filled' ? message.dueAt : [])).toSorted((a, b) => a - b);
const sentOf = (messages: readonly RaceMessage[]) =>
  messages.flatMap(message => (message.kind === 'sent' ? message.delivery : [])).toSorted();

test('two processes share slots and deliveries: each is one process’s alone, and none fails', async () => {
  const file = join(folder, 'race.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, ...Array.from({ length: ROUNDS }, (_, round) => ({ key: `${round}` })));

  const racers = await Promise.all([startProcess(file, ROUNDS), startProcess(file, ROUNDS)]);
  const told = (await Promise.all(racers.map(({ child }) => collect(child)))).flat();
  for (const { child, exit } of racers) {
    child.disconnect();
    expect(await exit).toEqual([0, null]);
  }

  expect(slotsOf(told)).toEqual(Array.from({ length: ROUNDS }, (_, round) => NOW + round));
  expect(new Set(sentOf(told)).size).toBe(sentOf(told).length);
  const sent = await store.deliveries.history({ limit: 1000 });
  expect(sent.map(row => row.id as string).toSorted()).toEqual(sentOf(told));
  expect(sent.every(row => row.attempts === 1)).toBe(true);
  expect(await store.deliveries.queue({ limit: 1000 })).toHaveLength(ROUNDS * 3 - sent.length);
});

test.each([1, 4, 13, 30])(
  'what a process had written when it was killed, after %i writes, is there',
  async count => {
    const file = join(folder, `killed-${count}.sqlite`);
    await using store = await openSqliteStore({ file });
    await saveAll(store, ...Array.from({ length: ROUNDS }, (_, round) => ({ key: `${round}` })));
    const { child, exit } = await startProcess(file, ROUNDS);
    const told = await collect(child, heard => heard >= count);
    child.kill('SIGKILL');
    expect(await exit).toEqual([null, 'SIGKILL']);

    using other = new DatabaseSync(file);
    expect(other.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' });
    const slots = await store.slots.recent(1000);
    expect(slots.map(slot => slot.dueAt)).toEqual(expect.arrayContaining(slotsOf(told)));
    const history = await store.deliveries.history({ limit: 1000 });
    expect(history.map(row => row.id)).toEqual(expect.arrayContaining(sentOf(told)));
    // slots are whole, and what the dead process held is found
    const queue = await store.deliveries.queue({ limit: 1000 });
    expect(history.length + queue.length).toBe(slots.length * 3);
    const abandoned = await store.outbox.claimAbandoned({
      platforms: ['telegram'],
      now: NOW + MINUTE,
      leaseMs: MINUTE,
    });
    expect(abandoned).toHaveLength(queue.filter(row => row.state === 'claimed').length);
  },
);

test('the lock of a process that is killed is free at once, and one that is stopped keeps it', async () => {
  const file = join(folder, 'lock.sqlite');
  await using store = await openSqliteStore({ file });
  const me = { id: 'me', host: 'redazione', pid: 1, address: null };
  const { child, exit } = await startProcess(file, 0);
  const heard = once(child, 'message');
  child.send('lock');
  expect(await heard).toEqual([{ kind: 'locked' }, undefined]);
  child.kill('SIGSTOP');
  expect(await store.lock.acquire(me, NOW)).toMatchObject({
    kind: 'taken',
    by: { id: 'racer', pid: child.pid },
  });
  child.kill('SIGKILL');
  await exit;
  expect(await store.lock.state()).toEqual({ kind: 'free' });
  expect(await store.lock.acquire(me, NOW)).toMatchObject({ kind: 'acquired', lock: { crashed: ['racer'] } });
});

test('of many processes that ask for the lock at once one has it', async () => {
  const file = join(folder, 'lock-race.sqlite');
  const racers = await Promise.all([1, 2, 3, 4].map(() => startProcess(file, 0)));
  const answers = racers.map(({ child }) => once(child, 'message') as Promise<[RaceMessage]>);
  for (const { child } of racers) child.send('lock');
  const kinds = (await Promise.all(answers)).map(([{ kind }]) => kind);
  expect(kinds.toSorted()).toEqual(['locked', 'refused', 'refused', 'refused']);
  for (const { child, exit } of racers) {
    child.disconnect();
    await exit;
  }
});

test('many processes that open a new file at once find one schema', async () => {
  const file = join(folder, 'new.sqlite');
  const openers = await Promise.all([1, 2, 3].map(() => startProcess(file, 0)));
  for (const { child, exit } of openers) {
    await collect(child);
    child.disconnect();
    expect(await exit).toEqual([0, null]);
  }
});

test('a write waits for another that holds the file, and meanwhile the event loop goes on', async () => {
  const file = join(folder, 'busy.sqlite');
  await using store = await openSqliteStore({ file });
  await saveAll(store, { key: 'a' });
  using other = new DatabaseSync(file);
  other.exec('begin immediate');
  const writing = Promise.all([saveAll(store, { key: 'b' }), store.articles.withdraw('seeds', 'a', NOW)]);
  // a store that waited inside SQLite would never let this turn come, and the lock would never be let go
  await new Promise(setImmediate);
  other.exec('commit');
  await writing;
  expect(await store.articles.keysOf('seeds')).toEqual(['b']);
});
