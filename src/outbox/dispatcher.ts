import type { Platform } from '../core/destination.ts';
import type { DeliveryId } from '../core/ids.ts';
import type { RateLimit } from '../core/rate-limits.ts';
import type { Claim } from '../core/ports/outbox.ts';
import type { Publisher } from '../core/ports/ports.ts';
import type { Delivery } from '../core/post.ts';
import { SECOND, type Clock, type Duration, type Instant } from '../core/time.ts';
import { createInFlightLimiter } from './in-flight-limiter.ts';
import { attempt, recoverAbandoned, type AttemptDeps, type AttemptDesk } from './attempt.ts';
import { createGroupCommit } from './group-commit.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

export interface DispatcherDeps extends AttemptDeps {
  readonly publishers: readonly Publisher[];
  readonly wakeSignal: WakeSignal;
  /** How long a claim is ours without a word; longer than any attempt may take. */
  readonly leaseMs?: Duration;
  /** How many requests a platform takes in how long; absent = as many as there are. */
  readonly limits?: Readonly<Partial<Record<Platform, RateLimit | null>>>;
  /** How often the database is asked for orders that another process wrote. */
  readonly lookEveryMs?: Duration;
}

interface UnderWay {
  readonly claim: Claim;
  readonly leaseUntil: Instant;
}

export interface Dispatcher {
  /**
   * Delivers what is due until `signal` aborts, then waits for the attempts under way. `alone`: no other process works on
   * this outbox, so what is claimed at the start was abandoned by one that is gone.
   */
  run(signal: AbortSignal, options?: { readonly alone?: boolean }): Promise<void>;
  /** Delivers what is due until each of these is sent, has ended, or has to wait for more than some seconds. */
  drain(deliveries: readonly DeliveryId[]): Promise<void>;
}

const LEASE: Duration = 60 * SECOND;
/** Attempts under way on one platform: a platform that does not answer keeps none of the other's. */
const AT_ONCE = 64;
const LOOK_EVERY: Duration = SECOND;
/** What an attempt under way may still take when the service is told to stop. */
const GRACE: Duration = 3 * SECOND;
/** A command line waits for its posts no longer than this. */
const PATIENCE: Duration = 5 * SECOND;

