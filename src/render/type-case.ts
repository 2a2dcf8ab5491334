import { readFile } from 'node:fs/promises';
import type { Renderer } from '@takumi-rs/core';
import { fontFamilies, fontFilesOf, gapFamilies } from './font-files.ts';
import type { FontFamily, FontFile } from './font-files.ts';

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
  const loading = new Map<string, Promise<unknown>>();
  const known = new Set<number>();
  const files = new Map<FontFamily, FontFile[]>();
  const filesOf = (family: FontFamily): FontFile[] => {
    const found = files.get(family) ?? fontFilesOf(family);
    files.set(family, found);
    return found;
  };

  const filesServing = (among: readonly FontFamily[], point: number): FontFile[] =>
    among.map(family => filesOf(family).find(file => serves(file, point))).filter(file => file !== undefined);

  const load = (file: FontFile): Promise<unknown> => {
    const started = loading.get(file.path);
    if (started) return started;
    const job = readFile(file.path).then(data =>
      renderer.registerFont({
        name: file.family,
        data,
        unicodeRange: file.ranges.map(([first, last]): [number, number] => [first, last]),
      }),
    );
    loading.set(file.path, job);
    return job;
  };

  return {
    async prepare(text) {
      const fresh = [...new Set(text)]
        .map(character => character.codePointAt(0) ?? 0)
        .filter(point => !known.has(point));
      if (fresh.length === 0) return;
      const needed = new Set<FontFile>();
      const missing: number[] = [];
      for (const point of fresh) {
        const themed = filesServing(fontFamilies, point);
        // a gap is filled once; the families of themes are both loaded, as a card sets its text in one, its name in the other
        const serving = themed.length > 0 ? themed : filesServing(gapFamilies, point).slice(0, 1);
        serving.forEach(file => needed.add(file));
        if (serving.length === 0 && !isInvisible(point)) missing.push(point);
      }
      if (missing.length > 0) throw new Error(missingMessage(missing));
      await Promise.all([...needed].map(load));
      fresh.forEach(point => known.add(point));
    },
    stackOf: family => [...new Set([family, ...FALLBACKS])].map(name => `"${name}"`).join(', '),
  };
}

const serves = (file: FontFile, point: number): boolean =>
  file.ranges.some(([first, last]) => point >= first && point <= last);

/** Joiners, variation selectors and the like draw nothing by themselves. */
const isInvisible = (point: number): boolean =>
  /[\p{Cf}\p{Z}\p{Variation_Selector}]/u.test(String.fromCodePoint(point));

function missingMessage(points: readonly number[]): string {
  const shown = points
    .slice(0, 8)
    .map(point => `${String.fromCodePoint(point)} (U+${point.toString(16).toUpperCase().padStart(4, '0')})`);
  const more = points.length > shown.length ? ` and ${points.length - shown.length} more` : '';
  return `no font here draws ${shown.join(', ')}${more}; the post goes without a card`;
}
