import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { slotIdOf, type FilterKey } from '../core/ids.ts';
import type { Outbox, PostDraft } from '../core/ports/outbox.ts';
import { pauseOf, type PauseStore } from '../core/ports/pauses.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { ArticleStore, DeliveryQueries, SlotStore } from '../core/ports/store.ts';
import type { SubscriptionStore } from '../core/ports/subscriptions.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import type { QuietHours, Schedule, Slot } from '../core/schedule.ts';
import { MINUTE, type Clock, type Duration, type Instant } from '../core/time.ts';
import { filtersBetween, type Gates } from './picking/gates.ts';
import type { CronRule } from './schedule/cron-rule.ts';
import { dueTimes, nextDue } from './schedule/due-times.ts';
import { missedSlots } from './schedule/missed-slots.ts';
import { quietUntil } from './schedule/quiet-hours.ts';
import { postBreaking, type PlannedBreaking } from './breaking.ts';
import { choose, gateOf, type Choice, type ChoosingDeps } from './choose.ts';
import { chooseDigests, digestGate, type ReactionDeps } from './choose-digest.ts';
import { draftDigest } from './draft-digest.ts';
import type { Composer } from './composer.ts';
import { draftPost } from './draft-post.ts';
import { createDryness } from './dryness.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

export interface PlannedSchedule extends Schedule {
  readonly rule: CronRule;
  /** The destinations of `to` that take part. */
  readonly destinations: readonly Destination[];
}

export interface PlannerDeps {
  readonly schedules: readonly PlannedSchedule[];
  readonly slots: SlotStore;
  readonly articles: ArticleStore;
  readonly stories: ChoosingDeps['stories'];
  readonly subscriptions: Pick<SubscriptionStore, 'had'>;
  readonly deliveries: Pick<DeliveryQueries, 'linksTo'>;
  readonly updates: ReactionDeps['updates'] & ChoosingDeps['updates'];
  readonly outbox: Pick<Outbox, 'standing'>;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly record: RecordEvent;
  /** What keeps articles back before any schedule picks. */
  readonly gates: Gates;
  /** Null: news that cannot wait waits for a slot all the same. */
  readonly breaking: PlannedBreaking | null;
  readonly quiet: QuietHours | null;
  /** Nothing is picked for places that are paused. */
  readonly pauses: Pick<PauseStore, 'list'>;
  /**
   * What schedules pick, digests as well, waits for an editor, `afterMs` at most (null = as long as it takes). Null: it is
   * posted.
   */
  readonly approval: { readonly afterMs: Duration | null } | null;
  /** Woken when deliveries were written. */
  readonly wakeSignal: WakeSignal;
}

export interface Upcoming {
  readonly schedule: string;
  readonly dueAt: Instant;
  readonly to: readonly string[];
  /** The article that would be taken if nothing changes until then; null when none fits. */
  readonly title: string | null;
  /** Why this one, or none. */
  readonly why: Reason;
}

/** Turns due moments into slots, and slots into posts. Any number of processes may run one each. */
export interface Planner {
  /** Posts what cannot wait, and fills every slot that is due now and is not there yet. */
  fillDue(): Promise<void>;
  /** Posts what cannot wait. */
  postBreaking(): Promise<void>;
  /** The next due moment of each schedule, soonest first. */
  upcoming(): Promise<readonly Upcoming[]>;
}

/** A slot found this late was missed, not just rung late. */
const LATE: Duration = 2 * MINUTE;
export function createPlanner(deps: PlannerDeps): Planner {
  let isFirst = true;
  const dryness = createDryness();
  const lookAhead = async () => {
    const now = deps.clock.now();
    if (!dryness.isDue(now)) return;
    for (const schedule of deps.schedules)
      for (const next of await foresee(deps, schedule, now)) {
        const isDry = dryness.note(next, now);
        if (isDry !== null) deps.record(isDry);
      }
  };
  const breakingNow = async () => {
    if (deps.breaking === null) return;
    const destinations = await unpaused(deps, deps.breaking.destinations);
    await postBreaking(deps, { ...deps.breaking, destinations });
  };
  return {
    postBreaking: breakingNow,
    async fillDue() {
      if (isFirst) await deps.articles.keepBlocks(filterKeysOf(deps));
      isFirst = false;
      await breakingNow();
      for (const schedule of deps.schedules) await fillSchedule(deps, schedule);
      await lookAhead();
    },
    async upcoming() {
      const now = deps.clock.now();
      const rows = await Promise.all(deps.schedules.map(schedule => foresee(deps, schedule, now)));
      return rows.flat().sort((a, b) => a.dueAt - b.dueAt);
    },
  };
}

