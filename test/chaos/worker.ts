/**
 * An outbox as a process of its own, to be killed: `node worker.ts`, with an IPC channel. It loads, says "ready", waits
 * for its `Orders`, then writes to those who subscribe and delivers until it is killed, or told to end (SIGTERM).
 */
import { platforms } from '../../src/adapters/registry.ts';
import { createDiscordPublisher } from '../../src/adapters/discord/publish/discord-publisher.ts';
import { createForwardingLook } from '../../src/adapters/telegram/publish/find/find-by-forwarding.ts';
import { createTelegramPublisher } from '../../src/adapters/telegram/publish/telegram-publisher.ts';
import type { NewsroomEvent } from '../../src/core/ports/events.ts';
import type { Publisher } from '../../src/core/ports/ports.ts';
import type { Store } from '../../src/core/ports/store.ts';
import { createDispatcher } from '../../src/outbox/dispatcher.ts';
import { createWakeSignal, type WakeSignal } from '../../src/core/async/wake-signal.ts';
import { createSubscribers } from '../../src/planning/subscribers/subscribers.ts';
import { createDestinationOf } from '../../src/planning/subscribers/subscribed-destination.ts';
import { createSubscriptionIndex } from '../../src/planning/subscribers/subscription-index.ts';
import { UNLIMITED } from '../../src/outbox/rate-limit.ts';
import { openStore } from '../../src/store/open-store.ts';
import { systemClock } from '../../src/system-clock.ts';
import { createChaosComposer } from './kills/chaos-composer.ts';

export interface Orders {
  /** The SQLite file. */
  readonly file: string;
  /** A PostgreSQL database in its place. */
  readonly url: string | null;
  readonly telegram: { readonly token: string; readonly apiRoot: string };
  readonly discord: { readonly token: string; readonly apiRoot: string };
  /** Where Telegram's read-back passes through; null = without. */
  readonly log: number | null;
  readonly leaseMs: number;
  /** Until a request whose answer was lost has landed. */
  readonly maxInFlightMs: number;
  /** How old an attempt may be for a repeat with the same nonce. */
  readonly nonceMs: number;
  /** The folder of the phrases. */
  readonly locales: string;
}

/** What the process says; `wrote`: what became of a delivery is in the database. */
export type Word = 'ready' | 'working' | 'wrote' | { readonly fault: string };

const say = (word: Word) => process.send?.(word);

async function work(orders: Orders): Promise<void> {
  const store = await openStore({
    ...orders,
    pacing: UNLIMITED,
    keepBackups: { hours: 0, days: 0 },
    watch: { failed: () => undefined, written: () => undefined },
  });
  const telegram: Publisher = createTelegramPublisher(orders.telegram);
  const discord = createDiscordPublisher(orders.discord);
  const look =
    orders.log === null
      ? {}
      : {
          find: createForwardingLook({
            ...orders.telegram,
            log: orders.log,
            rivals: () => Promise.resolve([]),
            onLeftover: message => say({ fault: message }),
            // the log's own measure is lifted: hours pass between copies
            sleep: () => Promise.resolve(),
            now: () => Date.now() * 100_000,
          }),
        };
  const wakeSignal = createWakeSignal();
  const record = (event: NewsroomEvent) => {
    if (event.kind === 'service-fault') say({ fault: String(event.error) });
    else if (event.kind.startsWith('delivery-') || event.kind === 'message-changed') say('wrote');
  };
  const dispatcher = createDispatcher({
    payloads: platforms,
    outbox: store.outbox,
    publishers: [
      { ...telegram, ...look, maxInFlightMs: orders.maxInFlightMs },
      { ...discord, repeatableForMs: orders.nonceMs },
    ],
    clock: systemClock,
    chance: Math.random,
    wakeSignal,
    record,
    leaseMs: orders.leaseMs,
    editLandsMs: orders.maxInFlightMs,
    attemptMs: orders.leaseMs - 100,
  });
  const stop = new AbortController();
  process.once('SIGTERM', () => {
    stop.abort();
  });
  say('working');
  await Promise.all([
    dispatcher.run(stop.signal),
    tellSubscribers({ store, wakeSignal, record, locales: orders.locales }, stop.signal),
  ]);
  await store[Symbol.asyncDispose]();
}

const LOOK_AGAIN = 20;

/** Writes news and digests to those who subscribe, as the service does at each ring. */
async function tellSubscribers(
  {
    store,
    wakeSignal,
    record,
    locales,
  }: {
    readonly store: Store;
    readonly wakeSignal: WakeSignal;
    readonly record: (event: NewsroomEvent) => void;
    readonly locales: string;
  },
  stop: AbortSignal,
): Promise<void> {
  const subscribers = createSubscribers({
    ...store,
    wakeSignal,
    record,
    index: createSubscriptionIndex(store.subscriptions),
    gates: { sources: [], paywall: 'mark' },
    needsApproval: false,
    quiet: null,
    composer: createChaosComposer(locales, record),
    clock: systemClock,
    destinationOf: createDestinationOf([], platforms, { theme: 'broadsheet' }),
  });
  while (!stop.aborted) {
    try {
      await subscribers.deliverNews();
      await subscribers.fillDigests();
    } catch (error) {
      record({ kind: 'service-fault', part: 'subscribers', error });
    }
    await systemClock.sleep(LOOK_AGAIN, stop);
  }
}

process.once('message', orders => void work(orders as Orders));
say('ready');
