import { asDiscordPayload } from '../../src/adapters/discord/format/payload.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { HOUR, MINUTE, SECOND, type Duration, type Instant } from '../../src/core/time.ts';
import {
  buildArticle,
  buildDiscordPayload,
  buildDraft,
  buildTelegramPayload,
  withPayload,
  NOW,
} from '../fixtures/build.ts';
import { createVirtualDispatcher, SENT } from './virtual.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

export interface OutagePlan {
  readonly hours: number;
  /** They come evenly while the platforms are away. */
  readonly articles: number;
  /** Half of them on Telegram, half on Discord. */
  readonly targets: number;
  /** Of so many articles one is worth nothing after `expiresAfterMs`. */
  readonly expiringEach: number;
  readonly expiresAfterMs: Duration;
}

/** Measured in virtual time, but for the memory. */
export interface OutageReport {
  readonly sent: number;
  readonly expired: number;
  /** Neither sent nor expired. */
  readonly lost: number;
  /** Sent again, or after a newer one of its target. */
  readonly outOfOrder: number;
  /** Sent though its time was over, or expired though it was not. */
  readonly atTheWrongTime: number;
  /** Requests while the platforms were away. */
  readonly triesInVain: number;
  /** Requests that a platform would have refused as too many. */
  readonly tooMany: number;
  /** How long after the outage the last target got its first message, and when all was done. */
  readonly firstAfterMs: Duration;
  readonly doneAfterMs: Duration;
  /** The slowest target in its slowest stretch of draining, as a part of its limit. */
  readonly slowest: number;
  /** What `memory` measured at the beginning of the draining, and after each tenth of all that there was. */
  readonly memory: readonly number[];
}

/** A target takes a message a second: on Telegram with a burst of three, on Discord five at once every five seconds. */
const LIMITS = {
  telegram: { count: 63, perMs: MINUTE },
  discord: { count: 5, perMs: 5 * SECOND },
} as const;
const STRETCH: Duration = 5 * MINUTE;

/** What one target got, counted as it comes. */
interface Target {
  newest: number;
  readonly first: Instant;
  last: Instant;
  /** Of each stretch since the first. */
  readonly sent: number[];
  windowEnds: Instant;
  left: number;
}

/**
 * Both platforms are away for so long while articles for many targets keep coming; then all of it drains, as fast as the
 * targets take it. `store` must be empty and paced; `memory` is called now and then.
 */
export async function outage(store: Store, plan: OutagePlan, memory: () => number): Promise<OutageReport> {
  const time = createVirtualTime(NOW);
  const { clock } = time;
  const end = NOW + plan.hours * HOUR;
  const total = plan.articles * plan.targets;
  const sizes: number[] = [];
  let done = 0;
  const platforms = createPlatforms(plan, {
    now: () => clock.now(),
    onBack: () => void sizes.push(memory()),
  });
  const { run, wakeSignal } = createVirtualDispatcher({
    store,
    time,
    platforms: ['telegram', 'discord'],
    answer: request => platforms.answer(request),
    record(event) {
      if (event.kind !== 'delivery-sent' && event.kind !== 'delivery-expired') return;
      done++;
      if (done % Math.ceil(total / 10) === 0 && clock.now() >= end) sizes.push(memory());
    },
  });
  const stop = new AbortController();
  const running = run(stop.signal);
  const writing = write(store, { plan, time, onWritten: wakeSignal.wake.bind(wakeSignal) });
  await time.pass(() => done === total, running, writing);
  stop.abort();
  await running;
  const { sent = 0, expired = 0 } = await store.deliveries.counts();
  const { seen } = platforms;
  const targets = [...platforms.targets.values()];
  return {
    sent,
    expired,
    lost: total - sent - expired,
    ...seen,
    atTheWrongTime: seen.atTheWrongTime + (await wronglyExpired(store, plan)),
    firstAfterMs: Math.max(...targets.map(({ first }) => first)) - end,
    doneAfterMs: clock.now() - end,
    slowest: Math.min(...targets.map(slowestOf)),
    memory: sizes,
  };
}

