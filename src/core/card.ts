import type { Detail } from './reasons/reason.ts';
import type { CardHash } from './ids.ts';
import type { Language } from './language.ts';
import type { Instant } from './time.ts';

/** wide 1200×675, square 1080×1080, story 1080×1920. */
export const cardSizes = ['wide', 'square', 'story'] as const;
export type CardSize = (typeof cardSizes)[number];

/** What a card says; nothing on it that is not in the article. */
export type CardContent = QuoteCard | HeadlineCard | BreakingCard | DigestCard;
export type CardKind = CardContent['kind'];

/** Words taken from an article, and who said them. */
export interface QuoteCard extends CardFrame {
  readonly kind: 'quote';
  /** The quotation's words without marks. */
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
}

/** An article that has no quotation worth a card. */
export interface HeadlineCard extends CardFrame {
  readonly kind: 'headline';
  readonly text: string;
}

/** A headline that cannot wait. */
export interface BreakingCard extends CardFrame {
  readonly kind: 'breaking';
  readonly text: string;
  /** "Ultim'ora" in the article's language. */
  readonly label: string;
}

/** The cover of a digest. */
export interface DigestCard extends CardFrame {
  readonly kind: 'digest';
  /** Its dated heading, in the reader's language. */
  readonly text: string;
  /** Longest story first; as many are shown as are read at a glance. */
  readonly items: readonly DigestItem[];
}

/** A line on a digest's cover. */
export interface DigestItem {
  readonly title: string;
  readonly outlet: string | null;
}

/** What every card says around its text. */
export interface CardFrame {
  readonly outlet: string | null;
  readonly publishedAt: Instant | null;
  readonly language: Language;
  /** The newsroom's name. */
  readonly brand: string;
  readonly timezone: string;
  /** The article's own; null when it has none. Only some themes show it. */
  readonly photo: CardPhoto | null;
}

/** A photograph as it was delivered: of any format, size and orientation, perhaps broken. */
export interface CardPhoto {
  readonly bytes: Uint8Array;
  /** Names these bytes, so that what was made of them is found again. */
  readonly hash: string;
}

export interface CardStyle {
  readonly size: CardSize;
  readonly theme: string;
}

/** A drawn card. `hash` names these very bytes. */
export interface CardImage {
  readonly hash: CardHash;
  readonly mediaType: 'image/png' | 'image/jpeg' | 'image/webp';
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
  /** Words for those who do not see the picture, in the article's language. */
  readonly alt: string;
}

/** A card fresh from the renderer. */
export interface DrawnCard extends CardImage {
  /** Why the article's photograph is not on it, although the theme shows one; absent when nothing is wrong. */
  readonly photoFault?: Detail;
}
