import {
  appendFile,
  mkdir,
  mkdtemp,
  realpath,
  rename,
  rm,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Clock } from '../../../src/core/time.ts';
import { createFolderSource } from '../../../src/sources/folder/folder-source.ts';
import { systemClock } from '../../../src/system-clock.ts';
import { createFakeClock } from '../../fakes/clock.ts';
import { faultInEnglish } from '../../fixtures/in-english.ts';

type Event =
  ReturnType<ReturnType<typeof createFolderSource>['events']> extends AsyncIterable<infer T> ? T : never;
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'seeds-')));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

let saved = 0;
/** Puts a file there that was written long ago, as a move or an unpacked archive does; each is a second younger. */
async function save(path: string, content: string | Uint8Array): Promise<void> {
  const elsewhere = join(await temporaryFolder(), 'new');
  await writeFile(elsewhere, content);
  const at = Date.now() / 1000 - 3600 + saved++;
  await utimes(elsewhere, at, at);
  await rename(elsewhere, path);
}

/** Follows a folder; `next` waits for its next event in a few words, `start` for all up to the settled one. */
function follow(folder: string, clock: Clock = systemClock) {
  const abort = new AbortController();
  const source = createFolderSource({
    name: 'seeds',
    folder,
    topics: ['all'],
    language: 'en',
    timezone: 'Europe/Rome',
    clock,
  });
  const events = source.events(abort.signal)[Symbol.asyncIterator]();
  const stop = async () => {
    abort.abort();
    while ((await events.next()).done !== true);
  };
  closing.unshift(stop);
  const next = async (): Promise<string> => {
    const result = await events.next();
    return result.done === true ? 'end' : shown(result.value);
  };
  const start = async (): Promise<string[]> => {
    const seen: string[] = [];
    while (!seen.at(-1)?.startsWith('settled')) seen.push(await next());
    return seen;
  };
  return { next, start, stop };
}

function shown(event: Event): string {
  switch (event.kind) {
    case 'document':
      return `${event.document.key}: ${event.document.text}`;
    case 'gone':
      return `gone ${event.key}`;
    case 'fault':
      return `fault ${event.fault.key}:${event.fault.line ?? ''} ${faultInEnglish(event.fault).message}`;
    case 'emptied':
      return 'emptied';
    case 'settled':
      return event.partial === undefined ? 'settled' : 'settled in part';
  }
}
/** A folder that is there forgets a fault it may have had. */
const SETTLED = ['gone .', 'settled'];
const EMPTY = ['gone .', 'emptied', 'settled'];

test('first come all files in the order of their names, then settled', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, 'a'));
  await Promise.all(['z.txt', 'a/b.txt', 'M.TXT'].map(name => save(join(folder, name), `of ${name}`)));
  expect(await follow(folder).start()).toEqual([
    'M.TXT: of M.TXT',
    'a/b.txt: of a/b.txt',
    'z.txt: of z.txt',
    ...SETTLED,
  ]);
});

test('a file added, changed, saved by renaming, renamed and deleted is told each time once', async () => {
  const folder = await temporaryFolder();
  const source = follow(folder);
  expect(await source.start()).toEqual(EMPTY);
  await save(join(folder, 'a.txt'), 'one');
  expect(await source.next()).toBe('a.txt: one');
  await save(join(folder, 'a.txt'), 'two');
  expect(await source.next()).toBe('a.txt: two');
  await save(join(folder, 'a.tmp'), 'three');
  await rename(join(folder, 'a.tmp'), join(folder, 'a.txt'));
  expect(await source.next()).toBe('a.txt: three');
  await rename(join(folder, 'a.txt'), join(folder, 'b.txt'));
  expect([await source.next(), await source.next()]).toEqual(['b.txt: three', 'gone a.txt']);
  await rm(join(folder, 'b.txt'));
  expect(await source.next()).toBe('gone b.txt');
});

test('an editor that moves the old file aside and writes anew makes one change', async () => {
  const folder = await temporaryFolder();
  await save(join(folder, 'a.txt'), 'one');
  const source = follow(folder);
  await source.start();
  await rename(join(folder, 'a.txt'), join(folder, 'a.txt~'));
  await save(join(folder, 'a.txt'), 'two');
  await rm(join(folder, 'a.txt~'));
  expect(await source.next()).toBe('a.txt: two');
  await rm(join(folder, 'a.txt'));
  expect(await source.next()).toBe('gone a.txt');
});

