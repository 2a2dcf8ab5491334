import { isBreaking } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { deliveryIdOf, postIdOf, slotIdOf } from '../core/ids.ts';
import type { DeliveryDraft, PostDraft } from '../core/ports/outbox.ts';
import type { RecordEvent } from '../core/ports/ports.ts';
import type { ArticleStore, SlotStore } from '../core/ports/store.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import type { PickRule, QuietHours, Schedule, Slot } from '../core/schedule.ts';
import { MINUTE, type Clock, type Duration, type Instant } from '../core/time.ts';
import { pick, type Pick as Picked } from './picking/pick.ts';
import type { CronRule } from './schedule/cron-rule.ts';
import { dueTimes, nextDue } from './schedule/due-times.ts';
import { missedSlots } from './schedule/missed-slots.ts';
import { quietUntil } from './schedule/quiet-hours.ts';
import type { Composer } from './composer.ts';
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
  readonly composer: Composer;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly quiet: QuietHours | null;
  /** Schedules only propose: what they pick is named in the slot's reason and left to an editor's order. */
  readonly approval: boolean;
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
  /** Fills every slot that is due now and is not there yet. */
  fillDue(): Promise<void>;
  /** The next due moment of each schedule, soonest first. */
  upcoming(): Promise<readonly Upcoming[]>;
}

/** A slot found this late was missed, not just rung late. */
const LATE: Duration = 2 * MINUTE;
/** Chance looks at many, so that old articles have theirs; the other orders come sorted and need few. */
const candidateLimit = ({ order, count }: PickRule): number => (order === 'random' ? 500 : 20 + count * 5);

export function createPlanner(deps: PlannerDeps): Planner {
  return {
    async fillDue() {
      for (const schedule of deps.schedules) await fillSchedule(deps, schedule);
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
  const choices = await choose(deps, schedule, dueAt);
  const titles = choices.map(choice => choice.article.title).join(' · ');
  if (deps.approval && choices.length > 0) {
    const reason = reasonOf('slot-proposed', { titles });
    await writeSlot(deps, { schedule, dueAt, state: 'empty', reason, drafts: [] });
    return;
  }
  const drafts: PostDraft[] = [];
  for (const choice of choices) drafts.push(await draftPost(deps, { ...choice, schedule, slot }));
  const filled = drafts.length > 0;
  const reason = filled
    ? reasonOf('slot-filled', { count: drafts.length, titles })
    : await whyNone(deps, schedule);
  const state = filled ? 'filled' : 'empty';
  const written = await writeSlot(deps, { schedule, dueAt, state, reason, drafts });
  if (written && filled) deps.wakeSignal.wake();
}

interface Choice extends Picked {
  readonly destinations: readonly Destination[];
}

/** Picks for each destination what it has not had; destinations that get the same article share its post. */
async function choose(
  deps: PlannerDeps,
  schedule: PlannedSchedule,
  dueAt: Instant,
): Promise<readonly Choice[]> {
  const now = deps.clock.now();
  const choices = new Map<string, Choice>();
  for (const destination of schedule.destinations) {
    const { order } = schedule.pick;
    const query = {
      destination: destination.name,
      rule: schedule.pick,
      order,
      now,
      limit: candidateLimit(schedule.pick),
    };
    const candidates = await deps.articles.candidates(query);
    const seed = `${schedule.name} ${dueAt}`;
    for (const { article, why } of pick({ candidates, rule: schedule.pick, now, seed })) {
      const before = choices.get(article.id)?.destinations ?? [];
      choices.set(article.id, { article, why, destinations: [...before, destination] });
    }
  }
  return [...choices.values()];
}

/** What is wrong with all articles: the same for each of the destinations, when nothing fits for any. */
async function whyNone(deps: PlannerDeps, { destinations, pick: rule }: PlannedSchedule): Promise<Reason> {
  const [first] = destinations;
  if (first === undefined) return reasonOf('slot-no-destination');
  const now = deps.clock.now();
  const misfits = await deps.articles.misfits({ destination: first.name, rule, now });
  return misfits === null ? reasonOf('no-articles') : reasonOf('nothing-fits', misfits);
}

async function draftPost(
  deps: PlannerDeps,
  choice: Choice & { readonly schedule: PlannedSchedule; readonly slot: Slot['id'] },
): Promise<PostDraft> {
  const { article, schedule, slot, why } = choice;
  const createdAt = deps.clock.now();
  const id = postIdOf(article.id, slot);
  const content = { parts: schedule.post };
  const composed = await deps.composer.compose({ article, content }, choice.destinations);
  const notBefore = deps.quiet === null ? null : quietUntil(deps.quiet, createdAt);
  const deliveries = composed.map(
    ({ destination: { name, platform }, orderingKey, payload, wanted }): DeliveryDraft => ({
      id: deliveryIdOf(id, name),
      destination: name,
      platform,
      orderingKey,
      payload,
      wanted,
      notBefore,
      repostNumber: 0,
      urgent: isBreaking(article),
    }),
  );
  return {
    post: {
      id,
      kind: 'article',
      state: 'approved',
      items: [{ article: article.id, revision: article.revision }],
      content,
      slot,
      schedule: schedule.name,
      orderedBy: null,
      why,
      createdAt,
    },
    deliveries,
    cards: composed.flatMap(({ card }) => card ?? []),
  };
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
  const [first] = await choose(deps, schedule, dueAt);
  const to = schedule.destinations.map(destination => destination.name);
  const why = first?.why ?? (await whyNone(deps, schedule));
  return [{ schedule: schedule.name, dueAt, to, title: first?.article.title ?? null, why }];
}
