import type { Renderer } from '@takumi-rs/core';
import type { WidthOf } from '../format/card-drawing.ts';
import type { Face } from '../format/card-theme.ts';
import { faceStyle } from './node-of.ts';
import type { TypeCase } from './type-case.ts';

/** Large, so that rounding does not show once a width is scaled. */
const SIZE = 256;
/** Widths kept: some forty cards' worth of words. */
const MOST_KEPT = 4000;

/** Measures words with the very engine that draws them. */
export interface Meter {
  /** Measures all pieces in one go; the answer knows them and throws for any other. Fonts must be prepared. */
  widthsOf(pieces: readonly { text: string; face: Face }[]): Promise<WidthOf>;
}

/** Keeps the widths it has measured, up to some thousand, the oldest leaving first. */
export function createMeter(renderer: Renderer, fonts: TypeCase): Meter {
  const kept = new Map<string, number>();
  return {
    async widthsOf(pieces) {
      const widths = new Map<string, number>();
      const fresh = new Map<string, { text: string; face: Face }>();
      for (const piece of pieces) {
        const key = keyOf(piece.text, piece.face);
        const width = kept.get(key);
        if (width === undefined) fresh.set(key, piece);
        else widths.set(key, width);
      }
      const measured = await measure([...fresh.values()]);
      [...fresh.keys()].forEach((key, i) => {
        widths.set(key, measured[i] ?? 0);
        kept.set(key, measured[i] ?? 0);
      });
      for (const key of kept.keys()) {
        if (kept.size <= MOST_KEPT) break;
        kept.delete(key);
      }
      return (text, face) => {
        const width = widths.get(keyOf(text, face));
        if (width === undefined)
          throw new Error(`"${text}" was not measured: cardPieces must name all that layoutCard asks for`);
        return width;
      };
    },
  };

  async function measure(pieces: readonly { text: string; face: Face }[]): Promise<number[]> {
    if (pieces.length === 0) return [];
    const nodes = pieces.map(({ text, face }) => ({
      type: 'text' as const,
      // blanks at a line's end have no width: a blank is measured between two letters
      text: text === ' ' ? 'n n' : text,
      style: {
        position: 'absolute' as const,
        whiteSpace: 'pre' as const,
        fontSize: SIZE,
        ...faceStyle(face, fonts),
      },
    }));
    const faces = [
      ...new Map(
        pieces.filter(piece => piece.text === ' ').map(({ face }) => [keyOf('nn', face), face]),
      ).values(),
    ];
    const pairs = faces.map(face => ({
      type: 'text' as const,
      text: 'nn',
      style: {
        position: 'absolute' as const,
        whiteSpace: 'pre' as const,
        fontSize: SIZE,
        ...faceStyle(face, fonts),
      },
    }));
    const { children } = await renderer.measure({
      type: 'container',
      style: { width: 9999, height: 999 },
      children: [...nodes, ...pairs],
    });
    const pairWidth = new Map(
      faces.map((face, i) => [keyOf('nn', face), children[nodes.length + i]?.width ?? 0]),
    );
    return pieces.map(({ text, face }, i) => {
      const width = children[i]?.width ?? 0;
      return (text === ' ' ? width - (pairWidth.get(keyOf('nn', face)) ?? 0) : width) / SIZE;
    });
  }
}

const keyOf = (text: string, { family, weight, opticalSize }: Face): string =>
  `${family}|${weight}|${opticalSize ?? ''}|${text}`;
