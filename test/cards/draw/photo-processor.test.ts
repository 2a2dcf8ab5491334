import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { createPhotoProcessor } from '../../../src/cards/draw/pictures/photo-processor.ts';
import type { Pixels } from '../../../src/cards/draw/pictures/pictures.ts';

const wide = { width: 120, height: 68, duotone: null };
const photoOf = (bytes: Uint8Array, hash = 'one') => ({ bytes, hash });

/** Left half red, right half blue, upright. */
async function halves(width = 400, height = 300): Promise<Sharp> {
  const red = await sharp({
    create: { width: width / 2, height, channels: 3, background: '#ff0000' },
  })
    .png()
    .toBuffer();
  return sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: red, left: 0, top: 0 },
  ]);
}

const colorAt = ({ width, rgb }: Pixels, x: number, y: number): string =>
  `#${Buffer.from(rgb.subarray((y * width + x) * 3, (y * width + x) * 3 + 3)).toString('hex')}`;
const near = (color: string, other: string): boolean =>
  [1, 3, 5].every(
    at => Math.abs(parseInt(color.slice(at, at + 2), 16) - parseInt(other.slice(at, at + 2), 16)) < 40,
  );
const sides = (pixels: Pixels) => [colorAt(pixels, 10, 30), colorAt(pixels, 110, 30)];

describe('a photograph is upright, in sRGB, of its very size', () => {
  const processed = async (bytes: Uint8Array) => createPhotoProcessor().process(photoOf(bytes), wide);
  const isRedAndBlue = (pixels: Pixels) => {
    expect(pixels.rgb.length).toBe(120 * 68 * 3);
    const [left = '', right = ''] = sides(pixels);
    expect({ left, isRed: near(left, '#ff0000') }).toEqual({ left, isRed: true });
    expect({ right, isBlue: near(right, '#0000ff') }).toEqual({ right, isBlue: true });
  };

  test.each(['jpeg', 'png', 'webp', 'gif', 'avif'] as const)('from %s', async format => {
    isRedAndBlue(await processed(await (await halves()).toFormat(format).toBuffer()));
  });

  test.each([
    [3, 180],
    [6, 270],
    [8, 90],
  ])('whatever way up the camera was held: EXIF orientation %i', async (orientation, angle) => {
    const upright = await (await halves()).png().toBuffer();
    const turned = await sharp(upright).rotate(angle).jpeg().withMetadata({ orientation }).toBuffer();
    isRedAndBlue(await processed(turned));
  });

  test('from four printing colours', async () => {
    const upright = await (await halves()).png().toBuffer();
    const pixels = await processed(await sharp(upright).toColourspace('cmyk').jpeg().toBuffer());
    const [left = '', right = ''] = sides(pixels);
    expect(parseInt(left.slice(1, 3), 16)).toBeGreaterThan(150);
    expect(parseInt(right.slice(5), 16)).toBeGreaterThan(100);
  });

  test('from shades of grey, and from sixteen bits a colour', async () => {
    const upright = await (await halves()).png().toBuffer();
    const grey = await processed(await sharp(upright).greyscale().png().toBuffer());
    expect(grey.rgb.length).toBe(120 * 68 * 3);
    isRedAndBlue(await processed(await sharp(upright).toColourspace('rgb16').png().toBuffer()));
  });

  test('from the first picture of an animated one', async () => {
    const first = await (await halves()).png().toBuffer();
    const second = await sharp({ create: { width: 400, height: 300, channels: 3, background: '#00ff00' } })
      .png()
      .toBuffer();
    isRedAndBlue(
      await processed(
        await sharp([first, second], { join: { animated: true } })
          .gif()
          .toBuffer(),
      ),
    );
  });

  test('on white where it is transparent', async () => {
    const clear = sharp({ create: { width: 40, height: 40, channels: 4, background: '#00000000' } });
    expect(colorAt(await processed(await clear.png().toBuffer()), 5, 5)).toBe('#ffffff');
  });

  test('from one pixel', async () => {
    const dot = sharp({ create: { width: 1, height: 1, channels: 3, background: '#123456' } });
    expect(colorAt(await processed(await dot.png().toBuffer()), 60, 30)).toBe('#123456');
  });

  test('from fifty megapixels', async () => {
    const large = sharp({ create: { width: 8660, height: 5774, channels: 3, background: '#804020' } });
    expect(near(colorAt(await processed(await large.jpeg().toBuffer()), 60, 30), '#804020')).toBe(true);
  });
});

