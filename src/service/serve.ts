import { createApp, type App } from '../app.ts';
import type { Config, ConfigResult } from '../config/config.ts';
import { detailOf } from '../core/reasons/reason-error.ts';
import { StoreDownError } from '../core/ports/store-down-error.ts';
import { SECOND } from '../core/time.ts';
import { loggerFor, recordTo } from '../logger.ts';
import { startService, type Service } from './start-service.ts';
import { systemClock } from '../system-clock.ts';
import { watchConfig, type ConfigChanges } from './config-changes.ts';

export interface ServeWorld {
  /** Ends it. */
  readonly stop: AbortSignal;
  /** Each event of it has the config read anew. */
  readonly reload: EventTarget;
  /** Reads environment and config file once more. */
  readonly load: () => ConfigResult;
  readonly out: (line: string) => void;
}

/** Names the event of `ServeWorld.reload`. */
export const RELOAD = 'reload';

interface Running extends AsyncDisposable {
  readonly app: App;
  readonly service: Service;
}

/**
 * Runs the service of a config until `stop` aborts; answers the exit code. Says on `out` or in the log where the page is. When
 * the config is to be read anew, all parts end as at a stop, what is under way first, and begin again with the new one, the page where it
 * was. One with faults, or with which the service does not start, changes nothing: the log and the editors are told why. A database that
 * is down meanwhile is waited for.
 */
export async function serve(config: Config, world: ServeWorld): Promise<number> {
  using changes = watchConfig({
    file: config.file,
    load: world.load,
    sleep: (ms, signal) => systemClock.sleep(ms, signal),
  });
  const ask = () => {
    changes.ask();
  };
  world.reload.addEventListener(RELOAD, ask);
  try {
    let current = config;
    let running = await start(current, world, null);
    for (;;) {
      const next = await followingOf(running, { current, changes, stop: world.stop });
      const { address } = running.service;
      if (next === null) {
        await running[Symbol.asyncDispose]();
        return 0;
      }
      await running[Symbol.asyncDispose]();
      const again = await startAgain(next, world, { config: current, address });
      if (again === null) return 0;
      running = again.running;
      if (again.refused === null) current = next;
      running.app.record(
        again.refused === null
          ? { kind: 'config-reloaded' }
          : { kind: 'config-refused', faults: [detailOf(again.refused)] },
      );
    }
  } finally {
    world.reload.removeEventListener(RELOAD, ask);
  }
}

/** The config that comes after this one; null at the end. */
async function followingOf(
  { app }: Running,
  { current, changes, stop }: { current: Config; changes: ConfigChanges; stop: AbortSignal },
): Promise<Config | null> {
  const next = await changes.next(current, {
    stop,
    refuse: faults => {
      app.record({ kind: 'config-refused', faults });
    },
    mended: () => {
      app.record({ kind: 'config-reloaded' });
    },
  });
  if (next === null) app.record({ kind: 'service-stopping' });
  return next;
}

/** The one before, and where its page was. */
interface Before {
  readonly config: Config;
  readonly address: string;
}

/** Between two tries to open a database that is down, longer each time. */
const TRY_AGAIN = { first: SECOND, last: 30 * SECOND };

/**
 * Starts the next config, or the one before when it does not start: `refused` says why. A database that is down says nothing against a
 * config with which it was up: it is waited for, as it is while the service runs. Null at the end.
 */
async function startAgain(
  next: Config,
  world: ServeWorld,
  before: Before,
): Promise<{ readonly running: Running; readonly refused: unknown } | null> {
  const { config: current } = before;
  let refused: unknown = null;
  for (let waitMs = TRY_AGAIN.first; !world.stop.aborted; waitMs = Math.min(2 * waitMs, TRY_AGAIN.last)) {
    const config = refused === null ? next : current;
    try {
      return { running: await start(config, world, before), refused };
    } catch (error) {
      const isDown = error instanceof StoreDownError && config.databaseUrl === current.databaseUrl;
      if (isDown) {
        recordTo(await loggerFor(config, 'service'))({ kind: 'service-fault', part: 'start', error });
        await systemClock.sleep(waitMs, world.stop);
      } else if (refused === null) {
        refused = error;
      } else {
        throw error;
      }
    }
  }
  return null;
}

async function start(config: Config, world: ServeWorld, before: Before | null): Promise<Running> {
  const logger = await loggerFor(config, 'service');
  const record = recordTo(logger);
  for (const { destination, off } of config.destinations) {
    if (off !== null) record({ kind: 'destination-off', destination: destination.name, reason: off });
  }
  await using started = new AsyncDisposableStack();
  const app = started.use(await createApp(config, record, { drawsSoon: true })); // what is due is posted as soon as the sources have been read
  const port = before === null ? null : portKept(config, before);
  const service = started.use(await startService(app, port === null ? {} : { port }));
  // a line for a person, or a line of the log: what reads that expects JSON only
  if (process.stdout.isTTY) world.out(`${config.brand}: ${service.address}`);
  else record({ kind: 'service-up', name: config.brand, address: service.address });
  if (service.insteadOf !== null)
    logger.warn(
      `port ${service.insteadOf} is another program's: the page is at ${service.address}; set web.port to keep it at one place`,
    );
  const all = started.move();
  return { app, service, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** The port that the page had, where the config says of it what it said before; null otherwise. */
function portKept({ web, roles, healthPort }: Config, { config, address }: Before): number | null {
  const isSame =
    web.port === config.web.port &&
    web.host === config.web.host &&
    healthPort === config.healthPort &&
    roles.has('web') === config.roles.has('web');
  return isSame && address !== '' ? Number(new URL(address).port) : null;
}
