import { platforms } from './adapters/registry.ts';
import { createApp, type App } from './app.ts';
import { startTicker } from './planning/ticker.ts';
import type { Config } from './config/config.ts';
import type { NewsroomEvent } from './core/ports/events.ts';
import type { Source } from './core/ports/ports.ts';
import type { AcquiredLock, Holder } from './core/ports/instance-lock.ts';
import { MINUTE, SECOND, toIso, type Duration } from './core/time.ts';
import { loggerFor, recordTo } from './logger.ts';
import { startWeb } from './web/start-web.ts';

/** What a running service shows of itself. */
export interface Service extends AsyncDisposable {
  /** Where the page is. */
  readonly address: string;
  /** The usual port, which another program has; null when the page is where it was to be. */
  readonly insteadOf: number | null;
  /** Resolves when the sources have been read once and what was due has been written. */
  readonly ready: Promise<void>;
}

/** A source that failed is read anew, soon at first, then each minute: the database may be back, or the folder. */
const FOLLOW_AGAIN: { readonly first: Duration; readonly last: Duration } = { first: SECOND, last: MINUTE };

/** What comes from the network may be slow: nobody waits longer for it before what is due is written. */
const STREAM_PATIENCE: Duration = 5 * SECOND;

/**
 * Starts the newsroom: page, sources, bell, outbox and the platforms' bots. One that fails does not stop the others.
 * Disposing it stops all of them: what is on its way to a platform gets a few seconds to arrive. Throws `Error` that
 * names the other when one runs on this database already.
 */
