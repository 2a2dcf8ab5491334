import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { createCardRenderer } from '../../src/render/card-renderer.ts';
import { benchCard, THEMES } from './bench-card.ts';
import { createSatoriCards } from './satori-card.ts';

const CHILD = join(import.meta.dirname, 'card-process.ts');
/** As `npm start` runs the service. */
const SERVICE_FLAGS = ['--max-semi-space-size=1', '--optimize-for-size', '--no-sparkplug'];
const SERVICE_ENV = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '65536',
  MALLOC_MMAP_THRESHOLD_: '65536',
};
const wide = { theme: 'broadsheet', size: 'wide' } as const;
let drawn = 0;

/** Figures of cards, each with its floor. `parts`: beside, cold, photo, rate, lag, memory; none = all. Medians, in ms. */
export async function* cardFigures(parts: readonly string[]): AsyncGenerator<string> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  if (wants('beside')) yield await besideSatori();
  if (wants('cold')) yield await coldProcess();
  if (wants('photo')) yield* onPhotographs();
  if (wants('rate')) yield await cardsPerSecond();
  if (wants('lag')) yield await loopLag();
  if (wants('memory')) yield await memoryOver(10_000);
}

/** Ours and satori's by turns, so that what else the machine does troubles both alike. */
async function besideSatori(): Promise<string> {
  const ours = createCardRenderer({ themes: [THEMES] });
  const satori = createSatoriCards([THEMES], wide.theme);
  const times: Record<'ours' | 'satori', number[]> = { ours: [], satori: [] };
  for (let round = -1; round < 10; round++) {
    const contents = Array.from({ length: 8 }, () => benchCard(drawn++));
    const drawings = await Promise.all(contents.map(content => satori.layOut(content)));
    const kept = round < 0 ? [] : times.ours;
    for (const content of contents) kept.push(await timed(() => ours.render(content, wide, '')));
    const keptSatori = round < 0 ? [] : times.satori;
    for (const drawing of drawings) keptSatori.push(await timed(() => satori.draw(drawing)));
  }
  const [mine, theirs] = [median(times.ours), median(times.satori)];
  return `warm ${mine.toFixed(1)} ms, satori + resvg ${theirs.toFixed(1)} ms: ${(theirs / mine).toFixed(1)} times faster (floor 4, aim 5)`;
}

/** From the start of a process to its card on the disk; with a cache of compiled code, and without one. */
async function coldProcess(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'strillone-bench-'));
  const runs = async (env: NodeJS.ProcessEnv): Promise<number> => {
    const times: number[] = [];
    for (let run = 0; run < 9; run++) {
      const file = join(folder, `${run}.png`);
      const ms = await timed(async () => {
        const child = spawn(process.execPath, [CHILD, 'first', file], {
          stdio: ['ignore', 'pipe', 'inherit'],
          env: { ...process.env, ...env },
        });
        await once(child.stdout, 'data');
      });
      if (statSync(file).size === 0) throw new Error('the first card is empty');
      // the first one fills the cache
      if (run > 0) times.push(ms);
    }
    return median(times);
  };
  const cached = await runs({ NODE_COMPILE_CACHE: join(folder, 'compiled') });
  const plain = await runs({});
  rmSync(folder, { recursive: true });
  return `first card of a cold process ${cached.toFixed(0)} ms with Node's compile cache (floor 150), ${plain.toFixed(0)} ms without`;
}

async function* onPhotographs(): AsyncGenerator<string> {
  const bytes = await photograph();
  for (const theme of ['copertina', 'serigrafia']) {
    const renderer = createCardRenderer({ themes: [THEMES] });
    const style = { theme, size: 'wide' } as const;
    const draw = (hash: string) => renderer.render(benchCard(drawn++, { bytes, hash }), style, '');
    await draw('warm');
    const [first, known]: [number[], number[]] = [[], []];
    for (let round = 0; round < 25; round++) {
      first.push(await timed(() => draw(`photo ${round}`)));
      known.push(await timed(() => draw(`photo ${round}`)));
    }
    yield `with a photograph (1600×1200 JPEG, ${theme}) ${median(first).toFixed(1)} ms the first time (floor 45), ${median(known).toFixed(1)} ms when it is known (floor 25)`;
  }
}

/** Two at a time on two cores; the best of five rounds. */
async function cardsPerSecond(): Promise<string> {
  const renderer = createCardRenderer({ themes: [THEMES] });
  let best = 0;
  for (let round = 0; round < 6; round++) {
    const count = 200;
    let left = count;
    const work = async () => {
      while (left-- > 0) await renderer.render(benchCard(drawn++), wide, '');
    };
    const ms = await timed(() => Promise.all([work(), work(), work()]));
    if (round > 0) best = Math.max(best, (count * 1000) / ms);
  }
  return `${best.toFixed(0)} cards a second (floor 110, aim 150)`;
}

/** How long anything else had to wait while cards of all kinds were drawn, fonts loaded, photographs developed. */
async function loopLag(): Promise<string> {
  const bytes = await photograph();
  const renderer = createCardRenderer({ themes: [THEMES] });
  await renderer.render(benchCard(drawn++), wide, '');
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const cards = [
    ...['broadsheet', 'notte', 'elzeviro', 'manifesto', 'telescrivente', 'ultimora'].flatMap(theme =>
      (['wide', 'square', 'story'] as const).map(size => ({ theme, size, content: benchCard(drawn++) })),
    ),
    ...[
      'parola '.repeat(3000),
      'x'.repeat(20_000),
      '市場は再び開く。'.repeat(400),
      'Grazie 👩‍👩‍👧 🇮🇹 '.repeat(200),
    ].map(text => ({ ...wide, content: { ...benchCard(0), text } })),
    ...(['wide', 'square', 'story'] as const).map(size => ({
      ...{ theme: 'copertina', size },
      content: benchCard(drawn++, { bytes, hash: size }),
    })),
  ];
  const waits: number[] = [];
  for (const { theme, size, content } of cards) {
    delay.reset();
    await renderer.render(content, { theme, size }, '');
    waits.push(delay.max / 1e6);
  }
  delay.disable();
  return `event loop waited ${Math.max(...waits).toFixed(1)} ms at most, ${median(waits).toFixed(1)} in the middle (floor 20)`;
}

async function memoryOver(count: number): Promise<string> {
  const child = spawn(process.execPath, [...SERVICE_FLAGS, CHILD, 'soak', String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...SERVICE_ENV },
  });
  const resident: number[] = [];
  for await (const line of createInterface({ input: child.stdout })) resident.push(Number(line));
  const [idle = 0, ...after] = resident;
  return `${idle} MB idle; after each thousand of ${count} cards ${after.map(mb => `+${mb - idle}`).join(' ')} MB (floor +90, flat)`;
}

/** A photograph's size and roughness: a picture of nothing. */
async function photograph(): Promise<Uint8Array> {
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  return sharp({ create: { width: 1600, height: 1200, channels: 3, background: '#000', noise } })
    .blur(3)
    .jpeg({ quality: 85 })
    .toBuffer();
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
