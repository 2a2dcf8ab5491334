import { fitLine, heightOf, stack, widthOfLines } from './card-page.ts';
import type { Page, Part } from './card-page.ts';
import type { FittedText } from './type/fit-text.ts';

/** What stands over the text: its height, the room under it included, and its drawing once its place is known. */
export interface Over {
  readonly height: number;
  readonly at: (y: number) => Part;
}

export const NOTHING_OVER: Over = { height: 0, at: () => ({ bars: [], lines: [], logo: null }) };

/** Blank that some marks have before them in their square, in ems. */
export const MARK_LEAD: Readonly<Record<string, number>> = { '「': 0.61 };
/** How large a mark is drawn that is taller than others, so that it stays clear of the text. */
const MARK_SCALE: Readonly<Record<string, number>> = { '「': 0.64 };
/** Where in the letters' height a mark is drawn, in ems above the middle of its line. */
const MARK_ABOVE: Readonly<Record<string, number>> = {
  '“': 0.24,
  '”': 0.24,
  '‘': 0.24,
  '„': -0.36,
  '「': 0.23,
};

/** One large opening mark in the accent's colour, in proportion to the size of the text. */
export function ornament(page: Page, textSize: number): Over {
  const { theme, measures, words } = page;
  if (words.marks === null || theme.layout.marks !== 'large') return NOTHING_OVER;
  const face = theme.faces.mark;
  const text = words.marks.open.trim();
  const full = Math.round(Math.min(measures.text.max * 2.2, textSize * 3.2));
  const height = Math.round(full * 0.42);
  const size = Math.round(full * (MARK_SCALE[text] ?? 1));
  const above = MARK_ABOVE[text] ?? -0.03;
  const fitted: FittedText = {
    size,
    lineHeight: height,
    lines: [{ text, width: page.widthOf(text, face) * size }],
    shortened: false,
  };
  return {
    height: height + Math.round(Math.min(measures.small * 1.1, textSize * 0.5)),
    at: y => {
      const lead = theme.layout.align === 'start' ? (MARK_LEAD[text] ?? 0) : 0;
      const nudge = { x: Math.round(-lead * size), y: Math.round(above * size) };
      const lines = stack(page, fitted, { y, face, color: theme.colors.accent });
      return { bars: [], lines: lines.map(line => ({ ...line, nudge })), logo: null };
    },
  };
}

/** The word over news that cannot wait, in a box. */
export function label(page: Page): Over {
  const { theme, measures, words, x, column } = page;
  const face = theme.faces.name;
  const fitted = fitLine(page, words.label, {
    face,
    size: Math.round(measures.name * 0.82),
    width: column * 0.8,
  });
  const pad = Math.round(fitted.size * 0.5);
  const width = widthOfLines(fitted);
  const left = theme.layout.align === 'center' ? x + (column - width) / 2 : x + pad;
  const height = heightOf(fitted) + Math.round(fitted.size * 0.2);
  return {
    height: height + Math.round(measures.small * 0.9),
    at: y => ({
      bars: [{ x: left - pad, y, width: width + 2 * pad, height, color: theme.colors.band }],
      lines: fitted.lines.map(({ text }) => ({
        text,
        x: left,
        from: 'start',
        y,
        height,
        size: fitted.size,
        face,
        color: theme.colors.onBand,
      })),
      logo: null,
    }),
  };
}
