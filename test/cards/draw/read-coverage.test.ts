import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fontFamilies, fontFilesOf, gapFamilies } from '../../../src/cards/draw/fonts/font-files.ts';
import type { FontFile } from '../../../src/cards/draw/fonts/font-files.ts';
import { readCoverage } from '../../../src/cards/draw/fonts/read-coverage.ts';

const families: readonly (readonly [name: string, files: () => FontFile[]])[] = [
  ...fontFamilies.flatMap(family =>
    [false, true].map(
      italic => [`${family}${italic ? ' italic' : ''}`, () => fontFilesOf(family, { italic })] as const,
    ),
  ),
  ...gapFamilies.map(({ family, files }) => [family, files] as const),
];

test.each(families)('every file of %s can be read and draws some of what it lists', async (_, files) => {
  for (const { path, ranges } of files()) {
    const coverage = await readCoverage(readFileSync(path));
    const drawn = ranges.some(([first, last]) => coverage.some(([a, b]) => first <= b && a <= last));
    expect({ path, drawn }).toEqual({ path, drawn: true });
  }
});

const hasGlyph = async (family: string, subset: string, character: string): Promise<boolean> => {
  const files = families.find(([name]) => name === family)?.[1]() ?? [];
  const file = files.find(({ path }) => path.includes(subset));
  if (!file) throw new Error(`${family} has no file ${subset}`);
  const point = character.codePointAt(0) ?? 0;
  return (await readCoverage(readFileSync(file.path))).some(
    ([first, last]) => point >= first && point <= last,
  );
};

test('a letter that a package lists and its font lacks is found out', async () => {
  expect(await hasGlyph('Source Serif 4', 'latin-ext', 'ő')).toBe(true);
  expect(await hasGlyph('Source Serif 4', 'latin-ext', 'Ĭ')).toBe(false);
  expect(await hasGlyph('Noto Sans', 'latin-ext', 'Ĭ')).toBe(true);
  expect(await hasGlyph('Twemoji', 'twemoji', '🎉')).toBe(true);
});

test('what is no font is refused', async () => {
  await expect(readCoverage(new Uint8Array(64))).rejects.toThrow('not a WOFF2 file');
});
