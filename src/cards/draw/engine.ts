import { setImmediate } from 'node:timers/promises';
import { cardHashOf } from '../../core/ids.ts';
import type { CardContent, CardImage } from '../../core/card.ts';
import type { CardDrawing, Ground, PlacedPhoto } from '../layout/card-drawing.ts';
import type { CardLook } from '../layout/card-page.ts';
import { cardPieces, layoutCard } from '../layout/layout-card.ts';
import { unadorned } from '../../format/unadorned.ts';
import { isWhole, composite } from './pictures/composite.ts';
import { createTextMeasurer } from './meter.ts';
import { nodeOf } from './node-of.ts';
import type { Pixels } from './pictures/pictures.ts';
import { toJpeg } from './pictures/shrink-card.ts';
import { NoFontError, createFontLoader, type FontStacks } from './fonts/font-loader.ts';

/** Decoded logos, and what else the engine keeps beside glyphs. */
const CACHE_BYTES = 4 * 1024 * 1024;
/** A flat card that gets larger than this as PNG (a gradient, a pattern) is tried as JPEG too. */
const LARGE_PNG = 400 * 1024;

/** The native engine with its fonts. */
export interface Engine {
  /**
   * Draws a card, without its words for those who do not see it. Meanwhile `print`, its photograph's pixels, may still be
   * made; what it throws, this throws.
   */
  draw(content: CardContent, look: CardLook, print: Promise<Pixels> | null): Promise<CardImage>;
}

/** Loads the engine, which costs some 20 MB. */
export async function createEngine(): Promise<Engine> {
  const { Renderer } = await import('@takumi-rs/core');
  const renderer = new Renderer({ cacheMaxBytes: CACHE_BYTES });
  const fonts = createFontLoader(renderer);
  const meter = createTextMeasurer(renderer);

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
    printing: Promise<Pixels>,
  ): Promise<Encoded> => {
    const nothing = { photo: null, bars: [], logo: null, lines: [] };
    const [print, overlay, ground] = await Promise.all([
      printing,
      rendered({ ...drawing, photo: null, ground: NO_GROUND }, stacks, 'raw'),
      drawing.ground.background.kind === 'plain' || isWhole(drawing)
        ? drawing.ground.paper
        : rendered({ ...drawing, ...nothing }, stacks, 'raw'),
    ]);
    return {
      bytes: await toJpeg(await composite(drawing, { ground, print, overlay })),
      mediaType: 'image/jpeg',
    };
  };

  const withFonts = async (content: CardContent, { theme }: CardLook) => {
    const pieces = cardPieces(content, theme);
    // the first card of a language sets up dates and word breaks, some 10 ms: others go first now
    await setImmediate();
    return { content, pieces, stacks: await fonts.prepare(pieces, content.language) };
  };

  return {
    async draw(given, look, print) {
      const { content, pieces, stacks } = await withFonts(given, look).catch((error: unknown) => {
        const plain = error instanceof NoFontError ? unadorned(given) : null;
        if (plain === null) throw error;
        return withFonts(plain, look);
      });
      const drawing = layoutCard(content, look, await meter.widthsOf(pieces, stacks));
      const { photo, width, height } = drawing;
      const encoded =
        photo === null || print === null
          ? await drawFlat({ ...drawing, photo: null }, stacks)
          : await drawOnPhoto({ ...drawing, photo }, stacks, print);
      return { hash: cardHashOf(encoded.bytes), ...encoded, width, height, alt: '' };
    },
  };
}

type Encoded = Pick<CardImage, 'bytes' | 'mediaType'>;

/** What is drawn over a photograph stands on nothing. */
const NO_GROUND: Ground = { paper: 'transparent', background: { kind: 'plain' } };
