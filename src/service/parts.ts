import type { App } from '../app.ts';
import type { NewsroomEvent } from '../core/ports/events.ts';
import type { AcquiredLock } from '../core/ports/instance-lock.ts';
import type { Source } from '../core/ports/ports.ts';
import { MINUTE, SECOND, type Duration } from '../core/time.ts';
import { startTicker } from '../planning/ticker.ts';
import { createWorkQueue } from './work-queue.ts';

/** A source that failed is read anew, soon at first, then each minute: the database may be back, or the folder. */
const FOLLOW_AGAIN: { readonly first: Duration; readonly last: Duration } = { first: SECOND, last: MINUTE };

/** What comes from the network may be slow: nobody waits longer for it before what is due is written. */
const STREAM_PATIENCE: Duration = 5 * SECOND;

/** So long a process that shares its database waits to lead the planner before it is ready without. */
const PLAN_PATIENCE: Duration = 5 * SECOND;

/** After these, where posts wait for approval, an article may be one that subscribers get. */
const RELEASING: ReadonlySet<NewsroomEvent['kind']> = new Set([
  'post-decided',
  'post-ordered',
  'breaking-posted',
]);

/** Disposing of it stops all parts and waits for them. */
export interface Parts extends AsyncDisposable {
  /** Resolves when the sources have been read once and what was due has been written, by this process where it leads. */
  readonly ready: Promise<void>;
}

/**
 * Starts what the config's roles say. What one process at a time may do (each source, the planner, what a platform's people are
 * heard by, maintenance) is done by whichever of them leads it.
 */
export function startParts(app: App, lock: AcquiredLock): Parts {
  const { config, record } = app;
  const stop = new AbortController();
  const does = (role: string) => config.roles.has(role);
  const faultIn = (part: string) => (error: unknown) => {
    record({ kind: 'service-fault', part, error });
  };
  const lead = (part: string, work: (signal: AbortSignal) => Promise<void>) =>
    lock.lead(part, stop.signal, work).catch(faultIn(part));

  const followed = does('sources')
    ? app.sources.map(source => followForever(app, lock, { source, stop: stop.signal }))
    : [];
  const read = allRead(app, { followed, isAlone: lock.isAlone, stop: stop.signal });
  const planned = Promise.withResolvers<undefined>();
  const planner = createPlannerPart(app, faultIn);
  const plan = async (signal: AbortSignal) => {
    await read;
    await planner.run(signal, () => {
      planned.resolve(undefined);
    });
  };
  const hears = app.platforms.receivers.some(({ platform }) => does(platform));
  const learning = createWorkQueue(() => stop.signal.aborted);
  /** What others told editors, which places they were told of, what hubs told them; at most once a second, for there may be much news. */
  const learn = () =>
    void learning.once('learn', async () => {
      app.alerts.news();
      await app.hearHubs().catch(faultIn('hubs'));
      if (hears) await app.subscribers.prepare().catch(faultIn('subscriptions'));
      await app.clock.sleep(SECOND, stop.signal);
    });
  lock.onNews(() => {
    app.wakeSignal.wake();
    planner.news();
    learn();
  });
  app.listen(({ kind }) => {
    if (kind === 'article-received' || kind === 'article-corrected') planner.news();
    else if (RELEASING.has(kind)) planner.tell();
  });
  const work = [
    ...followed.map(({ ended }) => ended),
    ...(does('planner') ? [lead('planner', plan)] : []),
    ...(does('dispatcher')
      ? [app.dispatcher.run(stop.signal, { alone: lock.isAlone }).catch(faultIn('outbox'))]
      : []),
    ...app.platforms.receivers.flatMap(receiver =>
      does(receiver.platform) ? [lead(receiver.platform, signal => receiver.run(signal))] : [],
    ),
    ...(does('maintenance') ? [lead('maintenance', signal => app.maintenance.run(signal))] : []),
    // each that has a page, for it shows what was found
    ...(does('web') ? [app.healthCheck.run(stop.signal)] : []),
    app.alerts.run(stop.signal),
    app.corrections.run(stop.signal),
    app.comments.run(stop.signal),
  ];
  if (!does('planner')) planned.resolve(undefined);
  // who shares the database may never lead the planner: another writes what is due
  if (!lock.isAlone)
    void read
      .then(() => app.clock.sleep(PLAN_PATIENCE, stop.signal))
      .then(() => {
        planned.resolve(undefined);
      });
  return {
    ready: Promise.all([read, planned.promise]).then(() => undefined),
    async [Symbol.asyncDispose]() {
      stop.abort();
      planned.resolve(undefined);
      await Promise.allSettled([read, ...work, learning.done()]);
    },
  };
}

