import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { platforms as registry } from './adapters/registry.ts';
import { type ConnectedPlatforms } from './adapters/shared/connect-platforms.ts';
import type { WakeSignal } from './core/async/wake-signal.ts';
import type { Config } from './config/config.ts';
import type { HubCallbacks, ReceivePush } from './core/ports/push.ts';
import type { TakeMeasure } from './core/ports/events.ts';
import type { RecordEvent, Source } from './core/ports/ports.ts';
import type { Instance, Store } from './core/ports/store.ts';
import { type Clock } from './core/time.ts';
import type { Words } from './core/words.ts';
import { createHealthCheck, type HealthCheck } from './maintenance/health-check.ts';
import { shownQuote } from './planning/best-quote.ts';
import type { Comments } from './planning/comment.ts';
import { type Corrections } from './intake/correct.ts';
import { type Previews } from './desk/approval/previews.ts';
import { createView } from './desk/create-view.ts';
import { type Dispatcher } from './outbox/dispatcher.ts';
import { type Alerts } from './alerts/alerts.ts';
import { type Ingest } from './intake/ingest.ts';
import type { Newsroom } from './desk/newsroom.ts';
import { ORDER_PARTS } from './desk/order.ts';
import { type Planner } from './planning/planner.ts';
import type { NewsroomView } from './desk/view.ts';
import { diagnose } from './maintenance/diagnose.ts';
import { type Maintenance } from './maintenance/maintenance.ts';
import { type Subscribers } from './planning/subscribers/subscribers.ts';
import { checkFolder } from './sources/folder/check-folder.ts';
import { releaseFolder } from './sources/folder/release-folder.ts';
import { layGround, type Overrides } from './ground.ts';
import { foldersOf, viewFacts } from './config/view-facts.ts';
import { problemsIn } from './config/config-problems.ts';
import { connectOutlets } from './connect-outlets.ts';
import { createWriters } from './create-writers.ts';
export type { Overrides } from './ground.ts';

/** Every room, wired: what the service runs and what a command line works with. */
export interface App extends AsyncDisposable {
  /** This process, for whoever looks who runs on the database. */
  readonly instance: Instance;
  readonly config: Config;
  readonly store: Store;
  readonly words: Words;
  readonly sources: readonly Source[];
  readonly push: ReceivePush;
  /** What hubs of feeds speak to; null where there is no such place. */
  readonly hubs: HubCallbacks | null;
  /** Looks what hubs have said to other processes. */
  readonly hearHubs: () => Promise<void>;
  readonly ingest: Ingest;
  readonly planner: Planner;
  readonly subscribers: Subscribers;
  readonly corrections: Corrections;
  readonly comments: Comments;
  readonly dispatcher: Dispatcher;
  readonly alerts: Alerts;
  readonly previews: Previews;
  readonly maintenance: Maintenance;
  readonly healthCheck: HealthCheck;
  readonly platforms: ConnectedPlatforms;
  /** Where the newsroom's page is; whoever serves it says so here. */
  readonly page: { address: string | null };
  /** Follows what the config says of destinations now: renamed ones keep what they had, removed ones wait, and what waits goes where they are. */
  readonly adoptPlaces: () => Promise<void>;
  readonly view: NewsroomView;
  readonly newsroom: Newsroom;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Woken when there may be something to send. */
  readonly wakeSignal: WakeSignal;
  /** Has somebody hear of everything that is recorded from now on. */
  listen(listener: RecordEvent): void;
  /** Has somebody hear of everything that is measured from now on. */
  measure(take: TakeMeasure): void;
}
/** Deliveries that are examined one by one: the doctor has time, the page's newsroom has other work. */
const LOOKED_AT = { doctor: 1000, page: 100 } as const;

