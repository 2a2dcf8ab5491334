import type { Background, CardColors, CardTheme, FlatBackground } from './card-theme.ts';
import { contrastOf, mixOf } from './contrast.ts';

/** A colour that cannot be read where a theme puts it. */
export interface ContrastFault {
  readonly color: keyof CardColors;
  readonly on: string;
  readonly contrast: number;
  readonly least: number;
}

/** WCAG 2.2, 1.4.3: 4.5:1 for text, 3:1 for large text, which the accent's quotation marks are. */
const LEAST = { ink: 4.5, quiet: 4.5, accent: 3 } as const;
/** A gradient or a duotone is looked at in this many places. */
const SAMPLES = 9;

/** Where the text of a theme is too pale or too dark for what may lie behind it, a photograph of whatever picture included. */
export function contrastFaults({
  colors,
  background,
}: Pick<CardTheme, 'colors' | 'background'>): ContrastFault[] {
  const behind = colorsBehind(background, colors.paper);
  const faults: ContrastFault[] = [];
  for (const color of ['ink', 'quiet', 'accent'] as const) {
    const worst = worstOn(colors[color], behind);
    if (worst.contrast < LEAST[color]) faults.push({ color, least: LEAST[color], ...worst });
  }
  const onBand = worstOn(colors.onBand, [colors.band]);
  if (onBand.contrast < 4.5) faults.push({ color: 'onBand', least: 4.5, ...onBand });
  return faults;
}

function worstOn(color: string, behind: readonly string[]): { on: string; contrast: number } {
  return behind
    .map(on => ({ on, contrast: contrastOf(color, on) }))
    .reduce((worst, next) => (next.contrast < worst.contrast ? next : worst));
}

function colorsBehind(background: Background, paper: string): string[] {
  if (background.kind !== 'photo') return flatColors(background, paper);
  const { area, duotone, keep, fallback } = background;
  // a panel has no words on it
  if (area === 'half') return [paper];
  // black and white stay the darkest and the lightest once mixed, so that they stand for every picture
  const shown = duotone === null ? ['#000000', '#ffffff'] : between(duotone.dark, duotone.light);
  return [...flatColors(fallback, paper), ...shown.map(color => mixOf(paper, color, keep))];
}

function flatColors(background: FlatBackground, paper: string): string[] {
  switch (background.kind) {
    case 'plain':
      return [paper];
    case 'gradient':
      return between(background.from, background.to);
    case 'pattern':
      return [paper, background.color];
  }
}

const between = (from: string, to: string): string[] =>
  Array.from({ length: SAMPLES }, (_, i) => mixOf(from, to, i / (SAMPLES - 1)));