describe('a file that is being written', () => {
  /** Waits until somebody sleeps, then lets `ms` pass. */
  const pass = async (clock: ReturnType<typeof createFakeClock>, ms: number) => {
    await expect.poll(() => clock.sleepers).toBe(1);
    clock.advance(ms);
  };

  test('is told once, when it has not changed for two seconds', async () => {
    const folder = await temporaryFolder();
    const clock = createFakeClock(Date.now());
    const source = follow(folder, clock);
    expect(await source.start()).toEqual(EMPTY);
    const told = source.next();
    const file = join(folder, 'a.txt');
    await writeFile(file, 'one ');
    await pass(clock, 300);
    for (const piece of ['two ', 'three ', 'four']) {
      await expect.poll(() => clock.sleepers).toBe(1);
      clock.advance(1600);
      await appendFile(file, piece);
      await pass(clock, 400);
    }
    await pass(clock, 2000);
    expect(await told).toBe('a.txt: one two three four');
  });

  test('at the beginning is waited for', async () => {
    const folder = await temporaryFolder();
    const clock = createFakeClock(Date.now());
    await save(join(folder, 'a.txt'), 'old');
    await writeFile(join(folder, 'b.txt'), 'half');
    const beginning = follow(folder, clock).start();
    await expect.poll(() => clock.sleepers).toBe(2); // the file's and the beginning's own
    await appendFile(join(folder, 'b.txt'), ' and whole');
    clock.advance(2000);
    await expect.poll(() => clock.sleepers).toBe(2);
    clock.advance(2000);
    expect(await beginning).toEqual(['a.txt: old', 'b.txt: half and whole', ...SETTLED]);
  });

  test('and does not end keeps nobody waiting, nor is it taken for gone', async () => {
    const folder = await temporaryFolder();
    const clock = createFakeClock(Date.now());
    await writeFile(join(folder, 'a.txt'), '0');
    await save(join(folder, 'b.txt'), 'old');
    const source = follow(folder, clock);
    const beginning = source.start();
    for (let second = 1; second <= 3; second++) {
      await expect.poll(() => clock.sleepers).toBe(2);
      await appendFile(join(folder, 'a.txt'), ` ${second}`);
      clock.advance(2000);
    }
    expect(await beginning).toEqual(['b.txt: old', 'gone .', 'settled in part']);
    const told = source.next();
    await pass(clock, 2000);
    expect(await told).toBe('a.txt: 0 1 2 3');
  });
});

test('a broken file is a fault by name and line, and the others go on', async () => {
  const folder = await temporaryFolder();
  await save(join(folder, '1.txt'), '---\ntitle: A\npriority: x\n---\nText');
  await save(join(folder, '2.txt'), Buffer.from([0x41, 0x0a, 0xff]));
  await save(join(folder, '3.txt'), '');
  await save(join(folder, '4.txt'), new Uint8Array(20 * 1024 * 1024));
  await save(join(folder, '5.txt'), 'good');
  const source = follow(folder);
  expect(await source.start()).toEqual([
    'fault 1.txt:3 front matter: priority is a whole number from -100 to 100',
    'fault 2.txt:2 is not UTF-8: byte 2 is 0xFF; save the file again with the encoding UTF-8',
    'fault 3.txt: is empty; write the article into it, or delete it',
    'fault 4.txt: has 20.0 MB; the limit is 5 MB: keep the article only',
    '5.txt: good',
    ...SETTLED,
  ]);
  await save(join(folder, '3.txt'), 'mended');
  expect(await source.next()).toBe('3.txt: mended');
});

test('README, hidden files, backups and other kinds are passed over in silence', async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, '.git'));
  const passed = [
    'README.md',
    'Readme.txt',
    '.a.txt',
    '.git/b.txt',
    '~$c.md',
    '#d.txt',
    'e.txt~',
    'f.pdf',
    'g',
  ];
  await Promise.all(passed.map(name => save(join(folder, name), 'x')));
  const source = follow(folder);
  expect(await source.start()).toEqual(EMPTY);
  await Promise.all(passed.map(name => save(join(folder, name), 'xx')));
  await save(join(folder, 'h.txt'), 'seen');
  expect(await source.next()).toBe('h.txt: seen');
});

test('links inside the folder are read, links out of it are not followed', async () => {
  const [folder, outside] = [await temporaryFolder(), await temporaryFolder()];
  await save(join(outside, 'secret.txt'), 'secret');
  await mkdir(join(folder, '.now'));
  await save(join(folder, '.now', 'a.txt'), 'inside');
  await symlink(join(folder, '.now', 'a.txt'), join(folder, 'a.txt'));
  await symlink(join(outside, 'secret.txt'), join(folder, 'b.txt'));
  await symlink(outside, join(folder, 'c'));
  await symlink(join(folder, 'nowhere'), join(folder, 'd.txt'));
  expect(await follow(folder).start()).toEqual([
    'a.txt: inside',
    'fault b.txt: is a link out of the folder, which is not followed; copy the file here instead',
    ...SETTLED,
  ]);
});

test('a folder may itself be reached through a link', async () => {
  const [folder, elsewhere] = [await temporaryFolder(), await temporaryFolder()];
  await save(join(folder, 'a.txt'), 'one');
  await symlink(folder, join(elsewhere, 'seeds'));
  expect(await follow(join(elsewhere, 'seeds')).start()).toEqual(['a.txt: one', ...SETTLED]);
});

test('a folder that is not there is a fault, says nothing about its articles, and is waited for', async () => {
  const folder = join(await temporaryFolder(), 'seeds');
  const source = follow(folder);
  const [fault, settled] = await source.start();
  expect(fault).toMatch(/^fault \.: .*seeds is no folder; make it or mount it/);
  expect(settled).toBe('settled in part');
  await mkdir(folder);
  await save(join(folder, 'a.txt'), 'one');
  expect(await source.next()).toBe('gone .');
  expect(await source.next()).toBe('a.txt: one');
});

