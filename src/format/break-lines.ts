import { leansOn } from './leaning-words.ts';

/** A piece of a line that is never broken inside. */
export interface Piece {
  readonly text: string;
  /** Whether a blank parts it from the piece before. */
  readonly spaced: boolean;
  /** Whether it leans on the piece behind it, so that a line should not end here: an article, a preposition. */
  readonly leans: boolean;
  /** Whether a line that ends here, within a word, ends with a hyphen. */
  readonly hyphenated: boolean;
}

export const HYPHEN = '-';

/** A word longer than this may be broken anywhere, in parts of `LONG_PART`. */
const LONG_WORD = 24;
const LONG_PART = 8;
/** Scripts written without blanks between words: a line may end after any character, except before these. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const NO_LINE_START = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜ゝゞヽヾ]/u;
const NO_LINE_END = /[\p{Ps}\p{Pi}]$/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * Cuts a text in that language where a line may end: at blanks, after hyphens and dashes within words, between words of
 * unspaced scripts.
 */
export function piecesOf(text: string, language: string): Piece[] {
  return text
    .split(' ')
    .filter(word => word !== '')
    .flatMap(word =>
      breakable(word).map((part, i, parts) => ({
        text: part,
        spaced: i === 0,
        leans: leans(part, language),
        hyphenated: i < parts.length - 1 && PLAIN_LETTERS.test(part),
      })),
    );
}

/** Of scripts that break words with a hyphen; an address or a number shows no mark where it is broken. */
const PLAIN_LETTERS = /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{M}]+$/u;

const leans = (word: string, language: string): boolean => SHORT_WORD.test(word) || leansOn(word, language);

function breakable(word: string): string[] {
  if (UNSPACED.test(word)) return unspaced(word);
  return word
    .split(/(?<=[\p{L}\p{N}][-‐–—/])(?=[\p{L}\p{N}])/u)
    .flatMap(part => (part.length > LONG_WORD ? chunks(part) : [part]));
}

function unspaced(word: string): string[] {
  const parts: string[] = [];
  for (const { segment } of words.segment(word)) {
    const last = parts.at(-1);
    if (last !== undefined && (NO_LINE_START.test(segment) || NO_LINE_END.test(last)))
      parts[parts.length - 1] = last + segment;
    else parts.push(segment);
  }
  return parts.flatMap(part => (part.length > LONG_WORD ? chunks(part) : [part]));
}

function chunks(word: string): string[] {
  const parts: string[] = [];
  let part = '';
  let count = 0;
  for (const { segment } of graphemes.segment(word)) {
    part += segment;
    if (++count % LONG_PART === 0) {
      parts.push(part);
      part = '';
    }
  }
  return part === '' ? parts : [...parts, part];
}

/** Pieces `start` to `end` (exclusive). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Pieces and how far each stretch of them reaches, in ems. */
export interface Measured {
  readonly pieces: readonly Piece[];
  /** Width from piece `start` to piece `end` (exclusive), found from sums so that it costs the same for any distance. */
  readonly reach: (start: number, end: number) => number;
}

/** Sums the widths up; `hyphen` is the width of one, `tail` that of what follows the very last piece (a closing mark). */
export function measure(
  pieces: readonly Piece[],
  { widths, blank, hyphen, tail }: { widths: readonly number[]; blank: number; hyphen: number; tail: number },
): Measured {
  // sums[i]: the first i pieces with the blanks before each
  const sums = [0];
  pieces.forEach((piece, i) => {
    sums.push((sums[i] ?? 0) + (piece.spaced ? blank : 0) + (widths[i] ?? 0));
  });
  const reach = (start: number, end: number) => {
    const lead = pieces[start]?.spaced === true ? blank : 0;
    const trail = end === pieces.length ? tail : pieces[end - 1]?.hyphenated === true ? hyphen : 0;
    return (sums[end] ?? 0) - (sums[start] ?? 0) - lead + trail;
  };
  return { pieces, reach };
}

/** A text in lines, and how ugly they are: 0 is even and broken by sense; each lonely or leaning word at an end is FAULT. */
export interface BrokenText {
  readonly lines: readonly (Range & { readonly width: number })[];
  readonly ugliness: number;
}

/** A line more than needed may be worth it, if the lines end so much better. */
const EXTRA_LINE = 0.12;
/** One fault at a line's end costs more than a text set a sixth smaller. */
const FAULT = 0.8;

/**
 * Breaks a text into about as few lines as a column of `column` ems allows, at most `most`, so that they come out even and
 * end well: no lonely word on the last, no short word (article, preposition) at an end, rather after a comma than before
 * it. Null when it cannot be done.
 */
