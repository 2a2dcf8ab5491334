import { platforms } from '../../src/adapters/registry.ts';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SECOND } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import { systemClock } from '../../src/system-clock.ts';
import { historyFigure } from './delivery-history.ts';
import { openWorld, queueUp, type World } from './delivery-world.ts';
import { processorMs, residentMb, spawnAsService } from './spawn-as-service.ts';

/** Figures of the outbox, each with its floor. `arguments`: a part (lifted, limits, memory, history) or all of them. */
export async function* deliveryFigures(parts: readonly string[]): AsyncGenerator<string> {
  const wants = (part: string) => parts.length === 0 || parts.includes(part);
  if (wants('lifted')) yield await lifted();
  if (wants('limits')) yield await atTheLimit();
  if (wants('history')) yield await historyFigure();
  if (wants('memory')) yield await overManyDeliveries();
}

/** Delivers until so many have been sent; the seconds it took. */
async function deliver(world: World, count: number): Promise<number> {
  const wakeSignal = createWakeSignal();
  const stop = new AbortController();
  let sent = 0;
  const all = Promise.withResolvers<undefined>();
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: world.store.outbox,
    publishers: world.publishers,
    clock: systemClock,
    chance: Math.random,
    wakeSignal,
    limits: world.limits,
    record: event => {
      if (event.kind === 'delivery-sent' && ++sent === count) all.resolve(undefined);
    },
  });
  const began = performance.now();
  const running = dispatcher.run(stop.signal);
  await all.promise;
  const seconds = (performance.now() - began) / SECOND;
  stop.abort();
  await running;
  return seconds;
}

/** A process that does nothing but deliver, started as the service is. */
export async function startDelivering(world: World, every: number) {
  const program = join(import.meta.dirname, 'delivery-process.ts');
  const child = spawnAsService([program, world.file, world.root, String(every)]);
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    if ((await lines.next()).done === true) throw new Error('the process that delivers has ended');
  };
  await next();
  return {
    residentMb: () => residentMb(child.pid),
    processorMs: () => processorMs(child.pid),
    /** Resolves after `every` more deliveries. */
    next,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function lifted(): Promise<string> {
  const [TO_WARM_UP, COUNT] = [2000, 8000];
  await using world = await openWorld({});
  await queueUp(world.store, { platform: 'telegram', places: 500, rounds: (TO_WARM_UP + COUNT) / 1000 });
  await queueUp(world.store, { platform: 'discord', places: 500, rounds: (TO_WARM_UP + COUNT) / 1000 });
  await using service = await startDelivering(world, TO_WARM_UP);
  const began = performance.now();
  await service.next();
  const warm = performance.now();
  const usedBefore = service.processorMs();
  for (let sent = 0; sent < COUNT; sent += TO_WARM_UP) await service.next();
  const over = performance.now();
  const eachMs = (service.processorMs() - usedBefore) / COUNT;
  const { telegram, discord } = await world.counts();
  if (telegram !== discord || telegram + discord !== TO_WARM_UP + COUNT)
    throw new Error(`lost or doubled: ${telegram} + ${discord}`);
  const rate = (count: number, ms: number) => ((count * SECOND) / ms).toFixed(0);
  return `limits lifted: ${rate(COUNT, over - warm)} deliveries a second, half of them Discord (floor 1000), the first ${TO_WARM_UP} after a start at ${rate(TO_WARM_UP, warm - began)}; ${eachMs.toFixed(2)} ms of a processor each`;
}

/** Real limits, real time: a stretch of half a minute out of a queue for 10 000 chats. */
async function atTheLimit(): Promise<string> {
  const SECONDS = 30;
  await using world = await openWorld(platforms.usualPacing, { flags: ['--limits'] });
  await queueUp(world.store, { platform: 'telegram', places: 10_000, rounds: 1 });
  const count = 30 * SECONDS;
  await deliver(world, count);
  const { telegram, first, last, tooMany } = await world.counts();
  const rate = (telegram - 1) / ((last - first) / SECOND);
  return `real limits: ${rate.toFixed(2)} a second of 30 to 10 000 chats = ${((100 * rate) / 30).toFixed(1)} % (floor 98 %), ${tooMany} times 429 (floor 0)`;
}

/** The queue is filled from here, so that this takes none of the memory that is weighed. */
async function overManyDeliveries(): Promise<string> {
  const PART = 10_000;
  await using world = await openWorld({});
  await using service = await startDelivering(world, PART);
  const idle = service.residentMb();
  const sizes: number[] = [];
  for (let part = 0; part < 10; part++) {
    const what = { places: 500, rounds: PART / 2 / 500, named: `part ${part}` };
    await queueUp(world.store, { ...what, platform: 'telegram' });
    await queueUp(world.store, { ...what, platform: 'discord' });
    await service.next();
    sizes.push(service.residentMb());
  }
  const [second = 0, last = 0] = [sizes[1], sizes.at(-1)];
  const after = sizes.map(size => `+${(size - idle).toFixed(0)}`).join(' ');
  return `memory: ${idle.toFixed(0)} MB idle; after each ${PART} deliveries ${after} MB; the last is ${(last / second).toFixed(2)} times the second (floor 1.10)`;
}
