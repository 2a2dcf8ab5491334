import { readFile } from 'node:fs/promises';
import type { Renderer } from '@takumi-rs/core';
import type { Face } from '../../layout/theme/card-theme.ts';
import { graphemesOf } from '../../../format/graphemes.ts';
import { CardError } from '../process/drawing.ts';
import { fallbacksOf, fontFilesOf, gapFamilies, hasOddBlank, isThemeFamily } from './font-files.ts';
import type { FontFile, GapFamily, ThemeFamily } from './font-files.ts';
import { readCoverage } from './read-coverage.ts';
import type { CodePointRange } from './read-coverage.ts';

/** The fonts of a renderer, each file loaded when a text first needs it. */
export interface FontLoader {
  /**
   * Loads what these pieces need, in the forms that readers of the language (ISO 639-1) expect. Throws `NoFontError`
   * naming the characters that no font here can draw: a card with boxes is no card.
   */
  prepare(pieces: readonly Piece[], language: string): Promise<FontStacks>;
}

/** What is asked for each family of one card's faces. */
export interface FontStacks {
  /** The value for `font-family`: the face's family, then those that fill its gaps. */
  stackOf(face: Face): string;
}

interface Piece {
  readonly text: string;
  readonly face: Face;
}

/** No font here draws some of a card's characters. */
export class NoFontError extends CardError {
  override readonly name = 'NoFontError';
}

/** Characters whose place is kept, for each family. */
const MOST_PLACES = 20_000;

/** Where a character is drawn from: the face's own family or one beside it, the family for its script, or nowhere. */
type Place = { readonly gap: string | null; readonly isOwn: boolean } | 'missing';
type Places = Map<string, Place>;
const OWN: Place = { gap: null, isOwn: true };
const BESIDE: Place = { gap: null, isOwn: false };

/** Fills a renderer's case of type as texts ask for it. */
export function createFontLoader(renderer: Renderer): FontLoader {
  const loading = new Map<string, Promise<readonly CodePointRange[]>>();
  const files = new Map<string, FontFile[]>();
  /** Where each character of a face was found, by the face's family and what decides the forms of Han. */
  const found = new Map<string, Places>();

  const filesFor = (key: string, list: () => FontFile[], points: readonly number[]): FontFile[] => {
    const all = files.get(key) ?? list();
    files.set(key, all);
    return all.filter(file => points.every(point => holds(file.ranges, point)));
  };

  /** Registers the file once; gives the code points it really has. */
  const load = (file: FontFile): Promise<readonly CodePointRange[]> => {
    const started = loading.get(file.path) ?? registerFile(renderer, file);
    loading.set(file.path, started);
    // a disk that failed once may be asked again
    started.catch(() => loading.delete(file.path));
    return started;
  };

  const anyDraws = async (candidates: readonly FontFile[], points: readonly number[]): Promise<boolean> => {
    for (const file of candidates) {
      const coverage = await load(file);
      if (points.every(point => holds(coverage, point))) return true;
    }
    return false;
  };

  const drawsBlank = (family: ThemeFamily): Promise<boolean> =>
    anyDraws(
      filesFor(`${family}|false`, () => fontFilesOf(family, { italic: false }), BLANK),
      BLANK,
    );

  /** The first family that has it whole, in one file: the face's own, those beside it, then those for its script. */
  const find = async (character: string, face: Face, gaps: readonly GapFamily[]): Promise<Place> => {
    const own = familyOf(face);
    const points = pointsOf(character);
    for (const family of [own, ...fallbacksOf(own)]) {
      const italic = face.italic && family === own;
      const list = () => fontFilesOf(family, { italic });
      if (await anyDraws(filesFor(`${family}|${italic}`, list, points), points))
        return family === own ? OWN : BESIDE;
    }
    for (const { family, serves, files: list } of gaps) {
      if (serves.test(character) && (await anyDraws(filesFor(family, list, points), points)))
        return { gap: family, isOwn: false };
    }
    return drawsNothing(character) ? OWN : 'missing';
  };

  return {
    async prepare(pieces, language) {
      const gaps = inOrderOf(hanLanguageOf(pieces, language));
      const needed = new Set<string | null>();
      const missing = new Set<string>();
      /** Cuts most of whose letters are not their own. */
      const borrowed = new Set<string>();
      await Promise.all(
        [...charactersByFace(pieces)].map(async ([face, characters]) => {
          const key = `${face.family}|${face.italic}|${gaps.find(gap => gap.language)?.family ?? ''}`;
          const kept: Places = found.get(key) ?? new Map<string, Place>();
          found.set(key, kept);
          let own = 0;
          await Promise.all(
            [...characters].map(async character => {
              const place = kept.get(character) ?? (await find(character, face, gaps));
              if (kept.size < MOST_PLACES) kept.set(character, place);
              if (place === 'missing') missing.add(character);
              else {
                needed.add(place.gap);
                if (LETTER.test(character)) own += place.isOwn ? 1 : -1;
              }
            }),
          );
          if (own < 0 && hasOddBlank(familyOf(face))) {
            borrowed.add(JSON.stringify(face));
            await Promise.all(fallbacksOf(familyOf(face)).map(family => drawsBlank(family)));
          }
        }),
      );
      if (missing.size > 0) throw new NoFontError(missingMessage([...missing]));
      const filling = gaps.map(({ family }) => family).filter(family => needed.has(family));
      return {
        stackOf: face => {
          const family = familyOf(face);
          const beside = fallbacksOf(family);
          // borrowed letters come with the blanks, figures and marks that belong to them
          const first = borrowed.has(JSON.stringify(face)) ? [...beside, family] : [family, ...beside];
          return [...first, ...filling].map(name => `"${name}"`).join(', ');
        },
      };
    },
  };
}

