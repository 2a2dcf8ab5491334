import { randomUUID } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { platforms as registry } from './adapters/registry.ts';
import { connectPlatforms, type ConnectedPlatforms } from './adapters/shared/connect-platforms.ts';
import type { Caller } from './commands/command.ts';
import { createDesk } from './commands/desk.ts';
import { shownPath, type Config } from './config/config.ts';
import type { Platform } from './core/destination.ts';
import type { RecordEvent, Source } from './core/ports/ports.ts';
import type { Instance, Store } from './core/ports/store.ts';
import { StoreDownError } from './core/ports/store-down-error.ts';
import { SECOND, type Clock, type Duration } from './core/time.ts';
import { shownAddress } from './adapters/shared/redact.ts';
import type { Words } from './core/words.ts';
import { makeDataFolder } from './data-folder.ts';
import { createHealthCheck, type HealthCheck } from './maintenance/health-check.ts';
import { createComposer, shownQuote } from './planning/composer.ts';
import { createCorrections, type Corrections } from './intake/correct.ts';
import { createView } from './desk/create-view.ts';
import { createDispatcher, type Dispatcher } from './outbox/dispatcher.ts';
import { onChatStatus } from './outbox/chat-status.ts';
import { createAlerts, type Alerts } from './alerts/alerts.ts';
import { createIngest, type Ingest } from './intake/ingest.ts';
import { createDegrader } from './outbox/degrade-delivery.ts';
import type { Newsroom } from './desk/newsroom.ts';
import { createNewsroomDesk } from './desk/newsroom-desk.ts';
import { ORDER_PARTS } from './desk/order.ts';
import { createWhy } from './desk/why.ts';
import { createPlanner, type Planner } from './planning/planner.ts';
import type { NewsroomView } from './desk/view.ts';
import { diagnose } from './maintenance/diagnose.ts';
import { createMaintenance, type Maintenance } from './maintenance/maintenance.ts';
import { createWakeSignal } from './core/async/wake-signal.ts';
import { watchDatabase } from './maintenance/watch-database.ts';
import { createCardRenderer, type ProcessCardRenderer } from './cards/draw/card-renderer.ts';
import { ruleOf } from './config/parse-cron.ts';
import { createAddressCheck, createFetch } from './net/create-fetch.ts';
import { createPhotoFinder } from './sources/find-photo.ts';
import { checkFolder } from './sources/folder/check-folder.ts';
import { createFolderSource } from './sources/folder/folder-source.ts';
import { openSqliteStore } from './store/sqlite/sqlite-store.ts';
import { systemClock } from './system-clock.ts';
import { createWords } from './words.ts';
import { problemsIn } from './config-problems.ts';

/** What a test may put in place of the world. */
export interface Overrides {
  readonly clock?: Clock;
  readonly chance?: () => number;
  /** The program that draws cards in a process of its own. */
  readonly drawingProgram?: string;
  /** How long a claim outlives its process. */
  readonly leaseMs?: Duration;
  /** How long a lost request may take to arrive, where that is not bounded. */
  readonly maxInFlightMs?: Duration;
  /** Opens the database file for writing. */
  readonly openDatabase?: (file: string) => DatabaseSync;
}

/** Every room, wired: what the service runs and what a command line works with. */
export interface App extends AsyncDisposable {
  /** This process, for whoever looks who runs on the database. */
  readonly instance: Instance;
  readonly config: Config;
  readonly store: Store;
  readonly words: Words;
  readonly sources: readonly Source[];
  readonly ingest: Ingest;
  readonly planner: Planner;
  readonly corrections: Corrections;
  readonly dispatcher: Dispatcher;
  readonly alerts: Alerts;
  readonly maintenance: Maintenance;
  readonly healthCheck: HealthCheck;
  readonly platforms: ConnectedPlatforms;
  readonly renderer: Pick<ProcessCardRenderer, 'warmUp'>;
  /** Where the newsroom's page is; whoever serves it says so here. */
  readonly page: { address: string | null };
  readonly view: NewsroomView;
  readonly newsroom: Newsroom;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** Has somebody hear of everything that is recorded from now on. */
  listen(listener: RecordEvent): void;
}

