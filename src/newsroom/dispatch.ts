import type { Platform } from '../core/destination.ts';
import type { DeliveryId } from '../core/ids.ts';
import type { Delivery, Outcome } from '../core/post.ts';
import type { ArticleStore, Claim, Outbox, Publisher, RecordEvent, Settlement } from '../core/ports.ts';
import { SECOND, type Clock, type Duration } from '../core/time.ts';
import type { Waker } from './waker.ts';
import { decide, settleFinding } from './settle.ts';

export interface DispatcherDeps {
  readonly outbox: Outbox;
  readonly articles: ArticleStore;
  readonly publishers: readonly Publisher[];
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly chance: () => number;
  readonly waker: Waker;
  /** How long a claim is ours without a word; longer than any attempt may take. */
  readonly leaseMs?: Duration;
  /** After this an attempt without an answer is given up: its outcome is unknown. */
  readonly attemptMs?: Duration;
}

export interface Dispatcher {
  /** Delivers what is due until `signal` aborts, then waits for the attempts under way. */
  run(signal: AbortSignal): Promise<void>;
  /** Delivers until none of these is queued or claimed (each is sent, waits for a later try, or has ended). */
  drain(deliveries: readonly DeliveryId[]): Promise<void>;
}

const LEASE: Duration = 60 * SECOND;
const ATTEMPT: Duration = 30 * SECOND;
const AT_ONCE = 16;
/** How often the database is asked for orders that another process wrote. */
const LOOK_EVERY: Duration = SECOND;
/** What an attempt under way may still take when the service is told to stop. */
const GRACE: Duration = 3 * SECOND;

/**
 * The outbox's one worker: claims due deliveries, has each tried once by its platform's publisher and writes down what
 * became of it. Only here is anything tried again (law 3).
 */
export function createDispatcher(deps: DispatcherDeps): Dispatcher {
  const { outbox, clock, waker } = deps;
  const leaseMs = deps.leaseMs ?? LEASE;
  const publishers = new Map<Platform, Publisher>(
    deps.publishers.map(publisher => [publisher.platform, publisher]),
  );
  const platforms = [...publishers.keys()];
  const underWay = new Set<Promise<void>>();

  const fault = (error: unknown) => {
    deps.record({ kind: 'service-fault', part: 'outbox', error });
  };
  const start = (attempt: Promise<void>) => {
    // a delivery whose outcome could not be written stays claimed: when its lease ends it is looked at anew
    const tracked = attempt.catch(fault).finally(() => {
      underWay.delete(tracked);
      waker.wake();
    });
    underWay.add(tracked);
  };

  /** Starts all that is due; answers how many it started. */
  const round = async (stop: AbortSignal): Promise<number> => {
    const now = clock.now();
    const abandoned = await outbox.claimAbandoned({ platforms, now, leaseMs });
    for (const claim of abandoned) {
      const outcome: Outcome = { kind: 'unknown', reason: 'the process ended before an answer came' };
      start(conclude(deps, { claim, outcome, publisher: publishers.get(claim.delivery.platform) }));
    }
    const room = AT_ONCE - underWay.size;
    const claims = room > 0 ? await outbox.claim({ platforms, now, limit: room, leaseMs }) : [];
    for (const claim of claims) start(attempt(deps, { claim, publishers, stop }));
    return abandoned.length + claims.length;
  };

  return {
    async run(signal) {
      using grace = stopAfterGrace(signal, clock);
      while (!signal.aborted) {
        const woken = waker.next();
        try {
          if ((await round(grace.stop)) > 0) continue;
          const due = await outbox.nextDue(platforms);
          const waitMs = Math.min(LOOK_EVERY, due === null ? LOOK_EVERY : Math.max(1, due - clock.now()));
          await Promise.race([woken, clock.sleep(waitMs, signal)]);
        } catch (error) {
          // a database that fails now may answer in a moment: the newsroom outlives it
          fault(error);
          await clock.sleep(LOOK_EVERY, signal);
        }
      }
      await Promise.all(underWay);
    },
    async drain(deliveries) {
      const stop = new AbortController().signal;
      for (;;) {
        const woken = waker.next();
        if ((await round(stop)) > 0) continue;
        const rows = await Promise.all(deliveries.map(id => outbox.get(id)));
        const busy = rows.some(row => row !== null && (row.state === 'claimed' || isDue(row, clock.now())));
        if (!busy && underWay.size === 0) return;
        await Promise.race([woken, clock.sleep(LOOK_EVERY)]);
      }
    },
  };
}

