import { Renderer } from '@takumi-rs/core';

const renderer = new Renderer();

/** How far two pictures of one size are apart: the share of pixels (0-1) that a person would call different. */
export async function differenceOf(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([pixelsOf(one), pixelsOf(other)]);
  if (a.length !== b.length) return 1;
  let different = 0;
  for (let i = 0; i < a.length; i += 4) {
    const distance = [0, 1, 2].reduce(
      (sum, part) => sum + Math.abs((a[i + part] ?? 0) - (b[i + part] ?? 0)),
      0,
    );
    // edges of letters may be smoothed a little otherwise on another processor
    if (distance > 48) different++;
  }
  return different / (a.length / 4);
}

/** RGBA, row by row. */
function pixelsOf(png: Uint8Array): Promise<Uint8Array> {
  const view = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [view.getUint32(16), view.getUint32(20)];
  return renderer.render({ type: 'image', src: png, width, height }, { width, height, format: 'raw' });
}
