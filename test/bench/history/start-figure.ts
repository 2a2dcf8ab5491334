import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { SECOND } from '../../../src/core/time.ts';
import { openPlatforms, SEED } from '../../e2e/platforms.ts';
import { openAny } from '../delivery-world.ts';
import { processorMs, residentMb, spawnAsService } from '../spawn-as-service.ts';
import { fillHistory } from './history-rows.ts';

const ARTICLES = 100_000;
const FILES = 10;
const STARTS = 3;
/** So long after it is ready it has nothing to do. */
const IDLE_AFTER = 20 * SECOND;

/**
 * How long the service takes from its start until it is ready, and what it then holds, over a database of so many articles and a
 * folder of ten files; both platforms are connected. The first start reads the files as new ones and is not counted.
 * `flags`: Node's, as `--cpu-prof`.
 */
export async function* startFigures(flags: readonly string[]): AsyncGenerator<string> {
  for (const articles of [0, ARTICLES]) {
    await using world = await openPlatforms();
    const { newsroom } = world;
    const file = join(newsroom.folder, 'data/strillone.db');
    mkdirSync(join(newsroom.folder, 'data'));
    await (await openAny(file))[Symbol.asyncDispose]();
    if (articles > 0) await fillHistory(file, { articles, each: 2 });
    for (let number = 0; number < FILES; number++)
      newsroom.writeSeed(`${number}.txt`, SEED.replaceAll('ponte', `ponte ${number}`));
    const runs: Awaited<ReturnType<typeof start>>[] = [];
    for (let run = 0; run <= STARTS; run++) {
      const isLast = run === STARTS;
      runs.push(await start(newsroom, isLast ? [...flags] : [], isLast ? IDLE_AFTER : 0));
    }
    const counted = runs.slice(1);
    const middle = (of: 'readyMs' | 'usedMs') =>
      counted.map(run => run[of]).toSorted((a, b) => a - b)[1] ?? 0;
    yield `start over ${articles} articles: ready after ${middle('readyMs').toFixed(0)} ms (floor 2000, aim 1000), ${middle('usedMs').toFixed(0)} ms of a processor; idle ${runs.at(-1)?.idleMb.toFixed(0) ?? '?'} MB (floor 180, aim 140)`;
  }
}

/** Starts it, waits until it is ready and then so much longer, and ends it. */
async function start(
  { folder, variables }: { readonly folder: string; readonly variables: Readonly<Record<string, string>> },
  flags: readonly string[],
  thenMs: number,
) {
  const began = performance.now();
  const child = spawnAsService([...flags, 'src/strillone.js', 'start'], {
    ...variables,
    STRILLONE_CONFIG: join(folder, 'config/strillone.yaml'),
  });
  const ended = once(child, 'exit');
  const up = Promise.withResolvers<string>();
  createInterface({ input: child.stdout }).on('line', line => {
    if (line.includes('"service-up"')) up.resolve((JSON.parse(line) as { readonly address: string }).address);
  });
  void ended.then(([code]) => {
    up.reject(new Error(`the service ended with ${String(code)}`));
  });
  const address = await up.promise;
  while (!(await fetch(new URL('/readyz', address))).ok) await wait(5);
  const readyMs = performance.now() - began;
  const usedMs = processorMs(child.pid);
  await wait(thenMs);
  const idleMb = residentMb(child.pid);
  child.kill('SIGTERM');
  await ended;
  return { readyMs, usedMs, idleMb };
}
