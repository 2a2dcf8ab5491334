import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, test as it, vi } from 'vitest';
import { createCrashJournal, type CrashJournal } from '../../../src/cards/draw/crash-journal.ts';

/** A data folder and processes that draw, one after the other; all have this process's number, as in a container. */
function processes() {
  const folder = join(mkdtempSync(join(tmpdir(), 'strillone-notes-')), 'drawing');
  onTestFinished(() => {
    rmSync(join(folder, '..'), { recursive: true });
  });
  const faults: unknown[] = [];
  const living = new Set<number>();
  const start = (): CrashJournal =>
    createCrashJournal({
      folder,
      isThere: pid => living.has(pid),
      onFault: error => faults.push(error),
    });
  /** Starts one, and ends it while it draws these. */
  const endDuring = (...keys: readonly string[]): void => {
    const notes = start();
    for (const key of keys) void notes.noted(key, never);
  };
  return { folder, faults, living, start, endDuring, notes: () => readdirSync(folder).sort() };
}
const never = () => new Promise<string>(() => undefined);
const draws = () => Promise.resolve('drawn');
/** Lets all that can go on do so. */
const settled = () => new Promise(resolve => setImmediate(resolve));

it('a card that was being drawn at two ends of a process is given up, and says so; others are drawn', async ({
  expect,
}) => {
  const { endDuring, start } = processes();
  for (let n = 0; n < 2; n++) {
    endDuring('culprit');
    await settled();
  }
  const notes = start();
  await expect(notes.noted('culprit', draws)).rejects.toThrow(
    /^the process ended twice while it drew this card: it is not drawn for 7 days, or until .*culprit\.\* are removed$/,
  );
  expect(await notes.noted('other', draws)).toBe('drawn');
});

it('a process that was killed once costs no card its picture, and a card that was drawn since is cleared', async ({
  expect,
}) => {
  const { endDuring, start, notes } = processes();
  for (let n = 0; n < 5; n++) {
    endDuring('innocent');
    await settled();
    expect(await start().noted('innocent', draws)).toBe('drawn');
    expect(notes()).toEqual([]);
  }
});

it('a card that cannot be drawn has not ended the process', async ({ expect }) => {
  const { endDuring, start, notes } = processes();
  endDuring('faulty');
  await settled();
  await expect(start().noted('faulty', () => Promise.reject(new Error('no font')))).rejects.toThrow(
    'no font',
  );
  expect(notes()).toEqual([]);
});

it('what was drawn beside a card that ended the process is not given up with it', async ({ expect }) => {
  const { endDuring, start } = processes();
  endDuring('culprit', 'neighbour');
  await settled();
  const second = start();
  const neighbour = second.noted('neighbour', draws);
  void second.noted('culprit', never);
  const waiting = vi.fn(draws);
  void second.noted('later', waiting);
  expect(await neighbour).toBe('drawn');
  await settled();
  expect(waiting).not.toHaveBeenCalled();
  const third = start();
  await expect(third.noted('culprit', draws)).rejects.toThrow('the process ended twice');
  for (const key of ['neighbour', 'later']) expect(await third.noted(key, draws)).toBe('drawn');
});

it('cards of which nothing is known are drawn side by side', async ({ expect }) => {
  const notes = processes().start();
  const both = [notes.noted('one', never), notes.noted('other', never)];
  expect(both).toHaveLength(2);
  await settled();
  expect(await notes.noted('third', draws)).toBe('drawn');
});

it('what another process draws that lives is no end', async ({ expect }) => {
  const { folder, living, start, notes } = processes();
  const other = process.pid + 1;
  expect(await start().noted('card', draws)).toBe('drawn');
  for (const run of ['a', 'b']) writeFileSync(join(folder, `card.${other}.${run}`), '');
  living.add(other);
  expect(await start().noted('card', draws)).toBe('drawn');
  expect(notes()).toHaveLength(2);
  living.clear();
  await expect(start().noted('card', draws)).rejects.toThrow('the process ended twice');
});

it('after seven days a card is tried again', async ({ expect }) => {
  const { folder, endDuring, start, notes } = processes();
  endDuring('card');
  await settled();
  endDuring('card');
  await settled();
  const days = (count: number) => new Date(Date.now() - count * 24 * 3_600_000);
  for (const name of notes()) utimesSync(join(folder, name), days(6.9), days(6.9));
  await expect(start().noted('card', draws)).rejects.toThrow('the process ended twice');
  for (const name of notes()) utimesSync(join(folder, name), days(7.1), days(7.1));
  expect(await start().noted('card', draws)).toBe('drawn');
  expect(notes()).toEqual([]);
});

it('a folder that cannot be written costs no card its picture, and is told', async ({ expect }) => {
  const { folder, faults, start } = processes();
  writeFileSync(folder, 'a file in its place');
  expect(await start().noted('card', draws)).toBe('drawn');
  expect(faults.length).toBeGreaterThan(0);
});

it('nothing is made in the data folder before a card is drawn', ({ expect }) => {
  const { folder, start } = processes();
  start();
  expect(readdirSync(join(folder, '..'))).toEqual([]);
});
