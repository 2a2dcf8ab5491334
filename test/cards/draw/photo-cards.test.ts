import { readdirSync } from 'node:fs';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import type { CardContent, CardPhoto } from '../../../src/core/card.ts';
import { cardSizes } from '../../../src/core/card.ts';
import { cardHashOf } from '../../../src/core/ids.ts';
import { contrastOf } from '../../../src/cards/layout/theme/contrast.ts';
import type { Bar, CardDrawing, TextLine } from '../../../src/cards/layout/card-drawing.ts';
import { cardPixels } from '../../../src/cards/card-content.ts';
import { layoutCard } from '../../../src/cards/layout/layout-card.ts';
import { createCardRenderer } from '../../../src/cards/draw/card-renderer.ts';
import { composite } from '../../../src/cards/draw/pictures/composite.ts';
import { createPhotoProcessor } from '../../../src/cards/draw/pictures/photo-processor.ts';
import { readTheme } from '../../../src/cards/draw/themes/read-theme.ts';
import { shrinkCard } from '../../../src/cards/draw/pictures/shrink-card.ts';
import { monospaced, quoteCard } from '../layout/card-samples.ts';
import { THEMES } from './golden-cards.ts';

const renderer = createCardRenderer({ themes: [THEMES] });
afterAll(() => renderer[Symbol.asyncDispose]());
const photoThemes: string[] = [];
for (const file of readdirSync(THEMES)) {
  const name = file.replace('.yaml', '');
  if (file.endsWith('.yaml') && (await renderer.showsPhoto(name))) photoThemes.push(name);
}

/** The photographs that are worst to write on. */
async function hardPhotos(): Promise<Record<string, CardPhoto>> {
  const plain = (background: string) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .png()
      .toBuffer();
  const pixels = (of: (x: number, y: number, part: number) => number) =>
    sharp(
      Uint8Array.from({ length: 64 * 64 * 3 }, (_, i) =>
        of(Math.floor(i / 3) % 64, Math.floor(i / 192), i % 3),
      ),
      { raw: { width: 64, height: 64, channels: 3 } },
    )
      .png()
      .toBuffer();
  const photos = {
    white: await plain('#ffffff'),
    black: await plain('#000000'),
    yellow: await plain('#ffff00'),
    noise: await pixels(
      (x, y, part) => (Math.imul(x * 3 + y * 193 + part * 71 + 7, 2654435761) >>> 16) & 255,
    ),
  };
  return Object.fromEntries(Object.entries(photos).map(([hash, bytes]) => [hash, { bytes, hash }]));
}
const photos = await hardPhotos();

test('some themes show photographs', () => {
  expect(photoThemes.length).toBeGreaterThanOrEqual(2);
});

const contents: readonly CardContent[] = [
  {
    ...quoteCard,
    text: 'Una frase assai lunga che prende molte righe. '.repeat(9),
    photo: photos.white ?? null,
  },
  { ...quoteCard, language: 'ar', photo: photos.white ?? null },
];

describe.each(photoThemes)('text in %s', theme => {
  test.each(cardSizes)('can be read on any photograph, %s', async size => {
    const look = { theme: readTheme([THEMES], theme), size };
    const processor = createPhotoProcessor();
    for (const photo of Object.values(photos)) {
      for (const content of contents) {
        const drawing = layoutCard({ ...content, photo }, look, monospaced);
        if (drawing.photo === null) throw new Error(`${theme} shows no photograph in ${size}`);
        const { width, height, duotone } = drawing.photo;
        const pixels = await processor.process(photo, { width, height, duotone });
        const overlay = new Uint8Array(drawing.width * drawing.height * 4);
        const layers = { ground: drawing.ground.paper, photo: pixels, overlay };
        const { rgb } = composite({ ...drawing, photo: drawing.photo }, layers);
        for (const line of drawing.lines) {
          if (drawing.bars.some(bar => isBehind(bar, line))) continue;
          const worst = worstContrast(rgb, drawing, line);
          // WCAG 2.2, 1.4.3: marks of the accent's colour are large
          const least = line.color === look.theme.colors.accent ? 3 : 4.5;
          const told = { line: line.text, photo: photo.hash, worst };
          expect({ ...told, isLegible: worst >= least }).toEqual({ ...told, isLegible: true });
        }
      }
    }
  });
});

