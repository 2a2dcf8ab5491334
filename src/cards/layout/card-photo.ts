import type { CardSize } from '../../core/card.ts';
import { cardPixels } from '../card-content.ts';
import type { Box, Veil } from './card-drawing.ts';
import type { CardTheme, PhotoBackground } from './theme/card-theme.ts';

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

/** Over so many pixels the veil thins out beyond the text it protects, where there is room. */
const FADE = 220;
/** With less than this beside the text it does not begin to: a bright stripe between lines is no photograph. */
const NARROW = 70;
/** It does so as dusk falls: slowly, then faster. Shares of the way, and of the opening. */
const EASE = [
  [0, 0],
  [0.5, 0.3],
  [1, 1],
] as const;

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
  if (gaps[0]?.top !== 0) add(0, keep);
  for (const { top, bottom } of gaps) {
    const sides = [top > 0, bottom < height];
    const room = (bottom - top) / Math.max(1, sides.filter(Boolean).length);
    const fade = Math.min(FADE, room);
    const more = (open - keep) * Math.max(0, (fade - NARROW) / (FADE - NARROW));
    for (const [way, share] of EASE)
      add(top > 0 ? top + fade * way : top, keep + more * (top > 0 ? share : 1));
    for (const [way, share] of EASE.toReversed())
      add(bottom < height ? bottom - fade * way : bottom, keep + more * (bottom < height ? share : 1));
  }
  if (gaps.at(-1)?.bottom !== height) add(height, keep);
  return { color, stops };
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