test('a folder that goes away keeps its articles; back again, only what is missing is gone', async () => {
  const place = await temporaryFolder();
  const [folder, aside] = [join(place, 'seeds'), join(place, 'aside')];
  await mkdir(folder);
  await save(join(folder, 'a.txt'), 'one');
  await save(join(folder, 'b.txt'), 'two');
  const source = follow(folder);
  await source.start();
  await rename(folder, aside);
  expect(await source.next()).toMatch(/^fault \.: .*is no folder/);
  await rm(join(aside, 'b.txt'));
  await rename(aside, folder);
  await save(join(folder, 'c.txt'), 'three');
  const back: string[] = [];
  while (back.at(-1) !== 'gone b.txt') back.push(await source.next());
  expect(back.filter(event => event !== 'a.txt: one')).toEqual(['gone .', 'c.txt: three', 'gone b.txt']);
});

test('a file that is deleted is told, though others go on going, and those that went just now are not yet', async () => {
  const folder = await temporaryFolder();
  const clock = createFakeClock(Date.now());
  const others = Array.from({ length: 16 }, (_, index) => `b${String(index).padStart(2, '0')}.txt`);
  for (const name of ['a.txt', ...others, 'z.txt']) await save(join(folder, name), `of ${name}`);
  const source = follow(folder, clock);
  await source.start();
  const told = source.next();
  await rm(join(folder, 'a.txt'));
  await expect.poll(() => clock.sleepers).toBe(1);
  for (const name of others) {
    clock.advance(1900);
    await rm(join(folder, name));
    // the one before has a tenth of a second left
    await expect.poll(() => clock.sleepers).toBe(2);
  }
  const gone = [await told];
  // two went within the last two seconds
  while (gone.length < others.length - 1) gone.push(await source.next());
  expect(gone).toEqual(['a.txt', ...others.slice(0, -2)].map(name => `gone ${name}`));
  clock.advance(2000);
  expect([await source.next(), await source.next()]).toEqual(others.slice(-2).map(name => `gone ${name}`));
});

describe('files that go all at once', () => {
  const files = async (...names: readonly string[]): Promise<string> => {
    const folder = join(await temporaryFolder(), 'seeds');
    await mkdir(folder);
    for (const name of names) await save(join(folder, name), `of ${name}`);
    return folder;
  };
  const remove = (folder: string, ...names: readonly string[]) =>
    Promise.all(names.map(name => rm(join(folder, name))));

  test('are no deletion where there were several', async () => {
    const names = ['a.txt', 'b.txt', 'c.txt', 'd.txt'];
    const folder = await files(...names);
    const source = follow(folder);
    await source.start();
    await remove(folder, ...names);
    expect(await source.next()).toBe('emptied');
    // what is put there now is a file like any other
    await save(join(folder, 'e.txt'), 'new');
    expect(await source.next()).toBe('e.txt: new');
    await remove(folder, 'e.txt');
    expect(await source.next()).toBe('gone e.txt');
  });

  test('are deleted where others stay, or where they were few', async () => {
    const folder = await files('a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt');
    const source = follow(folder);
    await source.start();
    await remove(folder, 'a.txt', 'b.txt', 'c.txt', 'd.txt');
    const gone = [await source.next(), await source.next(), await source.next(), await source.next()];
    expect(gone.sort()).toEqual(['gone a.txt', 'gone b.txt', 'gone c.txt', 'gone d.txt']);
    await remove(folder, 'e.txt');
    expect(await source.next()).toBe('gone e.txt');
  });

  test('with their folder, which is back without any, are none either', async () => {
    const folder = await files('a.txt');
    const source = follow(folder);
    await source.start();
    await rename(folder, `${folder}.disk`);
    expect(await source.next()).toMatch(/^fault \.: .*is no folder/);
    await mkdir(folder);
    expect([await source.next(), await source.next()]).toEqual(['gone .', 'emptied']);
  });
});

test('what the file leaves open is taken from the source, and topics are joined', async () => {
  const folder = await temporaryFolder();
  await save(join(folder, 'a.txt'), '---\ntopics: [sea, all]\npublished: 2026-11-18\n---\nText');
  const abort = new AbortController();
  const source = createFolderSource({
    name: 'seeds',
    folder,
    topics: ['all', 'news'],
    language: 'en',
    timezone: 'Europe/Rome',
    clock: systemClock,
  });
  for await (const event of source.events(abort.signal)) {
    abort.abort();
    expect(event).toMatchObject({
      kind: 'document',
      document: {
        source: 'seeds',
        key: 'a.txt',
        language: 'en',
        topics: ['sea', 'all', 'news'],
        publishedAt: Date.parse('2026-11-17T23:00Z'),
      },
    });
  }
  expect.assertions(1);
});

test('the events end when the signal aborts', async () => {
  const source = follow(await temporaryFolder());
  await source.start();
  const waiting = source.next();
  await source.stop();
  expect(await waiting).toBe('end');
});