const ROOT = join(import.meta.dirname, '..');
/** Deliveries that are examined one by one: the doctor has time, the page's newsroom has other work. */
const LOOKED_AT = { doctor: 1000, page: 100 } as const;

/** The one place that wires. Opens the database; starts nothing. */
export async function createApp(config: Config, tell: RecordEvent, overrides: Overrides = {}): Promise<App> {
  const ground = await layGround(config, tell, overrides);
  const { clock, record, store, words, say } = ground;
  const writers = createWriters(ground, overrides);
  const { composer, renderer, ingest, planner, sources, desk, corrections } = writers;
  const outlets = await connectOutlets(ground, { desk, renderer }, overrides);
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
  const close = async () => {
    await renderer[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  };

  const voice = () => ({
    say,
    language: say('page-language'),
    timezone: config.timezone,
    now: clock.now(),
  });

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
      for (const source of sources) await ingest.readOnce(source);
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
    corrections,
    sources,
    healthCheck,
    renderer,
    listen: listener => {
      ground.listeners.push(listener);
    },
    ...outlets,
    [Symbol.asyncDispose]: close,
  };
}

type Ground = Awaited<ReturnType<typeof layGround>>;
type Writers = ReturnType<typeof createWriters>;

/** What every part stands on. */
async function layGround(config: Config, tell: RecordEvent, overrides: Overrides) {
  const clock = overrides.clock ?? systemClock;
  const listeners: RecordEvent[] = [tell];
  const record: RecordEvent = event => {
    // every part meets a database that is down; it is told once, by the watch
    if (event.kind === 'service-fault' && event.error instanceof StoreDownError) return;
    for (const listen of listeners) listen(event);
  };
  makeDataFolder(config.dataFolder);
  const store = await openSqliteStore({
    file: join(config.dataFolder, 'strillone.db'),
    pacing: registry.rateLimits(config.pacing),
    keepBackups: config.backups,
    watch: watchDatabase({ clock, record }),
    ...(overrides.openDatabase === undefined ? {} : { open: overrides.openDatabase }),
  });
  const words = createWords({ directory: join(ROOT, 'config/locales'), fallback: config.language });
  // those that take part
  const destinations = config.destinations.flatMap(({ destination, off }) =>
    off === null ? [destination] : [],
  );
  const say = words(config.language);
  return {
    config,
    clock,
    record,
    listeners,
    store,
    words,
    say,
    destinations,
    wakeSignal: createWakeSignal(),
    fetch: createFetch(config.network),
  };
}

/** What makes articles of documents and posts of articles. */
function createWriters(ground: Ground, overrides: Overrides) {
  const { config, clock, record, listeners, store, words, destinations, wakeSignal, fetch } = ground;
  const renderer = createCardRenderer({
    themes: config.themes,
    onCrash: error => {
      record({ kind: 'service-fault', part: 'drawing', error });
    },
    ...(overrides.drawingProgram === undefined ? {} : { program: overrides.drawingProgram }),
  });
  const photos = createPhotoFinder({ folders: foldersOf(config), fetch });
  const { brand, timezone, quiet, approval, breaking, paywall } = config;
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
  });
  const posting = { ...store, composer, clock, record, wakeSignal, payloads: registry };
  const corrections = createCorrections({
    ...posting,
    destinations: config.destinations.map(({ destination }) => destination),
    parts: ORDER_PARTS,
  });
  listeners.push(event => {
    corrections.note(event);
  });
  const gates = { sources: config.sources, paywall };
  const schedules = config.schedules.map(schedule => ({
    ...schedule,
    rule: ruleOf(schedule.cron),
    destinations: named(schedule.to),
  }));
  return {
    composer,
    renderer,
    why: createWhy({ ...posting, gates, schedules, destinations: config.destinations }),
    sources: config.sources.flatMap(source =>
      source.kind === 'folder' ? [createFolderSource({ ...source, timezone, clock })] : [],
    ),
    corrections,
    ingest: createIngest({ ...posting, onChanged: () => corrections.bringUpToDate() }),
    planner: createPlanner({
      ...posting,
      quiet,
      gates,
      breaking: breaking === null ? null : { ...breaking, destinations: named(breaking.to) },
      approval: approval !== null,
      schedules,
    }),
    desk: createNewsroomDesk({ ...posting, destinations, timezone, findLink: registry.findLink }),
  };
}

