import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import type { TextLine } from './card-drawing.ts';
import {
  FRAME_WIDTH,
  fitLine,
  frameInset,
  heightOf,
  scriptLeading,
  stack,
  widthOfLines,
} from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { Face } from './card-theme.ts';
import { fitText } from './fit-text.ts';
import type { FittedText } from './fit-text.ts';

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
  const over = words.label !== '' ? label(page) : ornament(page);
  const height = between.bottom - between.top - 2 * air - over.height;
  const face = textFaceOf(page);
  const isHung = words.marks !== null && theme.layout.marks === 'hanging';
  const leading = Math.max(theme.leading, scriptLeading(words.text));
  const fitted = fitText(
    {
      pieces: textPieces(page),
      face,
      widthOf: page.widthOf,
      tail: isHung ? page.widthOf(words.marks.close, face) : 0,
    },
    {
      width: page.column,
      height,
      ...measures.text,
      ...(isHung ? hungSize(page, words.marks.open) : {}),
      leading,
    },
  );
  const slack = height - heightOf(fitted);
  const top = between.top + air + Math.round(slack * SLACK_ABOVE[theme.layout.anchor]);
  const text = stack(page, fitted, { y: top + over.height, face, color: theme.colors.ink });
  return {
    bars: over.at(top).bars,
    lines: [...over.at(top).lines, ...(isHung ? marked(page, text) : text)],
    logo: null,
  };
}

/** The largest size at which a mark still hangs in the margin, within the frame. */
function hungSize({ theme, measures, widthOf }: Page, mark: string): { max: number } {
  const { margin, text } = measures;
  const room = theme.layout.frame === 'line' ? margin - frameInset(margin) - FRAME_WIDTH : margin;
  const most = Math.floor(room / widthOf(mark, theme.faces.quote));
  return { max: Math.max(text.min, Math.min(text.max, most)) };
}

/** What stands over the text: its height, the room under it included, and its drawing once its place is known. */
interface Over {
  readonly height: number;
  readonly at: (y: number) => Part;
}

/** Where in the letters' height a mark is drawn, in ems above the middle of its line. */
const MARK_ABOVE: Readonly<Record<string, number>> = { '“': 0.24, '”': 0.24, '„': -0.36, '「': 0.2 };

/** One large opening mark in the accent's colour. */
function ornament(page: Page): Over {
  const { theme, measures, words } = page;
  if (words.marks === null || theme.layout.marks !== 'large') return { height: 0, at: () => EMPTY };
  const face = theme.faces.mark;
  const text = words.marks.open.trim();
  const size = Math.round(measures.text.max * 2.2);
  const height = Math.round(size * 0.42);
  const above = MARK_ABOVE[text] ?? -0.03;
  const fitted: FittedText = {
    size,
    lineHeight: height,
    lines: [{ text, width: page.widthOf(text, face) * size }],
    shortened: false,
  };
  return {
    height: height + Math.round(measures.small * 1.1),
    at: y => {
      const drop = Math.round(above * size);
      const lines = stack(page, fitted, { y, face, color: theme.colors.accent });
      return { bars: [], lines: lines.map(line => ({ ...line, drop })), logo: null };
    },
  };
}

const EMPTY: Part = { bars: [], lines: [], logo: null };

/** The word over news that cannot wait, in a box. */
function label(page: Page): Over {
  const { theme, measures, words, x, column } = page;
  const face = theme.faces.name;
  const fitted = fitLine(page, words.label, {
    face,
    size: Math.round(measures.name * 0.82),
    width: column * 0.8,
  });
  const pad = Math.round(fitted.size * 0.5);
  const width = widthOfLines(fitted);
  const left = theme.layout.align === 'center' ? x + (column - width) / 2 : x + pad;
  const height = heightOf(fitted) + Math.round(fitted.size * 0.2);
  return {
    height: height + Math.round(measures.small * 0.9),
    at: y => ({
      bars: [{ x: left - pad, y, width: width + 2 * pad, height, color: theme.colors.band }],
      lines: fitted.lines.map(({ text }) => ({
        text,
        x: left,
        from: 'start',
        y,
        height,
        size: fitted.size,
        face,
        color: theme.colors.onBand,
      })),
      logo: null,
    }),
  };
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
