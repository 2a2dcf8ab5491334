/**
 * Draws the golden cards anew, after a wanted change of the design: `node test/scripts/draw-golden-cards.ts`. Look at each of
 * them before they are committed.
 */
import { writeFile } from 'node:fs/promises';
import { createCardRenderer } from '../../src/render/card-renderer.ts';
import { GOLDEN_CARDS, THEMES, goldenCards } from '../render/golden-cards.ts';

const renderer = createCardRenderer({ themes: THEMES });
for (const [name, { content, style }] of Object.entries(goldenCards)) {
  const { bytes, width, height } = await renderer.render(content, style, '');
  await writeFile(new URL(`${name}.png`, GOLDEN_CARDS), bytes);
  process.stdout.write(`${name}.png ${width}×${height} ${(bytes.length / 1024).toFixed(1)} kB\n`);
}
