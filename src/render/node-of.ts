import type { Node } from '@takumi-rs/core';
import type { Bar, CardDrawing, TextLine } from '../format/card-drawing.ts';
import type { Face } from '../format/card-theme.ts';
import type { TypeCase } from './type-case.ts';

/** A drawing as the tree of nodes that Takumi draws: every line and bar at its place, nothing left to flow. */
export function nodeOf(drawing: CardDrawing, fonts: TypeCase): Node {
  const { width, height, ground, direction } = drawing;
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
      ...drawing.bars.map(bar => barNode(bar, direction)),
      ...drawing.lines.map(line => lineNode(line, direction, fonts)),
    ],
  };
}

/** How a face is asked for. Optical sizing is left to the theme: Takumi would vary it with the size, and widths with it. */
export const faceStyle = ({ family, weight, opticalSize, width, italic }: Face, fonts: TypeCase) => ({
  fontFamily: fonts.stackOf(family),
  fontWeight: weight,
  ...(opticalSize === null ? {} : { fontVariationSettings: `"opsz" ${opticalSize}` }),
  ...(width === null ? {} : { fontStretch: `${width}%` }),
  ...(italic ? { fontStyle: 'italic' as const } : {}),
});

function barNode({ x, y, width, height, color }: Bar, direction: CardDrawing['direction']): Node {
  const edge = direction === 'rtl' ? { right: x } : { left: x };
  return {
    type: 'container',
    style: { position: 'absolute', top: y, ...edge, width, height, backgroundColor: color },
  };
}

function lineNode(line: TextLine, direction: CardDrawing['direction'], fonts: TypeCase): Node {
  const fromLeft = (line.from === 'start') === (direction === 'ltr');
  return {
    type: 'text',
    text: line.text,
    dir: direction,
    style: {
      position: 'absolute',
      top: line.y,
      ...(fromLeft ? { left: line.x } : { right: line.x }),
      whiteSpace: 'pre',
      fontSize: line.size,
      lineHeight: `${line.height}px`,
      color: line.color,
      ...faceStyle(line.face, fonts),
    },
  };
}
