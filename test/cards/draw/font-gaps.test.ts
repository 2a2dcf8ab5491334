import { expect, test } from 'vitest';
import { fontFamilies, fontFilesOf, gapFamilies, script } from '../../../src/cards/draw/fonts/font-files.ts';
import { fontGaps as committed } from '../../../src/cards/draw/fonts/font-gaps.ts';
import { fontGaps } from '../../scripts/font-gaps.ts';
import { readCoverage } from '../../scripts/read-coverage.ts';

test('the committed table is what the installed packages give; else run test/scripts/write-font-gaps.ts', async () => {
  expect(await fontGaps()).toEqual(committed);
});

test('every family has files, italic ones included where themes may ask for them', () => {
  for (const family of fontFamilies)
    for (const italic of [false, true]) expect(fontFilesOf(family, { italic }).length).toBeGreaterThan(0);
  for (const { files } of gapFamilies) expect(files().length).toBeGreaterThan(0);
});

test('a family whose package is not installed has no files', () => {
  expect(script('Noto Sans Nowhere', 'nowhere', /./u).files()).toEqual([]);
});

test('what is no font is refused', async () => {
  await expect(readCoverage(new Uint8Array(64))).rejects.toThrow('not a WOFF2 file');
});
