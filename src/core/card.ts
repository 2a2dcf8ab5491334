import type { CardHash } from './ids.ts';
import type { Instant } from './time.ts';

/** wide 1200×675, square 1080×1080, story 1080×1920. */
export const cardSizes = ['wide', 'square', 'story'] as const;
export type CardSize = (typeof cardSizes)[number];

/** What a card says; nothing on it that is not in the article. */
export interface CardContent {
  readonly kind: 'quote' | 'headline';
  /** The quotation's words without marks, or the headline. */
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
  readonly outlet: string | null;
  readonly publishedAt: Instant | null;
  readonly language: string;
  /** The newsroom's name. */
  readonly brand: string;
  readonly timezone: string;
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
