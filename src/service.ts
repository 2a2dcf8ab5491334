import type { Logger } from 'pino';
import { ALIVE_WITHIN, createApp, thisInstance, type App } from './app.ts';
import { hangBell } from './bell.ts';
import type { Config } from './config.ts';
import { createLogger, openLogStream, recordTo } from './logger.ts';
import type { Newsroom } from './newsroom/newsroom.ts';
import { startWeb } from './web/start-web.ts';

/** What a running service shows of itself. */
export interface Service extends AsyncDisposable {
  /** Where the page is. */
  readonly address: string;
  /** Resolves when the sources have been read once and what was due has been written. */
  readonly ready: Promise<void>;
}

/**
 * Starts the newsroom: page, sources, bell, outbox and the platforms' bots. One that fails does not stop the others.
 * Disposing it stops all of them: what is on its way to a platform gets a few seconds to arrive.
 */
export async function startService(app: App): Promise<Service> {
  const { config, clock, record, store } = app;
  const stop = new AbortController();
  const web = await startWeb({ ...config.web, view: app.view, words: app.words, record });
  const instance = thisInstance(web.address);
  await store.presence.beat(instance, clock.now());

  const faultIn = (part: string) => (error: unknown) => {
    record({ kind: 'service-fault', part, error });
  };
  let planning = Promise.resolve();
  const ring = () => {
    planning = planning.then(() => app.planner.fillDue()).catch(faultIn('planner'));
    return planning;
  };
  const work: Promise<unknown>[] = [];
  const settled = app.sources.map(source => {
    const read = Promise.withResolvers<undefined>();
    work.push(
      app.ingest
        .follow(source, stop.signal, () => {
          read.resolve(undefined);
        })
        .catch(faultIn(`source ${source.name}`))
        .finally(() => {
          read.resolve(undefined);
        }),
    );
    return read.promise;
  });
  work.push(app.dispatcher.run(stop.signal).catch(faultIn('outbox')));
  work.push(app.platforms.run(stop.signal).catch(faultIn('platforms')));
  const beat = setInterval(() => {
    store.presence.beat(instance, clock.now()).catch(faultIn('presence'));
  }, ALIVE_WITHIN / 3);
  let bell: Disposable | undefined;
  const ready = Promise.all(settled).then(async () => {
    if (stop.signal.aborted) return;
    bell = hangBell(config.schedules, () => void ring());
    await ring();
  });
  return {
    address: web.address,
    ready,
    async [Symbol.asyncDispose]() {
      stop.abort();
      clearInterval(beat);
      bell?.[Symbol.dispose]();
      await web[Symbol.asyncDispose]();
      await Promise.allSettled([ready, ...work]);
      await planning;
      await store.presence.leave(instance.id);
    },
  };
}

/** Runs the service of a config until `stop` aborts; answers the exit code. Says on `out` where the page is. */
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
  await using service = await startService(app);
  world.out(`${config.brand}: ${service.address}`);
  await new Promise<void>(resolve => {
    if (world.stop.aborted) resolve();
    world.stop.addEventListener(
      'abort',
      () => {
        resolve();
      },
      { once: true },
    );
  });
  logger.info('stopping');
  return 0;
}

/** Opens the newsroom of a config for a command line: nothing runs, and the log keeps out of its output. */
export async function openNewsroom(config: Config): Promise<Newsroom> {
  const app = await createApp(config, recordTo(await loggerFor(config, 'command')));
  return app.newsroom;
}

/** The service logs to standard output; a command line keeps that for its results and says warnings beside it. */
async function loggerFor(config: Config, part: 'service' | 'command'): Promise<Logger> {
  const output = part === 'service' ? process.stdout : process.stderr;
  const stream = await openLogStream({ fd: part === 'service' ? 1 : 2, terminal: output.isTTY });
  const secrets = [config.telegram.token, config.discord.token, config.web.password];
  return createLogger({
    level: part === 'command' && config.logLevel === 'info' ? 'warn' : config.logLevel,
    secrets: secrets.filter(secret => secret !== null),
    stream,
  });
}
