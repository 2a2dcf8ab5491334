import type { CardPhoto } from '../../core/card.ts';
import { cardPixels } from '../card-content.ts';
import type { Box, Ground, PlacedPhoto } from './card-drawing.ts';
import type { CardLook } from './card-page.ts';
import { boxWithout, photoPlaceOf, veilOver } from './card-photo.ts';

/** Behind a photograph, or beside it, there is nothing but paper; what stands for one has its place. */
export function groundOf(look: CardLook, photo: CardPhoto | null): Ground {
  const { background, colors } = look.theme;
  const { paper } = colors;
  if (background.kind !== 'photo') return { paper, background };
  if (photo !== null) return { paper, background: { kind: 'plain' } };
  const box = panelOf(look, photo);
  return { paper, background: background.fallback, ...(box === null ? {} : { box }) };
}

/** The part of a card that words may stand in: what a photograph with a place of its own, or what stands for it, leaves. */
export function zoneOf(look: CardLook, photo: CardPhoto | null): Box {
  const { width, height } = cardPixels[look.size];
  const panel = panelOf(look, photo);
  if (panel === null) return { x: 0, y: 0, width, height };
  return panel.width < width
    ? { x: 0, y: 0, width: width - panel.width, height }
    : { x: 0, y: panel.height, width, height: height - panel.height };
}

/** The part of a card that is not for words; null where they may stand anywhere. */
function panelOf({ theme, size }: CardLook, photo: CardPhoto | null): Box | null {
  const { background } = theme;
  if (background.kind !== 'photo' || background.area === 'full') return null;
  if (photo !== null) return photoPlaceOf(theme, size)?.box ?? null;
  return background.fallback.kind === 'plain' ? null : boxWithout(size);
}

/** The photograph in its place, veiled where something stands on it; null in a theme that shows none. */
export function placePhoto(
  { theme, size }: CardLook,
  photo: CardPhoto,
  standing: readonly Pick<Box, 'y' | 'height'>[],
): PlacedPhoto | null {
  const place = photoPlaceOf(theme, size);
  if (place === null) return null;
  const { box, background } = place;
  const { keep, open, area, duotone } = background;
  const color = theme.colors.paper;
  const covered = standing.map(({ y, height }) => ({ top: y, bottom: y + height }));
  const veil =
    area === 'full'
      ? veilOver(covered, { height: box.height, color, keep, open })
      : { color, stops: [0, 1].map(at => ({ at, opacity: 1 - open })) };
  return { ...box, photo, duotone, veil };
}
