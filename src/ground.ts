import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { createCardRenderer } from './cards/draw/card-renderer.ts';
import { platforms as registry } from './adapters/registry.ts';
import type { Config } from './config/config.ts';
import type { CardContent } from './core/card.ts';
import type { TakeMeasure } from './core/ports/events.ts';
import type { RecordEvent } from './core/ports/ports.ts';
import { StoreDownError } from './core/ports/store-down-error.ts';
import type { Clock, Duration, Instant } from './core/time.ts';
import { makeDataFolder } from './data-folder.ts';
import { createWakeSignal } from './core/async/wake-signal.ts';
import { watchDatabase } from './maintenance/watch-database.ts';
import { fetchOnDemand } from './net/fetch-on-demand.ts';
import { openStore } from './store/open-store.ts';
import { systemClock } from './system-clock.ts';
import { createWords } from './words.ts';

/** What is other than usual: what a service wants at once, what a test puts in place of the world. */
export interface Overrides {
  readonly clock?: Clock;
  readonly chance?: () => number;
  /** The program that draws cards in a process of its own. */
  readonly drawingProgram?: string;
  /** Cards will be asked for at once: what draws them gets ready beside all else. */
  readonly drawsSoon?: boolean;
  /** How long a claim outlives its process. */
  readonly leaseMs?: Duration;
  /** How long a lost request may take to arrive, where that is not bounded. */
  readonly maxInFlightMs?: Duration;
  /** Opens the database file for writing. */
  readonly openDatabase?: (file: string) => DatabaseSync;
}

const ROOT = join(import.meta.dirname, '..');

export type Ground = Awaited<ReturnType<typeof layGround>>;

/** What every part stands on. */
export async function layGround(config: Config, tell: RecordEvent, overrides: Overrides) {
  const clock = overrides.clock ?? systemClock;
  const listeners: RecordEvent[] = [tell];
  const record: RecordEvent = event => {
    // every part meets a database that is down; it is told once, by the watch
    if (event.kind === 'service-fault' && event.error instanceof StoreDownError) return;
    for (const listen of listeners) listen(event);
  };
  const measurers: TakeMeasure[] = [];
  const measure: TakeMeasure = taken => {
    for (const take of measurers) take(taken);
  };
  const renderer = createCardRenderer({
    themes: config.themes,
    onCrash: error => {
      record({ kind: 'service-fault', part: 'drawing', error });
    },
    onDrawn: tookMs => {
      measure({ kind: 'card', tookMs });
    },
    ...(overrides.drawingProgram === undefined ? {} : { program: overrides.drawingProgram }),
  });
  if (overrides.drawsSoon === true)
    renderer.warmUp(sampleCard(config, clock.now()), { theme: config.theme, size: 'wide' });
  makeDataFolder(config.dataFolder);
  const store = await openStore({
    url: config.databaseUrl,
    file: join(config.dataFolder, 'strillone.db'),
    pacing: registry.rateLimits(config.pacing),
    keepBackups: config.backups,
    watch: watchDatabase({ clock, record }),
    ...(overrides.openDatabase === undefined ? {} : { openDatabase: overrides.openDatabase }),
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
    measurers,
    measure,
    renderer,
    store,
    words,
    say,
    voice: () => ({ say, language: say('page-language'), timezone: config.timezone, now: clock.now() }),
    destinations,
    wakeSignal: createWakeSignal(),
    ...fetchOnDemand(config.network),
  };
}

/** Words like those of the cards to come, which need the same fonts. */
function sampleCard({ brand, language, timezone }: Config, publishedAt: Instant): CardContent {
  const frame = { outlet: brand, publishedAt, language, brand, timezone, photo: null };
  return { kind: 'quote', text: brand, speaker: brand, role: brand, ...frame };
}
