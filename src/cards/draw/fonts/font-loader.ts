import { baseOf } from '../../../core/language.ts';
import { readFile } from 'node:fs/promises';
import type { Renderer } from '@takumi-rs/core';
import type { Face } from '../../layout/theme/card-theme.ts';
import { graphemesOf } from '../../../format/graphemes.ts';
import { CardError } from '../process/drawing.ts';
import { holds, type CodePointRange } from './code-points.ts';
import { fallbacksOf, fontFilesOf, gapFamilies, gapsOf, hasOddBlank, isThemeFamily } from './font-files.ts';
import type { FontFile, GapFamily, ThemeFamily } from './font-files.ts';

/** The fonts of a renderer, each file loaded when a text first needs it. */
export interface FontLoader {
  /**
   * Loads what these pieces need, in the forms that readers of the language expect. Throws `NoFontError`
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
const MAX_PLACES = 20_000;

/** Where a character is drawn from: a file of the face's own family (also what draws nothing), of one beside it, of one for its script. */
interface Place {
  readonly file: FontFile | null;
  readonly from: 'own' | 'beside' | GapFamily;
}
type Places = Map<string, Place | 'missing'>;

/** Registers a renderer's fonts as texts ask for them. */
export function createFontLoader(renderer: Pick<Renderer, 'registerFont'>): FontLoader {
  const loading = new Map<string, Promise<unknown>>();
  const lists = new Map<string, readonly ListedFile[]>();
  /** Where each character of a face was found, by the face's family and what decides the forms of Han. */
  const found = new Map<string, Places>();

  const load = (file: FontFile): Promise<unknown> => {
    const started = loading.get(file.path) ?? registerFile(renderer, file);
    loading.set(file.path, started);
    // a disk that failed once may be asked again
    started.catch(() => loading.delete(file.path));
    return started;
  };

  /** The file of a list that draws all of these. */
  const fileWith = (key: string, list: () => FontFile[], points: readonly number[]): FontFile | null => {
    const listed = lists.get(key) ?? list().map(file => ({ file, gaps: gapsOf(file) }));
    lists.set(key, listed);
    const draws = ({ file, gaps }: ListedFile) =>
      points.every(point => holds(file.ranges, point) && !holds(gaps, point));
    return listed.find(draws)?.file ?? null;
  };
  const themeFile = (family: ThemeFamily, italic: boolean, points: readonly number[]) =>
    fileWith(`${family}|${italic}`, () => fontFilesOf(family, { italic }), points);

  /** The first family that has it whole, in one file: the face's own, those beside it, then those for its script. */
  const find = (character: string, face: Face, gaps: readonly GapFamily[]): Place | 'missing' => {
    const own = familyOf(face);
    const points = pointsOf(character);
    const file = themeFile(own, face.italic, points);
    if (file) return { file, from: 'own' };
    for (const family of fallbacksOf(own)) {
      const file = themeFile(family, false, points);
      if (file) return { file, from: 'beside' };
    }
    for (const gap of gaps.filter(({ serves }) => serves.test(character))) {
      const file = fileWith(gap.family, gap.files, points);
      if (file) return { file, from: gap };
    }
    return drawsNothing(character) ? { file: null, from: 'own' } : 'missing';
  };

  return {
    async prepare(pieces, language) {
      const gaps = inOrderOf(hanLanguageOf(pieces, language));
      const needed = new Set<FontFile | null>();
      const used = new Set<Place['from']>();
      const missing = new Set<string>();
      /** Cuts most of whose letters are not their own. */
      const borrowed = new Set<string>();
      for (const [face, characters] of charactersByFace(pieces)) {
        const key = `${face.family}|${face.italic}|${gaps.find(gap => gap.language)?.family ?? ''}`;
        const kept: Places = found.get(key) ?? new Map<string, Place>();
        found.set(key, kept);
        let own = 0;
        for (const character of characters) {
          const place = kept.get(character) ?? find(character, face, gaps);
          if (kept.size < MAX_PLACES) kept.set(character, place);
          if (place === 'missing') {
            missing.add(character);
            continue;
          }
          needed.add(place.file);
          used.add(place.from);
          if (LETTER.test(character)) own += place.from === 'own' ? 1 : -1;
        }
        if (own < 0 && hasOddBlank(familyOf(face))) {
          borrowed.add(JSON.stringify(face));
          for (const family of fallbacksOf(familyOf(face))) needed.add(themeFile(family, false, BLANK));
        }
      }
      if (missing.size > 0) throw new NoFontError(missingMessage([...missing]));
      await Promise.all([...needed].flatMap(file => (file === null ? [] : [load(file)])));
      const filling = gaps.filter(gap => used.has(gap)).map(({ family }) => family);
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

interface ListedFile {
  readonly file: FontFile;
  readonly gaps: readonly CodePointRange[];
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
  const base = baseOf(language);
  // Taiwan, Hong Kong and Macau write the traditional forms, named or not
  if (base === 'zh') return new Intl.Locale(language).maximize().script === 'Hant' ? 'zh-Hant' : 'zh';
  if (['ja', 'ko'].includes(base)) return base;
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

async function registerFile(renderer: Pick<Renderer, 'registerFont'>, file: FontFile): Promise<unknown> {
  const data = await readFile(file.path);
  const unicodeRange = file.ranges.map(([first, last]): [number, number] => [first, last]);
  const style = file.italic ? { style: 'italic' as const } : {};
  return renderer.registerFont({ name: file.family, data, unicodeRange, ...style });
}

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
