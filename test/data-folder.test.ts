import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeDataFolder } from '../src/data-folder.ts';
import { failureOf } from './fixtures/in-english.ts';

const refusalOf = (folder: string) =>
  failureOf(() => {
    makeDataFolder(folder);
  });

let place = '';
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'strillone-data-'));
});
afterEach(() => {
  rmSync(place, { recursive: true });
});

test('the folder and those above it are made; one that is there is left as it is', () => {
  const folder = join(place, 'a/b/data');
  makeDataFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
  writeFileSync(join(folder, 'kept'), '');
  makeDataFolder(folder);
  expect(existsSync(join(folder, 'kept'))).toBe(true);
});

test('a file in its place, or in that of a folder above it, is named with the remedy', async () => {
  const file = join(place, 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'b/data')])
    expect(await refusalOf(folder)).toBe(
      `the data folder ${folder} cannot be made: ${file} is a file. Set STRILLONE_DATA to a folder this user may write.`,
    );
});

test('a link that leads nowhere is no folder', async () => {
  symlinkSync(join(place, 'nowhere'), join(place, 'link'));
  expect(await refusalOf(join(place, 'link'))).toMatch(
    /cannot be made: nothing can be made in .* \(EEXIST\)\. Set STRILLONE_DATA/,
  );
});

test.runIf(process.platform === 'linux')(
  'where the system makes no folders, it says so at once',
  async () => {
    expect(await refusalOf('/proc/strillone/data')).toContain(
      '/proc/strillone/data cannot be made: nothing can be made in /proc (ENOENT). Set STRILLONE_DATA',
    );
  },
);
