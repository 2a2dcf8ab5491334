import { Renderer } from '@takumi-rs/core';
import { cardHashOf } from '../core/ids.ts';
import type { CardRenderer } from '../core/ports.ts';
import { cardPixels } from '../format/card.ts';
import type { CardTheme } from '../format/card-theme.ts';
import { cardPieces, layoutCard } from '../format/layout-card.ts';
import { createMeter } from './meter.ts';
import { nodeOf } from './node-of.ts';
import { readTheme } from './read-theme.ts';
import { createTypeCase } from './type-case.ts';

/**
 * Draws cards with Takumi, off the main thread. Themes are read from `<themes>/<name>.yaml` at first use and kept; fonts
 * are loaded when a text first needs them. `render` throws `ThemeError` for a faulty theme and `Error` for a text with
 * characters that no font here has.
 */
export function createCardRenderer({ themes }: { themes: string }): CardRenderer {
  const renderer = new Renderer();
  const fonts = createTypeCase(renderer);
  const meter = createMeter(renderer, fonts);
  const known = new Map<string, Promise<CardTheme>>();
  const themeOf = (name: string): Promise<CardTheme> => {
    const theme = known.get(name) ?? readTheme(themes, name);
    known.set(name, theme);
    // a theme that was mended is read again
    theme.catch(() => known.delete(name));
    return theme;
  };

  return {
    async render(content, style, alt) {
      const theme = await themeOf(style.theme);
      const pieces = cardPieces(content, theme);
      await fonts.prepare(`${pieces.map(piece => piece.text).join('')}…`);
      const widthOf = await meter.widthsOf(pieces);
      const drawing = layoutCard(content, { theme, size: style.size }, widthOf);
      const { width, height } = cardPixels[style.size];
      const bytes = await renderer.render(nodeOf(drawing, { fonts, photo: null }), {
        width,
        height,
        format: 'png',
        ...(drawing.language === null ? {} : { lang: drawing.language }),
      });
      return { hash: cardHashOf(bytes), mediaType: 'image/png', width, height, bytes, alt };
    },
  };
}
