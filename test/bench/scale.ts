import { SECOND } from '../../src/core/time.ts';
import { startPostgres } from '../store/postgres/start-postgres.ts';
import { openWorld, queueUp } from './delivery-world.ts';
import { startDelivering } from './delivery.ts';
import { historyScaleFigures } from './history/scale-history.ts';
import { startFigures } from './history/start-figure.ts';
import { slotRates } from './slots/slots.ts';
import { takeoverFigures } from './takeover.ts';

const COUNT = 8000;
/** Sent before the clock starts, so that every process has compiled what it runs. */
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

/** Deliveries a second by several processes on one PostgreSQL server that writes to the disk, beside SQLite. `parts`: process counts. */
async function* deliveryRates(parts: readonly string[]): AsyncGenerator<string> {
  yield `SQLite, one process: ${(await deliveriesPerSecond(1, null)).toFixed(0)} deliveries a second`;
  await using server = await startPostgres({ durable: true });
  let alone = 0;
  for (const processes of parts.length === 0 ? [1, 2, 4] : parts.map(Number)) {
    const rate = await deliveriesPerSecond(processes, await server.createDatabase(`scale_${processes}`));
    if (processes === 1) alone = rate;
    const times = alone === 0 ? '' : `, ${(rate / alone).toFixed(2)} times one`;
    yield `PostgreSQL, processes: ${processes}: ${rate.toFixed(0)} deliveries a second${times} (floors 500, and 1.3 times with four)`;
  }
}

async function deliveriesPerSecond(processes: number, url: string | null): Promise<number> {
  await using world = await openWorld({}, { url });
  const half = (TO_WARM_UP + COUNT) / 1000;
  await queueUp(world.store, { platform: 'telegram', places: 500, rounds: half });
  await queueUp(world.store, { platform: 'discord', places: 500, rounds: half });
  await using all = new AsyncDisposableStack();
  let sent = 0;
  const warm = Promise.withResolvers<number>();
  const over = Promise.withResolvers<number>();
  const count = async () => {
    const one = all.use(await startDelivering(world, EACH));
    for (;;) {
      await one.next();
      sent += EACH;
      if (sent >= TO_WARM_UP) warm.resolve(performance.now());
      if (sent >= TO_WARM_UP + COUNT - processes * EACH) over.resolve(performance.now());
    }
  };
  for (let started = 0; started < processes; started++) count().catch(() => undefined); // ends with its process
  const seconds = ((await over.promise) - (await warm.promise)) / SECOND;
  return (COUNT - processes * EACH) / seconds;
}
