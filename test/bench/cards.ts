import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createInterface } from 'node:readline';
import sharp from 'sharp';
import { cardSizes, type CardContent, type CardPhoto, type CardStyle } from '../../src/core/card.ts';
import { createCardRenderer } from '../../src/cards/draw/card-renderer.ts';
import { benchCard, THEMES } from './bench-card.ts';
import { createSatoriCards } from './satori-card.ts';
import { spawnAsService } from './spawn-as-service.ts';

const CHILD = join(import.meta.dirname, 'card-process.ts');
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
  await using ours = createCardRenderer({ themes: [THEMES] });
  const satori = createSatoriCards([THEMES], wide.theme);
  const times: Record<'ours' | 'fitted' | 'given', number[]> = { ours: [], fitted: [], given: [] };
  for (let round = -1; round < 10; round++) {
    const contents = Array.from({ length: 8 }, () => benchCard(drawn++));
    const drawings = await Promise.all(contents.map(content => satori.layOut(content)));
    const kept = round < 0 ? [] : times.ours;
    for (const content of contents) kept.push(await timed(() => ours.render(content, wide, '')));
    const [fitted, given] = round < 0 ? [[], []] : [times.fitted, times.given];
    for (const drawing of drawings) {
      fitted.push(await timed(() => satori.fitAndDraw(drawing)));
      given.push(await timed(() => satori.draw(drawing)));
    }
  }
  const [mine, fitted, given] = [median(times.ours), median(times.fitted), median(times.given)];
  const faster = (theirs: number) => `${(theirs / mine).toFixed(1)} times faster`;
  return `warm ${mine.toFixed(1)} ms, satori + resvg that fit the text as ours does ${fitted.toFixed(1)} ms: ${faster(fitted)} (floor 4, aim 5); given ours' finished layout ${given.toFixed(1)} ms: ${faster(given)}`;
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
    await using renderer = createCardRenderer({ themes: [THEMES] });
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
  await using renderer = createCardRenderer({ themes: [THEMES] });
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

/**
 * The longest that anything else in the service had to wait while cards of all kinds were drawn, fonts loaded, photographs developed:
 * in time of this thread's own, so that what else the machine does is not counted, and by the clock.
 */
async function loopLag(): Promise<string> {
  const photo = { bytes: await photograph(), hash: 'lag' };
  await using renderer = createCardRenderer({ themes: [THEMES] });
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  let longest = { ms: 0, card: '' };
  for (const { name, content, ...style } of cardsOfAllKinds(photo)) {
    const turns = watchTurns();
    await renderer.render(content, style, '');
    const ms = turns.stop();
    if (ms > longest.ms) longest = { ms, card: name };
  }
  delay.disable();
  const clock = `by the clock ${(delay.max / 1e6).toFixed(0)} ms at most, 99 % below ${(delay.percentile(99) / 1e6).toFixed(1)}`;
  return `event loop held for ${longest.ms.toFixed(1)} ms at most (${longest.card}; floor 20); ${clock}`;
}

function cardsOfAllKinds(photo: CardPhoto): (CardStyle & { name: string; content: CardContent })[] {
  const everywhere = [
    'broadsheet',
    'notte',
    'elzeviro',
    'manifesto',
    'telescrivente',
    'ultimora',
    'copertina',
    'serigrafia',
  ];
  const texts = {
    '20 000 characters': { text: 'parola '.repeat(2900) },
    'one word of 20 000': { text: 'x'.repeat(20_000) },
    Japanese: { text: '市場は再び開く。'.repeat(400), language: 'ja' },
    Arabic: { text: 'لم نغلق الجسر لأن النهر كان غاضبًا، '.repeat(500), language: 'ar' },
    emoji: { text: 'Grazie 👩‍👩‍👧 🇮🇹 '.repeat(200) },
    zalgo: { text: `${'e\u0301\u0302\u0303'.repeat(30)} `.repeat(60) },
  };
  return [
    ...everywhere.flatMap(theme =>
      cardSizes.map(size => ({ name: `${theme} ${size}`, theme, size, content: benchCard(drawn++, photo) })),
    ),
    ...Object.entries(texts).map(([name, text]) => ({
      ...wide,
      name,
      content: { ...benchCard(0), ...text },
    })),
  ];
}

/** Adds up what this thread works in each turn of the event loop, until stopped; answers the longest. */
function watchTurns(): { stop: () => number } {
  const workedMs = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  let [last, longest, isOn] = [workedMs(), 0, true];
  const turn = (): void => {
    const now = workedMs();
    longest = Math.max(longest, now - last);
    last = now;
    if (isOn) setImmediate(turn);
  };
  setImmediate(turn);
  return {
    stop: () => {
      isOn = false;
      return longest;
    },
  };
}

async function memoryOver(count: number): Promise<string> {
  const child = spawnAsService([CHILD, 'soak', String(count)]);
  const resident: (readonly [service: number, drawing: number])[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    const [service = 0, drawing = 0] = line.split(' ').map(Number);
    resident.push([service, drawing]);
  }
  const [[idle] = [0], ...after] = resident;
  const [service, drawing] = [after.map(([mb]) => `+${mb - idle}`), after.map(([, mb]) => mb)];
  return `${idle} MB idle; after each thousand of ${count} cards ${service.join(' ')} MB (floor +90, flat), the drawing process ${drawing.join(' ')} MB`;
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
