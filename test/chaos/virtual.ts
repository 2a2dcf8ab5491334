import { setImmediate } from 'node:timers/promises';
import type { NewsroomEvent } from '../../src/core/events.ts';
import { chatOf } from '../../src/core/lane.ts';
import type { Store } from '../../src/core/ports.ts';
import type { Delivery, Outcome } from '../../src/core/post.ts';
import { HOUR, SECOND, type Clock, type Instant } from '../../src/core/time.ts';
import { createDispatcher } from '../../src/newsroom/dispatch.ts';
import { createWaker } from '../../src/newsroom/waker.ts';
import { buildArticle, buildDraft, buildTelegramPayload, NOW } from '../fixtures/build.ts';

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

/**
 * The real dispatcher over a real database, with a clock that jumps to the next moment as soon as nothing is under way:
 * days pass in seconds. Answers all that reached the platform, when `isOver` says so.
 */
export async function deliverVirtually(
  store: Store,
  answer: Answer,
  isOver: (arrivals: readonly Arrival[], now: Instant) => boolean,
): Promise<{ readonly arrivals: readonly Arrival[]; readonly events: readonly NewsroomEvent[] }> {
  let now: Instant = NOW;
  let underWay = 0;
  const arrivals: Arrival[] = [];
  const events: NewsroomEvent[] = [];
  const stop = new AbortController();
  const clock: Clock = {
    now: () => now,
    async sleep(afterMs) {
      // what is under way takes no time at all; when it ends the dispatcher looks again
      if (underWay === 0) now += Math.max(1, Math.ceil(afterMs));
      do await setImmediate();
      while (underWay > 0);
      if (isOver(arrivals, now)) stop.abort();
    },
  };
  const outbox: Store['outbox'] = {
    ...store.outbox,
    async claim(query) {
      const claims = await store.outbox.claim(query);
      underWay += claims.length;
      return claims;
    },
  };
  const dispatcher = createDispatcher({
    ...{ outbox, articles: store.articles, clock },
    ...{ chance: () => 0.5, waker: createWaker(), lookEveryMs: HOUR },
    publishers: [
      {
        platform: 'telegram',
        repeatableForMs: 0,
        publish(delivery) {
          const chat = chatOf(delivery.payload, delivery.destination);
          const outcome = answer({ at: now, chat, number: arrivals.length });
          arrivals.push({ at: now, chat, delivery, outcome });
          return Promise.resolve(outcome);
        },
      },
    ],
    record: event => {
      events.push(event);
      if (event.kind.startsWith('delivery-')) underWay--;
    },
  });
  await dispatcher.run(stop.signal);
  return { arrivals, events };
}

/** `articles` posts for each of so many channels, in the order of the articles. */
export async function queueFor(store: Store, articles: number, places: number): Promise<void> {
  const to = Array.from({ length: places }, (_, place) => `place ${place}`);
  for (let number = 0; number < articles; number++) {
    const article = buildArticle({ key: `article ${number}` });
    await store.articles.save(article, NOW - HOUR);
    const draft = buildDraft({ article: article.id, occasion: `${number}`, to });
    const deliveries = draft.deliveries.map((one, place) => ({
      ...one,
      payload: { ...buildTelegramPayload(`${number}`), chat: place + 1 },
    }));
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
  const numberOf = ({ delivery: { payload } }: Arrival) =>
    payload.platform === 'telegram' && payload.kind === 'text' ? Number(payload.text) : -1;
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

export const SENT: Outcome = { kind: 'sent', messageIds: ['1'], url: null, chatKind: 'channel' };
