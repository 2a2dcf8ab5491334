import type { Article, SourceFault } from '../../core/article.ts';
import type { WakeSignal } from '../../core/async/wake-signal.ts';
import type { CardImage } from '../../core/card.ts';
import type { Destination } from '../../core/destination.ts';
import type { Person } from '../../core/editors/proposal.ts';
import { signatureOf } from '../../core/editors/proposal.ts';
import type { DeliveryId } from '../../core/ids.ts';
import type { MessageView } from '../../core/ports/message-view.ts';
import type { Outbox } from '../../core/ports/outbox.ts';
import type { Pause, PauseStore } from '../../core/ports/pauses.ts';
import type { ShowMessages } from '../../core/ports/platform.ts';
import type { RecordEvent } from '../../core/ports/ports.ts';
import type { UpdateStore } from '../../core/updates/update-store.ts';
import type { ArticleStore, DeliveryQueries, Tally } from '../../core/ports/store.ts';
import type { Delivery } from '../../core/post.ts';
import type { Diagnosis } from '../../core/reasons/diagnosis.ts';
import { DAY, type Clock, type Duration, type Instant } from '../../core/time.ts';
import type { MomentVoice } from '../../format/say-moment.ts';
import type { Corrections } from '../../intake/correct.ts';
import type { Retracted } from '../../intake/look-at-copies.ts';
import type { Composer } from '../../planning/composer.ts';
import type { PlannedSchedule } from '../../planning/planner.ts';
import { nextDue } from '../../planning/schedule/due-times.ts';
import { ORDER_PARTS } from '../order.ts';
import type { createWhy, ToldWhy } from '../why.ts';

export interface EditorDeskDeps {
  readonly articles: Pick<ArticleStore, 'count' | 'faults'>;
  readonly composer: Pick<Composer, 'compose'>;
  readonly corrections: Pick<Corrections, 'order' | 'retract'>;
  readonly deliveries: Pick<DeliveryQueries, 'queue' | 'tally'>;
  readonly updates: Pick<UpdateStore, 'reactionsSince'>;
  readonly outbox: Pick<Outbox, 'get' | 'reschedule'>;
  readonly pauses: PauseStore;
  readonly schedules: readonly PlannedSchedule[];
  readonly sources: readonly { readonly name: string; readonly place: string }[];
  readonly show: ShowMessages;
  readonly why: ReturnType<typeof createWhy>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly wakeSignal: WakeSignal;
}

/** A post as one destination would get it. */
export interface PostPreview {
  readonly destination: Destination;
  readonly views: readonly MessageView[];
  readonly card: CardImage | null;
}

/** A schedule with its next due moments. */
export interface ScheduleSlots {
  readonly name: string;
  readonly to: readonly string[];
  readonly slots: readonly Instant[];
}

export interface SourceState {
  readonly name: string;
  readonly place: string;
  readonly articles: number;
  readonly faults: readonly SourceFault[];
}

/** What was written to correct copies; `undecided`: sends under way, of which nobody knows yet whether they left one. */
export type Corrected = Pick<Retracted, 'written' | 'undecided'>;

/** What editors ask for beside posts. */
export interface EditorDesk {
  preview(article: Article, destination: Destination): Promise<PostPreview>;
  /** Of one destination, or (null) of all; `forMs` null = until somebody resumes. */
  pause(what: {
    readonly destination: string | null;
    readonly forMs: Duration | null;
    readonly by: Person;
  }): Promise<Pause>;
  /** Answers the pauses that ended. */
  resume(what: { readonly destination: string | null; readonly by: Person }): Promise<readonly Pause[]>;
  pauses(): Promise<readonly Pause[]>;
  /** Ends pauses whose time is over. */
  lapse(): Promise<void>;
  /** Brings posted copies to the article's present words. */
  correct(article: Article, to?: string): Promise<Corrected>;
  retract(article: Article, how: { readonly to?: string; readonly by: Person }): Promise<Retracted>;
  why(article: Article, voice: MomentVoice, to?: string): Promise<ToldWhy | null>;
  schedules(count: number): readonly ScheduleSlots[];
  sources(): Promise<readonly SourceState[]>;
  /** What became of deliveries of the last days. */
  stats(days: number): Promise<readonly Tally[]>;
  /** How many reactions the posts of the last days have, by destination. */
  reactions(days: number): Promise<ReadonlyMap<string, number>>;
  /** Moves what waits to the top of its queue, or to the next slot of its destination that nobody has. Null: it does not wait. */
  move(
    id: DeliveryId,
    to: 'top' | 'slot',
  ): Promise<{ readonly delivery: Delivery; readonly at: Instant | null } | null>;
  /** The next slot of a schedule that posts there and that no post of that place waits for; null for none. */
  freeSlot(destination: string): Promise<Instant | null>;
  /** Everything there is to say about its state. Asks the platforms. */
  examine(): Promise<readonly Diagnosis[]>;
}

