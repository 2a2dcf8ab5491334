import type { Platform } from '../core/destination.ts';
import type { DeliveryRow, Store } from '../core/ports/store.ts';
import type { Problem } from '../core/problem.ts';
import { HOUR, type Duration, type Instant } from '../core/time.ts';
import { isExplained } from '../desk/explain.ts';
import { titleOf } from '../desk/resolve-held.ts';
import type { Diagnosis } from '../core/reasons/diagnosis.ts';
import type { Snapshot } from '../desk/view.ts';

export interface DiagnoseDeps {
  readonly store: Store;
  readonly snapshot: () => Promise<Snapshot>;
  /** Asks the platforms. */
  readonly check: () => Promise<readonly Problem[]>;
  readonly platforms: readonly Platform[];
  /** Whether the config has scheduled posts wait for it. */
  readonly approval: boolean;
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
    ...examineRemoved(closed, snapshot),
    ...(await examineApproval(deps)),
    ...queue.map(examineDelivery),
    ...(await examineChanges(deps)),
    ...(await examineAlerts(deps)),
    ...(await examineSums(deps)),
    ...examineSchedules(snapshot),
    ...(await deps.check()).map(problem => ({
      area: 'platform' as const,
      severity: problem.severity === 'error' ? ('needs' as const) : ('note' as const),
      code: 'problem' as const,
      params: {},
      problem,
    })),
    ...examineSources(snapshot),
    await audit(deps, snapshot),
  ];
  return [...findings.filter(isUrgent), ...findings.filter(finding => !isUrgent(finding))];
}

const isUrgent = ({ severity }: Diagnosis): boolean => severity === 'needs';

async function examineDatabase({ store: { files }, now }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const area = 'database';
  const { place } = files;
  const problems = await files.fullCheck();
  const size = await files.size();
  const [newest] = await files.backups();
  const whole: Diagnosis =
    problems.length === 0
      ? { area, severity: 'fine', code: 'database-whole', params: { place } }
      : {
          area,
          severity: 'needs',
          code: 'database-damaged',
          params: { place, problems: problems.join('; '), backup: newest?.file ?? 'FILE' },
        };
  const isOld = newest !== undefined && now - newest.at > BACKUP_WITHIN;
  const none: Diagnosis = files.keepsBackups
    ? { area, severity: 'note', code: 'backup-none', params: {} }
    : { area, severity: 'note', code: 'backup-by-server', params: { place } };
  const backup: Diagnosis =
    newest === undefined
      ? none
      : {
          area,
          severity: isOld ? 'note' : 'fine',
          code: 'backup-newest',
          params: { file: newest.file },
          at: newest.at,
        };
  if (size === null) return [whole, backup];
  const isTight = size.freeBytes < size.bytes * ROOM_TIMES;
  const room: Diagnosis = {
    area,
    severity: isTight ? 'needs' : 'fine',
    code: isTight ? 'room-tight' : 'room',
    params: { size: megabytes(size.bytes), free: megabytes(size.freeBytes) },
  };
  return [whole, room, backup];
}

const megabytes = (bytes: number): number => Math.ceil(bytes / 1_000_000);

/** Without one of them nothing is posted, or nothing is kept in order. */
const NEEDED_ROLES = ['sources', 'planner', 'dispatcher', 'maintenance'] as const;

async function examineService({ store }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const area = 'service';
  const state = await store.lock.state();
  if (state.kind === 'free') return [{ area, severity: 'note', code: 'service-none', params: {} }];
  const { by } = state;
  if (by === null) return [{ area, severity: 'fine', code: 'service-starting', params: {} }];
  const done = await store.lock.roles();
  const undone = done === null ? [] : NEEDED_ROLES.filter(role => !done.has(role));
  const lacks: readonly Diagnosis[] =
    undone.length === 0
      ? []
      : [{ area, severity: 'needs', code: 'service-lacks', params: { roles: undone.join(', ') } }];
  // an id is no quantity: it is written without separators
  const params = { pid: String(by.pid), host: by.host };
  const runs: Diagnosis =
    by.address === null
      ? { area, severity: 'fine', code: 'service-runs', params, at: by.since }
      : {
          area,
          severity: 'fine',
          code: 'service-page',
          params: { ...params, page: by.address },
          at: by.since,
        };
  return [runs, ...lacks];
}

function examineDestination(
  { name, platform, off }: Snapshot['destinations'][number],
  rows: { readonly queue: readonly DeliveryRow[]; readonly closed: readonly DeliveryRow[] },
): Diagnosis {
  const area = 'destination';
  const isHere = ({ destination }: DeliveryRow) => destination === name;
  const count = rows.queue.filter(isHere).length;
  const params = { name, platform, count };
  if (off !== null)
    return {
      area,
      severity: count === 0 ? 'note' : 'needs',
      code: 'destination-off',
      params,
      detail: off,
    };
  const closed = rows.closed.find(isHere);
  if (closed === undefined) return { area, severity: 'fine', code: 'destination-open', params };
  const at = closed.closedSince ?? closed.createdAt;
  return { area, severity: 'needs', code: 'destination-closed', params: { count }, at, about: closed };
}

