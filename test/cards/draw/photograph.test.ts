import sharp from 'sharp';
import { expect, test } from 'vitest';
import { photograph } from '../../../src/cards/draw/pictures/photograph.ts';

const photoOf = (bytes: Uint8Array) => ({ bytes, hash: 'one' });
const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 4, background: { r: 10, g: 90, b: 200, alpha: 0.5 } } });

test.each(['png', 'webp', 'gif', 'avif'] as const)(
  'a photograph in %s becomes a JPEG of its own size',
  async format => {
    const made = await photograph(photoOf(await picture(400, 300).toFormat(format).toBuffer()));
    expect(made).toMatchObject({ mediaType: 'image/jpeg', width: 400, height: 300 });
    expect((await sharp(made.bytes).metadata()).format).toBe('jpeg');
  },
);

test('a large one is made as small as chat apps show pictures, upright, and says nothing of where it was taken', async () => {
  const taken = await picture(4000, 2000)
    .flatten()
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({ IFD0: { Copyright: 'Anna Verri' }, IFD3: { GPSLatitude: '45/1 4/1 0/1' } })
    .toBuffer();
  const made = await photograph(photoOf(taken));
  expect(made).toMatchObject({ width: 800, height: 1600 });
  const { exif, orientation } = await sharp(made.bytes).metadata();
  expect([exif, orientation]).toEqual([undefined, undefined]);
});

test('a long one keeps its words legible: as many pixels as a square one, in its own shape', async () => {
  const made = await photograph(photoOf(await picture(900, 18_900).flatten().jpeg().toBuffer()));
  expect(made).toMatchObject({ width: 349, height: 7332 });
});

test.each([
  ['a counter’s pixel', () => picture(1, 1).png().toBuffer(), 'too few to be looked at'],
  ['text', () => Promise.resolve(Buffer.from('<svg/>')), 'no JPEG, PNG, WebP, GIF or AVIF'],
  [
    'one that was cut off',
    async () => (await picture(600, 600).flatten().jpeg().toBuffer()).subarray(0, 2000),
    'broken',
  ],
])('%s is no photograph, and says why', async (_name, bytes, why) => {
  await expect(photograph(photoOf(await bytes()))).rejects.toThrow(why);
});
