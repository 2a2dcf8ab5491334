import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { takenBackFrom, type Outbox } from '../core/ports/outbox.ts';
import { pauseOf, type PauseStore } from '../core/ports/pauses.ts';
import type { ArticleStore, DeliveryQueries, DeliveryRow } from '../core/ports/store.ts';
import type { StoryStore } from '../core/ports/story-store.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { UpdateStore } from '../core/updates/update-store.ts';
import type { MomentVoice } from '../format/say-moment.ts';
import { quoted } from '../format/quotation-marks.ts';
import { sayReason } from '../format/say-reason.ts';
import { isPosted, postedBefore } from '../planning/choose.ts';
import { keptBack, minutesTo, passedOver, type Gates } from '../planning/picking/gates.ts';
import type { PlannedSchedule } from '../planning/planner.ts';
import { nextDue } from '../planning/schedule/due-times.ts';
import { explain } from './explain.ts';

export interface WhyDeps {
  readonly articles: Pick<ArticleStore, 'get' | 'twinThere'>;
  readonly stories: Pick<StoryStore, 'there'>;
  readonly outbox: Pick<Outbox, 'takenBack'>;
  readonly updates: Pick<UpdateStore, 'linksSeen'>;
  readonly deliveries: DeliveryQueries;
  readonly gates: Gates;
  readonly pauses: Pick<PauseStore, 'list'>;
  readonly schedules: readonly PlannedSchedule[];
  /** All of the config; `off`: why one takes no part. */
  readonly destinations: readonly { readonly destination: Destination; readonly off: Reason | null }[];
}

/** What became of an article at a destination, or what keeps it from there. */
export interface Why {
  readonly destination: string;
  /** Everything that was done for it there, newest first; what is still to happen stands before what has ended. */
  readonly deliveries: readonly DeliveryRow[];
  /** Why it was not picked: one reason, or one for each schedule that posts there; empty where there are deliveries. */
  readonly reasons: readonly Reason[];
}

/** Of one article, so many deliveries are told. */
const SHOWN = 100;

/** What is known of an article and its places, and all of it in words. */
export interface ToldWhy {
  readonly whys: readonly Why[];
  /** The article's title, in quotation marks. */
  readonly title: string;
  /** One for each destination. */
  readonly lines: readonly string[];
  /** All of it. */
  readonly sentence: string;
}

/**
 * Tells why an article is or is not where it may go: at one destination (null when there is none of that name), or at each of
 * the config.
 */
export const createWhy =
  (deps: WhyDeps) =>
  async (article: Article, voice: MomentVoice, to?: string): Promise<ToldWhy | null> => {
    const whys = await whysOf(deps, article, { now: voice.now, ...(to === undefined ? {} : { to }) });
    if (whys.length === 0) return null;
    const title = quoted(article.title, voice.language);
    const lines = whys.map(why => sayWhy(why, voice));
    return { whys, title, lines, sentence: `${title}: ${lines.join('. ')}` };
  };

async function whysOf(
  deps: WhyDeps,
  article: Article,
  { to, now }: { readonly to?: string; readonly now: Instant },
): Promise<readonly Why[]> {
  const filter = { limit: SHOWN, article: article.id };
  const rows = [...(await deps.deliveries.queue(filter)), ...(await deps.deliveries.history(filter))];
  const asked = deps.destinations.filter(({ destination: { name } }) => to === undefined || to === name);
  return Promise.all(
    asked.map(async ({ destination, off }) => {
      const deliveries = rows.filter(row => row.destination === destination.name);
      // what was taken back before it went may be picked anew
      const isMeant = deliveries.some(({ state }) => state !== 'withdrawn');
      const reasons = isMeant ? [] : await whyNot(deps, article, { destination, off, now });
      return { destination: destination.name, deliveries, reasons };
    }),
  );
}

async function whyNot(
  deps: WhyDeps,
  article: Article,
  at: { readonly destination: Destination; readonly off: Reason | null; readonly now: Instant },
): Promise<readonly Reason[]> {
  const { destination, off, now } = at;
  if (off !== null) return [reasonOf('kept-off', { detail: off })];
  const word = takenBackFrom(await deps.outbox.takenBack(article.id), destination.name);
  if (word !== null) return [reasonOf('retracted-by', { by: word.by })];
  if (pauseOf(await deps.pauses.list(), destination.name) !== null) return [reasonOf('kept-paused')];
  const kept = keptBack(article, { gates: deps.gates, destination, now });
  if (kept !== null) return [kept];
  if (isPosted(article, await postedBefore(deps.updates, destination))) return [reasonOf('kept-posted')];
  if ((await deps.articles.twinThere(article.id, destination.name)) !== null) return [reasonOf('kept-twin')];
  const told = deps.gates.stories === true ? await deps.stories.there(article.id, destination.name) : null;
  if (told !== null) return [reasonOf('kept-story', { title: (await deps.articles.get(told))?.title ?? '' })];
  const schedules = deps.schedules.filter(({ to }) => to.includes(destination.name));
  if (schedules.length === 0) return [reasonOf('kept-no-schedule')];
  const answers = schedules.map(schedule => {
    const against = passedOver(article, schedule, now);
    return { against, reason: against ?? nextOf(schedule, now) };
  });
  const willing = answers.filter(({ against }) => against === null);
  // where one may still take it, what is against it elsewhere does not matter
  return (willing.length > 0 ? willing : answers).map(({ reason }) => reason);
}

function nextOf({ name: schedule, rule, timezone }: PlannedSchedule, now: Instant): Reason {
  const next = nextDue({ rule, timezone, after: now });
  return next === null
    ? reasonOf('kept-no-slot', { schedule })
    : reasonOf('kept-waits', { schedule, age: minutesTo(next, now) });
}

/** What became of it at a destination, or what keeps it from there. */
function sayWhy({ destination, deliveries, reasons }: Why, voice: MomentVoice): string {
  const { say } = voice;
  const done = deliveries.map(row => explain(row, voice));
  if (reasons.length === 0) return done.join(' · ');
  const reason = reasons.map(one => sayReason(one, say)).join(' · ');
  return say('explain-because', { sentence: say('explain-not-picked', { destination }), reason });
}
