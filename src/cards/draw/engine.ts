import { Renderer } from '@takumi-rs/core';
import { cardHashOf } from '../../core/ids.ts';
import type { CardContent, DrawnCard } from '../../core/card.ts';
import type { CardDrawing, Ground, PlacedPhoto } from '../layout/card-drawing.ts';
import type { CardLook } from '../layout/card-page.ts';
import { photoPlaceOf } from '../layout/card-photo.ts';
import { cardPieces, layoutCard } from '../layout/layout-card.ts';
import { unadorned } from '../../format/unadorned.ts';
import { isWhole, composite } from './pictures/composite.ts';
import { createTextMeasurer } from './text-measurer.ts';
import { nodeOf } from './node-of.ts';
import type { Pixels } from './pictures/pictures.ts';
import { photograph } from './pictures/photograph.ts';
import { PhotoError, createPhotoProcessor } from './pictures/photo-processor.ts';
import { shrinkCard, toJpeg } from './pictures/shrink-card.ts';
import { shrinkLogo } from './pictures/shrink-logo.ts';
import type { Drawing } from './process/drawing.ts';
import { NoFontError, createFontLoader, type FontStacks } from './fonts/font-loader.ts';

/** Decoded logos, and what else the engine keeps beside glyphs. */
const CACHE_BYTES = 4 * 1024 * 1024;
/** A flat card that gets larger than this as PNG (a gradient, a pattern) is tried as JPEG too. */
const LARGE_PNG = 400 * 1024;

/** The native engine (MIT or Apache 2.0; some 20 MB) with its fonts. What is kept between cards, is kept here. */
export function createEngine(): Drawing {
  const renderer = new Renderer({ cacheMaxBytes: CACHE_BYTES });
  const fonts = createFontLoader(renderer);
  const meter = createTextMeasurer(renderer);
  const photos = createPhotoProcessor();

  const rendered = (drawing: CardDrawing, stacks: FontStacks, format: 'png' | 'raw'): Promise<Uint8Array> => {
    const { width, height, language } = drawing;
    const lang = language === null ? {} : { lang: language };
    return renderer.render(nodeOf(drawing, stacks), {
      width,
      height,
      format,
      ...lang,
    });
  };

  const drawFlat = async (drawing: CardDrawing, stacks: FontStacks): Promise<Encoded> => {
    const png = await rendered(drawing, stacks, 'png');
    if (png.length <= LARGE_PNG) return { bytes: png, mediaType: 'image/png' };
    const jpeg = await toJpeg(png);
    return jpeg.length < png.length / 2
      ? { bytes: jpeg, mediaType: 'image/jpeg' }
      : { bytes: png, mediaType: 'image/png' };
  };

  const drawOnPhoto = async (
    drawing: CardDrawing & { readonly photo: PlacedPhoto },
    stacks: FontStacks,
    processing: Promise<Pixels>,
  ): Promise<Encoded> => {
    const nothing = { photo: null, bars: [], logo: null, lines: [] };
    const [pixels, overlay, ground] = await Promise.all([
      processing,
      rendered({ ...drawing, photo: null, ground: NO_GROUND }, stacks, 'raw'),
      drawing.ground.background.kind === 'plain' || isWhole(drawing)
        ? drawing.ground.paper
        : rendered({ ...drawing, ...nothing }, stacks, 'raw'),
    ]);
    return {
      bytes: await toJpeg(composite(drawing, { ground, photo: pixels, overlay })),
      mediaType: 'image/jpeg',
    };
  };

  const withFonts = async (content: CardContent, { theme }: CardLook) => {
    const pieces = cardPieces(content, theme);
    return { content, pieces, stacks: await fonts.prepare(pieces, content.language) };
  };

  const draw = async (
    given: CardContent,
    look: CardLook,
    pixels: Promise<Pixels> | null,
  ): Promise<DrawnCard> => {
    const { content, pieces, stacks } = await withFonts(given, look).catch((error: unknown) => {
      const plain = error instanceof NoFontError ? unadorned(given) : null;
      if (plain === null) throw error;
      return withFonts(plain, look);
    });
    const drawing = layoutCard(content, look, await meter.widthsOf(pieces, stacks));
    const { photo, width, height } = drawing;
    const encoded =
      photo === null || pixels === null
        ? await drawFlat({ ...drawing, photo: null }, stacks)
        : await drawOnPhoto({ ...drawing, photo }, stacks, pixels);
    return { hash: cardHashOf(encoded.bytes), ...encoded, width, height, alt: '' };
  };

  /** The photograph as the theme wants it, under way; null where it wants none or there is none. */
  const photoFor = ({ photo }: CardContent, { theme, size }: CardLook): Promise<Pixels> | null => {
    const place = photoPlaceOf(theme, size);
    if (place === null || photo === null) return null;
    const { width, height } = place.box;
    const pixels = photos.process(photo, { width, height, duotone: place.background.duotone });
    // awaited while drawing; a drawing that fails before then never gets there
    pixels.catch(() => undefined);
    return pixels;
  };

  return {
    async drawCard(content, look) {
      const pixels = photoFor(content, look);
      const plain = { ...content, photo: null };
      if (pixels === null) return draw(plain, look, null);
      try {
        return await draw(content, look, pixels);
      } catch (error) {
        if (!(error instanceof PhotoError)) throw error;
        return { ...(await draw(plain, look, null)), photoFault: error.message };
      }
    },
    photograph,
    shrinkCard,
    shrinkLogo,
  };
}

type Encoded = Pick<DrawnCard, 'bytes' | 'mediaType'>;

/** What is drawn over a photograph stands on nothing. */
const NO_GROUND: Ground = { paper: 'transparent', background: { kind: 'plain' } };
