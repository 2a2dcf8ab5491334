import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { createApp, type App } from './app.ts';
import { startTicker } from './planning/ticker.ts';
import type { Config } from './config/config.ts';
import type { Source } from './core/ports/ports.ts';
import type { Instance, Heartbeat } from './core/ports/store.ts';
import { MINUTE, SECOND, toIso, type Duration } from './core/time.ts';
import { processLivenessOf } from './process-liveness.ts';
import { loggerFor, recordTo } from './logger.ts';
import { HEARTBEAT_EVERY, acquireInstanceLock } from './maintenance/instance-lock.ts';
import { startWeb } from './web/start-web.ts';

/** What a running service shows of itself. */
export interface Service extends AsyncDisposable {
  /** Where the page is. */
  readonly address: string;
  /** The usual port, which another program has; null when the page is where it was to be. */
  readonly insteadOf: number | null;
  /** Resolves when the sources have been read once and what was due has been written. */
  readonly ready: Promise<void>;
  /** Resolves when another instance has taken the place of this one: it does nothing more and is to be disposed of. */
  readonly displaced: Promise<void>;
}

/** A source that failed is read anew, soon at first, then each minute: the database may be back, or the folder. */
const FOLLOW_AGAIN: { readonly first: Duration; readonly last: Duration } = { first: SECOND, last: MINUTE };

/**
 * Starts the newsroom: page, sources, bell, outbox and the platforms' bots. One that fails does not stop the others.
 * Disposing it stops all of them: what is on its way to a platform gets a few seconds to arrive. Throws `Error` that
 * names the other when one runs on this database already.
 */
export async function startService(app: App, stop?: AbortSignal): Promise<Service> {
  const { clock, record, store } = app;
  const instance = { id: randomUUID(), host: hostname(), pid: process.pid, address: null };
  const other = await acquireInstanceLock(
    { presence: store.presence, clock, record, processLivenessOf },
    instance,
    stop,
  );
  if (other !== null) throw new Error(alreadyRunning(other));
  try {
    await findSound(app);
    await store.files.seal();
    const web = await startWeb({ ...app.config.web, view: app.view, words: app.words, record });
    return startParts(app, { ...instance, address: web.address }, web);
  } catch (error) {
    await store.presence.leave(instance.id);
    throw error;
  }
}

const alreadyRunning = ({ host, pid, since, address }: Heartbeat): string =>
  `a newsroom runs on this database already: process ${pid} on ${host}, since ${toIso(since)}` +
  `${address === null ? '' : `, its page is ${address}`}. ` +
  'End it first, or name another folder for this one in STRILLONE_DATA.';

/** Throws `Error` with the remedy when the database is damaged: nothing is written to such a one. */
async function findSound({ store: { files } }: App): Promise<void> {
  const [problem] = await files.quickCheck();
  if (problem === undefined) return;
  const [newest] = await files.backups();
  const remedy =
    newest === undefined
      ? 'There is no backup beside it: move it away, and the newsroom begins anew.'
      : `The newest backup is of ${toIso(newest.at)}: strillone restore ${newest.file}`;
  throw new Error(`${files.place}: the database is damaged (${problem}). ${remedy}`);
}

type Web = Awaited<ReturnType<typeof startWeb>>;

