import { readFile } from 'node:fs/promises';
import type { Renderer } from '@takumi-rs/core';
import { fontFamilies, fontFilesOf, gapFamilies } from './font-files.ts';
import type { FontFamily, FontFile } from './font-files.ts';
import { readCoverage } from './read-coverage.ts';
import type { CodePointRange } from './read-coverage.ts';

/** What is tried after the face's own family, in this order. */
const FALLBACKS: readonly FontFamily[] = [...fontFamilies, ...gapFamilies];

/** The fonts of a renderer, each file loaded when a text first needs it. */
export interface TypeCase {
  /**
   * Loads what the text needs. Throws an `Error` naming the characters that no font here can draw: a card with boxes is no
   * card.
   */
  prepare(text: string): Promise<void>;
  /** The value for `font-family`: the face's own family, then those that fill its gaps. */
  stackOf(family: string): string;
}

/** Fills a renderer's case of type as texts ask for it. */
export function createTypeCase(renderer: Renderer): TypeCase {
  const loading = new Map<string, Promise<readonly CodePointRange[]>>();
  const files = new Map<FontFamily, FontFile[]>();
  const known = new Set<number>();

  const filesFor = (families: readonly FontFamily[], point: number): FontFile[] =>
    families.flatMap(family => {
      const all = files.get(family) ?? fontFilesOf(family);
      files.set(family, all);
      return all.filter(file => holds(file.ranges, point));
    });

  /** Registers the file once; gives the code points it really has. */
  const load = (file: FontFile): Promise<readonly CodePointRange[]> => {
    const started = loading.get(file.path) ?? registerFile(renderer, file);
    loading.set(file.path, started);
    return started;
  };

  const draws = async (file: FontFile, point: number): Promise<boolean> => holds(await load(file), point);

  /** Whether any font has it; a gap is filled by the first that does. */
  const find = async (point: number): Promise<boolean> => {
    // the families of themes are both loaded, as a card sets its text in one and its name in the other
    const themed = await Promise.all(filesFor(fontFamilies, point).map(file => draws(file, point)));
    if (themed.includes(true)) return true;
    for (const file of filesFor(gapFamilies, point)) if (await draws(file, point)) return true;
    return false;
  };

  return {
    async prepare(text) {
      const fresh = [...new Set(Array.from(text, character => character.codePointAt(0) ?? 0))].filter(
        point => !known.has(point),
      );
      const found = await Promise.all(
        fresh.map(async point => ({ point, has: (await find(point)) || drawsNothing(point) })),
      );
      const missing = found.filter(({ has }) => !has).map(({ point }) => point);
      if (missing.length > 0) throw new Error(missingMessage(missing));
      fresh.forEach(point => known.add(point));
    },
    stackOf: family => [...new Set([family, ...FALLBACKS])].map(name => `"${name}"`).join(', '),
  };
}

async function registerFile(renderer: Renderer, file: FontFile): Promise<readonly CodePointRange[]> {
  const data = await readFile(file.path);
  const unicodeRange = file.ranges.map(([first, last]): [number, number] => [first, last]);
  const [coverage] = await Promise.all([
    readCoverage(data),
    renderer.registerFont({ name: file.family, data, unicodeRange }),
  ]);
  return coverage;
}

const holds = (ranges: readonly CodePointRange[], point: number): boolean =>
  ranges.some(([first, last]) => point >= first && point <= last);

/** Joiners, variation selectors and the like draw nothing by themselves, nor do blanks. */
const drawsNothing = (point: number): boolean =>
  /[\p{Cf}\p{Z}\p{Variation_Selector}]/u.test(String.fromCodePoint(point));

function missingMessage(points: readonly number[]): string {
  const shown = points
    .slice(0, 8)
    .map(point => `${String.fromCodePoint(point)} (U+${point.toString(16).toUpperCase().padStart(4, '0')})`);
  const more = points.length > shown.length ? ` and ${points.length - shown.length} more` : '';
  return `no font here draws ${shown.join(', ')}${more}; the post goes without a card`;
}