describe('what cannot be shown is refused with the reason', () => {
  const refusal = async (bytes: Uint8Array) =>
    createPhotoProcessor()
      .process(photoOf(bytes), wide)
      .then(
        () => 'shown',
        (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : ''),
      );

  test('what is no picture, or of a kind that is not read', async () => {
    const kinds = /^PhotoError: the photo is no JPEG, PNG, WebP, GIF or AVIF/;
    expect(await refusal(Buffer.from('<!doctype html><p>Not found'))).toMatch(kinds);
    expect(await refusal(new Uint8Array())).toMatch(kinds);
    expect(
      await refusal(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
    ).toMatch(kinds);
    expect(await refusal(await (await halves()).tiff().toBuffer())).toMatch(kinds);
  });

  test.each(['jpeg', 'png', 'webp'] as const)('a %s cut off in the middle', async format => {
    const bytes = await (await halves()).toFormat(format).toBuffer();
    expect(await refusal(bytes.subarray(0, bytes.length / 2))).toMatch(/^PhotoError: the photo is broken/);
  });

  test('more pixels than any camera makes', async () => {
    const header = await sharp({ create: { width: 16, height: 16, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    header.writeUInt32BE(30_000, 16);
    header.writeUInt32BE(30_000, 20);
    expect(await refusal(header)).toMatch(
      /^PhotoError: the photo (?:has more than 64 million pixels|is broken)/,
    );
  });
});

test('in two colours, black becomes the dark one and white the light one', async () => {
  const processed = { ...wide, duotone: { dark: '#102040', light: '#f0e0a0' } };
  const photos = createPhotoProcessor();
  for (const [of, becomes] of [
    ['#000000', '#102040'],
    ['#ffffff', '#f0e0a0'],
  ] as const) {
    const plain = sharp({ create: { width: 40, height: 40, channels: 3, background: of } });
    const pixels = await photos.process(photoOf(await plain.png().toBuffer(), of), processed);
    expect(colorAt(pixels, 60, 30)).toBe(becomes);
  }
});

test('in two colours, a photograph in middling greys uses both to the full', async () => {
  const greys = sharp(
    Uint8Array.from(
      { length: 120 * 68 * 3 },
      (_, i) => 90 + Math.floor(((Math.floor(i / 3) % 120) / 119) * 60),
    ),
    { raw: { width: 120, height: 68, channels: 3 } },
  );
  const processed = { ...wide, duotone: { dark: '#102040', light: '#f0e0a0' } };
  const pixels = await createPhotoProcessor().process(photoOf(await greys.png().toBuffer()), processed);
  expect([colorAt(pixels, 0, 30), colorAt(pixels, 119, 30)]).toEqual(['#102040', '#f0e0a0']);
});

test('a photograph is processed once for each size and pair of colours', async () => {
  const photos = createPhotoProcessor();
  const photo = photoOf(await (await halves()).jpeg().toBuffer());
  const [one, same] = await Promise.all([photos.process(photo, wide), photos.process(photo, wide)]);
  expect(same).toBe(one);
  expect(await photos.process(photo, wide)).toBe(one);
  const duotone = { dark: '#000000', light: '#ffffff' };
  expect(await photos.process(photo, { ...wide, duotone })).not.toBe(one);
  expect((await photos.process(photo, { ...wide, height: 60 })).height).toBe(60);
  expect(await photos.process({ ...photo, hash: 'two' }, wide)).not.toBe(one);
});