async function fillSchedule(deps: PlannerDeps, schedule: PlannedSchedule): Promise<void> {
  const now = deps.clock.now();
  // slots of the future were filled by a clock that was set back since: when their moment comes they are there already
  const last = await deps.slots.lastSlot(schedule.name, now);
  if (last === null) {
    await begin(deps, schedule, now);
    return;
  }
  const due = dueTimes({ rule: schedule.rule, timezone: schedule.timezone, after: last.dueAt, until: now });
  const { fill, skip } = missedSlots({ due, policy: schedule.missed, now, lateMs: LATE });
  const lastSkipped = skip.at(-1);
  if (lastSkipped !== undefined && (fill[0] === undefined || lastSkipped < fill[0])) {
    const reason = reasonOf('slot-missed', { count: skip.length, policy: schedule.missed });
    await writeSlot(deps, { schedule, dueAt: lastSkipped, state: 'skipped', reason, drafts: [] });
  }
  for (const dueAt of fill) await fillSlot(deps, schedule, dueAt);
}

/** The first sight of a schedule leaves a slot, so that what is due while we are down is known to be missed. */
async function begin(deps: PlannerDeps, schedule: PlannedSchedule, now: Instant): Promise<void> {
  const isNew = (await deps.slots.lastSlot(schedule.name)) === null;
  if (isNew && schedule.first === 'now') {
    // two processes that start together name the same minute, and the slot is filled once
    await fillSlot(deps, schedule, Math.floor(now / MINUTE) * MINUTE);
    return;
  }
  const reason = reasonOf('slot-new-schedule');
  await writeSlot(deps, { schedule, dueAt: now, state: 'skipped', reason, drafts: [] });
}

async function fillSlot(deps: PlannerDeps, schedule: PlannedSchedule, dueAt: Instant): Promise<void> {
  const slot = slotIdOf(schedule.name, dueAt);
  const choices = await chooseFor(deps, schedule, { dueAt, isRemembered: true });
  const titles = choices
    .flatMap(({ article, others = [] }) => [article, ...others])
    .map(({ title }) => title)
    .join(' · ');
  const drafts: PostDraft[] = [];
  for (const choice of choices) {
    const createdAt = deps.clock.now();
    const plan = {
      destinations: choice.destinations,
      why: choice.why,
      schedule: schedule.name,
      slot,
      occasion: slot,
      createdAt,
      notBefore: deps.quiet === null ? null : quietUntil(deps.quiet, createdAt),
      notAfter: null,
    };
    const waits = deps.approval === null ? {} : { decideBy: decideBy(deps.approval.afterMs, createdAt) };
    const { article, others = [] } = choice;
    drafts.push(
      schedule.kind === 'digest'
        ? await draftDigest(deps, {
            ...plan,
            ...waits,
            articles: [article, ...others],
            occasion: `${slot} ${choice.destinations.map(({ name }) => name).join(' ')}`,
            at: dueAt,
            timezone: schedule.timezone,
            ...(schedule.pick.order === 'reactions' ? { mayRepeat: true } : {}),
          })
        : await draftPost(deps.composer, { ...plan, ...waits, article, content: { parts: schedule.post } }),
    );
  }
  const filled = drafts.length > 0;
  const reason = filled
    ? deps.approval === null
      ? reasonOf('slot-filled', { count: drafts.length, titles })
      : reasonOf('slot-proposed', { titles })
    : await whyNone(deps, schedule);
  const state = filled ? 'filled' : 'empty';
  const written = await writeSlot(deps, { schedule, dueAt, state, reason, drafts });
  if (written && filled) deps.wakeSignal.wake();
}

