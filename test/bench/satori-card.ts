import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-js';
import { Renderer } from '@takumi-rs/core';
import satori, { type Font } from 'satori';
import type { CardContent } from '../../src/core/card.ts';
import type { CardDrawing } from '../../src/cards/layout/card-drawing.ts';
import { cardPieces, layoutCard } from '../../src/cards/layout/layout-card.ts';
import { fontFilesOf, type ThemeFamily } from '../../src/cards/draw/fonts/font-files.ts';
import { createTextMeasurer } from '../../src/cards/draw/text-measurer.ts';
import { readTheme } from '../../src/cards/draw/themes/read-theme.ts';
import { createFontLoader } from '../../src/cards/draw/fonts/font-loader.ts';

/**
 * The same card through satori and resvg. `draw` is given every line and bar at the place where ours has it, a layout made
 * beforehand and not counted. `fitAndDraw` does what ours does within its time: it looks for the quotation's size, by the only
 * measure satori has, a pass with the height left open, and breaks its lines; the rest it is given.
 */
export function createSatoriCards(themes: readonly string[], themeName: string) {
  const theme = readTheme(themes, themeName);
  const renderer = new Renderer();
  const [fonts, meter] = [createFontLoader(renderer), createTextMeasurer(renderer)];
  const families = [...new Set(Object.values(theme.faces).map(({ family }) => family))] as ThemeFamily[];
  const loaded = families.map((family): Font => {
    const file = fontFilesOf(family, { italic: false }).find(({ path }) =>
      /-latin-(?:opsz|wght|standard)-/u.test(path),
    );
    if (!file) throw new Error(`${family} has no Latin`);
    return { name: family, data: readFileSync(file.path), weight: 400, style: 'normal' };
  });
  // satori takes any object in the shape of React's elements
  const svgOf = (tree: Element, size: { width: number; height?: number }): Promise<string> =>
    satori(tree as Parameters<typeof satori>[0], { ...size, fonts: loaded });
  const draw = async (drawing: CardDrawing, ...more: readonly Element[]): Promise<Uint8Array> => {
    const { width, height } = drawing;
    const svg = await svgOf(treeOf(drawing, more), { width, height });
    return new Resvg(svg, { font: { loadSystemFonts: false } }).render().asPng();
  };
  return {
    async layOut(content: CardContent): Promise<CardDrawing> {
      const pieces = cardPieces(content, theme);
      const stacks = await fonts.prepare(pieces, content.language);
      return layoutCard(content, { theme, size: 'wide' }, await meter.widthsOf(pieces, stacks));
    },
    draw,
    async fitAndDraw(drawing: CardDrawing): Promise<Uint8Array> {
      const { rest, quotation, width, height } = partsOf(drawing);
      let [low, high] = [30, 88];
      while (low < high) {
        const size = Math.ceil((low + high) / 2);
        const svg = await svgOf(quotation(size, 'alone'), { width });
        if (Number(/height="([\d.]+)"/u.exec(svg)?.[1]) <= height) low = size;
        else high = size - 1;
      }
      return draw(rest, quotation(low, 'on the card'));
    },
  };
}

interface Element {
  readonly type: 'div';
  readonly props: { readonly style: object; readonly children?: string | readonly Element[] };
}

/** The quotation, which is all that is set as large as its first line, and the card without it. */
function partsOf(drawing: CardDrawing) {
  const size = Math.max(...drawing.lines.map(line => line.size));
  const lines = drawing.lines.filter(line => line.size === size);
  const [first] = lines.filter(line => line.text.length > 2);
  if (first === undefined) throw new Error('the card has no quotation');
  const width = drawing.width - 2 * first.x;
  const quotation = (fontSize: number, where: 'alone' | 'on the card'): Element => ({
    type: 'div',
    props: {
      style: {
        ...(where === 'alone' ? {} : { position: 'absolute', left: first.x, top: first.y }),
        width,
        fontSize,
        lineHeight: 1.24,
        fontFamily: first.face.family,
        color: first.color,
        display: 'flex',
        flexWrap: 'wrap',
      },
      children: lines
        .filter(line => line.text.length > 2)
        .map(line => line.text)
        .join(' '),
    },
  });
  const rest = { ...drawing, lines: drawing.lines.filter(line => line.size !== size) };
  return { rest, quotation, width, height: lines.filter(line => line.text.length > 2).length * first.height };
}

function treeOf({ width, height, ground, bars, lines }: CardDrawing, more: readonly Element[] = []): Element {
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
        ...more,
      ],
    },
  };
}
