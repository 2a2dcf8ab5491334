import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { parseRanges, type CodePointRange } from './code-points.ts';
import { fontGaps } from './font-gaps.ts';

const require = createRequire(import.meta.url);

/**
 * Families a theme may name. All are under the SIL Open Font License 1.1, as are those that fill their gaps but for DejaVu Sans
 * (Bitstream Vera's and Arev's licences: free to use and to pass on).
 */
export const fontFamilies = [
  'Source Serif 4',
  'Noto Sans',
  'EB Garamond',
  'Playfair Display',
  'Archivo',
  'JetBrains Mono',
] as const;
export type ThemeFamily = (typeof fontFamilies)[number];

/** A file of a family and the code points it is asked for. */
export interface FontFile {
  readonly family: string;
  readonly italic: boolean;
  readonly path: string;
  readonly ranges: readonly CodePointRange[];
}

/** Code points in its ranges that a file has no glyph for: packages list more than their fonts draw. */
export const gapsOf = ({ path }: FontFile): readonly CodePointRange[] =>
  parseRanges(fontGaps[basename(path)] ?? '');

interface FontPackage {
  readonly id: string;
  /** The axes in the file: "opsz" holds weight and optical size, "standard" weight and width. */
  readonly cut: 'opsz' | 'wght' | 'standard';
}

const THEME_PACKAGES: Readonly<Record<ThemeFamily, FontPackage & { readonly gaps: readonly ThemeFamily[] }>> =
  {
    'Source Serif 4': { id: 'source-serif-4', cut: 'opsz', gaps: ['Noto Sans'] },
    'Noto Sans': { id: 'noto-sans', cut: 'wght', gaps: ['Source Serif 4'] },
    'EB Garamond': { id: 'eb-garamond', cut: 'wght', gaps: ['Source Serif 4', 'Noto Sans'] },
    'Playfair Display': { id: 'playfair-display', cut: 'wght', gaps: ['Source Serif 4', 'Noto Sans'] },
    Archivo: { id: 'archivo', cut: 'standard', gaps: ['Noto Sans'] },
    'JetBrains Mono': { id: 'jetbrains-mono', cut: 'wght', gaps: ['Noto Sans'] },
  };

/** A family for a script that families of themes have not. */
export interface GapFamily {
  readonly family: string;
  /** Characters it is asked for. */
  readonly serves: RegExp;
  /** Where several serve: the language whose readers expect this one's forms. */
  readonly language?: string;
  readonly files: () => FontFile[];
}

const HAN =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\u{3000}-\u{303F}\u{3200}-\u{33FF}\u{FF00}-\u{FFEF}]/u;
/** What Twemoji draws and what joins it (Unicode 17, emoji-data.txt). */
const EMOJI =
  /[\u{200D}\u{20E3}\u{2139}\u{2194}-\u{21AA}\u{231A}-\u{23FF}\u{24C2}\u{25AA}-\u{27BF}\u{2934}-\u{2935}\u{2B05}-\u{2B55}\u{3030}-\u{303D}\u{3297}-\u{3299}\u{FE0F}\u{1F000}-\u{1FAFF}\u{E0020}-\u{E007F}]/u;
const SYMBOL = /[\p{S}\p{N}\p{P}\p{Co}]/u;
/** Of mathematics, with its alphabets, which people write fancy words in. */
const MATHS: readonly CodePointRange[] = [
  [0x2016, 0x20ff],
  [0x2100, 0x2bff],
  [0x1d400, 0x1d7ff],
  [0x1ee00, 0x1eeff],
];

