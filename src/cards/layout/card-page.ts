import type { CardSize } from '../../core/card.ts';
import { piecesOf } from './type/pieces.ts';
import { cardPixels } from '../card-content.ts';
import type { Bar, Box, PlacedLogo, TextLine, WidthOf } from './card-drawing.ts';
import type { CardText } from './card-text.ts';
import type { CardMeasures, CardTheme, Face } from './theme/card-theme.ts';
import { fitText } from './type/fit-text.ts';
import type { FittedText } from './type/fit-text.ts';

/** What a layout is made from. */
export interface CardLook {
  readonly theme: CardTheme;
  readonly size: CardSize;
}

/** What the parts of a layout share. */
export interface Page {
  readonly theme: CardTheme;
  readonly measures: CardMeasures;
  readonly words: CardText;
  readonly language: string;
  readonly widthOf: WidthOf;
  /** The part of the card that words stand in. */
  readonly zone: Box;
  /** Where lines begin: the zone's edge and the margin. */
  readonly x: number;
  /** The same from the other edge of the card. */
  readonly endX: number;
  /** Width between the margins. */
  readonly column: number;
}

/** A part of a card, and how far up or down it reaches. */
export interface Part {
  readonly bars: readonly Bar[];
  readonly lines: readonly TextLine[];
  readonly logo: PlacedLogo | null;
}

/** Begins the layout of a card whose words stand in `zone`. */
export function pageOf(
  { theme, size }: CardLook,
  given: { words: CardText; language: string; widthOf: WidthOf; zone: Box },
): Page {
  const measures = theme.sizes[size];
  const { zone } = given;
  return {
    ...given,
    theme,
    measures,
    x: zone.x + measures.margin,
    endX: cardPixels[size].width - zone.x - zone.width + measures.margin,
    column: zone.width - 2 * measures.margin,
  };
}

/** A frame stands so far within the card's edge. */
export const frameInset = (margin: number): number => Math.round(margin * 0.3);
export const FRAME_WIDTH = 2;

/** Small print: shrinks to two thirds to stay on one line, then takes a second where it may, then is shortened. */
export function fitLine(
  page: Page,
  text: string,
  line: { face: Face; size: number; width: number; maxLines?: number },
): FittedText {
  const pieces = piecesOf(text, page.language);
  const setting = { pieces, face: line.face, widthOf: page.widthOf };
  const room = {
    width: Math.max(0, line.width),
    height: Infinity,
    leading: Math.max(1.3, scriptLeading(text)),
    max: line.size,
  };
  const min = Math.round((line.size * 2) / 3);
  const one = fitText(setting, {
    ...room,
    min: line.maxLines === 2 ? Math.round(line.size * 0.8) : min,
    maxLines: 1,
  });
  return one.shortened && line.maxLines === 2
    ? fitText(setting, { ...room, min, max: Math.round(line.size * 0.9), maxLines: 2 })
    : one;
}

/** Scripts whose letters reach further up and down than Latin ones, and the room their lines need, in ems. */
const TALL =
  /[\p{sc=Arabic}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Devanagari}\p{sc=Bengali}\p{sc=Gujarati}\p{sc=Gurmukhi}\p{sc=Kannada}\p{sc=Malayalam}\p{sc=Sinhala}\p{sc=Tamil}\p{sc=Telugu}\p{sc=Ethiopic}]/u;
const STACKED = /\p{M}\p{M}/u;

/** The least line height, in ems, at which the lines of a text keep clear of each other. */
export const scriptLeading = (text: string): number => (TALL.test(text) ? 1.5 : STACKED.test(text) ? 1.4 : 1);

/** How a run of lines is placed. */
export interface Placing {
  readonly y: number;
  readonly face: Face;
  readonly color: string;
  /** The margin unless said otherwise. */
  readonly x?: number;
  /** The column unless said otherwise: what centred lines are centred in. */
  readonly width?: number;
}

/** Lines one under the other, by the theme's alignment. */
export function stack(
  page: Page,
  fitted: FittedText,
  { x = page.x, width = page.column, ...at }: Placing,
): TextLine[] {
  const isCentred = page.theme.layout.align === 'center';
  return fitted.lines.map((line, i) => ({
    text: line.text,
    x: isCentred ? x + (width - line.width) / 2 : x,
    from: 'start',
    y: at.y + i * fitted.lineHeight,
    height: fitted.lineHeight,
    size: fitted.size,
    face: at.face,
    color: at.color,
  }));
}

/** Lines one under the other against the other margin. */
export const stackAtEnd = (
  page: Page,
  fitted: FittedText,
  { y, face, color }: Pick<Placing, 'y' | 'face' | 'color'>,
): TextLine[] =>
  fitted.lines.map(({ text }, i) => ({
    text,
    x: page.endX,
    from: 'end',
    y: y + i * fitted.lineHeight,
    height: fitted.lineHeight,
    size: fitted.size,
    face,
    color,
  }));

export const heightOf = (fitted: FittedText): number => fitted.lines.length * fitted.lineHeight;
export const widthOfLines = (fitted: FittedText): number =>
  Math.max(0, ...fitted.lines.map(line => line.width));

/** The newsroom's mark in place of its name: as high as it may be, as wide as it comes out. */
export function fitLogo(
  page: Page,
  most: { height: number; width: number },
): { width: number; height: number } {
  const ratio = page.theme.logo?.ratio ?? 1;
  const width = Math.min(most.width, most.height * ratio);
  return { width: Math.round(width), height: Math.round(width / ratio) };
}