/** Fills slots, tells subscribers, posts what cannot wait, and keeps previews; all of it by what the database says is due. */
function createPlannerPart(app: App, faultIn: (part: string) => (error: unknown) => void) {
  const { config, planner, subscribers } = app;
  let stop: AbortSignal = AbortSignal.abort();
  const onSlots = createWorkQueue(() => stop.aborted);
  const onNews = createWorkQueue(() => stop.aborted);
  const isBreakingPosted = config.breaking !== null;
  /** Beside the slots: thousands of readers keep no schedule waiting. */
  const tell = () =>
    onNews.once('subscribers', async () => {
      await subscribers.deliverNews().catch(faultIn('subscribers'));
      await subscribers.fillDigests().catch(faultIn('subscribers'));
    });
  const ring = () => {
    void tell();
    return onSlots.add(() => planner.fillDue().catch(faultIn('planner')));
  };
  const news = () => {
    if (isBreakingPosted)
      void onSlots.once('breaking', () => planner.postBreaking().catch(faultIn('planner')));
    void tell();
  };
  return {
    /** There may be new articles. */
    news,
    /** There may be articles that subscribers get now. */
    tell: () => void tell(),
    /** Plans until `signal` aborts; calls `ready` when what was due at the beginning has been written. */
    async run(signal: AbortSignal, ready: () => void) {
      if (signal.aborted) return;
      // what changed while nobody looked, or in the moment in which a process died
      await app.corrections.bringUpToDate().catch(faultIn('corrections'));
      stop = signal;
      using _bell = startTicker(config.schedules, () => void ring());
      const previews = app.previews.run(signal);
      await ring();
      ready();
      await previews;
      await aborted(signal);
      await Promise.all([onSlots.done(), onNews.done()]);
    },
  };
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve();
    else
      signal.addEventListener('abort', () => {
        resolve();
      });
  });

interface Followed {
  readonly kind: Source['kind'];
  /** All that was there at first was read, or could not be, or is another process's to read. */
  readonly settled: Promise<unknown>;
  readonly ended: Promise<void>;
}

/** Follows a source until `stop`; one that fails is read anew. */
function followForever(
  app: App,
  lock: AcquiredLock,
  { source, stop }: { readonly source: Source; readonly stop: AbortSignal },
): Followed {
  const settled = Promise.withResolvers<undefined>();
  const settle = () => {
    settled.resolve(undefined);
  };
  const follow = async (signal: AbortSignal) => {
    for (let waitMs = FOLLOW_AGAIN.first; !signal.aborted; waitMs = Math.min(2 * waitMs, FOLLOW_AGAIN.last)) {
      try {
        await app.ingest.follow(source, signal, settle);
        break;
      } catch (error) {
        app.record({ kind: 'service-fault', part: `source ${source.name}`, error });
        settle();
        await app.clock.sleep(waitMs, signal);
      }
    }
    settle();
  };
  return {
    kind: source.kind,
    settled: settled.promise,
    ended: lock.lead(`source ${source.name}`, stop, follow),
  };
}

/** Waits until the sources have been read once, those of the network not for long; another process may read them. */
async function allRead(
  app: App,
  {
    followed,
    isAlone,
    stop,
  }: { readonly followed: readonly Followed[]; readonly isAlone: boolean; readonly stop: AbortSignal },
): Promise<void> {
  const done = new AbortController();
  const settledOf = (kind: Source['kind']) =>
    Promise.all(followed.filter(one => one.kind === kind).map(({ settled }) => settled));
  const patience = () => app.clock.sleep(STREAM_PATIENCE, AbortSignal.any([stop, done.signal]));
  await Promise.race([settledOf('snapshot'), isAlone ? aborted(stop) : patience()]);
  if (followed.some(({ kind }) => kind === 'stream')) await Promise.race([settledOf('stream'), patience()]);
  done.abort();
}