/** What waits for destinations that the config names no more. */
function examineRemoved(closed: readonly DeliveryRow[], { destinations }: Snapshot): readonly Diagnosis[] {
  const known = new Set(destinations.map(({ name }) => name));
  const waiting = closed.filter(
    ({ destination, operation, reason }) =>
      operation === 'send' && reason?.code === 'off-by-now' && !known.has(destination),
  );
  return [...Map.groupBy(waiting, ({ destination }) => destination)].map(([name, rows]) => ({
    area: 'destination',
    severity: 'needs',
    code: 'destination-removed',
    params: { name, count: rows.length },
  }));
}

/** Who switches approval off has nothing posted by that: what waits for it is still somebody's to decide. */
async function examineApproval({ store, approval, depth }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const count = approval ? 0 : (await store.proposals.waiting(depth)).length;
  return count === 0
    ? []
    : [{ area: 'delivery', severity: 'needs', code: 'approval-off', params: { count } }];
}

function examineDelivery(row: DeliveryRow): Diagnosis {
  const { id, articleTitle: title, destination, state } = row;
  const area = state === 'held' ? 'held' : 'delivery';
  return isExplained(row)
    ? {
        area,
        severity: state === 'held' ? 'needs' : 'fine',
        code: 'delivery',
        params: { title, id },
        about: row,
      }
    : {
        area,
        severity: 'needs',
        code: 'delivery-unexplained',
        params: { title, id, destination },
        about: row,
      };
}

/** Copies that say something else than their article, and will not change by themselves. */
async function examineChanges({
  store: { articles, outbox },
  depth,
}: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const failed = await outbox.failedChanges(depth);
  return Promise.all(
    failed.map(async row => ({
      area: 'delivery' as const,
      severity: 'note' as const,
      code: 'delivery' as const,
      params: { title: await titleOf(articles, row), id: row.id },
      about: row,
    })),
  );
}

async function examineAlerts({ store: { deliveries } }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const waiting = await deliveries.waitingAlerts();
  return waiting.map(({ destination, count, since, reason }) => ({
    area: 'delivery',
    severity: reason === null ? 'fine' : 'needs',
    code: reason === null ? 'alerts-wait' : 'alerts-stopped',
    params: { destination, count },
    at: since,
    ...(reason === null ? {} : { reason }),
  }));
}

async function examineSums({ store, platforms, now }: DiagnoseDeps): Promise<readonly Diagnosis[]> {
  const violations = await store.maintenance.checkInvariants({ now, platforms });
  return violations.map(({ delivery: id, destination, flaw }) => ({
    area: 'delivery',
    severity: 'needs',
    code: 'delivery-invalid',
    params: { id, destination },
    flaw,
  }));
}

const examineSchedules = ({ upcoming }: Snapshot): readonly Diagnosis[] =>
  upcoming.map(({ schedule, dueAt: at, to, title, why }): Diagnosis => {
    const area = 'schedule';
    const names = to.length === 0 ? '—' : to.join(', ');
    return title === null
      ? { area, severity: 'fine', code: 'schedule-nothing', params: { schedule, names }, at, reason: why }
      : { area, severity: 'fine', code: 'schedule-next', params: { schedule, names, title }, at };
  });

const examineSources = ({ sources, faults }: Snapshot): readonly Diagnosis[] => [
  ...sources.map(({ name, place, articles: count }): Diagnosis => ({
    area: 'source',
    severity: 'fine',
    code: 'source-articles',
    params: { name, place, count },
  })),
  ...sources.flatMap(({ name, kind, place, reason }): Diagnosis[] =>
    // what is wrong with a folder stands among its faults
    reason === null || kind === 'folder'
      ? []
      : [
          {
            area: 'source',
            severity: 'needs',
            code: 'source-trouble',
            params: { name, place },
            reason,
          },
        ],
  ),
  ...faults.map(({ source, key, line, reason }): Diagnosis => ({
    area: 'source',
    severity: 'needs',
    code: 'source-fault',
    params: { place: `${source}/${key}${line === null ? '' : `:${line}`}` },
    detail: reason,
  })),
];

/** Takes pairs of an article and a destination by chance and asks of each what became of it. */
async function audit(deps: DiagnoseDeps, { destinations }: Snapshot): Promise<Diagnosis> {
  const { store, chance, depth } = deps;
  const area = 'audit';
  const articles = await store.articles.latest({ languages: [], limit: depth });
  const pairs = Math.min(depth, articles.length * destinations.length);
  const unexplained: string[] = [];
  for (let n = 0; n < pairs; n++) {
    const article = articles[Math.floor(chance() * articles.length)];
    const place = destinations[Math.floor(chance() * destinations.length)];
    if (article === undefined || place === undefined) continue;
    const standing = await store.outbox.standing(article.id, place.name);
    // what was never meant to go there needs no reason
    if (standing !== null && !isExplained(standing.delivery))
      unexplained.push(`${article.title} → ${place.name}`);
  }
  const examples = unexplained.slice(0, 5).join('; ');
  return unexplained.length === 0
    ? { area, severity: 'fine', code: 'audit-explained', params: { count: pairs } }
    : {
        area,
        severity: 'needs',
        code: 'audit-unexplained',
        params: { count: unexplained.length, pairs, examples },
      };
}
