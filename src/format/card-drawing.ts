import type { Face } from './card-theme.ts';

/**
 * A card with every line placed: what the renderer draws, and nothing else. Positions are pixels from the upper edge (`y`)
 * and from the edge where reading starts (`x`; from the other one where `from` is "end"), so that a card in a right-to-left
 * script is the mirror of the others.
 */
export interface CardDrawing {
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47; null when it is not known. */
  readonly language: string | null;
  readonly background: string;
  readonly bars: readonly Bar[];
  readonly lines: readonly TextLine[];
}

export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly color: string;
}

/** One line of text, never broken again. */
export interface TextLine {
  readonly text: string;
  readonly x: number;
  readonly from: 'start' | 'end';
  /** Upper edge of the line, which is `height` pixels high with the letters in its middle. */
  readonly y: number;
  readonly height: number;
  readonly size: number;
  readonly face: Face;
  readonly color: string;
}

/** Width of a text in a face, in ems. */
export type WidthOf = (text: string, face: Face) => number;
