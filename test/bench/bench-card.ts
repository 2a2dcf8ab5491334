import type { CardContent, CardPhoto } from '../../src/core/card.ts';
import { quoteCard } from '../cards/layout/card-samples.ts';

export const THEMES = new URL('../../config/themes', import.meta.url).pathname;

/** A card of which no two are the same, so that none is found among those drawn before. */
export const benchCard = (number: number, photo: CardPhoto | null = null): CardContent => ({
  ...quoteCard,
  text: `Nove anni sono tanti, ma i ${number} bambini di questa riva da domani vanno a scuola a piedi`,
  photo,
});
