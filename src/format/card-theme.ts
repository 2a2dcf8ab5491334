import type { CardSize } from '../core/card.ts';

/** A cut of a typeface. Widths of a face grow in proportion to its size: the optical size is fixed by the theme. */
export interface Face {
  /** As the font's own package names it: "Source Serif 4". */
  readonly family: string;
  /** 100-900. */
  readonly weight: number;
  /** The axis `opsz` in points; null where the typeface has none. */
  readonly opticalSize: number | null;
}

/** Colours as "#rrggbb". */
export interface CardColors {
  readonly paper: string;
  readonly ink: string;
  /** Role, date, outlet. */
  readonly quiet: string;
  /** Quotation marks and the bar above the name. */
  readonly accent: string;
  /** Thin lines. */
  readonly rule: string;
}

export const faceNames = ['quote', 'headline', 'brand', 'name', 'role', 'small'] as const;
export type FaceName = (typeof faceNames)[number];

/** Lengths in pixels of the card. */
export interface CardMeasures {
  readonly margin: number;
  /** From the upper edge to the first rule, and from the lower edge to the last line. */
  readonly top: number;
  readonly bottom: number;
  /** Smallest and largest size of the quotation or headline. */
  readonly text: { readonly min: number; readonly max: number };
  /** Largest sizes; each shrinks to two thirds before it is shortened. */
  readonly brand: number;
  readonly name: number;
  readonly role: number;
  readonly small: number;
}

/** How cards look: data, read from `config/themes`. */
export interface CardTheme {
  readonly name: string;
  readonly colors: CardColors;
  readonly faces: Readonly<Record<FaceName, Face>>;
  /** Line height of the quotation or headline, in ems. */
  readonly leading: number;
  readonly sizes: Readonly<Record<CardSize, CardMeasures>>;
}
