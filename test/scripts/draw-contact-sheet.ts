import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { cardSizes, type CardSize } from '../../src/core/card.ts';
import { createCardRenderer } from '../../src/cards/draw/card-renderer.ts';
import { THEMES } from '../cards/draw/golden-cards.ts';
import { hardCards, hills } from '../cards/draw/hard-cards.ts';

/**
 * `npm run cards -- --out FOLDER`: every theme × size × hard text as a picture, a page that shows them all (index.html),
 * and for each theme a sheet of small ones. Look at them after every change to themes, layout or fonts.
 */
const { values } = parseArgs({ options: { out: { type: 'string' }, theme: { type: 'string' } } });
const HEIGHT = 270;
const GAP = 12;

if (values.out === undefined) {
  process.stderr.write('npm run cards -- --out FOLDER [--theme NAME]\n');
  process.exitCode = 2;
} else await drawAll(values.out, values.theme);

async function drawAll(out: string, only: string | undefined): Promise<void> {
  await mkdir(out, { recursive: true });
  const renderer = createCardRenderer({ themes: [THEMES] });
  const raw = { width: 1600, height: 1200, channels: 3 } as const;
  const photo = {
    bytes: await sharp(hills(raw.width, raw.height), { raw }).jpeg({ quality: 90 }).toBuffer(),
    hash: 'hills',
  };
  const files = await readdir(THEMES);
  const themes = files.filter(file => file.endsWith('.yaml')).map(file => file.replace('.yaml', ''));
  const rows: string[] = [];
  for (const theme of themes.filter(name => only === undefined || name === only)) {
    const names: { name: string; size: CardSize; bytes: Uint8Array; file: string }[] = [];
    for (const [name, content] of Object.entries(hardCards)) {
      for (const size of cardSizes) {
        const card = await renderer.render({ ...content, photo }, { theme, size }, '');
        const file = `${theme}-${size}-${name}.${card.mediaType.replace('image/', '')}`;
        await writeFile(join(out, file), card.bytes);
        names.push({ name, size, bytes: card.bytes, file });
      }
    }
    await writeFile(join(out, `sheet-${theme}.png`), await sheetOf(names.map(({ bytes }) => bytes)));
    rows.push(`<h2>${theme}</h2>`, ...names.map(({ file, name }) => `<img src="${file}" title="${name}">`));
    process.stdout.write(`${theme}: ${names.length} cards, sheet-${theme}.png\n`);
  }
  const style = 'body{background:#888;font:16px sans-serif}img{height:300px;margin:4px}';
  await writeFile(
    join(out, 'index.html'),
    `<!doctype html><meta charset="utf-8"><title>Cards</title><style>${style}</style>${rows.join('\n')}`,
  );
}

/** Two texts a row, each in its three sizes. */
async function sheetOf(pictures: readonly Uint8Array[]): Promise<Uint8Array> {
  const small = await Promise.all(
    pictures.map(bytes =>
      sharp(bytes).resize({ height: HEIGHT }).png().toBuffer({ resolveWithObject: true }),
    ),
  );
  const perRow = cardSizes.length * 2;
  const placed = small.map(({ data }, i) => {
    const before = small.slice(Math.floor(i / perRow) * perRow, i);
    const left = before.reduce((sum, { info }) => sum + info.width + GAP, GAP);
    return { input: data, left, top: GAP + Math.floor(i / perRow) * (HEIGHT + GAP) };
  });
  const width = small.slice(0, perRow).reduce((sum, { info }) => sum + info.width + GAP, GAP);
  const height = GAP + Math.ceil(small.length / perRow) * (HEIGHT + GAP);
  return sharp({ create: { width, height, channels: 3, background: '#888888' } })
    .composite(placed)
    .png()
    .toBuffer();
}
