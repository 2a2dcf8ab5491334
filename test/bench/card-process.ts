import { readFileSync, writeFileSync } from 'node:fs';
import { createCardRenderer } from '../../src/cards/draw/card-renderer.ts';
import { benchCard, THEMES } from './bench-card.ts';
import { residentMb } from './spawn-as-service.ts';

/**
 * A process of its own for `cards.ts`: `first FILE` draws one card; `soak COUNT` draws many and tells its memory and, after it,
 * that of its drawing process, a line before the first card and after each thousand. Linux only, as it reads /proc.
 */
const [mode, argument = ''] = process.argv.slice(2);
await using renderer = createCardRenderer({ themes: [THEMES] });
if (mode === 'first') {
  const card = await renderer.render(benchCard(0), { theme: 'broadsheet', size: 'wide' }, '');
  writeFileSync(argument, card.bytes);
  process.stdout.write('drawn\n');
} else {
  tellMemory();
  const themes = ['broadsheet', 'notte', 'elzeviro', 'manifesto'];
  for (let count = 1; count <= Number(argument); count++) {
    const theme = themes[count % themes.length] ?? '';
    await renderer.render(benchCard(count), { theme, size: 'wide' }, '');
    if (count % 1000 === 0) tellMemory();
  }
}

function tellMemory(): void {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ');
  const drawing = children.reduce((sum, pid) => sum + (pid === '' ? 0 : residentMb(Number(pid))), 0);
  process.stdout.write(`${Math.round(residentMb('self'))} ${Math.round(drawing)}\n`);
}
