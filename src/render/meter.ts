import type { Renderer } from '@takumi-rs/core';
import type { WidthOf } from '../format/card-drawing.ts';
import type { Face } from '../format/card-theme.ts';
import { faceStyle } from './node-of.ts';
import type { FontStacks } from './type-case.ts';

/** Large, so that rounding does not show once a width is scaled. */
const SIZE = 256;
/** Widths kept: some forty cards' worth of words. */
const MOST_KEPT = 4000;

interface MeasuredPiece {
  readonly text: string;
  readonly face: Face;
}

/** Measures words with the very engine that draws them. */
export interface Meter {
  /** Measures all pieces in one go; the answer knows them and throws for any other. */
  widthsOf(pieces: readonly MeasuredPiece[], fonts: FontStacks): Promise<WidthOf>;
}

/** Keeps the widths it has measured, up to some thousand, the oldest leaving first. */
export function createMeter(renderer: Pick<Renderer, 'measure'>): Meter {
  const kept = new Map<string, number>();
  return {
    async widthsOf(pieces, fonts) {
      const keyOf = keyMaker(fonts);
      const widths = new Map<string, number>();
      const fresh = new Map<string, MeasuredPiece>();
      for (const piece of pieces) {
        const key = keyOf(piece);
        const width = kept.get(key);
        if (width === undefined) fresh.set(key, piece);
        else widths.set(key, width);
      }
      const measured = await measure([...fresh.values()], fonts);
      [...fresh.keys()].forEach((key, i) => {
        widths.set(key, measured[i] ?? 0);
        kept.set(key, measured[i] ?? 0);
      });
      for (const key of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(key);
      }
      return (text, face) => {
        const width = widths.get(keyOf({ text, face }));
        if (width === undefined)
          throw new Error(`"${text}" was not measured: cardPieces must name all that layoutCard asks for`);
        return width;
      };
    },
  };

  async function measure(pieces: readonly MeasuredPiece[], fonts: FontStacks): Promise<number[]> {
    if (pieces.length === 0) return [];
    // blanks at a line's end have no width: a blank is measured between two letters
    const pairs = pieces.filter(({ text }) => text === ' ').map(({ face }) => ({ text: 'nn', face }));
    const nodes = [
      ...pieces.map(({ text, face }) => ({ text: text === ' ' ? 'n n' : text, face })),
      ...pairs,
    ];
    const { children } = await renderer.measure({
      type: 'container',
      style: { width: 9999, height: 999 },
      children: nodes.map(({ text, face }) => ({
        type: 'text' as const,
        text,
        style: { position: 'absolute', whiteSpace: 'pre', fontSize: SIZE, ...faceStyle(face, fonts) },
      })),
    });
    let blanks = 0;
    return pieces.map(({ text }, i) => {
      const width = children[i]?.width ?? 0;
      const pair = text === ' ' ? (children[pieces.length + blanks++]?.width ?? 0) : 0;
      return (width - pair) / SIZE;
    });
  }
}

/** A width belongs to a text in a cut of a typeface with the fonts that fill its gaps. */
function keyMaker(fonts: FontStacks): (piece: MeasuredPiece) => string {
  const cuts = new Map<Face, string>();
  return ({ text, face }) => {
    const cut = cuts.get(face) ?? JSON.stringify(faceStyle(face, fonts));
    cuts.set(face, cut);
    return `${cut}${text}`;
  };
}