/**
 * The outbox's one worker: claims due deliveries, has each tried once by its platform's publisher and writes down what
 * became of it. Only here is anything tried again (law 3).
 */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { outbox, clock, wakeSignal } = deps;
  const { leaseMs = LEASE, lookEveryMs = LOOK_EVERY } = deps;
  const platforms = deps.publishers.map(({ platform }) => platform);
  const workers = new Map(
    deps.publishers.map(publisher => {
      const window = createInFlightLimiter(deps.limits?.[publisher.platform] ?? null);
      return [publisher.platform, { publisher, window }];
    }),
  );
  const workerFor = (platform: Platform) => {
    const worker = workers.get(platform);
    if (worker === undefined) throw new Error(`the outbox handed out a delivery of ${platform}, unasked`);
    return worker;
  };
  const underWay = new Map<Promise<void>, UnderWay>();
  const on = (platform: Platform) =>
    [...underWay.values()].filter(({ claim }) => claim.delivery.platform === platform).length;
  const over = new AbortController();
  const settle = createGroupCommit({ outbox, clock, giveUp: over.signal });
  const desk: AttemptDesk = { ...deps, settle };
  /** It failed the last time, and one request of ours asks whether it answers again. */
  const isAsked = (platform: Platform) =>
    [...underWay.values()].some(({ claim }) => claim.delivery.platform === platform && claim.failures > 0);

  const fault = (error: unknown) => {
    deps.record({ kind: 'service-fault', part: 'outbox', error });
  };
  /** `claimedAt`: the moment that its lease in the database counts from, which may be long past: it waited to be written. */
  const start = (claim: Claim, claimedAt: Instant, attempt: Promise<void>) => {
    // a delivery whose outcome could not be written stays claimed: when its lease ends it is looked at anew
    const tracked = attempt.catch(fault).finally(() => {
      underWay.delete(tracked);
      wakeSignal.wake();
    });
    underWay.set(tracked, { claim, leaseUntil: claimedAt + leaseMs });
  };
  /** What we are at is not abandoned, though a clock that was set forward, or a database that is down, ends its lease. */
  const keepLeases = async () => {
    const now = clock.now();
    for (const [tracked, { claim, leaseUntil }] of underWay) {
      if (leaseUntil > now) continue;
      await outbox.renew(claim, now + leaseMs);
      underWay.set(tracked, { claim, leaseUntil: now + leaseMs });
    }
  };

  /** Takes over what a process that is gone had under way; answers how many there were. */
  const takeOver = async (alone: boolean): Promise<number> => {
    const now = clock.now();
    const claims = await outbox.claimAbandoned({ platforms, now, leaseMs, alone });
    for (const claim of claims) {
      const { publisher } = workerFor(claim.delivery.platform);
      // of those whose lease has ended all has landed
      start(claim, now, recoverAbandoned(desk, { claim, publisher, hasLanded: !alone }));
    }
    return claims.length;
  };

  /** At once, whatever their leases: their requests may still be on their way. */
  const recoverFromCrash = async () => {
    for (const alone of [false, true]) await takeOver(alone);
  };

  /** How many more of a platform may be under way. */
  const roomOn = (platform: Platform): number =>
    isAsked(platform) ? 0 : Math.min(AT_ONCE - on(platform), workerFor(platform).window.room(clock.now()));

  /** Starts all that is due; answers how many it started. */
  const round = async (stop: AbortSignal): Promise<number> => {
    await keepLeases();
    const now = clock.now();
    const recovered = await takeOver(false);
    const claims = platforms.some(platform => roomOn(platform) > 0)
      ? await outbox.claim({ platforms, now, leaseMs, limit: roomOn })
      : [];
    for (const claim of claims) {
      const { publisher, window } = workerFor(claim.delivery.platform);
      const request = window.start();
      const isOurs = async () => clock.now() < now + leaseMs || outbox.renew(claim, clock.now() + leaseMs);
      const attempted = attempt(desk, { claim, publisher, stop, request, isOurs });
      start(
        claim,
        now,
        attempted.finally(() => {
          request.answered(clock.now());
        }),
      );
    }
    return recovered + claims.length;
  };
  const untilDue = async (): Promise<Duration> => {
    const now = clock.now();
    const waits = platforms.map(async platform => {
      // an answer wakes
      if (isAsked(platform) || on(platform) >= AT_ONCE) return Infinity;
      const due = await outbox.nextDue([platform], now);
      const { window } = workerFor(platform);
      return due === null ? Infinity : Math.max(1, due - now, window.untilRoom(now));
    });
    return Math.min(...(await Promise.all(waits)));
  };

  return {
    async run(signal, { alone = false } = {}) {
      using grace = stopAfterGrace(signal, clock);
      let isRecovered = !alone;
      while (!signal.aborted) {
        const woken = wakeSignal.next();
        try {
          if (!isRecovered) await recoverFromCrash();
          isRecovered = true;
          if ((await round(grace.stop)) > 0) continue;
          await Promise.race([woken, clock.sleep(Math.min(lookEveryMs, await untilDue()), signal)]);
        } catch (error) {
          // a database that fails now may answer in a moment: the newsroom outlives it
          fault(error);
          await clock.sleep(LOOK_EVERY, signal);
        }
      }
      if (grace.stop.aborted) over.abort();
      grace.stop.addEventListener('abort', () => {
        over.abort();
      });
      await Promise.all(underWay.keys());
    },
    async drain(deliveries) {
      const stop = new AbortController().signal;
      for (;;) {
        const woken = wakeSignal.next();
        if ((await round(stop)) > 0) continue;
        const rows = await Promise.all(deliveries.map(id => outbox.get(id)));
        // what ends while it is asked what is due next changes the answer, and has rung
        const isIdle = underWay.size === 0;
        const waitMs = await untilDue();
        const isOver = rows.every(row => row === null || !isGoing(row, clock.now())) || waitMs > PATIENCE;
        if (isOver && isIdle) return;
        await Promise.race([woken, clock.sleep(Math.min(lookEveryMs, waitMs))]);
      }
    },
  };
}

const isGoing = ({ state, notBefore }: Delivery, now: Instant): boolean =>
  state === 'claimed' || (state === 'queued' && (notBefore ?? 0) <= now);

/** Aborts some seconds after `signal` does: what is on the wire gets a chance to end by itself. */
function stopAfterGrace(signal: AbortSignal, clock: Clock): { readonly stop: AbortSignal } & Disposable {
  const stop = new AbortController();
  const over = new AbortController();
  const wait = () =>
    void clock.sleep(GRACE, over.signal).then(() => {
      stop.abort();
    });
  signal.addEventListener('abort', wait, { once: true });
  return {
    stop: stop.signal,
    [Symbol.dispose]() {
      signal.removeEventListener('abort', wait);
      over.abort();
    },
  };
}
