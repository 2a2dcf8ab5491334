import type { Renderer } from '@takumi-rs/core';
import type { WidthOf } from '../layout/card-drawing.ts';
import type { Face } from '../layout/theme/card-theme.ts';
import { faceStyle } from './node-of.ts';
import type { FontStacks } from './fonts/font-loader.ts';

/** Large, so that rounding does not show once a width is scaled. */
const SIZE = 256;
/** Widths kept: some forty cards' worth of words. */
const MAX_KEPT = 4000;

interface MeasuredPiece {
  readonly text: string;
  readonly face: Face;
}

/** Measures words with the very engine that draws them. */
export interface TextMeasurer {
  /** Measures all pieces in one go; the answer knows them and throws for any other. */
  widthsOf(pieces: readonly MeasuredPiece[], fonts: FontStacks): Promise<WidthOf>;
}

/** Widths of texts in one cut of a typeface with the fonts that fill its gaps. */
type Widths = Map<string, number>;

/** Keeps the widths it has measured, up to some thousand; then it begins anew. */
export function createTextMeasurer(renderer: Pick<Renderer, 'measure'>): TextMeasurer {
  const kept = new Map<string, Widths>();
  let count = 0;
  return {
    async widthsOf(pieces, fonts) {
      if (count > MAX_KEPT) {
        kept.clear();
        count = 0;
      }
      const byFace = new Map<Face, Widths>();
      const byCut = new Map<string, Widths>();
      // a theme may name one cut for several of its faces
      const widthsFor = (face: Face): Widths => {
        const known = byFace.get(face);
        if (known) return known;
        const cut = JSON.stringify(faceStyle(face, fonts));
        const widths = byCut.get(cut) ?? kept.get(cut) ?? new Map<string, number>();
        kept.set(cut, widths);
        byCut.set(cut, widths);
        byFace.set(face, widths);
        return widths;
      };
      const asked = new Map<Widths, Set<string>>();
      const fresh = pieces.filter(({ text, face }) => {
        const widths = widthsFor(face);
        if (widths.has(text)) return false;
        const texts = asked.get(widths) ?? new Set();
        asked.set(widths, texts);
        return !texts.has(text) && texts.add(text);
      });
      const measured = await measure(fresh, fonts);
      fresh.forEach(({ text, face }, i) => widthsFor(face).set(text, measured[i] ?? 0));
      count += fresh.length;
      return (text, face) => {
        const width = widthsFor(face).get(text);
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
