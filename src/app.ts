import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { platforms as registry } from './adapters/registry.ts';
import { type ConnectedPlatforms } from './adapters/shared/connect-platforms.ts';
import type { WakeSignal } from './core/async/wake-signal.ts';
import type { Config } from './config/config.ts';
import type { SourceEvent } from './core/article.ts';
import type { HubCallbacks, ReceivePush } from './core/ports/push.ts';
import type { TakeMeasure } from './core/ports/events.ts';
import type { RecordEvent, Source } from './core/ports/ports.ts';
import type { Instance, Store } from './core/ports/store.ts';
import { type Clock } from './core/time.ts';
import type { Words } from './core/words.ts';
import { createHealthCheck, type HealthCheck } from './maintenance/health-check.ts';
import { DESK_RULE } from './planning/picking/gates.ts';
import { createComposer, shownQuote } from './planning/composer.ts';
import { createCorrections, type Corrections } from './intake/correct.ts';
import { createApprovals } from './desk/approval/approvals.ts';
import { type Previews } from './desk/approval/previews.ts';
import { createEditorDesk } from './desk/editing/editor-desk.ts';
import { createView } from './desk/create-view.ts';
import { type Dispatcher } from './outbox/dispatcher.ts';
import { type Alerts } from './alerts/alerts.ts';
import { createIngest, type Ingest } from './intake/ingest.ts';
import type { Newsroom } from './desk/newsroom.ts';
import { createNewsroomDesk } from './desk/newsroom-desk.ts';
import { ORDER_PARTS } from './desk/order.ts';
import { createWhy } from './desk/why.ts';
import { createPlanner, type Planner } from './planning/planner.ts';
import type { NewsroomView } from './desk/view.ts';
import { diagnose } from './maintenance/diagnose.ts';
import { type Maintenance } from './maintenance/maintenance.ts';
import { createDestinations } from './planning/subscribers/destinations.ts';
import { createDestinationOf } from './planning/subscribers/subscribed-destination.ts';
import { createSubscriptionIndex } from './planning/subscribers/subscription-index.ts';
import { createSubscribers, type Subscribers } from './planning/subscribers/subscribers.ts';
import { ruleOf } from './config/parse-cron.ts';
import { createSources, hubsFor } from './create-sources.ts';
import { createPhotoFinder } from './sources/find-photo.ts';
import { checkFolder } from './sources/folder/check-folder.ts';
import { createTakeIn } from './sources/desk/take-in.ts';
import { createReceivePush } from './sources/push/receive-push.ts';
import { layGround, type Ground, type Overrides } from './ground.ts';
import { foldersOf, viewFacts } from './view-facts.ts';
import { problemsIn } from './config/config-problems.ts';
import { connectOutlets } from './connect-outlets.ts';
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
  readonly hubs: HubCallbacks | null;
  readonly ingest: Ingest;
  readonly planner: Planner;
  readonly subscribers: Subscribers;
  readonly corrections: Corrections;
  readonly dispatcher: Dispatcher;
  readonly alerts: Alerts;
  readonly previews: Previews;
  readonly maintenance: Maintenance;
  readonly healthCheck: HealthCheck;
  readonly platforms: ConnectedPlatforms;
  /** Where the newsroom's page is; whoever serves it says so here. */
  readonly page: { address: string | null };
  /** Gives what was posted to destinations that were renamed since to their present names. */
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
  const writers = createWriters(ground, overrides);
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
      depth,
      now: clock.now(),
      chance: Math.random,
    });
  const adoptPlaces = async () => {
    const places = config.destinations.map(({ destination }) => ({
      name: destination.name,
      orderingKey: registry.orderingKeyOf(destination),
    }));
    await store.outbox.adopt(places, clock.now());
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
    instance: { id: randomUUID(), host: hostname(), pid: process.pid, address: null },
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
    hubs,
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

export type Writers = ReturnType<typeof createWriters>;

/** What makes articles of documents and posts of articles. */
function createWriters(ground: Ground, overrides: Overrides) {
  const { config, clock, record, listeners, measure, renderer, store, words, destinations } = ground;
  const { wakeSignal, fetch } = ground;
  const photos = createPhotoFinder({ folders: foldersOf(config), fetch });
  const { brand, timezone, quiet, approval, breaking, paywall, stories } = config;
  const told = stories ? store.stories : null;
  const named = (names: readonly string[]) => destinations.filter(({ name }) => names.includes(name));
  const composer = createComposer({
    renderer,
    photos,
    words,
    record,
    brand,
    timezone,
    paywall,
    formats: registry,
    stories: told,
  });
  const posting = { ...store, composer, clock, record, wakeSignal, payloads: registry };
  const everywhere = createDestinations({ ...config, formats: registry, subscriptions: store.subscriptions });
  const index = createSubscriptionIndex(store.subscriptions);
  const configured = config.destinations.map(({ destination }) => destination);
  const approvals = createApprovals({ ...config, ...posting, destinations: configured, rule: approval });
  const corrections = createCorrections({
    ...posting,
    destinations: everywhere,
    refresh: approvals.refresh,
    parts: ORDER_PARTS,
  });
  listeners.push(corrections.note.bind(corrections));
  const gates = { sources: [...config.sources, DESK_RULE], paywall, stories };
  const schedules = config.schedules.map(schedule => ({
    ...schedule,
    rule: ruleOf(schedule.cron),
    destinations: named(schedule.to),
  }));
  const why = createWhy({ ...posting, gates, schedules, destinations: config.destinations });
  const editing = createEditorDesk({
    ...posting,
    corrections,
    schedules,
    sources: viewFacts(config).sources,
    why,
    show: registry.show,
  });
  const onChanged = () => corrections.bringUpToDate();
  const ingest = createIngest({ ...posting, measure, stories: told, onChanged });
  const take = (event: SourceEvent) => ingest.take(event);
  const hubs = hubsFor(ground);
  const takeIn = createTakeIn({ ...posting, fetch, timezone, take });
  return {
    composer,
    approvals,
    why,
    hubs,
    sources: createSources({ ...ground, hubs, feeds: store.feeds, chance: overrides.chance ?? Math.random }),
    push: createReceivePush({
      sources: config.sources.filter(source => source.kind === 'push'),
      timezone,
      clock,
      articles: store.articles,
      take,
    }),
    corrections,
    everywhere,
    index,
    subscribers: createSubscribers({
      ...posting,
      index,
      gates,
      quiet,
      needsApproval: approval !== null,
      destinationOf: createDestinationOf(destinations, registry, config.theme),
    }),
    ingest,
    planner: createPlanner({
      ...posting,
      quiet,
      gates,
      breaking: breaking === null ? null : { ...breaking, destinations: named(breaking.to) },
      approval,
      schedules,
    }),
    editing,
    desk: createNewsroomDesk({
      ...posting,
      destinations,
      timezone,
      findLink: registry.findLink,
      take,
      takeIn,
      index,
      placeOf: (platform, chat) => registry.placeOf(platform, chat),
      allowed: config.subscriptions,
      approval: approvals,
      editing,
      rule: approval,
    }),
  };
}