export async function startService(app: App): Promise<Service> {
  const { clock, record, store } = app;
  const taken = await store.lock.acquire(app.instance, clock.now());
  if (taken.kind === 'taken') throw new Error(alreadyRunning(taken.by));
  const { lock } = taken;
  try {
    await findSound(app);
    await app.adoptPlaces();
    await store.outbox.tryClosed(clock.now());
    const web = await startWeb({
      ...app.config.web,
      view: app.view,
      push: app.push,
      hubs: app.hubs,
      approval: app.newsroom.approval,
      words: app.words,
      record,
      show: platforms.show,
    });
    await lock.announce(web.address);
    await app.subscribers.prepare();
    app.page.address = app.config.web.address ?? web.address;
    return startParts(app, lock, web);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function alreadyRunning(by: Holder | null): string {
  const who =
    by === null
      ? ''
      : `: process ${by.pid} on ${by.host}, since ${toIso(by.since)}` +
        (by.address === null ? '' : `, its page is ${by.address}`);
  return `a newsroom runs on this database already${who}. End it first, or name another folder for this one in STRILLONE_DATA.`;
}

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

function startParts(app: App, lock: AcquiredLock, web: Web): Service {
  const { config, record } = app;
  const stop = new AbortController();
  const faultIn = (part: string) => (error: unknown) => {
    record({ kind: 'service-fault', part, error });
  };
  let planning = Promise.resolve();
  const ring = () => {
    if (!stop.signal.aborted) {
      planning = planning.then(() => app.planner.fillDue()).catch(faultIn('planner'));
      tellSubscribers();
    }
    return planning;
  };
  let telling = Promise.resolve();
  let isTellingDue = false;
  /** Beside the slots: thousands of readers keep no schedule waiting. Much news at once is looked at once. */
  const tellSubscribers = () => {
    if (isTellingDue || stop.signal.aborted) return;
    isTellingDue = true;
    telling = telling
      .then(() => {
        isTellingDue = false;
        return app.subscribers.deliverNews();
      })
      .then(() => app.subscribers.fillDigests())
      .catch(faultIn('subscribers'));
  };
  let isBreakingDue = false;
  /** Much news at once is looked at once. */
  const breakingNews = () => {
    if (isBreakingDue || stop.signal.aborted) return;
    isBreakingDue = true;
    planning = planning
      .then(() => {
        isBreakingDue = false;
        return app.planner.postBreaking();
      })
      .catch(faultIn('planner'));
  };
  const followed = app.sources.map(source => followForever(app, source, stop.signal));
  const work = [
    ...followed.map(({ ended }) => ended),
    app.dispatcher.run(stop.signal, { alone: true }).catch(faultIn('outbox')),
    app.platforms.run(stop.signal).catch(faultIn('platforms')),
    app.maintenance.run(stop.signal),
    app.healthCheck.run(stop.signal),
    app.alerts.run(stop.signal),
    app.previews.run(stop.signal),
    app.corrections.run(stop.signal),
  ];
  let bell: Disposable | undefined;
  const snapshots = followed.filter(({ kind }) => kind === 'snapshot');
  const streams = followed.filter(({ kind }) => kind === 'stream');
  const read = Promise.all(snapshots.map(({ settled }) => settled)).then(() =>
    allWithin(app, { streams, patience: STREAM_PATIENCE, stop: stop.signal }),
  );
  const ready = read.then(async () => {
    if (stop.signal.aborted) return;
    // what changed while nobody looked, or in the moment in which a process died
    await app.corrections.bringUpToDate().catch(faultIn('corrections'));
    bell = startTicker(config.schedules, () => void ring());
    app.listen(({ kind }) => {
      const isNew = kind === 'article-received' || kind === 'article-corrected';
      if (isNew && config.breaking !== null) breakingNews();
      if (isNew || RELEASING.has(kind)) tellSubscribers();
    });
    await ring();
  });
  return {
    address: web.address,
    insteadOf: web.insteadOf,
    ready,
    async [Symbol.asyncDispose]() {
      stop.abort();
      bell?.[Symbol.dispose]();
      await web[Symbol.asyncDispose]();
      await Promise.allSettled([ready, ...work]);
      await planning;
      await telling;
      await lock.release();
    },
  };
}

/** After these, where posts wait for approval, an article may be one that subscribers get. */
const RELEASING: ReadonlySet<NewsroomEvent['kind']> = new Set([
  'post-decided',
  'post-ordered',
  'breaking-posted',
]);

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
  return { kind: source.kind, settled: settled.promise, ended: follow() };
}

/** Waits until these have settled, but not longer than that. */
async function allWithin(
  { clock }: App,
  {
    streams,
    patience,
    stop,
  }: {
    readonly streams: readonly { readonly settled: Promise<unknown> }[];
    readonly patience: Duration;
    readonly stop: AbortSignal;
  },
): Promise<void> {
  if (streams.length === 0) return;
  const done = new AbortController();
  const wait = clock.sleep(patience, AbortSignal.any([stop, done.signal]));
  await Promise.race([Promise.all(streams.map(({ settled }) => settled)), wait]);
  done.abort();
}

/** Runs the service of a config until `stop` aborts; answers the exit code. Says on `out` or in the log where the page is. */
export async function serve(
  config: Config,
  world: { readonly stop: AbortSignal; readonly out: (line: string) => void },
): Promise<number> {
  const logger = await loggerFor(config, 'service');
  const record = recordTo(logger);
  for (const { destination, off } of config.destinations) {
    if (off !== null) record({ kind: 'destination-off', destination: destination.name, reason: off });
  }
  await using app = await createApp(config, record, { drawsSoon: true }); // what is due is posted as soon as the sources have been read
  await using service = await startService(app);
  // a line for a person, or a line of the log: what reads that expects JSON only
  if (process.stdout.isTTY) world.out(`${config.brand}: ${service.address}`);
  else record({ kind: 'service-up', name: config.brand, address: service.address });
  if (service.insteadOf !== null)
    logger.warn(
      `port ${service.insteadOf} is another program's: the page is at ${service.address}; set web.port to keep it at one place`,
    );
  const told = Promise.withResolvers<undefined>();
  const end = () => {
    told.resolve(undefined);
  };
  if (world.stop.aborted) end();
  world.stop.addEventListener('abort', end, { once: true });
  await told.promise;
  logger.info('stopping');
  return 0;
}
