import type { TextLine } from './card-drawing.ts';
import { MARK_LEAD, NOTHING_OVER, label, ornament } from './card-over.ts';
import type { Over } from './card-over.ts';
import { FRAME_WIDTH, frameInset, heightOf, scriptLeading, stack } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { Face } from './theme/card-theme.ts';
import { fitText } from './type/fit-text.ts';
import type { FittedText } from './type/fit-text.ts';
import { piecesOf } from './type/pieces.ts';
import type { Piece } from './type/pieces.ts';

/** Of the slack around the text: a little above the middle looks like the middle. */
const SLACK_ABOVE = { top: 0, middle: 0.44, bottom: 1 } as const;

/** The stretch of a card's height that its text has. */
export interface Between {
  readonly top: number;
  readonly bottom: number;
}

/** The face of the words themselves. */
export const textFaceOf = ({ theme, words }: Pick<Page, 'theme' | 'words'>): Face =>
  words.marks === null ? theme.faces.headline : theme.faces.quote;

/** The words, with the opening mark that stands among them; the closing one is set behind whatever comes to be the last. */
export function textPieces({ theme, words, language }: Pick<Page, 'theme' | 'words' | 'language'>): Piece[] {
  const pieces = piecesOf(words.text, language);
  if (words.marks === null || theme.layout.marks !== 'inline') return pieces;
  const { open } = words.marks;
  return pieces.map((piece, i) => (i === 0 ? { ...piece, text: `${open}${piece.text}` } : piece));
}

/** The quotation or headline, with what stands over it: a large mark, a label. */
export function body(page: Page, between: Between): Part {
  const { theme, measures, words } = page;
  const air = Math.round(measures.small * 1.5);
  const room = between.bottom - between.top - 2 * air;
  const { over, fitted } = words.label === '' ? withOrnament(page, room) : withLabel(page, room);
  const slack = room - over.height - heightOf(fitted);
  const top = between.top + air + Math.round(slack * SLACK_ABOVE[theme.layout.anchor]);
  const face = textFaceOf(page);
  const text = stack(page, fitted, { y: top + over.height, face, color: theme.colors.ink });
  const above = over.at(top);
  return {
    bars: above.bars,
    lines: [...above.lines, ...marked(page, text)],
    logo: null,
  };
}

interface TextUnderOver {
  readonly over: Over;
  readonly fitted: FittedText;
}

function withLabel(page: Page, room: number): TextUnderOver {
  const over = label(page);
  return { over, fitted: fitWords(page, room - over.height) };
}

/** An ornament never costs words. */
function withOrnament(page: Page, room: number): TextUnderOver {
  const alone = fitWords(page, room);
  const over = ornament(page, alone.size);
  const fitted = over.height === 0 ? alone : fitWords(page, room - over.height);
  return fitted.shortened && over.height > 0 ? { over: NOTHING_OVER, fitted: alone } : { over, fitted };
}

function fitWords(page: Page, height: number): FittedText {
  const { theme, measures, words, widthOf } = page;
  const face = textFaceOf(page);
  const marks = theme.layout.marks === 'large' ? null : words.marks;
  return fitText(
    { pieces: textPieces(page), face, widthOf, tail: marks === null ? 0 : widthOf(marks.close, face) },
    {
      width: page.column,
      height,
      min: measures.text.min,
      max:
        marks !== null && theme.layout.marks === 'hanging' ? hungSize(page, marks.open) : measures.text.max,
      leading: Math.max(theme.leading, scriptLeading(words.text)),
    },
  );
}

/** Of a margin: a mark that fills more of it seems to fall off the card. */
const HUNG_SHARE = 0.85;

/** The largest size at which a mark still hangs in the margin, within the frame. */
function hungSize({ theme, measures, widthOf }: Page, mark: string): number {
  const { margin, text } = measures;
  const room = theme.layout.frame === 'line' ? margin - frameInset(margin) - FRAME_WIDTH : margin;
  const ink = widthOf(mark, theme.faces.quote) - (MARK_LEAD[mark] ?? 0);
  const most = Math.floor((room * HUNG_SHARE) / ink);
  return Math.max(text.min, Math.min(text.max, most));
}

/** The text with its closing mark behind the last word and, where marks hang, its opening one in the margin. */
function marked({ words, widthOf, theme }: Page, text: readonly TextLine[]): TextLine[] {
  const { marks } = words;
  const { colors, layout } = theme;
  const [first] = text;
  if (marks === null || layout.marks === 'large' || first === undefined) return [...text];
  const isHung = layout.marks === 'hanging';
  const color = isHung ? colors.accent : colors.ink;
  // marks that hang take no part in the centring of their lines
  const aside = isHung && layout.align === 'center' ? (widthOf(marks.close, first.face) * first.size) / 2 : 0;
  const closed = text.map((line, i) =>
    i < text.length - 1 ? line : { ...line, x: line.x + aside, after: { text: marks.close, color } },
  );
  if (!isHung) return closed;
  const opening = { ...first, color, text: marks.open };
  const x = (closed[0]?.x ?? first.x) - widthOf(marks.open, first.face) * first.size;
  return [{ ...opening, x }, ...closed];
}