/** Platforms that are away until the outage ends, and then take what each target takes. */
function createPlatforms(
  plan: OutagePlan,
  { now, onBack }: { readonly now: () => Instant; readonly onBack: () => void },
) {
  const end = NOW + plan.hours * HOUR;
  const targets = new Map<string, Target>();
  const seen = { outOfOrder: 0, atTheWrongTime: 0, triesInVain: 0, tooMany: 0 };
  const targetOf = (chat: string, at: Instant): Target => {
    if (targets.size === 0) onBack();
    const target = targets.get(chat) ?? { newest: -1, first: at, last: at, sent: [], windowEnds: 0, left: 0 };
    targets.set(chat, target);
    return target;
  };
  return {
    targets,
    seen,
    answer({ delivery, chat }: { readonly delivery: Delivery; readonly chat: string }): Outcome {
      const at = now();
      if (at < end) {
        seen.triesInVain++;
        return { kind: 'retry', reason: 'no connection', afterMs: null, scope: 'platform' };
      }
      const target = targetOf(chat, at);
      const isTelegram = delivery.platform === 'telegram';
      const restMs = takeOne(target, isTelegram ? LIMITS.telegram : LIMITS.discord, at);
      if (restMs === null) {
        seen.tooMany++;
        return { kind: 'retry', reason: 'too many requests', afterMs: SECOND, scope: 'place' };
      }
      const number = numberOf(delivery);
      if (number <= target.newest) seen.outOfOrder++;
      if (expiryOf(plan, number) <= at) seen.atTheWrongTime++;
      target.newest = number;
      return isTelegram ? SENT : { ...SENT, restMs };
    },
  };
}

const numberOf = ({ payload }: Delivery): number =>
  Number(asDiscordPayload(payload)?.embed.title ?? ('text' in payload ? payload.text : Number.NaN));

const arrivalOf = ({ hours, articles }: OutagePlan, number: number): Instant =>
  NOW + Math.floor((number * hours * HOUR) / articles);

const expiryOf = (plan: OutagePlan, number: number): Instant =>
  number % plan.expiringEach === 0 ? arrivalOf(plan, number) + plan.expiresAfterMs : Infinity;

/** Counts a message in the target's window; answers how long it then has to rest, or null for one too many. */
function takeOne(
  target: Target,
  { count, perMs }: { readonly count: number; readonly perMs: Duration },
  at: Instant,
): Duration | null {
  if (at >= target.windowEnds) Object.assign(target, { windowEnds: at + perMs, left: count });
  if (target.left === 0) return null;
  target.left--;
  target.last = at;
  const stretch = Math.floor((at - target.first) / STRETCH);
  target.sent[stretch] = (target.sent[stretch] ?? 0) + 1;
  return target.left === 0 ? target.windowEnds - at : 0;
}

/** The last stretch is not full, and only counts where there is no other. */
function slowestOf({ first, last, sent }: Target): number {
  const full = Math.floor((last - first) / STRETCH);
  if (full === 0) return ((sent[0] ?? 0) - 1) / ((last - first) / SECOND);
  return Math.min(...Array.from({ length: full }, (_, i) => (sent[i] ?? 0) / (STRETCH / SECOND)));
}

/** Articles as they come, each at once ordered for every target. */
async function write(
  store: Store,
  {
    plan,
    time,
    onWritten,
  }: { readonly plan: OutagePlan; readonly time: VirtualTime; readonly onWritten: () => void },
): Promise<void> {
  const articles = time.watch(store.articles);
  const outbox = time.watch(store.outbox);
  const to = Array.from({ length: plan.targets }, (_, place) => `target ${place}`);
  for (let number = 0; number < plan.articles; number++) {
    const createdAt = arrivalOf(plan, number);
    const expiresAt = expiryOf(plan, number);
    const article = buildArticle({
      key: `${number}`,
      expiresAt: expiresAt === Infinity ? null : expiresAt,
    });
    await time.clock.sleep(createdAt - time.clock.now());
    await articles.save(article, createdAt);
    const draft = buildDraft({ article: article.id, occasion: 'outage', to, createdAt });
    const deliveries = draft.deliveries.map((delivery, place) =>
      place % 2 === 0
        ? withPayload(delivery, { ...buildTelegramPayload(`${number}`), chat: `@target${place}` })
        : withPayload(delivery, buildDiscordPayload(`${number}`, `${place}`)),
    );
    await outbox.order({ ...draft, deliveries });
    onWritten();
  }
}

/** Deliveries that ended as expired though their article has no end. */
async function wronglyExpired(store: Store, plan: OutagePlan): Promise<number> {
  const rows = await store.deliveries.history({ limit: plan.articles * plan.targets, state: 'expired' });
  return rows.filter(row => expiryOf(plan, numberOf(row)) === Infinity).length;
}
