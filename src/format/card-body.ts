import type { TextLine } from './card-drawing.ts';
import { label, ornament } from './card-over.ts';
import { FRAME_WIDTH, frameInset, heightOf, scriptLeading, stack } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { Face } from './card-theme.ts';
import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';
import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';

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

/** The words with the marks that stand among them. */
export function textPieces({ theme, words, language }: Pick<Page, 'theme' | 'words' | 'language'>): Piece[] {
  const pieces = piecesOf(words.text, language);
  if (words.marks === null || theme.layout.marks !== 'inline') return pieces;
  const { open, close } = words.marks;
  return pieces.map((piece, i) => ({
    ...piece,
    text: `${i === 0 ? open : ''}${piece.text}${i === pieces.length - 1 ? close : ''}`,
  }));
}

/** The quotation or headline, with what stands over it: a large mark, a label. */
export function body(page: Page, between: Between): Part {
  const { theme, measures, words } = page;
  const air = Math.round(measures.small * 1.5);
  const room = between.bottom - between.top - 2 * air;
  const alone = fitWords(page, room);
  const over = words.label === '' ? ornament(page, alone.size) : label(page);
  const fitted = over.height === 0 ? alone : fitWords(page, room - over.height);
  const slack = room - over.height - heightOf(fitted);
  const top = between.top + air + Math.round(slack * SLACK_ABOVE[theme.layout.anchor]);
  const face = textFaceOf(page);
  const text = stack(page, fitted, { y: top + over.height, face, color: theme.colors.ink });
  const above = over.at(top);
  return {
    bars: above.bars,
    lines: [...above.lines, ...(isHung(page) ? marked(page, text) : text)],
    logo: null,
  };
}

const isHung = ({ words, theme }: Page): boolean => words.marks !== null && theme.layout.marks === 'hanging';

function fitWords(page: Page, height: number): FittedText {
  const { theme, measures, words, widthOf } = page;
  const face = textFaceOf(page);
  const marks = isHung(page) ? words.marks : null;
  return fitText(
    { pieces: textPieces(page), face, widthOf, tail: marks === null ? 0 : widthOf(marks.close, face) },
    {
      width: page.column,
      height,
      min: measures.text.min,
      max: marks === null ? measures.text.max : hungSize(page, marks.open),
      leading: Math.max(theme.leading, scriptLeading(words.text)),
    },
  );
}

/** The largest size at which a mark still hangs in the margin, within the frame. */
function hungSize({ theme, measures, widthOf }: Page, mark: string): number {
  const { margin, text } = measures;
  const room = theme.layout.frame === 'line' ? margin - frameInset(margin) - FRAME_WIDTH : margin;
  const most = Math.floor(room / widthOf(mark, theme.faces.quote));
  return Math.max(text.min, Math.min(text.max, most));
}

/** The text with its opening mark in the margin and the closing one behind the last word. */
function marked({ words, widthOf, theme }: Page, text: readonly TextLine[]): TextLine[] {
  const { marks } = words;
  const [first] = text;
  if (marks === null || first === undefined) return [...text];
  const color = theme.colors.accent;
  const opening = widthOf(marks.open, first.face) * first.size;
  return [
    { ...first, color, text: marks.open, x: first.x - opening },
    ...text.map((line, i) => (i < text.length - 1 ? line : { ...line, after: { text: marks.close, color } })),
  ];
}
