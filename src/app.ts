import { randomUUID } from 'node:crypto';
import { hostname, uptime } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createPreviewPublisher } from './adapters/preview/preview-publisher.ts';
import { connectPlatforms, type Platforms } from './platforms.ts';
import { createDesk } from './commands/desk.ts';
import type { NewsroomDesk } from './commands/context.ts';
import type { CommandDesk } from './commands/command.ts';
import { shownPath, type Config } from './config.ts';
import type { Article } from './core/article.ts';
import type { Platform } from './core/destination.ts';
import type { Instance, RecordEvent, Source, Store } from './core/ports.ts';
import type { PostPart } from './core/schedule.ts';
import { StoreDownError } from './core/store-down-error.ts';
import { SECOND, type Clock, type Duration } from './core/time.ts';
import type { Words } from './core/words.ts';
import { makeDataFolder } from './data-folder.ts';
import { bestQuote } from './newsroom/best-quote.ts';
import { createComposer, shownQuote, type Composer } from './newsroom/compose.ts';
import { replaceWaiting } from './newsroom/correct.ts';
import { createView } from './newsroom/create-view.ts';
import { createDispatcher, type Dispatcher } from './newsroom/dispatch.ts';
import { hearOfPlaces } from './newsroom/hear-of-places.ts';
import { createEditorsLog, type EditorsLog } from './newsroom/editors-log.ts';
import { createIngest, type Ingest } from './newsroom/ingest.ts';
import { createLightener } from './newsroom/lighten-delivery.ts';
import type { Newsroom } from './newsroom/newsroom.ts';
import { orderPost } from './newsroom/order.ts';
import { createPlanner, type Planner } from './newsroom/plan.ts';
import type { NewsroomView } from './newsroom/view.ts';
import { examine } from './newsroom/examine.ts';
import { createKeeper, type Keeper } from './newsroom/keeper.ts';
import { isRunning } from './newsroom/take-place.ts';
import { createWaitingDesk } from './newsroom/waiting-desk.ts';
import { createWaker } from './newsroom/waker.ts';
import { watchDatabase } from './newsroom/watch-database.ts';
import { fateOf } from './fate-of.ts';
import { createCardRenderer } from './render/card-renderer.ts';
import { createDrawingNotes } from './render/drawing-notes.ts';
import type { Engine } from './render/engine.ts';
import { shrinkCard } from './render/shrink-card.ts';
import { parseCron } from './parse-cron.ts';
import { createPhotoFinder } from './sources/find-photo.ts';
import { createFolderSource } from './sources/folder-source.ts';
import { openSqliteStore } from './store/sqlite-store.ts';
import { systemClock } from './system-clock.ts';
import { createWords } from './words.ts';

/** What a test may put in place of the world. */
export interface Overrides {
  readonly clock?: Clock;
  readonly chance?: () => number;
  /** What draws cards. */
  readonly engine?: () => Promise<Engine>;
  /** How long a claim outlives its process. */
  readonly leaseMs?: Duration;
  /** How long a lost request may take to arrive on Telegram. */
  readonly landsWithinMs?: Duration;
  /** Opens the database file for writing. */
  readonly openDatabase?: (file: string) => DatabaseSync;
}

/** Every room, wired: what the service runs and what a command line works with. */
export interface App extends AsyncDisposable {
  readonly config: Config;
  readonly store: Store;
  readonly words: Words;
  readonly sources: readonly Source[];
  readonly ingest: Ingest;
  readonly planner: Planner;
  readonly dispatcher: Dispatcher;
  readonly editorsLog: EditorsLog;
  readonly keeper: Keeper;
  readonly platforms: Platforms;
  readonly desk: CommandDesk;
  readonly view: NewsroomView;
  readonly newsroom: Newsroom;
  readonly clock: Clock;
  readonly record: RecordEvent;
}

const ROOT = join(import.meta.dirname, '..');
/** What an editor's order is made of. */
const ORDER_PARTS: readonly PostPart[] = ['summary', 'quote-card'];