/** What brings posts to their places, hears what people say there, tells editors and keeps the database. */
async function connectOutlets(
  ground: Ground,
  { desk: newsroom, renderer }: Pick<Writers, 'desk' | 'renderer'>,
  overrides: Overrides,
) {
  const { config, clock, record, listeners, store, words, say, destinations, wakeSignal, fetch } = ground;
  const { editors, language } = config;
  const page: { address: string | null } = { address: null };
  const isEditor = (caller: Caller) => registry.isEditor(caller, editors);
  const { styleOf, findLink, titleOf } = registry;
  const platforms = await connectPlatforms(
    registry.modules,
    { ...config.platforms, destinations },
    {
      words,
      record,
      now: () => clock.now(),
      desk: createDesk({ newsroom, isEditor, styleOf, words, language, record }),
      deliveries: store.deliveries,
      sleep: clock.sleep.bind(clock),
      pageAddress: () => page.address,
      fetch,
      checkAddress: createAddressCheck(config.network),
      ...(overrides.maxInFlightMs === undefined ? {} : { maxInFlightMs: overrides.maxInFlightMs }),
      onPlace: onChatStatus({
        outbox: store.outbox,
        clock,
        record,
        wakeSignal,
        destinations: destinations.map(one => ({
          name: one.name,
          orderingKey: registry.orderingKeyOf(one),
        })),
      }),
    },
  );
  const { publishers } = platforms;
  const served: readonly Platform[] = publishers.map(({ platform }) => platform);
  const alerts = createAlerts({
    ...store,
    channels: platforms.logs,
    publishers,
    clock,
    record,
    wakeSignal,
    say,
    findLink,
    titleOf,
  });
  listeners.push(event => {
    alerts.note(event);
  });
  const dispatcher = createDispatcher({
    outbox: store.outbox,
    articles: store.articles,
    publishers,
    clock,
    record,
    wakeSignal,
    chance: overrides.chance ?? Math.random,
    payloads: registry,
    limits: Object.fromEntries(served.map(name => [name, config.pacing[name]?.all ?? null])),
    degrade: createDegrader({
      outbox: store.outbox,
      payloads: registry,
      shrink: card => renderer.shrinkCard(card, Math.floor(card.bytes.length / 2)),
    }),
    ...(overrides.leaseMs === undefined ? {} : { leaseMs: overrides.leaseMs }),
  });
  const maintenance = createMaintenance({
    store,
    clock,
    record,
    uptime: () => uptime() * SECOND,
    platforms: served,
    standing: config.sources.flatMap(({ kind, name }) => (kind === 'folder' ? [name] : [])),
    keepMs: config.keepMs,
    onClockMoved: () => {
      wakeSignal.wake();
    },
  });
  return { page, platforms, served, alerts, dispatcher, maintenance };
}

const foldersOf = ({ sources }: Config): ReadonlyMap<string, string> =>
  new Map(sources.flatMap(source => (source.kind === 'folder' ? [[source.name, source.folder]] : [])));

const viewFacts = (config: Config) => ({
  brand: config.brand,
  language: config.language,
  timezone: config.timezone,
  destinations: config.destinations.map(({ destination: { name, platform }, off }) => ({
    name,
    platform,
    title: registry.titleOf(platform),
    off,
  })),
  sources: config.sources.map(source => ({
    name: source.name,
    place: source.kind === 'folder' ? shownPath(process.cwd(), source.folder) : shownAddress(source.address),
  })),
});
