import type { Platform } from '../core/destination.ts';
import type { DeliveryRow, Store } from '../core/ports/store.ts';
import type { Problem } from '../core/problem.ts';
import { HOUR, toIso, type Duration, type Instant } from '../core/time.ts';
import { explain } from '../desk/explain.ts';
import type { Diagnosis } from '../core/diagnosis.ts';
import type { Snapshot } from '../desk/view.ts';

export interface DiagnoseDeps {
  readonly store: Store;
  readonly snapshot: () => Promise<Snapshot>;
  /** Asks the platforms. */
  readonly check: () => Promise<readonly Problem[]>;
  readonly platforms: readonly Platform[];
  readonly now: Instant;
  readonly chance: () => number;
  /** So many open deliveries are explained one by one, and pairs of an article and a destination held against what is written. */
  readonly depth: number;
}

const BACKUP_WITHIN: Duration = 2 * HOUR;
/** Less free room than this many times the database: the next backups will not fit. */
const ROOM_TIMES = 2;

/** Looks at everything that can be known of a newsroom; answers what there is to say, whatever a person has to do first. */
export async function diagnose(deps: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const snapshot = await deps.snapshot();
  const { deliveries } = deps.store;
  const queue = await deliveries.queue({ limit: deps.depth });
  // they stand last in a queue, which may be long
  const closed = await deliveries.queue({ limit: deps.depth, state: 'suspended' });
  const findings = [
    ...(await examineDatabase(deps)),
    ...(await examineService(deps)),
    ...snapshot.destinations.map(destination => examineDestination(destination, { queue, closed })),
    ...queue.map(row => examineDelivery(row, deps.now)),
    ...(await examineAlerts(deps)),
    ...(await examineSums(deps)),
    ...examineSchedules(snapshot),
    ...(await deps.check()).map(({ severity, what, why, remedy }) => ({
      area: 'platform' as const,
      severity: severity === 'error' ? ('needs' as const) : ('note' as const),
      sentence: `${what}: ${why}. ${remedy}`,
    })),
    ...examineSources(snapshot),
    await audit(deps, snapshot),
  ];
  return [...findings.filter(isUrgent), ...findings.filter(finding => !isUrgent(finding))];
}

const isUrgent = ({ severity }: Diagnosis): boolean => severity === 'needs';

async function examineDatabase({ store: { files }, now }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const finding = (severity: Diagnosis['severity'], sentence: string): Diagnosis => ({
    area: 'database',
    severity,
    sentence,
  });
  const problems = await files.fullCheck();
  const size = await files.size();
  const [newest] = await files.backups();
  const whole =
    problems.length === 0
      ? finding('fine', `${files.place} is whole: every page was read`)
      : finding(
          'needs',
          `${files.place} is damaged (${problems.join('; ')}): end the newsroom and put a backup in its place, strillone restore ${newest?.file ?? 'FILE'}`,
        );
  const isOld = newest !== undefined && now - newest.at > BACKUP_WITHIN;
  const backup =
    newest === undefined
      ? finding(
          'note',
          'there is no backup yet: a running newsroom makes one each hour, strillone backup one now',
        )
      : finding(isOld ? 'note' : 'fine', `the newest backup is of ${toIso(newest.at)}: ${newest.file}`);
  if (size === null) return [whole, backup];
  const tight = size.freeBytes < size.bytes * ROOM_TIMES;
  const room = finding(
    tight ? 'needs' : 'fine',
    `the database has ${megabytes(size.bytes)}, and its disk ${megabytes(size.freeBytes)} left${tight ? ': make room, or the next backups will not fit' : ''}`,
  );
  return [whole, room, backup];
}

