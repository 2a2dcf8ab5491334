import type { CardLogo } from '../../layout/theme/card-theme.ts';
import { pictureOf } from './pictures.ts';
import { pngSize } from './read-logo.ts';

/** Larger than any card shows a logo; of so many pixels the engine keeps what it has decoded. */
const MOST = { width: 1024, height: 512 } as const;

/** A PNG of more pixels than a card can show of it in no more than these: a large one is decoded anew for each card. */
export async function shrinkLogo(logo: CardLogo): Promise<CardLogo> {
  if (logo.mediaType !== 'image/png') return logo;
  const { width, height } = pngSize(logo.bytes);
  if (width * height <= MOST.width * MOST.height) return logo;
  const picture = await pictureOf(logo.bytes);
  const bytes = await picture
    .resize({ ...MOST, fit: 'inside', withoutEnlargement: true })
    .png()
    .toBuffer();
  return { ...logo, bytes };
}
