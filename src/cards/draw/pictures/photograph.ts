import type { CardImage, CardPhoto } from '../../../core/card.ts';
import { cardHashOf } from '../../../core/ids.ts';
import { PHOTO_OPTIONS, PhotoError, photoErrorOf, upright } from './photo-processor.ts';
import { pictureOf } from './pictures.ts';

/** In pixels, either way: as large as chat apps show pictures. */
const MOST = 1600;
/** So many times as long as wide, or more, and it is a chart or a strip that is read along its length. */
const LONG = 3;
/** Less is a counter's pixel, a logo, an icon. */
const LEAST = 120;
/** As good as the photographs on cards. */
const QUALITY = 88;

/**
 * A photograph as a picture that every platform takes: a JPEG, upright, in sRGB, no larger than it has to be, without what
 * cameras and programs write beside the pixels (where it was taken, above all). Throws `PhotoError`.
 */
export async function photograph({ bytes }: CardPhoto): Promise<CardImage> {
  try {
    const picture = await pictureOf(bytes, PHOTO_OPTIONS);
    const { width: across, height: down } = (await picture.metadata()).autoOrient;
    const ratio = Math.max(across, down) / Math.max(1, Math.min(across, down));
    // as many pixels as the largest square, so that its words stay legible
    const most = ratio < LONG ? MOST : Math.round(MOST * Math.sqrt(ratio));
    const { data, info } = await upright(picture)
      .resize(most, most, { fit: 'inside', withoutEnlargement: true })
      .jpeg({ quality: QUALITY, optimiseCoding: false })
      .toBuffer({ resolveWithObject: true });
    const { width, height } = info;
    if (Math.min(width, height) < LEAST)
      throw new PhotoError(
        `the photo has ${width} × ${height} pixels, too few to be looked at; give a larger one`,
      );
    return { hash: cardHashOf(data), mediaType: 'image/jpeg', width, height, bytes: data, alt: '' };
  } catch (cause) {
    throw photoErrorOf(cause);
  }
}
