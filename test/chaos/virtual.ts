import { asTelegramPayload } from '../../src/adapters/telegram/format/payload.ts';
import { platforms as registry } from '../../src/adapters/registry.ts';
import type { Platform } from '../../src/core/destination.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import { chatOf } from '../../src/core/ordering-key.ts';
import type { RecordEvent } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { HOUR, SECOND, type Instant } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal } from '../../src/core/async/wake-signal.ts';
import {
  buildArticle,
  buildDraft,
  buildPublisher,
  buildTelegramPayload,
  NOW,
  withPayload,
} from '../fixtures/build.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/** A request that reached the platform, in virtual time. */
export interface Arrival {
  readonly at: Instant;
  readonly chat: string;
  readonly delivery: Delivery;
  readonly outcome: Outcome;
}

/** Answers a request at a moment; by default "sent". */
export type Answer = (request: {
  readonly at: Instant;
  readonly chat: string;
  readonly number: number;
}) => Outcome;

/** The dispatcher under virtual time: what it works with, and what it meets. */
export interface VirtualDispatch {
  readonly store: Store;
  readonly time: VirtualTime;
  readonly platforms: readonly Platform[];
  readonly answer: (request: {
    readonly at: Instant;
    readonly chat: string;
    readonly delivery: Delivery;
  }) => Outcome;
  readonly record: RecordEvent;
}

/** The real dispatcher over a real database; `run` ends when its signal aborts. */
export function createVirtualDispatcher({ store, time, platforms, answer, record }: VirtualDispatch) {
  const wakeSignal = createWakeSignal();
  const { clock } = time;
  const dispatcher = createDispatcher({
    payloads: registry,
    outbox: time.watch(store.outbox),
    clock,
    record,
    wakeSignal,
    chance: () => 0.5,
    lookEveryMs: HOUR,
    publishers: platforms.map(platform =>
      buildPublisher({
        platform,
        send(delivery) {
          const chat = chatOf(delivery.orderingKey);
          return Promise.resolve(answer({ at: clock.now(), chat, delivery }));
        },
      }),
    ),
  });
  return { wakeSignal, run: dispatcher.run.bind(dispatcher) };
}

/** Delivers what is in the store to Telegram in virtual time, until `isOver` says so. Answers all that reached the platform. */
export async function deliverVirtually(
  store: Store,
  answer: Answer,
  isOver: (arrivals: readonly Arrival[], now: Instant) => boolean,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly events: readonly NewsroomEvent[] }> {
  const time = createVirtualTime(NOW);
  const arrivals: Arrival[] = [];
  const events: NewsroomEvent[] = [];
  const { run } = createVirtualDispatcher({
    store,
    time,
    platforms: ['telegram'],
    answer({ at, chat, delivery }) {
      const outcome = answer({ at, chat, number: arrivals.length });
      arrivals.push({ at, chat, delivery, outcome });
      return outcome;
    },
    record: event => events.push(event),
  });
  const stop = new AbortController();
  const running = run(stop.signal);
  await time.pass(() => isOver(arrivals, time.clock.now()));
  stop.abort();
  await running;
  return { arrivals, events };
}

/** `articles` posts for each of so many channels, in the order of the articles. */
export async function queueFor(store: Store, articles: number, places: number): Promise<void> {
  const to = Array.from({ length: places }, (_, place) => `place ${place}`);
  for (let number = 0; number < articles; number++) {
    const article = buildArticle({ key: `article ${number}` });
    await store.articles.save(article, NOW - HOUR);
    const draft = buildDraft({ article: article.id, occasion: `${number}`, to });
    const deliveries = draft.deliveries.map((one, place) =>
      withPayload(one, { ...buildTelegramPayload(`${number}`), chat: place + 1 }),
    );
    await store.outbox.order({ ...draft, deliveries });
  }
}

/**
 * Requests that came before the moment an earlier answer had named, for their chat or for all. What was on its way at the
 * very instant of that answer could not know.
 */
export function earlyAmong(arrivals: readonly Arrival[]): readonly Arrival[] {
  const rests = new Map<string, { readonly from: Instant; readonly until: Instant }>();
  return arrivals.filter(({ at, chat, outcome }) => {
    const isEarly = ['all', chat].some(whom => {
      const rest = rests.get(whom);
      return rest !== undefined && at > rest.from && at < rest.until;
    });
    if (outcome.kind === 'retry')
      rests.set(outcome.scope === 'platform' ? 'all' : chat, {
        from: at,
        until: at + (outcome.afterMs ?? 0),
      });
    return isEarly;
  });
}

/** What each chat got, in the order it got it. */
export function sentByChat(arrivals: readonly Arrival[]): ReadonlyMap<string, readonly Arrival[]> {
  const sent = new Map<string, Arrival[]>();
  for (const arrival of arrivals) {
    if (arrival.outcome.kind !== 'sent') continue;
    sent.set(arrival.chat, [...(sent.get(arrival.chat) ?? []), arrival]);
  }
  return sent;
}

/** How often a chat got an older article after a newer one, or one twice. */
export function outOfOrder(arrivals: readonly Arrival[]): number {
  const numberOf = ({ delivery: { payload } }: Arrival) => {
    const it = asTelegramPayload(payload);
    return it?.kind === 'text' ? Number(it.text) : -1;
  };
  return [...sentByChat(arrivals).values()]
    .map(sent => sent.filter((one, i) => i > 0 && numberOf(one) <= numberOf(sent[i - 1] ?? one)).length)
    .reduce((sum, count) => sum + count, 0);
}

/** The most requests in any stretch of so long. */
export function mostWithin(arrivals: readonly Arrival[], perMs: number = SECOND): number {
  let most = 0;
  for (let from = 0, to = 0; from < arrivals.length; from++) {
    while (to < arrivals.length && (arrivals[to]?.at ?? 0) < (arrivals[from]?.at ?? 0) + perMs) to++;
    most = Math.max(most, to - from);
  }
  return most;
}

export const SENT = {
  kind: 'sent',
  messageIds: ['1'],
  url: null,
  chatKind: 'channel',
} as const satisfies Outcome;
