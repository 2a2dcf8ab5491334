import type { CardImage } from '../../../core/card.ts';
import { cardHashOf } from '../../../core/ids.ts';
import { pictureOf, type Pixels } from './pictures.ts';

/** Small text on photographs stays crisp, and platforms that recompress start from something good. */
const QUALITY = 88;
/** Tried in this order until the picture is small enough. */
const STEPS = [
  { quality: QUALITY, scale: 1 },
  { quality: 75, scale: 1 },
  { quality: 75, scale: 0.75 },
  { quality: 70, scale: 0.5 },
  { quality: 60, scale: 0.3 },
] as const;

/**
 * A picture as JPEG, in the fourth or so of the bytes that a photograph takes as PNG. The common code tables do: tables of
 * its own take twice the time for a twentieth of the bytes.
 */
export async function toJpeg(picture: Uint8Array | Pixels): Promise<Uint8Array> {
  return (await pictureOf(picture)).jpeg({ quality: QUALITY, optimiseCoding: false }).toBuffer();
}

/**
 * The same card in at most so many bytes, as JPEG, first coarser, then smaller; the card itself when it is small enough.
 * Null when it does not get that small. The hash is that of the new bytes.
 */
export async function shrinkCard(card: CardImage, maxBytes: number): Promise<CardImage | null> {
  if (card.bytes.length <= maxBytes) return card;
  for (const { quality, scale } of STEPS) {
    const [width, height] = [Math.round(card.width * scale), Math.round(card.height * scale)];
    const picture = await pictureOf(card.bytes);
    const bytes = await (scale === 1 ? picture : picture.resize(width, height)).jpeg({ quality }).toBuffer();
    if (bytes.length <= maxBytes)
      return { ...card, hash: cardHashOf(bytes), mediaType: 'image/jpeg', width, height, bytes };
  }
  return null;
}
