import type { CardSize } from '../core/card.ts';
import { cardPixels } from './card.ts';
import type { Box, Veil } from './card-drawing.ts';
import type { CardTheme, PhotoBackground } from './card-theme.ts';

/** Where a theme puts the article's photograph, known before anything else is laid out. */
export interface PhotoPlace {
  readonly box: Box;
  readonly background: PhotoBackground;
}

/** Shares of the card: beside a wide card's text, above the text of the others. */
const BESIDE = 0.38;
const ABOVE = 0.38;

/** The place of the photograph on a card of that theme and size; null on one that shows none. */
export function photoPlaceOf(theme: CardTheme, size: CardSize): PhotoPlace | null {
  const { background } = theme;
  if (background.kind !== 'photo') return null;
  const { width, height } = cardPixels[size];
  return { box: boxIn(background.area, width, height), background };
}

const boxIn = (area: PhotoBackground['area'], width: number, height: number): Box =>
  area === 'full' ? { x: 0, y: 0, width, height } : panel(width, height, { beside: BESIDE, above: ABOVE });

/** The place of what stands for a photograph beside words where an article has none: narrower. */
export function boxWithout(size: CardSize): Box {
  const { width, height } = cardPixels[size];
  return panel(width, height, { beside: 0.2, above: 0.2 });
}

function panel(width: number, height: number, share: { beside: number; above: number }): Box {
  if (width <= height) return { x: 0, y: 0, width, height: Math.round(height * share.above) };
  const across = Math.round(width * share.beside);
  return { x: width - across, y: 0, width: across, height };
}

/** Over this many pixels the veil thins out beyond the text it protects. */
const FADE = 140;
/** With less than this beside the text it does not begin to. */
const NARROW = 95;

/** A stretch of a card's height, in pixels. */
export interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/**
 * The veil of a photograph that fills a card of that height: of the photograph no more than `keep` shows through over
 * the stretches where text stands, and up to `open` in between.
 */
export function veilOver(
  covered: readonly Stretch[],
  { height, color, keep, open }: { height: number; color: string; keep: number; open: number },
): Veil {
  const stops: Veil['stops'][number][] = [];
  const add = (y: number, kept: number) => stops.push({ at: y / height, opacity: 1 - kept });
  const gaps = gapsBetween(covered, height);
  add(0, gaps[0]?.top === 0 ? keptIn(gaps[0], height) : keep);
  for (const gap of gaps) {
    const kept = keptIn(gap, height);
    const fade = Math.min(FADE, (gap.bottom - gap.top) / (gap.top > 0 && gap.bottom < height ? 2 : 1));
    if (gap.top > 0) {
      add(gap.top, keep);
      add(gap.top + fade, kept);
    }
    if (gap.bottom < height) {
      add(gap.bottom - fade, kept);
      add(gap.bottom, keep);
    }
  }
  add(height, gaps.at(-1)?.bottom === height ? keptIn(gaps.at(-1), height) : keep);
  return { color, stops };

  /** In a narrow gap the veil stays shut: a bright stripe between lines is no photograph. */
  function keptIn(gap: Stretch | undefined, whole: number): number {
    if (gap === undefined) return keep;
    const sides = gap.top > 0 && gap.bottom < whole ? 2 : 1;
    const room = (gap.bottom - gap.top) / sides;
    return keep + (open - keep) * Math.max(0, Math.min(1, (room - NARROW) / (FADE - NARROW)));
  }
}

function gapsBetween(covered: readonly Stretch[], height: number): Stretch[] {
  const gaps: Stretch[] = [];
  let top = 0;
  for (const stretch of [...covered].sort((a, b) => a.top - b.top)) {
    const from = Math.max(0, Math.min(height, stretch.top));
    if (from > top) gaps.push({ top, bottom: from });
    top = Math.max(top, Math.min(height, stretch.bottom));
  }
  if (top < height) gaps.push({ top, bottom: height });
  return gaps;
}