/** The one place that wires. Opens the database; starts nothing. */
export async function createApp(config: Config, tell: RecordEvent, overrides: Overrides = {}): Promise<App> {
  const ground = await layGround(config, tell, overrides);
  const { clock, record, renderer, store, words, voice } = ground;
  const writers = await createWriters(ground, overrides);
  const { composer, ingest, planner, subscribers, push, hubs, desk, corrections } = writers;
  const sources = writers.sources.all;
  const outlets = await connectOutlets(ground, writers, overrides);
  const { platforms, dispatcher, served } = outlets;
  const healthCheck = createHealthCheck({ examine: () => look(LOOKED_AT.page), clock, record });
  const view = createView({ ...viewFacts(config), store, planner, healthCheck, clock, record });
  const snapshot = () => view.snapshot();
  const check = async () => {
    const folders = [...foldersOf(config)].map(([name, folder]) => checkFolder({ name, folder }));
    const faults = (await Promise.all(folders)).filter(problem => problem !== null);
    return [...faults, ...problemsIn(config), ...(await platforms.check())];
  };
  const look = (depth: number) =>
    diagnose({
      store,
      snapshot,
      check,
      platforms: served,
      approval: config.approval !== null,
      depth,
      now: clock.now(),
      chance: Math.random,
    });
  const adoptPlaces = async () => {
    const places = writers.everywhere.configured.map(destination => ({
      name: destination.name,
      orderingKey: registry.orderingKeyOf(destination),
    }));
    await store.outbox.adopt(places, clock.now());
    // of one that is off nobody may know where it is
    const atWork = config.destinations.filter(({ off }) => off === null);
    await corrections.readdress(atWork.map(({ destination }) => destination));
  };
  const close = async () => {
    await renderer[Symbol.asyncDispose]();
    await writers.sources[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  };
  writers.editing.examine = () => look(LOOKED_AT.doctor);
  const newsroom: Newsroom = {
    ...desk,
    store,
    snapshot,
    check,
    schedules: config.schedules,
    places: config.destinations.map(({ destination }) => destination.name),
    voice,
    why: (article, to) => writers.why(article, voice(), to),
    serviceAlive: async () => (await store.lock.state()).kind === 'taken',
    async refresh() {
      await adoptPlaces();
      await Promise.all(sources.map(source => ingest.readOnce(source)));
    },
    async releaseFolder(name) {
      const folder = foldersOf(config).get(name);
      return folder === undefined
        ? null
        : releaseFolder({ ...store, take: event => ingest.take(event) }, { name, folder });
    },
    async compose(article, destination) {
      const [composed] = await composer.compose({ article, content: { parts: ORDER_PARTS } }, [destination]);
      if (composed === undefined) throw new Error('a composer answers for each destination');
      return composed;
    },
    print: payload => registry.print(payload),
    drawCard: (article, look) => composer.drawCard(article, shownQuote(article), look),
    drain: ({ ordered, standing }) => dispatcher.drain([...ordered, ...standing].map(({ id }) => id)),
    upcoming: () => planner.upcoming(),
    recentSlots: limit => store.slots.recent(limit),
    examine: () => look(LOOKED_AT.doctor),
    backUp: file =>
      file === null ? store.files.backUp(clock.now()) : store.files.backUpTo(file, clock.now()),
    [Symbol.asyncDispose]: close,
  };
  return {
    instance: {
      id: randomUUID(),
      host: hostname(),
      pid: process.pid,
      address: null,
      roles: [...config.roles],
    },
    config,
    clock,
    record,
    store,
    words,
    view,
    newsroom,
    ingest,
    planner,
    subscribers,
    corrections,
    sources,
    push,
    hubs: writers.callbacks,
    hearHubs: async () => hubs?.look(),
    healthCheck,
    wakeSignal: ground.wakeSignal,
    listen: listener => {
      ground.listeners.push(listener);
    },
    measure: take => {
      ground.measurers.push(take);
    },
    adoptPlaces,
    ...outlets,
    [Symbol.asyncDispose]: close,
  };
}