/** Words on a band are told apart from the band, which themes are checked for. */
const isBehind = (bar: Bar, line: TextLine): boolean =>
  bar.y <= line.y + line.height / 2 && bar.y + bar.height >= line.y + line.height / 2 && bar.height > 8;

/** Of a line's colour against every eighth row of pixels where it stands, from edge to edge of what text may stand on. */
function worstContrast(rgb: Uint8Array, drawing: CardDrawing, line: TextLine): number {
  const { width, height, photo, direction } = drawing;
  const isBeside = photo !== null && photo.width < width;
  const beside = direction === 'ltr' ? [0, width - (photo?.width ?? 0)] : [photo?.width ?? 0, width];
  const [left = 0, right = width] = isBeside ? beside : [0, width];
  let worst = 21;
  const seen = new Set<string>();
  for (let y = Math.max(0, Math.round(line.y)); y < Math.min(height, line.y + line.height); y += 8) {
    for (let x = left; x < right; x += 16) {
      const at = (y * width + x) * 3;
      const color = `#${Buffer.from(rgb.subarray(at, at + 3)).toString('hex')}`;
      if (seen.has(color)) continue;
      seen.add(color);
      worst = Math.min(worst, contrastOf(color, line.color));
    }
  }
  return worst;
}

test('a card with a photograph is a JPEG of its size, and the photograph is on it', async () => {
  const theme = photoThemes[0] ?? '';
  const style = { theme, size: 'wide' } as const;
  const [white, black, none] = await Promise.all(
    [photos.white, photos.black, undefined].map(photo =>
      renderer.render({ ...quoteCard, photo: photo ?? null }, style, 'Citazione'),
    ),
  );
  expect(white).toMatchObject({ mediaType: 'image/jpeg', ...cardPixels.wide, alt: 'Citazione' });
  expect(white?.hash).toBe(cardHashOf(white?.bytes ?? new Uint8Array()));
  expect(await sharp(white?.bytes).metadata()).toMatchObject({ format: 'jpeg', ...cardPixels.wide });
  expect(new Set([white?.hash, black?.hash, none?.hash]).size).toBe(3);
});

test('a photograph that cannot be shown is told, and the card is drawn as for an article without one', async () => {
  const style = { theme: photoThemes[0] ?? '', size: 'square' } as const;
  const broken = { bytes: Buffer.from('GIF89a, but no more'), hash: 'broken' };
  const without = await renderer.render({ ...quoteCard, photo: null }, style, '');
  const card = await renderer.render({ ...quoteCard, photo: broken }, style, '');
  expect(card.hash).toBe(without.hash);
  expect(card.photoFault).toMatch(/^the photo is /);
  expect(without.photoFault).toBeUndefined();
});

test('a theme without photographs does not look at one', async () => {
  const broken = { bytes: new Uint8Array([1]), hash: 'broken' };
  const card = await renderer.render(
    { ...quoteCard, photo: broken },
    { theme: 'broadsheet', size: 'wide' },
    '',
  );
  expect(card.photoFault).toBeUndefined();
});

describe('a card that is too large for its platform', () => {
  const style = { theme: photoThemes[0] ?? '', size: 'wide' } as const;

  test('gets coarser, then smaller, until it fits, and has a hash of its own', async () => {
    const card = await renderer.render({ ...quoteCard, photo: photos.noise ?? null }, style, 'Citazione');
    expect(await shrinkCard(card, card.bytes.length)).toBe(card);
    let last = card;
    for (const limit of [card.bytes.length - 1, 40_000, 20_000]) {
      const small = await shrinkCard(card, limit);
      if (small === null) throw new Error(`nothing under ${limit}`);
      expect(small.bytes.length).toBeLessThanOrEqual(limit);
      expect(small).toMatchObject({
        mediaType: 'image/jpeg',
        alt: 'Citazione',
        hash: cardHashOf(small.bytes),
      });
      const { width, height } = await sharp(small.bytes).metadata();
      expect({ width, height }).toEqual({ width: small.width, height: small.height });
      expect(small.width).toBeLessThanOrEqual(last.width);
      last = small;
    }
    expect(last.width).toBeLessThan(card.width);
  });

  test('is given up when nothing is left to give up', async () => {
    const card = await renderer.render(quoteCard, { theme: 'broadsheet', size: 'wide' }, '');
    expect(await shrinkCard(card, 100)).toBeNull();
  });
});
