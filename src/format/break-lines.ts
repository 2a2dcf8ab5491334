/** A piece of a line that is never broken inside, and whether a blank parts it from the piece before. */
export interface Piece {
  readonly text: string;
  readonly spaced: boolean;
}

/** A word longer than this may be broken anywhere, in parts of `LONG_PART`. */
const LONG_WORD = 24;
const LONG_PART = 8;
/** Scripts written without blanks between words: a line may end after any character, except before these. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const NO_LINE_START = /^[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜ゝゞヽヾ]/u;
const NO_LINE_END = /[\p{Ps}\p{Pi}]$/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });
const words = new Intl.Segmenter('und', { granularity: 'word' });

/** Cuts a text where a line may end: at blanks, after hyphens and dashes within words, between words of unspaced scripts. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(' ')
    .filter(word => word !== '')
    .flatMap(word => breakable(word).map((part, i) => ({ text: part, spaced: i === 0 })));
}

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

/** Widths of pieces and of the blank between two, in ems. */
export interface PieceWidths {
  readonly pieces: readonly number[];
  readonly blank: number;
}

/**
 * Breaks pieces into as few lines as a column of `column` ems allows, and so that the lines come out as even as they can:
 * no lonely word on the last, no short word (article, preposition) at an end, no break after a hyphen without need.
 * Gives the pieces' ranges line by line; null when a piece is wider than the column.
 */
export function breakLines(pieces: readonly Piece[], widths: PieceWidths, column: number): Range[] | null {
  const ends = greedyEnds(pieces, widths, column);
  if (ends === null) return null;
  const count = ends.length;
  const target = Math.min(column, widthBetween(pieces, widths, { start: 0, end: pieces.length }) / count);
  // best[k][j]: least cost of the first j pieces in k lines
  let best = new Map<number, Cost>([[0, { cost: 0, lines: [] }]]);
  for (let line = 1; line <= count; line++) {
    const next = new Map<number, Cost>();
    for (const [start, before] of best) {
      for (let end = start + 1; end <= pieces.length; end++) {
        const width = widthBetween(pieces, widths, { start, end });
        if (width > column) break;
        const cost = before.cost + lineCost(pieces, { start, end }, width / target);
        if (cost < (next.get(end)?.cost ?? Infinity)) {
          next.set(end, { cost, lines: [...before.lines, { start, end }] });
        }
      }
    }
    best = next;
  }
  return best.get(pieces.length)?.lines ?? null;
}

/** Pieces `start` to `end` (exclusive). */
export interface Range {
  readonly start: number;
  readonly end: number;
}

interface Cost {
  readonly cost: number;
  readonly lines: Range[];
}

/** The text of a line. */
export function lineText(pieces: readonly Piece[], { start, end }: Range): string {
  return pieces
    .slice(start, end)
    .map((piece, i) => (i > 0 && piece.spaced ? ` ${piece.text}` : piece.text))
    .join('');
}

/** Width of a line in ems. */
export function widthBetween(pieces: readonly Piece[], widths: PieceWidths, { start, end }: Range): number {
  let width = 0;
  for (let i = start; i < end; i++) {
    width += (widths.pieces[i] ?? 0) + (i > start && pieces[i]?.spaced === true ? widths.blank : 0);
  }
  return width;
}

function greedyEnds(pieces: readonly Piece[], widths: PieceWidths, column: number): number[] | null {
  const ends: number[] = [];
  let start = 0;
  for (let i = 0; i < pieces.length; i++) {
    if ((widths.pieces[i] ?? 0) > column) return null;
    if (widthBetween(pieces, widths, { start, end: i + 1 }) <= column) continue;
    ends.push(i);
    start = i;
  }
  return pieces.length === 0 ? ends : [...ends, pieces.length];
}

/** How ugly a line is: 0 for one of the mean width; a whole point weighs as much as a line of half that width. */
function lineCost(pieces: readonly Piece[], { start, end }: Range, fullness: number): number {
  const isLast = end === pieces.length;
  const off = fullness - 1;
  // the last line may be shorter than the others, not longer, as long as it is a line and not a remnant
  const ragged = isLast && off < 0 ? (fullness < 0.4 ? 6 * off * off : off * off) : 4 * off * off;
  const last = pieces[end - 1]?.text ?? '';
  const lonely = isLast && start > 0 && end - start === 1 ? 0.6 : 0;
  const dangling = !isLast && isShortWord(last) ? 0.25 : 0;
  const hyphen = !isLast && pieces[end]?.spaced === false ? 0.3 : 0;
  return ragged + lonely + dangling + hyphen;
}

const isShortWord = (word: string): boolean =>
  /^[\p{Ps}\p{Pi}"']*\p{L}{1,2}$/u.test(word) || /^\p{Pd}$/u.test(word);