export function breakLines(text: Measured, column: number, most: number): BrokenText | null {
  const fewest = fewestLines(text, column);
  if (fewest === null || fewest > most) return null;
  const tight = evenLines(text, { column, count: fewest });
  if (fewest === 1 || fewest === most || tight === null) return tight;
  const loose = evenLines(text, { column, count: fewest + 1 });
  if (loose === null || loose.ugliness + EXTRA_LINE >= tight.ugliness) return tight;
  return { ...loose, ugliness: loose.ugliness + EXTRA_LINE };
}

/** The text of a line. */
export function lineText(pieces: readonly Piece[], { start, end }: Range): string {
  return pieces
    .slice(start, end)
    .map((piece, i) => (i > 0 && piece.spaced ? ` ${piece.text}` : piece.text))
    .join('')
    .concat(pieces[end - 1]?.hyphenated === true && end < pieces.length ? HYPHEN : '');
}

function fewestLines({ pieces, reach }: Measured, column: number): number | null {
  let lines = pieces.length > 0 ? 1 : 0;
  let start = 0;
  for (let i = 0; i < pieces.length; i++) {
    if (reach(i, i + 1) > column) return null;
    if (reach(start, i + 1) <= column) continue;
    lines++;
    start = i;
  }
  return lines;
}

interface Way {
  readonly ugliness: number;
  readonly start: number;
  readonly end: number;
  readonly before: Way | null;
}

/** Of all ways to set the text in exactly `count` lines, the least ugly. */
function evenLines(
  { pieces, reach }: Measured,
  { column, count }: { column: number; count: number },
): BrokenText | null {
  if (count === 0) return { lines: [], ugliness: 0 };
  const mean = reach(0, pieces.length) / count;
  let ways = new Map<number, Way | null>([[0, null]]);
  for (let nth = 1; nth <= count; nth++) {
    const next = new Map<number, Way>();
    for (const [start, before] of ways) {
      for (let end = start + 1; end <= pieces.length; end++) {
        const width = reach(start, end);
        if (width > column) break;
        const line: Line = { start, end, fullness: width / mean };
        const ugliness =
          (before?.ugliness ?? 0) + shapeOf(pieces, line) / count + faultsOf(pieces, line) * FAULT;
        if (ugliness < (next.get(end)?.ugliness ?? Infinity)) next.set(end, { ugliness, start, end, before });
      }
    }
    ways = next;
  }
  const lines: (Range & { width: number })[] = [];
  const best = ways.get(pieces.length) ?? null;
  for (let way = best; way !== null; way = way.before) {
    lines.unshift({ start: way.start, end: way.end, width: reach(way.start, way.end) });
  }
  return best === null ? null : { lines, ugliness: best.ugliness };
}

interface Line extends Range {
  /** Its width over the mean one. */
  readonly fullness: number;
}

/** How far a line is from even, and from ending where the sense does. */
function shapeOf(pieces: readonly Piece[], { start, end, fullness }: Line): number {
  const off = (fullness - 1) ** 2;
  // the last line may be shorter than the others, not longer, as long as it is a line and not a remnant
  if (end === pieces.length) return fullness >= 1 ? 4 * off : fullness < 0.4 ? 8 * off : 2 * off;
  const last = pieces[end - 1]?.text ?? '';
  const begun = end - start > 1 && ENDS_A_SENTENCE.test(pieces[end - 2]?.text ?? '') ? 0.25 : 0;
  return 5 * off + begun - (ENDS_A_CLAUSE.test(last) ? 0.15 : 0);
}

/** What a compositor would be sent back to his desk for, counted. */
function faultsOf(pieces: readonly Piece[], { start, end, fullness }: Line): number {
  const piece = pieces[end - 1];
  if (end === pieces.length) {
    const isAlone = start > 0 && end - start === 1;
    return isAlone ? (fullness < 0.6 ? 1 : 0.4) : 0;
  }
  return (
    brokenBefore(pieces[end]) + (piece?.leans === true ? 1 : SHORT_LOWER.test(piece?.text ?? '') ? 0.15 : 0)
  );
}

/** Within a word in writing with blanks; in Japanese, before the ending of a word or a particle. */
function brokenBefore(next: Piece | undefined): number {
  if (next === undefined || next.spaced) return 0;
  if (UNSPACED_START.test(next.text)) return HIRAGANA_START.test(next.text) ? 0.5 : 0;
  return 0.4;
}

const UNSPACED_START = new RegExp(`^${UNSPACED.source}`, 'u');
const HIRAGANA_START = /^\p{sc=Hiragana}/u;

/** A word that leans on the next one: "e", "di", "i", "we"; a dash. */
const SHORT_WORD = /^[\p{Ps}\p{Pi}"']*\p{L}{1,2}$|^\p{Pd}$/u;
/** "del", "the", "die", "per"; a number before what it counts. */
const SHORT_LOWER = /^(?:\p{Ll}{3}|\p{Nd}{1,4})$/u;
const ENDS_A_SENTENCE = /[.!?…]\p{Pf}?$/u;
const ENDS_A_CLAUSE = /[,;:.!?…،。、]\p{Pf}?$/u;