/** What no family of a theme has, by the first of these that does. */
export const gapFamilies: readonly GapFamily[] = [
  script('Noto Naskh Arabic', 'arabic', /\p{scx=Arab}/u),
  script('Noto Serif Hebrew', 'hebrew', /\p{scx=Hebr}/u),
  script('Noto Sans Bengali', 'bengali', /\p{scx=Beng}/u),
  script('Noto Sans Gurmukhi', 'gurmukhi', /\p{scx=Guru}/u),
  script('Noto Sans Gujarati', 'gujarati', /\p{scx=Gujr}/u),
  script('Noto Sans Tamil', 'tamil', /\p{scx=Taml}/u),
  script('Noto Sans Telugu', 'telugu', /\p{scx=Telu}/u),
  script('Noto Sans Kannada', 'kannada', /\p{scx=Knda}/u),
  script('Noto Sans Malayalam', 'malayalam', /\p{scx=Mlym}/u),
  script('Noto Sans Sinhala', 'sinhala', /\p{scx=Sinh}/u),
  script('Noto Sans Thai', 'thai', /\p{scx=Thai}/u),
  script('Noto Sans Lao', 'lao', /\p{scx=Laoo}/u),
  script('Noto Sans Khmer', 'khmer', /\p{scx=Khmr}/u),
  script('Noto Sans Myanmar', 'myanmar', /\p{scx=Mymr}/u),
  script('Noto Sans Georgian', 'georgian', /\p{scx=Geor}/u),
  script('Noto Sans Armenian', 'armenian', /\p{scx=Armn}/u),
  script('Noto Sans Ethiopic', 'ethiopic', /\p{scx=Ethi}/u),
  { ...script('Noto Sans SC', null, HAN), language: 'zh' },
  { ...script('Noto Sans JP', null, HAN), language: 'ja' },
  { ...script('Noto Sans KR', null, HAN), language: 'ko' },
  { ...script('Noto Sans TC', null, HAN), language: 'zh-Hant' },
  {
    family: 'Twemoji',
    serves: EMOJI,
    files: () => [
      {
        family: 'Twemoji',
        italic: false,
        path: require.resolve('twemoji-colr-font/twemoji.woff2'),
        ranges: rangesOf(EMOJI),
      },
    ],
  },
  script('Noto Sans Symbols', 'symbols', SYMBOL),
  {
    family: 'Noto Sans Symbols 2',
    serves: SYMBOL,
    files: () => packageFiles({ family: 'Noto Sans Symbols 2', name: '@fontsource/noto-sans-symbols-2' }),
  },
  {
    family: 'Noto Sans Math',
    serves: /[\p{S}\p{L}\p{N}\p{P}]/u,
    // its package names the ranges of Latin only
    files: () =>
      packageFiles({ family: 'Noto Sans Math', name: '@fontsource/noto-sans-math' }).map(file => ({
        ...file,
        ranges: MATHS,
      })),
  },
  {
    // the widest of all, for what the subsets of the others lack: ‰, ⅛, CO₂, box drawing, phonetic letters, rare marks
    family: 'DejaVu Sans',
    serves: /[^\p{Co}\p{Zs}]/u,
    files: () => [
      {
        family: 'DejaVu Sans',
        italic: false,
        path: require.resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2'),
        // without its blanks, which are wide: a face's own blank, narrowed, stands for those it lacks; with letters, as a
        // letter and its marks come from one font
        ranges: [
          [0x21, 0x7e],
          [0xa1, 0x1fff],
          [0x2010, 0x202e],
          [0x2030, 0x1ffff],
        ],
      },
    ],
  },
];

/** What is tried after a theme's family, before the families for other scripts. */
export const fallbacksOf = (family: ThemeFamily): readonly ThemeFamily[] => THEME_PACKAGES[family].gaps;

/** Whether its blank is so narrow (condensed) or so wide (typewritten) that words in letters of other families run together or apart. */
export const hasOddBlank = (family: ThemeFamily): boolean =>
  family === 'Archivo' || family === 'JetBrains Mono';

/** Whether a theme may name it. */
export const isThemeFamily = (family: string): family is ThemeFamily =>
  (fontFamilies as readonly string[]).includes(family);

/** All files of a theme's family, in the order in which its package lists them. */
export function fontFilesOf(family: ThemeFamily, { italic }: { italic: boolean }): FontFile[] {
  const { id, cut } = THEME_PACKAGES[family];
  return packageFiles({ family, name: `@fontsource-variable/${id}`, cut, italic });
}

/**
 * A family of an optional package, or only the subset for its script, where themes bring its Latin themselves. Where the package is
 * not installed it has no files: its characters are without a font.
 */
export function script(family: string, subset: string | null, serves: RegExp): GapFamily {
  const name = packageOf(family);
  const files = () => (isInstalled(name) ? packageFiles({ family, name, cut: 'wght', subset }) : []);
  return { family, serves, files };
}

function isInstalled(name: string): boolean {
  try {
    return require.resolve(`${name}/unicode.json`) !== '';
  } catch {
    return false;
  }
}

function packageOf(family: string): string {
  return `@fontsource-variable/${family.toLowerCase().replaceAll(' ', '-')}`;
}

function packageFiles(options: {
  family: string;
  name: string;
  /** Absent: a package of single weights, of which the regular one is taken. */
  cut?: FontPackage['cut'];
  italic?: boolean;
  subset?: string | null;
}): FontFile[] {
  const { family, name, cut = '400', italic = false, subset = null } = options;
  const id = name.slice(name.indexOf('/') + 1);
  // asked for once: a large family has a hundred files
  const list = require.resolve(`${name}/unicode.json`);
  const unicode = JSON.parse(readFileSync(list, 'utf8')) as Record<string, string>;
  return Object.entries(unicode)
    .filter(([name]) => subset === null || name === subset)
    .map(([part, ranges]) => ({
      family,
      italic,
      // the numbered parts of large families stand in brackets
      path: join(
        dirname(list),
        `files/${id}-${part.replace(/[[\]]/gu, '')}-${cut}-${italic ? 'italic' : 'normal'}.woff2`,
      ),
      ranges: parseRanges(ranges),
    }));
}

/** The ranges of a class of characters written with escapes only. */
function rangesOf(characters: RegExp): CodePointRange[] {
  return [...characters.source.matchAll(/\\u\{([0-9A-F]+)\}(?:-\\u\{([0-9A-F]+)\})?/giu)].map(
    ([, first = '', last = first]) => [parseInt(first, 16), parseInt(last, 16)],
  );
}
