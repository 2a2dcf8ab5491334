import { platforms } from '../adapters/registry.ts';
import type { App } from '../app.ts';
import { withTimeout } from '../core/async/with-timeout.ts';
import { runsAlready } from '../core/ports/instance-lock.ts';
import { faultAt } from '../core/reasons/reason-error.ts';
import { reasonOf } from '../core/reasons/reason.ts';
import { SECOND, toIso, type Duration } from '../core/time.ts';
import { startParts } from './parts.ts';
import { startHealth, startWeb, type RunningWeb } from '../web/start-web.ts';

/** The first posts, written when the service is ready, are at their places by then. */
const SENT_WITHIN: Duration = SECOND;
/** What is on its way has arrived by then, and who stops a program gives it ten seconds. */
const STOP_WITHIN: Duration = 6 * SECOND;
const ANSWER_WITHIN: Duration = SECOND;
/** More posts that wait for approval are not told apart. */
const COUNTED = 1000;

/** What a running service shows of itself. */
export interface Service extends AsyncDisposable {
  /** Where the page is; empty where this process serves none. */
  readonly address: string;
  /** The usual port, which another program has; null when the page is where it was to be. */
  readonly insteadOf: number | null;
  /** Resolves when the sources have been read once and what was due has been written. */
  readonly ready: Promise<void>;
}

/**
 * Starts the newsroom: page, sources, bell, outbox and the platforms' bots. One that fails does not stop the others.
 * Disposing it stops all of them: what is on its way to a platform gets a few seconds to arrive. Throws `ReasonError`
 * that names the other when one runs on this database already. `port`: of the page, whatever the config says.
 */
export async function startService(app: App, { port }: { readonly port?: number } = {}): Promise<Service> {
  const { clock, store } = app;
  const taken = await store.lock.acquire(app.instance, clock.now());
  if (taken.kind === 'taken') throw faultAt(store.files.place, runsAlready(taken.by));
  const { lock } = taken;
  try {
    await findSound(app);
    await app.adoptPlaces();
    await store.outbox.tryClosed(clock.now());
    await lookAtApproval(app);
    const state: { notReady: string | null } = { notReady: 'the newsroom is starting' };
    const sent = Promise.withResolvers<undefined>();
    const web = await openWeb(app, { notStarted: () => state.notReady, sent: sent.promise, port });
    // what serves health alone has no page
    const page = app.config.roles.has('web') ? (web?.address ?? null) : null;
    if (page !== null) await lock.announce(page);
    await app.subscribers.prepare();
    app.page.address = app.config.web.address ?? page;
    const parts = startParts(app, lock);
    const ready = parts.ready.then(() => {
      state.notReady = null;
    });
    const stop = new AbortController();
    void ready
      .then(() => clock.sleep(SENT_WITHIN, stop.signal))
      .then(() => {
        if (!stop.signal.aborted) sent.resolve(undefined);
      });
    return {
      address: web?.address ?? '',
      insteadOf: web?.insteadOf ?? null,
      ready,
      async [Symbol.asyncDispose]() {
        state.notReady = 'the newsroom is stopping';
        stop.abort();
        const ended = new AbortController();
        const late = leaveLate(app, ended.signal);
        await web?.[Symbol.asyncDispose]();
        await parts[Symbol.asyncDispose]();
        await lock.release();
        ended.abort();
        await late;
      },
    };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Editors are told what waits for an approval that is switched off: nothing else would ask them for their word. */
async function lookAtApproval({ config, store, record }: App): Promise<void> {
  if (config.approval !== null) {
    record({ kind: 'approval-on' });
    return;
  }
  const count = (await store.proposals.waiting(COUNTED)).length;
  if (count > 0) record({ kind: 'approval-off', count });
}

/** A database that does not answer is not waited for when the newsroom stops: what was not written is found by whoever comes next. */
async function leaveLate({ store, clock }: App, ended: AbortSignal): Promise<void> {
  await clock.sleep(STOP_WITHIN, ended);
  if (ended.aborted) return;
  const answer = store.ping().catch(() => null);
  if ((await withTimeout(answer, ANSWER_WITHIN, clock.sleep.bind(clock))) === null) store.giveUp();
}

/** The page, or health and metrics alone where another process has the page, or nothing. */
async function openWeb(
  app: App,
  {
    notStarted,
    sent,
    port,
  }: {
    readonly notStarted: () => string | null;
    readonly sent: Promise<unknown>;
    readonly port: number | undefined;
  },
): Promise<RunningWeb | null> {
  const { config, view, record } = app;
  // loaded when the first posts are sent: nothing that is measured before is lost, and no post waits for it
  const metrics = sent
    .then(() => import('../web/metrics/newsroom-metrics.ts'))
    .then(({ createNewsroomMetrics }) => createNewsroomMetrics(() => view.numbers()));
  app.measure(measure => {
    void metrics.then(({ take }) => {
      take(measure);
    });
  });
  const notReady = async () => notStarted() ?? (await view.notReady());
  const health = {
    ...config.web,
    view: { ...view, notReady },
    metrics: async () => (await metrics).text(),
    record,
  };
  if (config.roles.has('web'))
    return startWeb({
      ...health,
      port: port ?? config.web.port,
      push: app.push,
      hubs: app.hubs,
      callbacks: app.platforms.callbacks,
      approval: app.newsroom.approval,
      words: app.words,
      show: platforms.show,
    });
  return config.healthPort === null ? null : startHealth({ ...health, port: port ?? config.healthPort });
}

/** Throws `ReasonError` when the database is damaged: nothing is written to such a one. */
async function findSound({ store: { files } }: App): Promise<void> {
  const [problem] = await files.quickCheck();
  if (problem === undefined) return;
  const [newest] = await files.backups();
  const detail =
    newest === undefined
      ? reasonOf('database-damaged', { detail: problem })
      : reasonOf('database-damaged-since', {
          detail: problem,
          time: toIso(newest.at),
          command: `strillone restore ${newest.file}`,
        });
  throw faultAt(files.place, detail);
}
