/**
 * Draws the golden cards anew, after a wanted change of the design: `node test/scripts/draw-golden-cards.ts`. Look at each of
 * them before they are committed.
 */
import { writeFile } from 'node:fs/promises';
import { createCardRenderer } from '../../src/render/card-renderer.ts';
import { halved } from '../render/compare-pictures.ts';
import { GOLDEN_CARDS, THEMES, goldenCards } from '../render/golden-cards.ts';

const renderer = createCardRenderer({ themes: [THEMES] });
for (const [name, card] of Object.entries(goldenCards)) {
  const { bytes } = await renderer.render(card.content, card, '');
  const half = await halved(bytes);
  await writeFile(new URL(`${name}.png`, GOLDEN_CARDS), half);
  process.stdout.write(`${name}.png ${(half.length / 1000).toFixed(1)} kB\n`);
}