const isDue = (delivery: Delivery, now: number): boolean =>
  delivery.state === 'queued' && (delivery.notBefore ?? 0) <= now;

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

async function attempt(
  deps: DispatcherDeps,
  work: { claim: Claim; publishers: ReadonlyMap<Platform, Publisher>; stop: AbortSignal },
): Promise<void> {
  const { claim } = work;
  const { delivery } = claim;
  const publisher = work.publishers.get(delivery.platform);
  const article = await deps.articles.get(delivery.article);
  const now = deps.clock.now();
  if (article?.withdrawnAt != null && claim.fresh) {
    await write(deps, claim, { state: 'withdrawn', reason: 'the article was withdrawn' });
    return;
  }
  if (article?.expiresAt != null && article.expiresAt <= now && claim.fresh) {
    await write(deps, claim, { state: 'expired', reason: 'the article expired before it could be sent' });
    return;
  }
  const hash = cardOf(delivery);
  const card = hash === null ? null : await deps.outbox.card(hash);
  const timeout = AbortSignal.timeout(deps.attemptMs ?? ATTEMPT);
  const outcome: Outcome = publisher
    ? await publisher.publish(delivery, card, AbortSignal.any([timeout, work.stop]))
    : { kind: 'retry', reason: `no publisher for ${delivery.platform}`, afterMs: null };
  await conclude(deps, { claim, outcome, publisher });
}

/** Decides by the outcome, looks at the place where that is called for, and writes the result. */
async function conclude(
  deps: DispatcherDeps,
  work: { claim: Claim; outcome: Outcome; publisher: Publisher | undefined },
): Promise<void> {
  const { claim, outcome, publisher } = work;
  const decision = decide({
    delivery: claim.delivery,
    outcome,
    repeatableForMs: publisher?.repeatableForMs ?? 0,
    canLook: publisher?.find !== undefined,
    fresh: claim.fresh,
    now: deps.clock.now(),
    chance: deps.chance(),
  });
  if (decision.kind === 'settle') {
    if (outcome.kind === 'rejected' && outcome.scope === 'platform') {
      deps.record({ kind: 'platform-down', platform: claim.delivery.platform, reason: outcome.reason });
    }
    await write(deps, claim, decision.settlement);
    return;
  }
  const signal = AbortSignal.timeout(deps.attemptMs ?? ATTEMPT);
  const finding = (await publisher?.find?.(claim.delivery, signal)) ?? {
    kind: 'unable' as const,
    reason: 'the platform gives no way to look',
  };
  await write(deps, claim, settleFinding(finding, decision.reason, deps.clock.now()));
}

async function write(deps: DispatcherDeps, claim: Claim, settlement: Settlement): Promise<void> {
  const written = await deps.outbox.settle(claim, settlement, deps.clock.now());
  // the lease was taken over: whoever holds it now has looked, and his word counts
  if (written) deps.record(eventOf(claim.delivery, settlement));
}

function eventOf(delivery: Delivery, settlement: Settlement): Parameters<RecordEvent>[0] {
  const { id, article, destination, attempts } = delivery;
  const reason = settlement.reason ?? '';
  switch (settlement.state) {
    case 'sent': {
      const messageIds = settlement.messageIds ?? [];
      return { kind: 'delivery-sent', delivery: id, article, destination, attempts, messageIds };
    }
    case 'retry':
      return {
        kind: 'delivery-retry',
        delivery: id,
        destination,
        attempts,
        reason,
        notBefore: settlement.notBefore ?? 0,
      };
    case 'held':
    case 'dead':
    case 'suspended':
    case 'expired':
    case 'withdrawn':
      return { kind: `delivery-${settlement.state}`, delivery: id, destination, reason };
  }
}

const cardOf = ({ payload }: Delivery) => {
  switch (payload.platform) {
    case 'telegram':
      return payload.kind === 'photo' ? payload.card : null;
    case 'discord':
      return payload.card?.hash ?? null;
    case 'preview':
      return payload.discord.card?.hash ?? null;
  }
};
