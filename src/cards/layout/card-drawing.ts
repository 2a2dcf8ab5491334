import type { CardPhoto } from '../../core/card.ts';
import type { CardLogo, Duotone, Face, FlatBackground } from './theme/card-theme.ts';

/**
 * A card with everything placed: what the renderer draws, and nothing else, from back to front: ground, photo, bars, logo,
 * lines. Positions are pixels from the upper edge (`y`) and from the edge where reading starts (`x`; from the other one
 * where `from` is "end"), so that a card in a right-to-left script is the mirror of the others.
 */
export interface CardDrawing {
  readonly width: number;
  readonly height: number;
  readonly direction: 'ltr' | 'rtl';
  /** BCP 47; null when it is not known. */
  readonly language: string | null;
  readonly ground: Ground;
  readonly photo: PlacedPhoto | null;
  readonly bars: readonly Bar[];
  readonly logo: PlacedLogo | null;
  readonly lines: readonly TextLine[];
}

/** What covers the whole card: the theme's background on the theme's paper. */
export interface Ground {
  readonly paper: string;
  readonly background: FlatBackground;
  /** The only part of the card that has the background. */
  readonly box?: Box;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A photograph that fills its box, cropped where its shape differs; mirrored in place, never in itself. */
export interface PlacedPhoto extends Box {
  readonly photo: CardPhoto;
  /** Its greys, from its darkest to its lightest, become the way from one colour to the other; null leaves its colours alone. */
  readonly duotone: Duotone | null;
  /** Drawn over it, so that text on it can be read. */
  readonly veil: Veil;
}

/** A colour laid over a photograph, of an opacity (0-1) that changes evenly between stops, each `at` 0-1 of the height. */
export interface Veil {
  readonly color: string;
  readonly stops: readonly { readonly at: number; readonly opacity: number }[];
}

export interface PlacedLogo extends Box {
  readonly logo: CardLogo;
  readonly from: 'start' | 'end';
}

export interface Bar extends Box {
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
  /** Set directly behind the text, as part of its line: a closing mark of another colour. */
  readonly after?: { readonly text: string; readonly color: string };
  /** For a large mark: how far its letters are moved, so that what is seen of them fills the line from its beginning. */
  readonly nudge?: { readonly x: number; readonly y: number };
}

/** Width of a text in a face, in ems. */
export type WidthOf = (text: string, face: Face) => number;
