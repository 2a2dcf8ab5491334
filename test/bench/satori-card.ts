import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { Renderer } from '@takumi-rs/core';
import satori, { type Font } from 'satori';
import type { CardContent } from '../../src/core/card.ts';
import type { CardDrawing } from '../../src/format/card-drawing.ts';
import { cardPieces, layoutCard } from '../../src/format/layout-card.ts';
import { fontFilesOf, type ThemeFamily } from '../../src/render/font-files.ts';
import { createMeter } from '../../src/render/meter.ts';
import { readTheme } from '../../src/render/read-theme.ts';
import { createTypeCase } from '../../src/render/type-case.ts';

/**
 * The same card through satori and resvg: every line and bar at the place where ours has it. The layout is made beforehand
 * and not counted, which spares satori the search for a size that ours does within its time.
 */
export function createSatoriCards(themes: readonly string[], themeName: string) {
  const theme = readTheme(themes, themeName);
  const renderer = new Renderer();
  const [fonts, meter] = [createTypeCase(renderer), createMeter(renderer)];
  const families = [...new Set(Object.values(theme.faces).map(({ family }) => family))] as ThemeFamily[];
  const loaded = families.map((family): Font => {
    const file = fontFilesOf(family, { italic: false }).find(({ path }) =>
      /-latin-(?:opsz|wght|standard)-/u.test(path),
    );
    if (!file) throw new Error(`${family} has no Latin`);
    return { name: family, data: readFileSync(file.path), weight: 400, style: 'normal' };
  });
  return {
    async layOut(content: CardContent): Promise<CardDrawing> {
      const pieces = cardPieces(content, theme);
      const stacks = await fonts.prepare(pieces, content.language);
      return layoutCard(content, { theme, size: 'wide' }, await meter.widthsOf(pieces, stacks));
    },
    async draw(drawing: CardDrawing): Promise<Uint8Array> {
      const { width, height } = drawing;
      // satori takes any object in the shape of React's elements
      const svg = await satori(treeOf(drawing) as Parameters<typeof satori>[0], {
        width,
        height,
        fonts: loaded,
      });
      return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
    },
  };
}

interface Element {
  readonly type: 'div';
  readonly props: { readonly style: object; readonly children?: string | readonly Element[] };
}

function treeOf({ width, height, ground, bars, lines }: CardDrawing): Element {
  const at = { position: 'absolute' };
  return {
    type: 'div',
    props: {
      style: { display: 'flex', position: 'relative', width, height, backgroundColor: ground.paper },
      children: [
        ...bars.map((bar): Element => ({
          type: 'div',
          props: {
            style: {
              ...at,
              left: bar.x,
              top: bar.y,
              width: bar.width,
              height: bar.height,
              backgroundColor: bar.color,
            },
          },
        })),
        ...lines.map((line): Element => ({
          type: 'div',
          props: {
            style: {
              ...at,
              ...(line.from === 'start' ? { left: line.x } : { right: line.x }),
              top: line.y,
              whiteSpace: 'pre',
              fontFamily: line.face.family,
              fontSize: line.size,
              lineHeight: `${line.height}px`,
              color: line.color,
            },
            children: line.text,
          },
        })),
      ],
    },
  };
}
