import { breakLines, lineText, widthBetween } from './break-lines.ts';
import type { Piece, Range } from './break-lines.ts';
import type { WidthOf } from './card-drawing.ts';
import type { Face } from './card-theme.ts';

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

/**
 * Finds the largest whole size at which the pieces fit the room; at the smallest size, what does not fit is cut off after a
 * whole piece with an ellipsis. No pieces give no lines.
 */
export function fitText(
  pieces: readonly Piece[],
  text: { face: Face; widthOf: WidthOf },
  room: Room,
): FittedText {
  const widths = {
    pieces: pieces.map(piece => text.widthOf(piece.text, text.face)),
    blank: text.widthOf(' ', text.face),
  };
  const linesAt = (size: number, count = pieces.length): Range[] | null => {
    const part = pieces.slice(0, count);
    const lines = breakLines(part, widths, room.width / size);
    const most = Math.min(
      room.maxLines ?? Infinity,
      Math.floor(room.height / Math.round(size * room.leading)),
    );
    return lines !== null && lines.length <= most ? lines : null;
  };
  let [low, high] = [room.min - 1, room.max];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (linesAt(middle) === null) high = middle - 1;
    else low = middle;
  }
  const fits = low >= room.min;
  const size = fits ? low : room.min;
  const whole = fits ? pieces : cutOff(pieces, count => linesAt(size, count) !== null);
  const lines = linesAt(size, whole.length) ?? [];
  return {
    size,
    lineHeight: Math.round(size * room.leading),
    shortened: !fits,
    lines: lines.map(range => ({
      text: lineText(whole, range),
      width: widthBetween(whole, widths, range) * size,
    })),
  };
}

/** The most pieces that fit, less one for the ellipsis, which then ends the last of them. */
function cutOff(pieces: readonly Piece[], fits: (count: number) => boolean): Piece[] {
  let count = pieces.length - 1;
  while (count > 0 && !fits(count)) count--;
  const kept = pieces.slice(0, Math.max(1, count - 1));
  const last = kept.pop();
  if (last !== undefined) kept.push({ ...last, text: `${last.text.replace(/[\s,;:.–—-]+$/u, '')}…` });
  return kept;
}
