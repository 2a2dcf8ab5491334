import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { CodePointRange } from '../../src/cards/draw/fonts/code-points.ts';
import { formatRanges, holds } from '../../src/cards/draw/fonts/code-points.ts';
import { fontFamilies, fontFilesOf, gapFamilies } from '../../src/cards/draw/fonts/font-files.ts';
import { readCoverage } from './read-coverage.ts';

/** By file name: the code points that our ranges ask a file for and that it has no glyph for. Files without are left out. */
export async function fontGaps(): Promise<Record<string, string>> {
  const files = [
    ...fontFamilies.flatMap(family => [false, true].flatMap(italic => fontFilesOf(family, { italic }))),
    ...gapFamilies.flatMap(({ files }) => files()),
  ];
  const gaps: Record<string, string> = {};
  for (const { path, ranges } of files) {
    const coverage = await readCoverage(await readFile(path));
    const missing = missingIn(ranges, coverage);
    if (missing.length > 0) gaps[basename(path)] = formatRanges(missing);
  }
  return gaps;
}

function missingIn(ranges: readonly CodePointRange[], coverage: readonly CodePointRange[]): CodePointRange[] {
  const missing: [number, number][] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    for (let point = first; point <= last; point++) {
      if (holds(coverage, point)) continue;
      const run = missing.at(-1);
      if (run?.[1] === point - 1) run[1] = point;
      else missing.push([point, point]);
    }
  }
  return missing;
}
