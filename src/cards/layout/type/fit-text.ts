import { breakLines, fewestLines, lineText, measure } from '../break-lines.ts';
import { HYPHEN, partsOf } from './pieces.ts';
import type { BrokenText, Measured } from '../break-lines.ts';
import type { Piece } from './pieces.ts';
import type { WidthOf } from '../card-drawing.ts';
import type { Face } from '../theme/card-theme.ts';

/** The room a text has, in pixels, and the sizes it may take. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly min: number;
  readonly max: number;
  /** Line height in ems. */
  readonly leading: number;
  readonly maxLines?: number;
}

/** Text at the size at which it fills its room best. */
export interface FittedText {
  readonly size: number;
  /** Height of one line, in pixels. */
  readonly lineHeight: number;
  readonly lines: readonly { readonly text: string; readonly width: number }[];
  readonly shortened: boolean;
}

/** What is set: `tail` is the width in ems of what will follow the last word. */
export interface SettingText {
  readonly pieces: readonly Piece[];
  readonly face: Face;
  readonly widthOf: WidthOf;
  readonly tail?: number;
}

/** Up to this much smaller may be worth it, if the lines end so much better. */
const SMALLER = 0.6;
/** Sizes are tried so far apart: a difference that nobody sees. */
const STEP = 0.015;
/** What a text costs that is set a whole size smaller, on the scale of demerits. */
const SIZE_COST = 3.1;
/** No lines are better than this below nothing. */
const BEST_LINES = 0.15;

/**
 * Finds the size at which a text fills its room, near the largest that fits, and breaks it there; at the smallest size, what
 * does not fit is cut off after a whole piece with an ellipsis. No pieces give no lines.
 */
export function fitText(text: SettingText, room: Room): FittedText {
  const measured = measuredOf(text, text.tail ?? 0);
  const largest = largestSize(size => fits(measured, room, size), room);
  if (largest === null) {
    const narrow = withoutWide(text, room);
    return narrow === null ? cutOff(text, room) : fitText(narrow, room);
  }
  let best = { size: largest, broken: breakAt(measured, room, largest) };
  const costOf = ({ size, broken }: typeof best) =>
    (broken?.demerits ?? Infinity) + (1 - size / largest) * SIZE_COST;
  const step = Math.max(1, Math.round(largest * STEP));
  for (let size = largest - step; size >= Math.max(room.min, largest * SMALLER); size -= step) {
    // from here on the size alone costs more than the lines could gain
    if ((1 - size / largest) * SIZE_COST > costOf(best) + BEST_LINES) break;
    const other = { size, broken: breakAt(measured, room, size) };
    if (costOf(other) < costOf(best)) best = other;
  }
  return fitted(text.pieces, { ...best, room });
}

/** The text with the words in parts that are wider than the room at the smallest size; null when there is none to part. */
function withoutWide(text: SettingText, { width, min }: Room): SettingText | null {
  const isWide = (piece: Piece) => text.widthOf(piece.text, text.face) * min > width;
  const pieces = text.pieces.flatMap(piece => (isWide(piece) ? partsOf(piece) : [piece]));
  return pieces.length === text.pieces.length ? null : { ...text, pieces };
}

const measuredOf = ({ pieces, face, widthOf }: SettingText, tail: number): Measured =>
  measure(pieces, {
    widths: pieces.map(piece => widthOf(piece.text, face)),
    blank: widthOf(' ', face),
    hyphen: pieces.some(piece => piece.hyphenated) ? widthOf(HYPHEN, face) : 0,
    tail,
  });

const breakAt = (text: Measured, room: Room, size: number): BrokenText | null =>
  breakLines(text, room.width / size, mostLines(room, size));

function fits(text: Measured, room: Room, size: number): boolean {
  const fewest = fewestLines(text, room.width / size);
  return fewest !== null && fewest <= mostLines(room, size);
}

const mostLines = ({ height, leading, maxLines = Infinity }: Room, size: number): number =>
  Math.min(maxLines, Math.floor(height / Math.round(size * leading)));

function largestSize(fits: (size: number) => boolean, { min, max }: Room): number | null {
  let [low, high] = [min - 1, max];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low < min ? null : low;
}

/** As many pieces as fit at the smallest size with an ellipsis behind the last, which then ends in no other mark. */
function cutOff(text: SettingText, room: Room): FittedText {
  const tail = (text.tail ?? 0) + text.widthOf('…', text.face);
  const begun = (count: number): Measured =>
    measuredOf({ ...text, pieces: text.pieces.slice(0, count) }, tail);
  let [count, tooMany] = [0, text.pieces.length];
  while (tooMany - count > 1) {
    const middle = Math.floor((count + tooMany) / 2);
    if (fits(begun(middle), room, room.min)) count = middle;
    else tooMany = middle;
  }
  while (count > 1 && /[,;:.–—-]$/u.test(text.pieces[count - 1]?.text ?? '')) count--;
  const measured = begun(count);
  const broken = breakAt(measured, room, room.min);
  const ended = measured.pieces.map((piece, i) =>
    i < count - 1 ? piece : { ...piece, text: `${piece.text}…` },
  );
  return { ...fitted(ended, { size: room.min, broken, room }), shortened: true };
}

/** Whether a text stands whole in its room at the largest size. */
export const fitsWhole = (text: SettingText, room: Room): boolean =>
  fits(measuredOf(text, text.tail ?? 0), room, room.max);

function fitted(
  pieces: readonly Piece[],
  { size, broken, room }: { size: number; broken: BrokenText | null; room: Room },
): FittedText {
  const lines = broken?.lines ?? [];
  return {
    size,
    lineHeight: Math.round(size * room.leading),
    lines: lines.map(line => ({ text: lineText(pieces, line), width: line.width * size })),
    shortened: false,
  };
}
