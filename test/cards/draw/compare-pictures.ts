import sharp from 'sharp';

/** How far two pictures of one size are apart: the share of pixels (0-1) that a person would call different. */
export async function differenceOf(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let i = 0; i < a.length; i += 3) {
    const distance = [0, 1, 2].reduce(
      (sum, part) => sum + Math.abs((a[i + part] ?? 0) - (b[i + part] ?? 0)),
      0,
    );
    // edges of letters may be smoothed a little otherwise on another processor
    if (distance > 48) different++;
  }
  return different / (a.length / 3);
}

/** The picture at half its width and height, in 16 colours: enough for a person to judge it, and small. */
export async function halved(picture: Uint8Array): Promise<Uint8Array> {
  const { width } = await sharp(picture).metadata();
  return sharp(picture)
    .resize(Math.round(width / 2))
    .png({ palette: true, colours: 16, dither: 0, effort: 10 })
    .toBuffer();
}

/** RGB, row by row. */
const pixelsOf = (picture: Uint8Array): Promise<Uint8Array> => sharp(picture).removeAlpha().raw().toBuffer();
