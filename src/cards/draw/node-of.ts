import type { ImageNode, Node } from '@takumi-rs/core';
import type { Bar, Box, CardDrawing, TextLine } from '../layout/card-drawing.ts';
import type { Face, FlatBackground } from '../layout/theme/card-theme.ts';
import type { FontStacks } from './fonts/font-loader.ts';

type Direction = CardDrawing['direction'];

/**
 * A drawing as the tree of nodes that Takumi draws: everything at its place, nothing left to flow; all but its photograph,
 * which `composite` puts under it.
 */
export function nodeOf(drawing: CardDrawing, fonts: FontStacks): Node {
  const { width, height, ground, direction, logo } = drawing;
  return {
    type: 'container',
    dir: direction,
    style: {
      position: 'relative',
      display: 'flex',
      overflow: 'hidden',
      width,
      height,
      backgroundColor: ground.paper,
    },
    children: [
      ...groundNode(drawing),
      ...drawing.bars.map(bar => barNode(bar, direction)),
      ...(logo === null ? [] : [imageNode(logo.logo.bytes, logo, direction)]),
      ...drawing.lines.map(line => lineNode(line, direction, fonts)),
    ],
  };
}

/** How a face is asked for. Optical sizing is left to the theme: Takumi would vary it with the size, and widths with it. */
export const faceStyle = (face: Face, fonts: FontStacks) => {
  const { weight, opticalSize, width, italic } = face;
  const axes = [
    ...(opticalSize === null ? [] : [`"opsz" ${opticalSize}`]),
    ...(width === null ? [] : [`"wdth" ${width}`]),
  ];
  return {
    fontFamily: fonts.stackOf(face),
    fontWeight: weight,
    ...(axes.length === 0 ? {} : { fontVariationSettings: axes.join(', ') }),
    // other scripts have no slanted letters, and none are made up for them
    ...(italic ? { fontStyle: 'italic' as const, fontSynthesis: 'weight' as const } : {}),
  };
};

function groundNode({ ground, direction, ...card }: CardDrawing): Node[] {
  const { background, box = { x: 0, y: 0, ...card } } = ground;
  if (background.kind === 'plain') return [];
  const { width, height } = box;
  const style = { ...place(box, 'start', direction), width, height, ...backgroundStyle(background) };
  return [{ type: 'container', style }];
}

function backgroundStyle(background: FlatBackground): { backgroundImage?: string; backgroundSize?: string } {
  switch (background.kind) {
    case 'plain':
      return {};
    case 'gradient':
      return {
        backgroundImage: `linear-gradient(${background.angle}deg, ${background.from}, ${background.to})`,
      };
    case 'pattern':
      return patternStyle(background);
  }
}

/** A pattern is one tile, repeated by the engine. */
function patternStyle({ pattern, color, scale }: Extract<FlatBackground, { kind: 'pattern' }>) {
  const square = `${scale}px ${scale}px`;
  const thin = Math.max(1, Math.round(scale / 24));
  const line = (side: string) => `linear-gradient(${side}, ${color} ${thin}px, transparent ${thin}px)`;
  switch (pattern) {
    case 'dots':
      return {
        backgroundImage: `radial-gradient(circle at center, ${color} ${scale * 0.22}px, transparent ${scale * 0.22 + 1}px)`,
        backgroundSize: square,
      };
    case 'lines':
      return { backgroundImage: line('to bottom'), backgroundSize: square };
    case 'grid':
      return { backgroundImage: `${line('to bottom')}, ${line('to right')}`, backgroundSize: square };
    case 'rows':
      return {
        backgroundImage: `linear-gradient(to bottom, ${color} 50%, transparent 50%)`,
        backgroundSize: `${scale}px ${scale * 2}px`,
      };
    case 'stripes':
      return {
        backgroundImage: `repeating-linear-gradient(135deg, ${color} 0px, ${color} ${scale / 2}px, transparent ${scale / 2}px, transparent ${scale}px)`,
      };
  }
}

/** Upper edge, and the edge that reading starts from, wherever that is. */
function place({ x, y }: Pick<Box, 'x' | 'y'>, from: 'start' | 'end', direction: Direction) {
  const fromLeft = (from === 'start') === (direction === 'ltr');
  return { position: 'absolute' as const, top: y, ...(fromLeft ? { left: x } : { right: x }) };
}

function imageNode(
  src: ImageNode['src'],
  box: Box & { readonly from: 'start' | 'end' },
  direction: Direction,
): Node {
  const { width, height, from } = box;
  return { type: 'image', src, width, height, style: { ...place(box, from, direction), width, height } };
}

function barNode(bar: Bar, direction: Direction): Node {
  const { width, height, color } = bar;
  return {
    type: 'container',
    style: { ...place(bar, 'start', direction), width, height, backgroundColor: color },
  };
}

function lineNode(line: TextLine, direction: Direction, fonts: FontStacks): Node {
  const { text, after, nudge = { x: 0, y: 0 } } = line;
  const style = {
    ...place({ x: line.x + nudge.x, y: line.y + nudge.y }, line.from, direction),
    whiteSpace: 'pre' as const,
    fontSize: line.size,
    lineHeight: `${line.height}px`,
    color: line.color,
    ...faceStyle(line.face, fonts),
  };
  if (after === undefined) return { type: 'text', text, dir: direction, style };
  const display = 'inline' as const;
  return {
    type: 'container',
    dir: direction,
    style: { ...style, display: 'block' },
    children: [
      { type: 'text', text, style: { display } },
      { type: 'text', text: after.text, style: { display, color: after.color } },
    ],
  };
}
