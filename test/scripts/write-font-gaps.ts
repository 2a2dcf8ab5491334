/** Writes `src/cards/draw/fonts/font-gaps.ts` from the installed packages: `node test/scripts/write-font-gaps.ts`, after a new version of one. */
import { writeFile } from 'node:fs/promises';
import { fontGaps } from './font-gaps.ts';

const FILE = new URL('../../src/cards/draw/fonts/font-gaps.ts', import.meta.url);
const text = `/**
 * Written by \`test/scripts/write-font-gaps.ts\`. By file name: code points (hexadecimal ranges) that \`font-files.ts\` lists for a font
 * file and that it has no glyph for.
 */
// prettier-ignore
export const fontGaps: Readonly<Record<string, string>> = {
${Object.entries(await fontGaps())
  .map(([file, points]) => `  '${file}': '${points}',\n`)
  .join('')}};
`;
await writeFile(FILE, text);