/** So many slots are looked through for a free one. */
const SLOTS_TRIED = 50;

/** `examine` is set when the platforms are there. */
export function createEditorDesk(deps: EditorDeskDeps): EditorDesk & { examine: EditorDesk['examine'] } {
  const { clock, pauses, outbox, record, wakeSignal } = deps;

  const slotsOf = (schedule: PlannedSchedule, count: number): readonly Instant[] => {
    const slots: Instant[] = [];
    let after = clock.now();
    while (slots.length < count) {
      const next = nextDue({ rule: schedule.rule, timezone: schedule.timezone, after });
      if (next === null) break;
      slots.push(next);
      after = next;
    }
    return slots;
  };

  const freeSlot = async (destination: string): Promise<Instant | null> => {
    const waiting = await deps.deliveries.queue({ limit: 1000, destination });
    const taken = new Set(waiting.map(({ notBefore }) => notBefore));
    const slots = deps.schedules
      .filter(({ to }) => to.includes(destination))
      .flatMap(schedule => slotsOf(schedule, SLOTS_TRIED))
      .sort((a, b) => a - b);
    return slots.find(slot => !taken.has(slot)) ?? null;
  };

  const resumed = (ended: readonly Pause[], by: Person | null): readonly Pause[] => {
    for (const { destination } of ended)
      record({ kind: 'destination-resumed', destination, by: by === null ? null : signatureOf(by) });
    if (ended.length > 0) wakeSignal.wake();
    return ended;
  };

  return {
    async preview(article, destination) {
      const [composed] = await deps.composer.compose({ article, content: { parts: ORDER_PARTS } }, [
        destination,
      ]);
      if (composed === undefined) throw new Error('a composer answers for each destination');
      return { destination, views: deps.show(composed.payload), card: composed.cards[0] ?? null };
    },
    async pause({ destination, forMs, by }) {
      const at = clock.now();
      const pause = { destination, until: forMs === null ? null : at + forMs, by, at };
      await pauses.pause(pause);
      record({ kind: 'destination-paused', destination, by: signatureOf(by) });
      return pause;
    },
    resume: async ({ destination, by }) => resumed(await pauses.resume(destination, clock.now()), by),
    pauses: () => pauses.list(),
    async lapse() {
      const now = clock.now();
      const isOver = (await pauses.list()).some(({ until }) => until !== null && until <= now);
      if (isOver) resumed(await pauses.lapse(now), null);
    },
    async correct(article, to) {
      const { written, undecided } = await deps.corrections.order(article.id, to);
      return {
        written,
        undecided: undecided.filter(({ destination }) => to === undefined || destination === to),
      };
    },
    retract: (article, { to, by }) =>
      deps.corrections.retract(article, { by: signatureOf(by), ...(to === undefined ? {} : { to }) }),
    why: (article, voice, to) => deps.why(article, voice, to),
    schedules: count =>
      deps.schedules.map(schedule => ({
        name: schedule.name,
        to: schedule.to,
        slots: slotsOf(schedule, count),
      })),
    async sources() {
      const counted = new Map(
        (await deps.articles.count()).map(({ source, articles }) => [source, articles]),
      );
      const faults = await deps.articles.faults();
      return deps.sources.map(({ name, place }) => ({
        name,
        place,
        articles: counted.get(name) ?? 0,
        faults: faults.filter(({ source }) => source === name),
      }));
    },
    stats: days => deps.deliveries.tally(clock.now() - days * DAY),
    async reactions(days) {
      const counts = await deps.updates.reactionsSince(clock.now() - days * DAY);
      return new Map(counts.map(({ destination, count }) => [destination, count]));
    },
    freeSlot,
    async move(id, to) {
      const delivery = await outbox.get(id);
      if (delivery === null) return null;
      const at = to === 'top' ? null : await freeSlot(delivery.destination);
      if (to === 'slot' && at === null) return null;
      const moved = await outbox.reschedule(id, at, clock.now());
      if (moved === null) return null;
      wakeSignal.wake();
      return { delivery: moved, at };
    },
    examine: () => Promise.resolve([]),
  };
}