function startParts(app: App, instance: Instance, web: Web): Service {
  const { config, record, store } = app;
  const stop = new AbortController();
  const faultIn = (part: string) => (error: unknown) => {
    record({ kind: 'service-fault', part, error });
  };
  let planning = Promise.resolve();
  const ring = () => {
    if (!stop.signal.aborted) planning = planning.then(() => app.planner.fillDue()).catch(faultIn('planner'));
    return planning;
  };
  const displaced = Promise.withResolvers<undefined>();
  const beat = keepPlace(app, instance, () => {
    record({ kind: 'instance-displaced' });
    stop.abort();
    displaced.resolve(undefined);
  });
  const followed = app.sources.map(source => followForever(app, source, stop.signal));
  const work = [
    ...followed.map(({ ended }) => ended),
    app.dispatcher.run(stop.signal, { alone: true }).catch(faultIn('outbox')),
    app.platforms.run(stop.signal).catch(faultIn('platforms')),
    app.maintenance.run(stop.signal),
    app.healthCheck.run(stop.signal),
    app.alerts.run(stop.signal),
  ];
  let bell: Disposable | undefined;
  const ready = Promise.all(followed.map(({ settled }) => settled)).then(async () => {
    if (stop.signal.aborted) return;
    // what changed while nobody looked, or in the moment in which a process died
    await app.corrections.bringUpToDate().catch(faultIn('corrections'));
    bell = startTicker(config.schedules, () => void ring());
    await ring();
  });
  return {
    address: web.address,
    insteadOf: web.insteadOf,
    ready,
    displaced: displaced.promise,
    async [Symbol.asyncDispose]() {
      stop.abort();
      beat[Symbol.dispose]();
      bell?.[Symbol.dispose]();
      await web[Symbol.asyncDispose]();
      await Promise.allSettled([ready, ...work]);
      await planning;
      await store.presence.leave(instance.id);
    },
  };
}

/** Says again and again that this instance is there; `onLost` is called once when another has its place. */
function keepPlace({ store, clock, record }: App, instance: Instance, onLost: () => void): Disposable {
  const say = async () => {
    try {
      if (await store.presence.heartbeat(instance, clock.now())) return;
      clearInterval(beats);
      onLost();
    } catch (error) {
      record({ kind: 'service-fault', part: 'presence', error });
    }
  };
  const beats = setInterval(() => void say(), HEARTBEAT_EVERY);
  void say();
  return {
    [Symbol.dispose]() {
      clearInterval(beats);
    },
  };
}

/** Follows a source until `stop`; one that fails is read anew. `settled`: all that was there at first was read, or could not be. */
function followForever(app: App, source: Source, stop: AbortSignal) {
  const settled = Promise.withResolvers<undefined>();
  const follow = async () => {
    for (let waitMs = FOLLOW_AGAIN.first; !stop.aborted; waitMs = Math.min(2 * waitMs, FOLLOW_AGAIN.last)) {
      try {
        await app.ingest.follow(source, stop, () => {
          settled.resolve(undefined);
        });
        break;
      } catch (error) {
        app.record({ kind: 'service-fault', part: `source ${source.name}`, error });
        settled.resolve(undefined);
        await app.clock.sleep(waitMs, stop);
      }
    }
    settled.resolve(undefined);
  };
  return { settled: settled.promise, ended: follow() };
}

/** Runs the service of a config until `stop` aborts; answers the exit code. Says on `out` or in the log where the page is. */
export async function serve(
  config: Config,
  world: { readonly stop: AbortSignal; readonly out: (line: string) => void },
): Promise<number> {
  const logger = await loggerFor(config, 'service');
  const record = recordTo(logger);
  for (const note of config.notes) logger.warn(note);
  for (const { destination, off } of config.destinations) {
    if (off !== null) record({ kind: 'destination-off', destination: destination.name, reason: off });
  }
  await using app = await createApp(config, record);
  await using service = await startService(app, world.stop);
  // a line for a person, or a line of the log: what reads that expects JSON only
  if (process.stdout.isTTY) world.out(`${config.brand}: ${service.address}`);
  else record({ kind: 'service-up', name: config.brand, address: service.address });
  if (service.insteadOf !== null)
    logger.warn(
      `port ${service.insteadOf} is another program's: the page is at ${service.address}; set web.port to keep it at one place`,
    );
  const told = new Promise<number>(resolve => {
    const end = () => {
      resolve(0);
    };
    if (world.stop.aborted) end();
    world.stop.addEventListener('abort', end, { once: true });
  });
  const code = await Promise.race([told, service.displaced.then(() => 1)]);
  logger.info('stopping');
  return code;
}