const BLANK = [0x20];
const LETTER = /^\p{L}/u;
const COMPOSED = /[\p{M}\p{Cf}]/u;

/** A letter with its marks is one: the engine takes it from one font, and draws a box where none has all of it. */
function charactersByFace(pieces: readonly Piece[]): Map<Face, Set<string>> {
  const byFace = new Map<Face, Set<string>>();
  for (const { text, face } of pieces) {
    const characters = byFace.get(face) ?? new Set<string>();
    byFace.set(face, characters);
    for (const character of COMPOSED.test(text) ? graphemesOf(text) : text) characters.add(character);
  }
  return byFace;
}

/** What has to have a glyph: joiners and selectors of variants need none within a character. */
function pointsOf(character: string): number[] {
  const points = Array.from(character, part => part.codePointAt(0) ?? 0);
  return points.length === 1 ? points : points.filter(point => !drawsNothing(String.fromCodePoint(point)));
}

function familyOf({ family }: Face): ThemeFamily {
  if (!isThemeFamily(family)) throw new Error(`there is no font "${family}"`); // themes are checked when they are read
  return family;
}

/** The language whose forms of Han characters are meant: the card's, else what its other letters tell. */
function hanLanguageOf(pieces: readonly Piece[], language: string): string {
  const base = language.toLowerCase().split('-')[0] ?? '';
  if (['zh', 'ja', 'ko'].includes(base)) return base;
  const text = pieces.map(piece => piece.text).join('');
  if (/[\p{sc=Hira}\p{sc=Kana}]/u.test(text)) return 'ja';
  return /\p{sc=Hang}/u.test(text) ? 'ko' : 'zh';
}

const inOrderOf = (language: string): readonly GapFamily[] =>
  gapFamilies.toSorted(
    (a, b) =>
      Number(b.language === language) - Number(a.language === language) ||
      gapFamilies.indexOf(a) - gapFamilies.indexOf(b),
  );

async function registerFile(renderer: Renderer, file: FontFile): Promise<readonly CodePointRange[]> {
  const data = await readFile(file.path);
  const unicodeRange = file.ranges.map(([first, last]): [number, number] => [first, last]);
  const [coverage] = await Promise.all([
    readCoverage(data),
    renderer.registerFont({
      name: file.family,
      data,
      unicodeRange,
      ...(file.italic ? { style: 'italic' } : {}),
    }),
  ]);
  return coverage;
}

const holds = (ranges: readonly CodePointRange[], point: number): boolean =>
  ranges.some(([first, last]) => point >= first && point <= last);

/** Joiners, variation selectors and the like draw nothing by themselves, nor do blanks. */
const drawsNothing = (character: string): boolean =>
  /^[\p{Cf}\p{Z}\p{Variation_Selector}]*$/u.test(character);

function missingMessage(characters: readonly string[]): string {
  const shown = characters.slice(0, 8).map(character => `${character} (${codesOf(character)})`);
  const more = characters.length > shown.length ? ` and ${characters.length - shown.length} more` : '';
  return `no font here draws ${shown.join(', ')}${more}; the post goes without a card`;
}

const codesOf = (character: string): string =>
  Array.from(
    character,
    part => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');