const decideBy = (afterMs: Duration | null, now: Instant): Instant | null =>
  afterMs === null ? null : now + afterMs;

const chooseFor = async (
  deps: PlannerDeps,
  { destinations, kind, name, pick: rule }: PlannedSchedule,
  { dueAt, isRemembered }: { readonly dueAt: Instant; readonly isRemembered: boolean },
): Promise<readonly (Choice & { readonly others?: readonly Article[] })[]> => {
  const open = await unpaused(deps, destinations);
  return kind === 'digest'
    ? chooseDigests({ ...deps, needsApproval: false }, { destinations: open, rule })
    : choose(deps, { destinations: open, rule, seed: `${name} ${dueAt}`, isRemembered });
};

async function unpaused(
  { pauses }: Pick<PlannerDeps, 'pauses'>,
  destinations: readonly Destination[],
): Promise<readonly Destination[]> {
  const all = await pauses.list();
  return destinations.filter(({ name }) => pauseOf(all, name) === null);
}

/** The filters of the config as articles are written down under them. */
const filterKeysOf = ({ breaking, gates, schedules }: PlannerDeps): readonly FilterKey[] => [
  ...new Set(
    [
      ...schedules.flatMap(({ destinations, pick: rule }) =>
        destinations.flatMap(destination => filtersBetween(gates, destination, rule)),
      ),
      ...(breaking?.destinations ?? []).flatMap(destination => filtersBetween(gates, destination, null)),
    ].map(({ key }) => key),
  ),
];

/** What is wrong with all articles: the same for each of the destinations, when nothing fits for any. */
async function whyNone(
  deps: PlannerDeps,
  { destinations, kind, pick: rule }: PlannedSchedule,
): Promise<Reason> {
  const [first] = destinations;
  if (first === undefined) return reasonOf('slot-no-destination');
  if ((await unpaused(deps, destinations)).length === 0) return reasonOf('slot-paused');
  const now = deps.clock.now();
  const gate = {
    ...gateOf(deps.gates, filtersBetween(deps.gates, first, rule), now),
    ...(kind === 'digest' ? digestGate({ needsApproval: false }) : {}),
  };
  const misfits = await deps.articles.misfits({ destination: first.name, rule, now, gate });
  return misfits === null ? reasonOf('no-articles') : reasonOf('nothing-fits', misfits);
}

async function writeSlot(
  deps: PlannerDeps,
  entry: Pick<Slot, 'dueAt' | 'state' | 'reason'> & {
    readonly schedule: PlannedSchedule;
    readonly drafts: readonly PostDraft[];
  },
): Promise<boolean> {
  const { dueAt, state, reason, drafts } = entry;
  const schedule = entry.schedule.name;
  const slot = { id: slotIdOf(schedule, dueAt), schedule, dueAt, state, reason, filledAt: deps.clock.now() };
  const written = await deps.slots.fill(slot, drafts);
  if (written) {
    deps.record(
      state === 'filled'
        ? { kind: 'slot-filled', schedule, dueAt, posts: drafts.length, reason }
        : { kind: state === 'empty' ? 'slot-empty' : 'slot-skipped', schedule, dueAt, reason },
    );
  }
  return written;
}

async function foresee(
  deps: PlannerDeps,
  schedule: PlannedSchedule,
  now: Instant,
): Promise<readonly Upcoming[]> {
  const dueAt = nextDue({ rule: schedule.rule, timezone: schedule.timezone, after: now });
  if (dueAt === null) return [];
  const [first] = await chooseFor(deps, schedule, { dueAt, isRemembered: false });
  const to = schedule.destinations.map(destination => destination.name);
  const why = first?.why ?? (await whyNone(deps, schedule));
  return [{ schedule: schedule.name, dueAt, to, title: first?.article.title ?? null, why }];
}
