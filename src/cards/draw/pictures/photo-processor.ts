import { LRUCache } from 'lru-cache';
import type { Sharp } from 'sharp';
import type { CardPhoto } from '../../../core/card.ts';
import type { Duotone } from '../../layout/theme/card-theme.ts';
import { channelsOf } from '../channels.ts';
import { CardError } from '../process/drawing.ts';
import { pictureOf } from './pictures.ts';
import type { Pixels } from './pictures.ts';

/** A camera's 50 megapixels, and some. */
const MAX_PIXELS = 64e6;
const MAX_SECONDS = 8;
const CACHE_BYTES = 24 * 1024 * 1024;

/** A photograph cannot be shown; says why. The card is then drawn without it. */
export class PhotoError extends CardError {
  override readonly name = 'PhotoError';
}

/** What a card makes of a photograph before anything is laid over it. */
export interface PhotoTreatment {
  readonly width: number;
  readonly height: number;
  readonly duotone: Duotone | null;
}

/** Crops and colours photographs and keeps the latest results. */
export interface PhotoProcessor {
  /**
   * The photograph upright, in sRGB, cropped to these very pixels, in its own colours or two. An animated one stands still
   * at its beginning. Throws `PhotoError` for what is no picture, is broken, or has more pixels than any camera.
   */
  process(photo: CardPhoto, treatment: PhotoTreatment): Promise<Pixels>;
}

/** Results are kept up to 24 MB, by photograph, size and colours; those under way count as large as they will be. */
export function createPhotoProcessor(): PhotoProcessor {
  const results = new LRUCache<string, Promise<Pixels>>({ maxSize: CACHE_BYTES });
  return {
    process(photo, treatment) {
      const { width, height, duotone } = treatment;
      const key = [photo.hash, width, height, duotone?.dark, duotone?.light].join(' ');
      const kept = results.get(key);
      if (kept) return kept;
      const made = processed(photo.bytes, treatment);
      results.set(key, made, { size: width * height * 3 });
      made.catch(() => results.delete(key));
      return made;
    },
  };
}

async function processed(bytes: Uint8Array, treatment: PhotoTreatment): Promise<Pixels> {
  const pixels = await decode(bytes, treatment);
  if (treatment.duotone !== null) applyDuotone(pixels, treatment.duotone);
  return pixels;
}

/** How strangers' pictures are read. */
export const PHOTO_OPTIONS = { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true } as const;

/** A photograph as it was meant to be seen, on white where it has no ground of its own; given up after some seconds. */
export const upright = (picture: Sharp): Sharp =>
  picture
    .timeout({ seconds: MAX_SECONDS })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb');

async function decode(bytes: Uint8Array, { width, height }: PhotoTreatment): Promise<Pixels> {
  try {
    const picture = await pictureOf(bytes, PHOTO_OPTIONS);
    // a crop that looks for what draws the eye costs more than all the rest
    const { data, info } = await upright(picture)
      .resize(width, height, { fit: 'cover', position: 'centre' })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new PhotoError(`the photo has ${info.channels} channels, not 3`);
    return { width, height, rgb: data };
  } catch (cause) {
    throw photoErrorOf(cause);
  }
}

/** What went wrong with a photograph, in words that say the remedy. */
export const photoErrorOf = (cause: unknown): PhotoError =>
  cause instanceof PhotoError ? cause : new PhotoError(reasonOf(cause), { cause });

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (/unsupported image format|is empty|operation is blocked/iu.test(message))
    return 'the photo is no JPEG, PNG, WebP, GIF or AVIF; give another one';
  if (message.includes('pixel limit'))
    return `the photo has more than ${MAX_PIXELS / 1e6} million pixels; give a smaller one`;
  if (/timeout/iu.test(message)) return `the photo took longer than ${MAX_SECONDS} s; give a smaller one`;
  return `the photo is broken (${message.split('\n')[0] ?? ''}); give another one`;
}

/** Two colours show little of a photograph in middling greys: its darkest and lightest are stretched to the ends. */
const NEARLY_ALL = 0.01;
/** Less than this between them is a plain surface, which has nothing to stretch. */
const PLAIN = 32;
/** Every so many pixels tell enough of a photograph. */
const SAMPLE = 7;

/** The greys that all but a hundredth of the pixels lie between on either side. */
function rangeOf(rgb: Uint8Array): { from: number; to: number } {
  const counts = new Uint32Array(256);
  let sum = 0;
  for (let i = 0; i < rgb.length - 2; i += 3 * SAMPLE) {
    const grey = greyAt(rgb, i);
    counts[grey] = (counts[grey] ?? 0) + 1;
    sum++;
  }
  const reach = (greys: readonly number[]): number => {
    let seen = 0;
    return greys.find(grey => (seen += counts[grey] ?? 0) > sum * NEARLY_ALL) ?? 0;
  };
  const greys = Array.from({ length: 256 }, (_, grey) => grey);
  const [from, to] = [reach(greys), reach(greys.toReversed())];
  return to - from < PLAIN ? { from: 0, to: 255 } : { from, to };
}

/** Luma of sRGB, in 256ths. */
const greyAt = (rgb: Uint8Array, i: number): number =>
  ((rgb[i] ?? 0) * 54 + (rgb[i + 1] ?? 0) * 183 + (rgb[i + 2] ?? 0) * 19) >> 8;

/** Its darkest becomes the dark colour, its lightest the light one, in place. */
function applyDuotone({ rgb }: Pixels, { dark, light }: Duotone): void {
  const [from, to] = [channelsOf(dark), channelsOf(light)];
  const range = rangeOf(rgb);
  const scales = [0, 1, 2].map(at =>
    Uint8Array.from({ length: 256 }, (_, grey) => {
      const way = Math.max(0, Math.min(1, (grey - range.from) / (range.to - range.from)));
      return Math.round((from[at] ?? 0) + ((to[at] ?? 0) - (from[at] ?? 0)) * way);
    }),
  );
  const [red = new Uint8Array(), green = red, blue = red] = scales;
  for (let i = 0; i < rgb.length; i += 3) {
    const grey = greyAt(rgb, i);
    rgb[i] = red[grey] ?? 0;
    rgb[i + 1] = green[grey] ?? 0;
    rgb[i + 2] = blue[grey] ?? 0;
  }
}
