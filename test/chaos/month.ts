import { platforms } from '../../src/adapters/registry.ts';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { SourceDocument } from '../../src/core/article.ts';
import type { Destination } from '../../src/core/destination.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../../src/core/time.ts';
import { createComposer } from '../../src/planning/composer.ts';
import { createAlerts } from '../../src/alerts/alerts.ts';
import { createIngest, type Ingest } from '../../src/intake/ingest.ts';
import { createMaintenance } from '../../src/maintenance/maintenance.ts';
import { createPlanner, type PlannedSchedule } from '../../src/planning/planner.ts';
import { parseCron } from '../../src/config/parse-cron.ts';
import { PRUNING } from '../../src/store/maintenance/prune.ts';
import { createWords } from '../../src/words.ts';
import { buildDestination, buildRule, buildTelegramPayload, NOW } from '../fixtures/build.ts';
import { createVirtualDispatcher, SENT } from './virtual.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';
import { reasonOf } from '../../src/core/reasons/reason.ts';

export interface MonthPlan {
  readonly days: number;
  readonly articlesPerDay: number;
  /** Half of them on Telegram, half on Discord. */
  readonly targets: number;
  /** Each posts once an hour to its share of the targets. */
  readonly schedules: number;
  readonly keepMs: Duration;
}

/** What is held at the end of one day. */
export interface DayReport {
  /** As `memory` measured it. */
  readonly memory: number;
  readonly databaseMb: number;
  readonly rows: ReadonlyMap<string, number>;
}

export interface MonthReport {
  readonly days: readonly DayReport[];
  /** By kind. */
  readonly events: ReadonlyMap<NewsroomEvent['kind'], number>;
  /** Faults of the service, and deliveries in no valid state. */
  readonly wrong: readonly NewsroomEvent[];
}

/**
 * A newsroom's days in virtual time: articles come, are corrected and withdrawn, files cannot be read; schedules post to
 * all targets; platforms refuse now and then, and close a place for a day; editors are told; the maintenance checks,
 * prunes and backs up. All rooms are the real ones but for the platforms, the cards (none is drawn), and the sources.
 */
export async function month(
  store: Store,
  plan: MonthPlan,
  world: { readonly file: string; readonly memory: () => number },
): Promise<MonthReport> {
  const time = createVirtualTime(NOW);
  const { clock } = time;
  const counts = new Map<NewsroomEvent['kind'], number>();
  const wrong: NewsroomEvent[] = [];
  const { ingest, planner, works } = openRooms(store, plan, {
    time,
    hear(event) {
      counts.set(event.kind, (counts.get(event.kind) ?? 0) + 1);
      if (event.kind === 'service-fault' || event.kind === 'sum-check-failed') wrong.push(event);
    },
  });
  const stop = new AbortController();
  const every = async (ms: Duration, work: (round: number) => Promise<void> | void) => {
    for (let round = 0; !stop.signal.aborted; round++) {
      await work(round);
      await clock.sleep(NOW + (round + 1) * ms - clock.now(), stop.signal);
    }
  };
  const days: DayReport[] = [];
  const running = [
    ...works.map(work => work(stop.signal)),
    every(DAY / plan.articlesPerDay, number => bring(ingest, number)),
    every(MINUTE / 2, () => planner.fillDue()),
    every(DAY, day => {
      if (day > 0) days.push({ memory: world.memory(), ...weigh(world.file) });
    }),
  ];
  await time.pass(() => days.length === plan.days, ...running);
  stop.abort();
  await Promise.all(running);
  return { days, events: counts, wrong };
}

/** The rooms of a newsroom, wired as `createApp` wires them; `works` are what goes on until a signal aborts. */
function openRooms(
  store: Store,
  plan: MonthPlan,
  { time, hear }: { readonly time: VirtualTime; readonly hear: (event: NewsroomEvent) => void },
) {
  const { clock } = time;
  const record = (event: NewsroomEvent) => {
    hear(event);
    alerts.note(event);
  };
  const words = createWords({ directory: join(import.meta.dirname, '../../config/locales'), fallback: 'it' });
  const rooms = {
    articles: time.watch(store.articles),
    outbox: time.watch(store.outbox),
    slots: time.watch(store.slots),
    deliveries: time.watch(store.deliveries),
    subscriptions: time.watch(store.subscriptions),
    clock,
    record,
    say: words('it'),
  };
  const ingest = createIngest({ ...rooms, stories: null, onChanged: () => Promise.resolve() });
  const { run: deliver, wakeSignal } = createVirtualDispatcher({
    store,
    time,
    platforms: ['telegram', 'discord'],
    record,
    answer: createAnswers(plan.targets),
  });
  const alerts = createAlerts({
    ...rooms,
    wakeSignal,
    findLink: platforms.findLink,
    titleOf: platforms.titleOf,
    voice: () => ({ say: words('it'), language: 'it', timezone: 'Europe/Rome', now: clock.now() }),
    channels: [{ platform: 'telegram', draft: () => LOG }],
    publishers: [],
  });
  const planner = createPlanner({
    ...rooms,
    wakeSignal,
    stories: store.stories,
    updates: store.updates,
    gates: { sources: [], paywall: 'mark' },
    breaking: null,
    quiet: null,
    approval: null,
    pauses: store.pauses,
    schedules: schedulesOf(plan),
    composer: createComposer({
      paywall: 'mark',
      formats: platforms,
      words,
      record,
      brand: 'Strillone',
      timezone: 'Europe/Rome',
      renderer: {
        render: () => Promise.reject(new Error('no card')),
        showsPhoto: () => Promise.resolve(false),
        photograph: () => Promise.reject(new Error('no photographs')),
      },
      photos: { find: () => Promise.resolve({ kind: 'none' }) },
    }),
  });
  const maintenance = createMaintenance({
    clock,
    record,
    keepMs: plan.keepMs,
    standing: [],
    onClockMoved: wakeSignal.wake.bind(wakeSignal),
    store: {
      maintenance: time.watch(store.maintenance),
      files: time.watch(store.files),
      outbox: rooms.outbox,
    },
    uptime: () => clock.now() - NOW,
    platforms: ['telegram', 'discord'],
  });
  const works = [
    deliver,
    (signal: AbortSignal) => maintenance.run(signal),
    (signal: AbortSignal) => alerts.run(signal),
  ];
  return { ingest, planner, works };
}

