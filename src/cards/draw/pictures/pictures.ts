import type sharpModule from 'sharp';
import type { Sharp, SharpOptions } from 'sharp';

type SharpModule = typeof sharpModule;

/** Formats that are read. Others (SVG, PDF, what ImageMagick knows) never get near a decoder. */
const DECODERS = ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map(name => `VipsForeignLoad${name}Buffer`);

let loaded: Promise<SharpModule> | null = null;

/** The picture library, loaded when the first photograph comes: it takes some 20 MB that most newsrooms never need. */
export function pictures(): Promise<SharpModule> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<SharpModule> {
  const { default: sharp } = await import('sharp');
  // what is worth keeping is kept by us; one picture is one thread's work, several go side by side
  sharp.cache(false);
  sharp.concurrency(1);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: DECODERS });
  return sharp;
}

/** Pixels without alpha, row by row: three bytes each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

/** A picture to work on. */
export async function pictureOf(input: Uint8Array | Pixels, options: SharpOptions = {}): Promise<Sharp> {
  const sharp = await pictures();
  if (input instanceof Uint8Array) return sharp(input, options);
  const { width, height, rgb } = input;
  return sharp(rgb, { ...options, raw: { width, height, channels: 3 } });
}
