import { HYPHEN } from './type/pieces.ts';
import type { Piece } from './type/pieces.ts';

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

/** A text in lines and their demerits: 0 where they are even and end with a clause; FAULT for each short word at an end or alone on the last. */
export interface BrokenText {
  readonly lines: readonly (Range & { readonly width: number })[];
  readonly demerits: number;
}

/** A line more than needed may be worth it, if the lines end so much better. */
const EXTRA_LINE = 0.12;
/** One fault at a line's end costs more than a text set a third smaller. */
const FAULT = 1.2;
/** Of the mean width: a line shorter than this among others looks like the last one. */
const SHORT_LINE = 0.65;

/**
 * Breaks a text into about as few lines as a column of `column` ems allows, at most `most`, so that they come out even and
 * end well: no single word on the last, no short word (article, preposition) at an end, rather after a comma than before
 * it. Null when it cannot be done.
 */
export function breakLines(text: Measured, column: number, most: number): BrokenText | null {
  const fewest = fewestLines(text, column);
  if (fewest === null || fewest > most) return null;
  const tight = evenLines(text, { column, count: fewest });
  if (fewest === 1 || fewest === most || tight === null) return tight;
  const loose = evenLines(text, { column, count: fewest + 1 });
  if (loose === null || loose.demerits + EXTRA_LINE >= tight.demerits) return tight;
  return { ...loose, demerits: loose.demerits + EXTRA_LINE };
}

/** The text of a line. */
export function lineText(pieces: readonly Piece[], { start, end }: Range): string {
  return pieces
    .slice(start, end)
    .map((piece, i) => (i > 0 && piece.spaced ? ` ${piece.text}` : piece.text))
    .join('')
    .concat(pieces[end - 1]?.hyphenated === true && end < pieces.length ? HYPHEN : '');
}

/** How many lines of `column` ems the text needs; null when a piece is wider than that. */
export function fewestLines({ pieces, reach }: Measured, column: number): number | null {
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

/** Of all ways to set the text in exactly `count` lines, the fewest demerits: the cheapest way to each end, line by line. */
function evenLines(text: Measured, { column, count }: { column: number; count: number }): BrokenText | null {
  const { pieces, reach } = text;
  const length = pieces.length;
  if (count === 0) return { lines: [], demerits: 0 };
  const mean = reach(0, length) / count;
  let costs = new Float64Array(length + 1).fill(Infinity);
  costs[0] = 0;
  /** Of each line, by where it ends: where it starts on the cheapest way there. */
  const starts: Int32Array[] = [];
  for (let nth = 1; nth <= count; nth++) {
    const next = new Float64Array(length + 1).fill(Infinity);
    const from = new Int32Array(length + 1);
    const isLast = nth === count;
    const room = (count - nth) * column;
    for (let start = 0; start < length; start++) {
      const cost = costs[start] ?? Infinity;
      if (cost === Infinity) continue;
      // all that is left in one line, or not at all
      const first = isLast ? length : start + 1;
      for (let end = first; end <= (isLast ? length : length - 1); end++) {
        const width = reach(start, end);
        if (width > column) break;
        // what is left must fit the lines that are left
        if (!isLast && reach(end, length) > room) continue;
        const total = cost + demeritsOf(pieces, { start, end }, { fullness: width / mean, count });
        if (total >= (next[end] ?? 0)) continue;
        next[end] = total;
        from[end] = start;
      }
    }
    starts.push(from);
    costs = next;
  }
  const demerits = costs[length] ?? Infinity;
  return demerits === Infinity ? null : { lines: linesBack(starts, text), demerits };
}

/** The lines of the cheapest way, found from the last one back. */
function linesBack(starts: readonly Int32Array[], { pieces, reach }: Measured): BrokenText['lines'] {
  const lines: (Range & { width: number })[] = [];
  let end = pieces.length;
  for (const from of starts.toReversed()) {
    const start = from[end] ?? 0;
    lines.push({ start, end, width: reach(start, end) });
    end = start;
  }
  return lines.reverse();
}

/** Of one line of `count`; `fullness` is its width over the mean one. */
function demeritsOf(
  pieces: readonly Piece[],
  { start, end }: Range,
  { fullness, count }: { fullness: number; count: number },
): number {
  const off = (fullness - 1) ** 2;
  if (end === pieces.length) {
    // the last line may be shorter than the others, not longer, as long as it is a line and not a remnant
    const shape = fullness >= 1 ? 4 * off : fullness < 0.4 ? 8 * off : 2 * off;
    const isAlone = start > 0 && end - start === 1;
    return shape / count + (isAlone ? (fullness < 0.6 ? FAULT : 0.4 * FAULT) : 0);
  }
  const { faults = 0, sense = 0 } = pieces[end - 1] ?? {};
  const bySense = sense > 0 ? -0.15 : sense < 0 && end - start > 1 ? 0.25 : 0;
  const shape = fullness < SHORT_LINE ? 7.5 * off : 5 * off;
  return (shape + bySense) / count + faults * FAULT;
}