/** News of an invented town: one in fifty is corrected, one in sixty goes again, and now and then a file cannot be read. */
async function bring(ingest: Ingest, number: number): Promise<void> {
  const source = 'agenzia';
  await ingest.take({ kind: 'document', document: documentOf(number, 'ha detto') });
  if (number % 50 === 49)
    await ingest.take({ kind: 'document', document: documentOf(number - 1, 'ha ripetuto') });
  if (number % 60 === 59) await ingest.take({ kind: 'gone', source, key: keyOf(number - 2) });
  if (number % 100 === 99)
    await ingest.take({
      kind: 'fault',
      fault: { source, key: `${keyOf(number)}.txt`, line: 1, reason: reasonOf('text-empty') },
    });
}

const LOG = {
  orderingKey: 'telegram:log',
  payload: { ...buildTelegramPayload('alert'), chat: 'log' },
} as const;

const keyOf = (number: number) => `notizia ${number}`;

function documentOf(number: number, verb: string): SourceDocument {
  const paragraphs = Array.from(
    { length: 6 },
    (_, part) =>
      `Nel quartiere ${(number * 7 + part) % 97} di Valdorsa i lavori della strada ${number} vanno avanti da ${part + 2} mesi. ` +
      `«La strada ${number} sarà aperta entro il lotto ${part}», ${verb} la sindaca Marta Ferrandi ai cronisti.`,
  );
  return {
    source: 'agenzia',
    key: keyOf(number),
    title: `Valdorsa, avanti i lavori della strada ${number}`,
    text: paragraphs.join('\n'),
    url: `https://gazzetta.example/${number}`,
    outlet: null,
    authors: [],
    publishedAt: null,
    language: 'it',
    topics: [`strada ${number}`],
    image: null,
    priority: 0,
    notBefore: null,
    expiresAt: null,
  };
}

/** Some answers are bad, each kind in its turn, and each day one place is closed to us. */
function createAnswers(targets: number) {
  let asked = 0;
  return ({
    at,
    chat,
  }: {
    readonly at: Instant;
    readonly chat: string;
    readonly delivery: Delivery;
  }): Outcome => {
    asked++;
    const closed = Math.floor((at - NOW) / DAY) % targets;
    if (chat.endsWith(placeOf(closed))) return { kind: 'rejected', reason: 'kicked', scope: 'destination' };
    if (asked % 300 === 0) return { kind: 'rejected', reason: 'bad markup', scope: 'payload' };
    if (asked % 70 === 0)
      return { kind: 'retry', reason: 'too many requests', afterMs: 30 * SECOND, scope: 'place' };
    if (asked % 500 === 0)
      return { kind: 'retry', reason: 'no connection', afterMs: null, scope: 'platform' };
    return { ...SENT, messageIds: [`${asked}`] };
  };
}

const placeOf = (target: number) => `place${target}x`;

function destinationOf(target: number): Destination {
  const look = { name: `target ${target}`, card: null };
  return target % 2 === 0
    ? buildDestination({
        ...look,
        platform: 'telegram',
        place: { chat: `@${placeOf(target)}`, topic: null, silent: false },
      })
    : buildDestination({
        ...look,
        platform: 'discord',
        place: { channel: placeOf(target), crosspost: false },
      });
}

function schedulesOf({ schedules, targets }: MonthPlan): readonly PlannedSchedule[] {
  const parsed = parseCron('0 * * * *');
  if (parsed.kind === 'fault') throw new Error(JSON.stringify(parsed.fault));
  const { rule } = parsed;
  return Array.from({ length: schedules }, (_, number): PlannedSchedule => {
    const destinations = Array.from({ length: targets }, (_, target) => destinationOf(target)).filter(
      (_, target) => target % schedules === number,
    );
    return {
      name: `schedule ${number}`,
      kind: 'post',
      cron: '0 * * * *',
      timezone: 'Europe/Rome',
      rule,
      destinations,
      to: destinations.map(({ name }) => name),
      pick: buildRule(),
      post: ['summary', 'quote'],
      missed: 'latest',
      first: 'wait',
    };
  });
}

/** The database as it lies on the disk, and the rows of each table. */
function weigh(file: string): Pick<DayReport, 'databaseMb' | 'rows'> {
  using database = new DatabaseSync(file, { readOnly: true });
  const rows = Object.keys(PRUNING).map(table => {
    const counted = database.prepare(`select count(*) as count from ${table}`).get();
    return [table, Number(counted?.count)] as const;
  });
  return { databaseMb: statSync(file).size / 1_000_000, rows: new Map(rows) };
}
