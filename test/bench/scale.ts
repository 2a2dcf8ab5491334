import { SECOND } from '../../src/core/time.ts';
import { startPostgres, type PostgresServer } from '../store/postgres/start-postgres.ts';
import { openWorld, queueUp } from './delivery-world.ts';
import { startDelivering } from './delivery.ts';
import { historyScaleFigures } from './history/scale-history.ts';
import { startFigures } from './history/start-figure.ts';
import { slotRates } from './slots/slots.ts';
import { processorMsOfAll } from './spawn-as-service.ts';
import { takeoverFigures } from './takeover.ts';

const COUNT = 8000;
/** Sent by each process before the clock starts: it has compiled what it runs, and so has the server on its connections. */
const TO_WARM_UP = 2000;
const EACH = 100;

/** `parts`: `history` or `start` and what they take, `takeover`, `slots`, or process counts. */
export async function* scaleFigures([part = '', ...rest]: readonly string[]): AsyncGenerator<string> {
  if (part === 'history') yield* historyScaleFigures(rest);
  else if (part === 'start') yield* startFigures(rest);
  else if (part === 'takeover') yield* takeoverFigures();
  else if (part === 'slots') yield* slotRates();
  else yield* deliveryRates(part === '' ? [] : [part, ...rest]);
}

/**
 * Deliveries a second by several processes on one PostgreSQL server that writes to the disk, beside SQLite, and what each delivery takes of
 * the processors: on a machine with few of them, that says what more of them would bring. `parts`: process counts.
 */
async function* deliveryRates(parts: readonly string[]): AsyncGenerator<string> {
  yield `SQLite, one process: ${inWords(await measure(1, null))}`;
  await using server = await startPostgres({ durable: true });
  let alone: Measured | null = null;
  for (const processes of parts.length === 0 ? [1, 2, 4] : parts.map(Number)) {
    const figures = await measure(processes, { server, name: `scale_${processes}` });
    if (processes === 1) alone = figures;
    const times =
      alone === null || processes === 1
        ? ''
        : `; ${(figures.perSecond / alone.perSecond).toFixed(2)} times one in speed, ${(figures.ours / alone.ours).toFixed(2)} times in what our processes take`;
    yield `PostgreSQL, processes: ${processes}: ${inWords(figures)}${times} (floors 500, and 1.3 times with four)`;
  }
}

interface Measured {
  readonly perSecond: number;
  /** Milliseconds of a processor for one delivery. */
  readonly ours: number;
  readonly server: number;
  readonly platforms: number;
}

const inWords = ({ perSecond, ours, server, platforms }: Measured) =>
  `${perSecond.toFixed(0)} deliveries a second; processor ms a delivery: ${ours.toFixed(2)} ours, ${server.toFixed(2)} the server, ${platforms.toFixed(2)} the fake platforms`;

async function measure(
  processes: number,
  on: { readonly server: PostgresServer; readonly name: string } | null,
): Promise<Measured> {
  const url = on === null ? null : await on.server.createDatabase(on.name);
  await using world = await openWorld({}, { url });
  // one process may have sent more than its part when the last is warm
  const rounds = (2 * processes * TO_WARM_UP + COUNT) / 1000;
  await queueUp(world.store, { platform: 'telegram', places: 500, rounds });
  await queueUp(world.store, { platform: 'discord', places: 500, rounds });
  await using all = new AsyncDisposableStack();
  const started: Awaited<ReturnType<typeof startDelivering>>[] = [];
  const now = () => ({
    at: performance.now(),
    ours: started.reduce((sum, one) => sum + one.processorMs(), 0),
    server: on === null ? 0 : processorMsOfAll(on.server.pid()),
    platforms: world.processorMs(),
  });
  const warm = Promise.withResolvers<ReturnType<typeof now>>();
  const over = Promise.withResolvers<ReturnType<typeof now>>();
  let cold = processes;
  let sent = 0;
  const count = async () => {
    const one = all.use(await startDelivering(world, EACH));
    started.push(one);
    for (let ofThis = EACH; ; ofThis += EACH) {
      await one.next();
      if (cold === 0) sent += EACH;
      if (ofThis === TO_WARM_UP && --cold === 0) warm.resolve(now());
      if (sent >= COUNT) over.resolve(now());
    }
  };
  for (let process = 0; process < processes; process++) count().catch(() => undefined); // ends with its process
  const [from, to] = [await warm.promise, await over.promise];
  const each = (what: 'ours' | 'server' | 'platforms') => (to[what] - from[what]) / COUNT;
  return {
    perSecond: COUNT / ((to.at - from.at) / SECOND),
    ours: each('ours'),
    server: each('server'),
    platforms: each('platforms'),
  };
}
