/**
 * Draws the golden cards anew, after a wanted change of the design, and the picture of all themes for the documentation:
 * `node test/scripts/draw-golden-cards.ts`. Look at each of them before they are committed.
 */
import { readdir, writeFile } from 'node:fs/promises';
import sharp from 'sharp';
import { createCardRenderer } from '../../src/cards/draw/card-renderer.ts';
import { quoteCard } from '../cards/layout/card-samples.ts';
import { halved } from '../cards/draw/compare-pictures.ts';
import { GOLDEN_CARDS, THEMES, goldenCards, photo } from '../cards/draw/golden-cards.ts';

const renderer = createCardRenderer({ themes: [THEMES] });
for (const [name, card] of Object.entries(goldenCards)) {
  const { bytes } = await renderer.render(card.content, card, '');
  const half = await halved(bytes);
  await writeFile(new URL(`${name}.png`, GOLDEN_CARDS), half);
  process.stdout.write(`${name}.png ${(half.length / 1000).toFixed(1)} kB\n`);
}
await drawThemes(new URL('../../config/themes.webp', import.meta.url));

/** One card in every theme, two a row. */
async function drawThemes(file: URL): Promise<void> {
  const [width, height, gap] = [560, 315, 16];
  const names = (await readdir(THEMES)).filter(name => name.endsWith('.yaml')).sort();
  const cards = await Promise.all(
    names.map(async name => {
      const style = { theme: name.replace('.yaml', ''), size: 'wide' } as const;
      const { bytes } = await renderer.render({ ...quoteCard, photo }, style, '');
      return sharp(bytes).resize(width, height).toBuffer();
    }),
  );
  const rows = Math.ceil(cards.length / 2);
  const sheet = sharp({
    create: {
      width: 2 * width + gap,
      height: rows * (height + gap) - gap,
      channels: 3,
      background: '#ffffff',
    },
  }).composite(
    cards.map((input, i) => ({
      input,
      left: (i % 2) * (width + gap),
      top: Math.floor(i / 2) * (height + gap),
    })),
  );
  await sheet.webp({ quality: 82, effort: 6 }).toFile(file.pathname);
}
