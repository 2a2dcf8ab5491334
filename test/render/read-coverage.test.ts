import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fontFamilies, fontFilesOf, gapFamilies } from '../../src/render/font-files.ts';
import type { FontFamily } from '../../src/render/font-files.ts';
import { readCoverage } from '../../src/render/read-coverage.ts';

const hasGlyph = async (family: FontFamily, subset: string, character: string): Promise<boolean> => {
  const file = fontFilesOf(family).find(({ path }) => path.includes(subset));
  if (!file) throw new Error(`${family} has no file ${subset}`);
  const point = character.codePointAt(0) ?? 0;
  return (await readCoverage(readFileSync(file.path))).some(
    ([first, last]) => point >= first && point <= last,
  );
};

test.each([...fontFamilies, ...gapFamilies])(
  'every file of %s can be read and draws some of what it lists',
  async family => {
    for (const file of fontFilesOf(family)) {
      const coverage = await readCoverage(readFileSync(file.path));
      const [point] = file.ranges.flatMap(([first, last]) =>
        Array.from({ length: last - first + 1 }, (_, i) => first + i).filter(at =>
          coverage.some(([a, b]) => at >= a && at <= b),
        ),
      );
      expect(point).toBeDefined();
    }
  },
);

test('a letter that a package lists and its font lacks is found out', async () => {
  expect(await hasGlyph('Source Serif 4', 'latin-ext', 'ő')).toBe(true);
  expect(await hasGlyph('Source Serif 4', 'latin-ext', 'Ĭ')).toBe(false);
  expect(await hasGlyph('Noto Sans', 'latin-ext', 'Ĭ')).toBe(true);
  expect(await hasGlyph('Twemoji', 'twemoji', '🎉')).toBe(true);
});

test('what is no font is refused', async () => {
  await expect(readCoverage(new Uint8Array(64))).rejects.toThrow('not a WOFF2 file');
});
