import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CodePointRange } from './read-coverage.ts';

const require = createRequire(import.meta.url);

/** Families a theme may name. All are under the SIL Open Font License 1.1, as are those that fill their gaps. */
export const fontFamilies = ['Source Serif 4', 'Noto Sans'] as const;
/** What no family of a theme has, by the first of these that does. */
export const gapFamilies = ['Noto Naskh Arabic', 'Noto Serif Hebrew', 'Twemoji'] as const;
export type FontFamily = (typeof fontFamilies)[number] | (typeof gapFamilies)[number];

/** A file of a family and the code points it serves. */
export interface FontFile {
  readonly family: FontFamily;
  readonly path: string;
  readonly ranges: readonly CodePointRange[];
}

interface FontPackage {
  readonly id: string;
  /** The axes in the file: "opsz" holds weight and optical size. */
  readonly cut: 'opsz' | 'wght';
  /** The only subset taken, where the others are better served by the families of themes. */
  readonly only?: string;
}

const PACKAGES: Readonly<Record<Exclude<FontFamily, 'Twemoji'>, FontPackage>> = {
  'Source Serif 4': { id: 'source-serif-4', cut: 'opsz' },
  'Noto Sans': { id: 'noto-sans', cut: 'wght' },
  'Noto Naskh Arabic': { id: 'noto-naskh-arabic', cut: 'wght', only: 'arabic' },
  'Noto Serif Hebrew': { id: 'noto-serif-hebrew', cut: 'wght', only: 'hebrew' },
};

/** Emoji and what joins them (Unicode 17, emoji-data.txt), where Twemoji draws them. */
const EMOJI_RANGES: FontFile['ranges'] = [
  [0x200d, 0x200d],
  [0x20e3, 0x20e3],
  [0x2139, 0x2139],
  [0x2194, 0x21aa],
  [0x231a, 0x23ff],
  [0x24c2, 0x24c2],
  [0x25aa, 0x27bf],
  [0x2934, 0x2935],
  [0x2b05, 0x2b55],
  [0x3030, 0x303d],
  [0x3297, 0x3299],
  [0xfe0f, 0xfe0f],
  [0x1f000, 0x1faff],
  [0xe0020, 0xe007f],
];

/** All files of a family, in the order in which its package lists them. */
export function fontFilesOf(family: FontFamily): FontFile[] {
  if (family === 'Twemoji') {
    return [{ family, path: require.resolve('twemoji-colr-font/twemoji.woff2'), ranges: EMOJI_RANGES }];
  }
  const { id, cut, only } = PACKAGES[family];
  const unicode = JSON.parse(
    readFileSync(require.resolve(`@fontsource-variable/${id}/unicode.json`), 'utf8'),
  ) as Record<string, string>;
  return Object.entries(unicode)
    .filter(([subset]) => only === undefined || subset === only)
    .map(([subset, ranges]) => ({
      family,
      path: require.resolve(`@fontsource-variable/${id}/files/${id}-${subset}-${cut}-normal.woff2`),
      ranges: ranges.split(',').map(parseRange),
    }));
}

/** "U+0460-052F" or "U+20B4". */
function parseRange(text: string): CodePointRange {
  const [first = '', last = first] = text.replace('U+', '').split('-');
  return [parseInt(first, 16), parseInt(last, 16)];
}