const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1_000_000)} MB`;

async function examineService({ store }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const area = 'service';
  const state = await store.lock.state();
  if (state.kind === 'free') return [{ area, severity: 'note', sentence: 'no newsroom runs: npm start' }];
  const { by } = state;
  if (by === null) return [{ area, severity: 'fine', sentence: 'a newsroom is about to start' }];
  const page = by.address === null ? '' : `, its page is ${by.address}`;
  const sentence = `process ${by.pid} on ${by.host} runs since ${toIso(by.since)}${page}`;
  return [{ area, severity: 'fine', sentence }];
}

function examineDestination(
  { name, platform, off }: Snapshot['destinations'][number],
  rows: { readonly queue: readonly DeliveryRow[]; readonly closed: readonly DeliveryRow[] },
): Diagnosis {
  const area = 'destination';
  const isHere = ({ destination }: DeliveryRow) => destination === name;
  const here = rows.queue.filter(isHere);
  const what = `${name} (${platform})`;
  const waiting = `${here.length} ${here.length === 1 ? 'delivery waits' : 'deliveries wait'}`;
  if (off !== null) {
    const loss = here.length === 0 ? '' : `, and ${waiting} for it`;
    return {
      area,
      severity: here.length === 0 ? 'note' : 'needs',
      sentence: `${what} takes no part: ${off}${loss}`,
    };
  }
  const closed = rows.closed.find(isHere);
  if (closed === undefined) return { area, severity: 'fine', sentence: `${what} is open; ${waiting}` };
  const next =
    closed.notBefore === null
      ? 'an editor has to wake it'
      : `it is looked at again at ${toIso(closed.notBefore)}`;
  const since = closed.closedSince === undefined ? '' : ` since ${toIso(closed.closedSince)}`;
  return {
    area,
    severity: 'needs',
    sentence: `${what} is closed to us${since} (${closed.reason ?? 'no reason was given'}); ${next}; ${waiting}`,
  };
}

function examineDelivery(row: DeliveryRow, now: Instant): Diagnosis {
  const what = `"${row.articleTitle}" to ${row.destination} (delivery ${row.id})`;
  const why = explain(row, now);
  return {
    area: row.state === 'held' ? 'held' : 'delivery',
    severity: why === null || row.state === 'held' ? 'needs' : 'fine',
    sentence: `${what} ${why ?? `is ${row.state}, and nothing tells why`}`,
  };
}

async function examineAlerts({ store: { deliveries } }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const waiting = await deliveries.waitingAlerts();
  return waiting.map(({ destination, count, since, reason }) => ({
    area: 'delivery',
    severity: reason === null ? 'fine' : 'needs',
    sentence: `${destination}: ${count === 1 ? 'an alert waits' : `${count} alerts wait`} since ${toIso(since)}${reason === null ? '' : `: ${reason}`}`,
  }));
}

async function examineSums({ store, platforms, now }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const flaws = await store.maintenance.checkInvariants({ now, platforms });
  return flaws.map(({ delivery, destination, flaw }) => ({
    area: 'delivery',
    severity: 'needs',
    sentence: `delivery ${delivery} to ${destination} is in no valid state: it ${flaw}`,
  }));
}

const examineSchedules = ({ upcoming }: Snapshot): readonly Diagnosis[] =>
  upcoming.map(({ schedule, dueAt, to, title, why }) => ({
    area: 'schedule',
    severity: 'fine',
    sentence: `${schedule} is due next at ${toIso(dueAt)} for ${to.join(', ') || 'no destination'}: ${title === null ? `nothing fits (${why})` : `"${title}"`}`,
  }));

const examineSources = ({ sources, faults }: Snapshot): readonly Diagnosis[] => [
  ...sources.map(({ name, place, articles }): Diagnosis => ({
    area: 'source',
    severity: 'fine',
    sentence: `${name} has ${articles} articles from ${place}`,
  })),
  ...faults.map(({ source, key, line, message }): Diagnosis => ({
    area: 'source',
    severity: 'needs',
    sentence: `${source}/${key}${line === null ? '' : `:${line}`} ${message}`,
  })),
];

/** Takes pairs of an article and a destination by chance and asks of each what became of it. */
async function audit(deps: DiagnoseDeps, { destinations }: Snapshot): Promise<Diagnosis> {
  const { store, now, chance, depth } = deps;
  const articles = await store.articles.latest({ languages: [], limit: depth });
  const pairs = Math.min(depth, articles.length * destinations.length);
  const unexplained: string[] = [];
  for (let n = 0; n < pairs; n++) {
    const article = articles[Math.floor(chance() * articles.length)];
    const place = destinations[Math.floor(chance() * destinations.length)];
    if (article === undefined || place === undefined) continue;
    const standing = await store.outbox.standing(article.id, place.name);
    // what was never meant to go there needs no reason
    if (standing !== null && explain(standing.delivery, now) === null) {
      unexplained.push(`"${article.title}" to ${place.name} is ${standing.delivery.state}`);
    }
  }
  return unexplained.length === 0
    ? {
        area: 'audit',
        severity: 'fine',
        sentence: `${pairs} pairs of an article and a destination: all explained`,
      }
    : {
        area: 'audit',
        severity: 'needs',
        sentence: `${unexplained.length} of ${pairs} pairs have no reason written down: ${unexplained.slice(0, 5).join('; ')}`,
      };
}