/** The one place that wires. Opens the database; starts nothing. */
export async function createApp(config: Config, tell: RecordEvent, overrides: Overrides = {}): Promise<App> {
  const clock = overrides.clock ?? systemClock;
  const ears: RecordEvent[] = [tell];
  const record: RecordEvent = event => {
    // every part meets a database that is down; it is told once, by the watch
    if (event.kind === 'service-fault' && event.error instanceof StoreDownError) return;
    for (const ear of ears) ear(event);
  };
  makeDataFolder(config.dataFolder);
  const store = await openSqliteStore({
    file: join(config.dataFolder, 'strillone.db'),
    pacing: config.pacing,
    keepBackups: config.backups,
    watch: watchDatabase({ clock, record }),
    ...(overrides.openDatabase === undefined ? {} : { open: overrides.openDatabase }),
  });
  const words = createWords({ directory: join(ROOT, 'config/locales'), fallback: config.language });
  const say = words(config.language);
  const renderer = createCardRenderer({
    themes: config.themes,
    ...(overrides.engine === undefined ? {} : { engine: overrides.engine }),
    notes: createDrawingNotes({
      folder: join(config.dataFolder, 'drawing'),
      isThere: pid => fateOf({ host: hostname(), pid }) === 'there',
      onFault: error => {
        record({ kind: 'service-fault', part: 'drawing notes', error });
      },
    }),
  });
  const composer = createComposer({
    renderer,
    photos: createPhotoFinder({ folders: foldersOf(config) }),
    words,
    record,
    brand: config.brand,
    timezone: config.timezone,
  });
  const waker = createWaker();
  const destinations = config.destinations.flatMap(({ destination, off }) =>
    off === null ? [destination] : [],
  );
  const orders = { outbox: store.outbox, composer, clock, record, waker };

  const ingest = createIngest({
    articles: store.articles,
    outbox: store.outbox,
    clock,
    record,
    onCorrected: article =>
      replaceWaiting(
        {
          ...orders,
          ledger: store.ledger,
          destinations: config.destinations.map(({ destination }) => destination),
          partsOf: schedule => config.schedules.find(({ name }) => name === schedule)?.post ?? ORDER_PARTS,
        },
        article,
      ),
  });
  const planner = createPlanner({
    schedules: config.schedules.map(schedule => ({
      ...schedule,
      rule: ruleOf(schedule.cron),
      destinations: destinations.filter(({ name }) => schedule.to.includes(name)),
    })),
    slots: store.slots,
    articles: store.articles,
    composer,
    clock,
    record,
    say,
    quiet: config.quiet,
    approval: config.approval,
    waker,
  });
  const order: Newsroom['order'] = (article, wish) =>
    orderPost(orders, { ...wish, article, parts: ORDER_PARTS, why: say('order-why') });
  const { held, resolve, queue } = createWaitingDesk({ ...store, clock, record, waker });
  const desk = createDesk({
    newsroom: {
      ...newsroomDesk({ store, composer, destinations, order }),
      ...{ held, resolve, queue },
      now: () => clock.now(),
      timezone: config.timezone,
    },
    editors: config.editors,
    words,
    language: config.language,
    record,
  });
  const platforms = await connectPlatforms({
    ...{ config, desk, words, record, now: () => clock.now() },
    ...{ ledger: store.ledger, sleep: clock.sleep.bind(clock) },
    ...(overrides.landsWithinMs === undefined ? {} : { landsWithinMs: overrides.landsWithinMs }),
    onPlace: hearOfPlaces({ outbox: store.outbox, clock, record, waker, destinations }),
  });
  const editorsLog = createEditorsLog({ ...store, channels: platforms.logs, clock, record, say });
  ears.push(event => {
    editorsLog.note(event);
  });
  const dispatcher = createDispatcher({
    outbox: store.outbox,
    articles: store.articles,
    publishers: [createPreviewPublisher(), ...platforms.publishers],
    clock,
    record,
    chance: overrides.chance ?? Math.random,
    waker,
    limits: { telegram: config.pacing.telegram.all, discord: config.pacing.discord.all },
    lighten: createLightener({
      outbox: store.outbox,
      shrink: card => shrinkCard(card, Math.floor(card.bytes.length / 2)),
    }),
    ...(overrides.leaseMs === undefined ? {} : { leaseMs: overrides.leaseMs }),
  });
  const served: readonly Platform[] = ['preview', ...platforms.publishers.map(({ platform }) => platform)];
  const keeper = createKeeper({
    ...{ store, clock, uptime: () => uptime() * SECOND, record },
    platforms: served,
    standing: config.sources.flatMap(({ kind, name }) => (kind === 'folder' ? [name] : [])),
    keepMs: config.keepMs,
    onClockMoved: () => {
      waker.wake();
    },
  });
  const view = createView({ ...viewFacts(config), store, planner, clock, record });
  const sources = config.sources.flatMap(source =>
    source.kind === 'folder' ? [createFolderSource({ ...source, timezone: config.timezone, clock })] : [],
  );

  const newsroom: Newsroom = {
    store,
    destinations,
    schedules: config.schedules,
    order,
    held,
    resolve,
    serviceAlive: () => isRunning({ presence: store.presence, clock, fateOf }),
    refresh: () => refresh(sources, ingest),
    compose: (article, destination) => composer.compose(article, destination, ORDER_PARTS),
    drawCard: (article, look) => composer.drawCard(article, shownQuote(article), look),
    drain: ({ ordered, standing }) => dispatcher.drain([...ordered, ...standing].map(({ id }) => id)),
    upcoming: () => planner.upcoming(),
    recentSlots: limit => store.slots.recent(limit),
    snapshot: () => view.snapshot(),
    check: () => platforms.check(),
    examine: () =>
      examine({
        ...{ store, fateOf, platforms: served, now: clock.now(), chance: Math.random },
        snapshot: () => view.snapshot(),
        check: () => platforms.check(),
      }),
    backUp: file => (file === null ? store.files.backUp(clock.now()) : store.files.backUpTo(file)),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
  return {
    config,
    store,
    words,
    sources,
    ingest,
    planner,
    dispatcher,
    editorsLog,
    keeper,
    platforms,
    desk,
    view,
    newsroom,
    clock,
    record,
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

function ruleOf(cron: string) {
  const parsed = parseCron(cron);
  if (parsed.kind === 'fault') throw new Error(`cron "${cron}": ${parsed.message}`); // the config was checked
  return parsed.rule;
}

function newsroomDesk(rooms: {
  store: Store;
  composer: Composer;
  destinations: Newsroom['destinations'];
  order: Newsroom['order'];
}): Pick<NewsroomDesk, 'articles' | 'destinations' | 'order' | 'quoteCard'> {
  const { store, composer, destinations, order } = rooms;
  return {
    articles: store.articles,
    destinations,
    order,
    async quoteCard(article: Article) {
      const quote = bestQuote(article);
      if (quote === null) return null;
      return composer.tryCard(article, quote, {
        card: 'square',
        theme: destinations[0]?.theme ?? 'broadsheet',
      });
    },
  };
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
    off,
  })),
  sources: config.sources.map(source => ({
    name: source.name,
    place: source.kind === 'folder' ? shownPath(process.cwd(), source.folder) : source.feed,
  })),
});

/** Reads every source once. A watcher that has told all there is now is closed. */
async function refresh(sources: readonly Source[], ingest: Ingest): Promise<void> {
  for (const source of sources) {
    const stop = new AbortController();
    await ingest.follow(source, stop.signal, () => {
      stop.abort();
    });
  }
}

/** This process, as others on the same database see it. */
export const thisInstance = (address: string | null): Instance => ({
  id: randomUUID(),
  host: hostname(),
  pid: process.pid,
  address,
});
