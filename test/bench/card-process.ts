import { writeFileSync } from 'node:fs';
import { createCardRenderer } from '../../src/cards/draw/card-renderer.ts';
import { benchCard, THEMES } from './bench-card.ts';
import { residentMb } from './spawn-as-service.ts';

/** A process of its own for `cards.ts`: `first FILE` draws one card; `soak COUNT` draws many and tells its memory. */
const [mode, argument = ''] = process.argv.slice(2);
const renderer = createCardRenderer({ themes: [THEMES] });
if (mode === 'first') {
  const card = await renderer.render(benchCard(0), { theme: 'broadsheet', size: 'wide' }, '');
  writeFileSync(argument, card.bytes);
  process.stdout.write('drawn\n');
} else {
  process.stdout.write(`${Math.round(residentMb('self'))}\n`);
  const themes = ['broadsheet', 'notte', 'elzeviro', 'manifesto'];
  for (let count = 1; count <= Number(argument); count++) {
    const theme = themes[count % themes.length] ?? '';
    await renderer.render(benchCard(count), { theme, size: 'wide' }, '');
    if (count % 1000 === 0) process.stdout.write(`${Math.round(residentMb('self'))}\n`);
  }
}
