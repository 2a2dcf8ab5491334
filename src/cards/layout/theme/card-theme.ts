import type { CardSize } from '../../../core/card.ts';

/** A cut of a typeface. Widths of a face grow in proportion to its size: the optical size is fixed by the theme. */
export interface Face {
  /** As the font's own package names it: "Source Serif 4". */
  readonly family: string;
  /** 100-900. */
  readonly weight: number;
  /** The axis `opsz` in points; null where the typeface has none. */
  readonly opticalSize: number | null;
  /** The axis `wdth` in percent; null where the typeface has none. */
  readonly width: number | null;
  readonly italic: boolean;
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
  /** Behind the words of bands and boxes, and those words. */
  readonly band: string;
  readonly onBand: string;
}

/** What lies behind everything, drawn by the theme alone. */
export type FlatBackground =
  | { readonly kind: 'plain' }
  /** From one colour to the other; `angle` in degrees as in CSS: 0 upwards, 90 to the right. */
  | { readonly kind: 'gradient'; readonly from: string; readonly to: string; readonly angle: number }
  /** Repeated every `scale` pixels on the paper. */
  | {
      readonly kind: 'pattern';
      readonly pattern: (typeof patterns)[number];
      readonly color: string;
      readonly scale: number;
    };

export const patterns = ['dots', 'lines', 'grid', 'rows', 'stripes'] as const;

/**
 * The article's photograph, or `fallback` where it has none. Text on it is legible whatever it shows, by construction: the
 * treated photograph has only colours between two known ones (black and white, or the duotone's), and under text the veil
 * leaves no more than `keep` of it beside the paper's colour; a theme whose text does not reach 4.5:1 on both of those
 * mixtures is refused.
 */
export interface PhotoBackground {
  readonly kind: 'photo';
  /** All of the card, text on it; or a part of its own (the end half of a wide card, the upper one of the others). */
  readonly area: 'full' | 'half';
  readonly duotone: Duotone | null;
  /** 0-1: how much of the photograph shows through under text and, at most, elsewhere. */
  readonly keep: number;
  readonly open: number;
  readonly fallback: FlatBackground;
}

/** The colours that a photograph's black and white become. */
export interface Duotone {
  readonly dark: string;
  readonly light: string;
}

export type Background = FlatBackground | PhotoBackground;

/** A newsroom's own mark, shown in place of its name. */
export interface CardLogo {
  readonly bytes: Uint8Array;
  readonly mediaType: 'image/png' | 'image/svg+xml';
  /** Width over height. */
  readonly ratio: number;
}

/** What a card is built from; `as const` so that a theme's file is checked against the same words. */
export const layoutWords = {
  /** Lines begin at the margin, or stand about the middle. */
  align: ['start', 'center'],
  /** Where the text stands in the room it has. */
  anchor: ['top', 'middle', 'bottom'],
  /** Newsroom and day at the top: under a double rule, over a line, on a band; or none, and they stand in the footer. */
  masthead: ['rules', 'line', 'plain', 'band', 'none'],
  /** Quotation marks in the margin, among the words, or one large opening mark over them. */
  marks: ['hanging', 'inline', 'large'],
  /** What sets the name off: a short bar above, a long one beside, a box around. */
  accent: ['bar', 'side', 'box', 'none'],
  footer: ['plain', 'line', 'band'],
  frame: ['none', 'line'],
  /** Of headlines only: a quotation is printed as it was said. */
  headlines: ['as written', 'capitals'],
} as const;
export type CardLayout = {
  readonly [Part in keyof typeof layoutWords]: (typeof layoutWords)[Part][number];
};

/** `mark` is the large quotation mark's. */
export const faceNames = ['quote', 'headline', 'brand', 'name', 'role', 'small', 'mark'] as const;
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
  readonly background: Background;
  readonly layout: CardLayout;
  readonly logo: CardLogo | null;
  readonly faces: Readonly<Record<FaceName, Face>>;
  /** Line height of the quotation or headline, in ems. */
  readonly leading: number;
  readonly sizes: Readonly<Record<CardSize, CardMeasures>>;
}
