import { isAlert, type Delivery, type Outcome, type Fallback } from '../core/post.ts';
import type { Transition } from '../core/ports/outbox.ts';
import type { ReconcileResult } from '../core/ports/ports.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { isSubscribed } from '../core/subscriptions/subscription.ts';
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../core/time.ts';
import { backoff } from './backoff.ts';

/** How long a place that closed itself to us is left alone before the next look, where its platform says nothing else. */
export const SUSPENDED_FOR: Duration = DAY;
/** How long a platform that refused the token is left alone. */
export const PLATFORM_PAUSE: Duration = 10 * MINUTE;
/** No place and no platform rests for longer, whatever it asks for: then it is asked again. */
const LONGEST_REST: Duration = DAY;
/** So many refusals in a row are believed to the second. */
const BELIEVED = 3;
/** An alert whose answers were lost counts as sent after so many attempts. */
const ALERT_ATTEMPTS = 3;
/** A repeat inside the platform's window of uniqueness waits only for the lost request to land. */
const REPEAT_AFTER: Duration = 2 * SECOND;

/**
 * What a delivery goes through:
 *
 *     queued ─ claimed ─┬─ sent
 *                       ├─ retry      not before a moment; what stands behind it in its lane waits with it
 *                       ├─ held       it may be there or not, and only a person can tell
 *                       ├─ suspended  its place is closed to us; tried once a day, at each start, and at once when the right is back
 *                       └─ dead       it was refused for what it is
 *     queued, retry, suspended ─ withdrawn | expired, as long as surely no message of it is there
 *     claimed ─ expired                       at a place that readers made, where held would wait for nobody
 *
 * A claim carries a lease; only its holder may settle, and when the lease runs out the outcome counts as unknown. Each
 * arrow is one transaction and one event.
 */
export type Decision =
  | { readonly kind: 'settle'; readonly settlement: Transition }
  /** Look at the place first. */
  | { readonly kind: 'look'; readonly reason: Reason }
  /** Give up a part of the payload and try again; this when there is nothing to give up. */
  | { readonly kind: 'degrade'; readonly remedy: Fallback; readonly settlement: Transition }
  /** Follow the chat to its new address, then write this. */
  | { readonly kind: 'follow'; readonly chat: number; readonly settlement: Transition };

/** What the platform allows after an answer was lost. */
export interface LostAnswerPolicy {
  /** See `Publisher.repeatableForMs`. */
  readonly repeatableForMs: Duration;
  readonly canLook: boolean;
  /** See `Publisher.maxInFlightMs`. */
  readonly maxInFlightMs: Duration;
  /** How long an edit whose answer was lost may still take to arrive. */
  readonly editLandsMs: Duration;
}

/**
 * Turns the outcome of an attempt into the delivery's next state. The rules of the outbox:
 *
 * - `sent` ends it.
 * - `retry` (they said "not now") waits at least as long as they asked, and no less than our own backoff; where they said
 *   that the place or the platform has to rest, all for it waits.
 * - `rejected` for its payload: once more without the part they refused, else dead, for the same bytes would be refused
 *   again. A closed place suspends it; a refused token makes the platform wait, for neither is the article's fault.
 * - `moved` goes to the new address at once. A message that stands in the former chat cannot be changed from there.
 * - `gone`: somebody removed the message that was to be changed. That is the end of it, and no error.
 * - `unknown` of an edit, a deletion or a publication is repeated until it is confirmed, for they are idempotent. What an edit lost may
 *   still land: newer words of the same message wait until it has.
 * - `unknown` of an alert is repeated some times, then counts as sent: said twice is better than not at all.
 * - `unknown` of a send of a post is never blindly repeated (law 4): inside the platform's window a repeat is answered with the first
 *   message; past it we look; where we cannot look it is held for an editor, or, at a place that readers made, over: no editor
 *   can look there either, and one that is missing is better than one that comes twice.
 *
 * `firstAttemptAt` of the delivery must be set. `chance` is between 0 and 1 and spreads the waiting.
 */
export function decide(input: {
  readonly delivery: Delivery;
  readonly outcome: Outcome;
  readonly doubt: LostAnswerPolicy;
  /** No attempt before this one can have left a message. */
  readonly noPriorAttempt: boolean;
  readonly now: Instant;
  readonly chance: number;
  /** How often the platform as a whole has failed in a row, this time included. */
  readonly failures?: number;
  /** Why no answer came, where it is not the platform's word. */
  readonly lost?: Reason;
  /** See `Publisher.askClosedAfterMs`. */
  readonly askClosedAfterMs?: Duration;
}): Decision {
  const { delivery, outcome, noPriorAttempt, now } = input;
  const settle = (settlement: Transition): Decision => ({ kind: 'settle', settlement });
  switch (outcome.kind) {
    case 'sent':
      return settle(sentSettlement(outcome, now));
    case 'retry':
      return settle(retrySettlement(input, outcome));
    case 'rejected':
      return refusal(input, outcome);
    case 'moved':
      return {
        kind: 'follow',
        chat: outcome.chat,
        settlement:
          delivery.message === null
            ? {
                state: 'retry',
                reason: reasonOf('moved'),
                notBefore: now,
                confirmedNotSent: noPriorAttempt,
              }
            : { state: 'dead', reason: reasonOf('copy-out-of-reach') },
      };
    case 'gone':
      return settle({ state: 'sent', reason: reasonOf('message-gone'), messageGone: true });
    case 'unknown': {
      const { status, reason: detail } = outcome;
      const reason = input.lost ?? outOfOrder(status) ?? reasonOf('no-answer', { detail });
      if (isAlert(delivery) && !noPriorAttempt && delivery.attempts >= ALERT_ATTEMPTS)
        return settle({ state: 'sent', reason });
      if (isSafeToRepeat(delivery, input.doubt, now))
        return settle({
          state: 'retry',
          reason,
          notBefore: now + repeatAfter(input),
          ...(delivery.operation === 'edit' ? { landsBy: now + input.doubt.editLandsMs } : {}),
        });
      if (!input.doubt.canLook) return settle(sparing(unseen(delivery, reason), input, status));
      if (input.doubt.maxInFlightMs === 0) return { kind: 'look', reason };
      return settle({ state: 'retry', reason, notBefore: now + input.doubt.maxInFlightMs });
    }
  }
}

/**
 * A server in trouble would cost one reader after the other their message: as long as it lasts, the others wait with one that
 * tries.
 */
const sparing = (
  settlement: Transition,
  { now, chance, failures = 1 }: Parameters<typeof decide>[0],
  status: number | undefined,
): Transition => {
  if (settlement.state !== 'expired' || status === undefined) return settlement;
  const until = now + platformBackoff(failures, chance);
  return { ...settlement, block: { scope: 'platform', until, reason: reasonOf('out-of-order', { status }) } };
};

/** A post is repeated while the platform still knows it; what may always be has time, and a platform in trouble gets some. */
const repeatAfter = ({ delivery, doubt, chance }: Parameters<typeof decide>[0]): Duration =>
  isRepeatable(delivery) || !Number.isFinite(doubt.repeatableForMs)
    ? backoff(delivery.attempts, chance)
    : REPEAT_AFTER;

/** Idempotent, or no harm when it is there twice. */
const isRepeatable = (delivery: Delivery): boolean => delivery.operation !== 'send' || isAlert(delivery);

/** Whether sending once more now surely makes no second message of a post, whatever became of the attempts before. */
export function isSafeToRepeat(
  delivery: Delivery,
  { repeatableForMs }: LostAnswerPolicy,
  now: Instant,
): boolean {
  if (isRepeatable(delivery) || repeatableForMs === Infinity) return true;
  const age = now - (delivery.firstAttemptAt ?? now);
  // an age below nothing is a clock that was set back: how long it has been nobody knows
  return age >= 0 && age + REPEAT_AFTER < repeatableForMs;
}

function sentSettlement(outcome: Extract<Outcome, { kind: 'sent' }>, now: Instant): Transition {
  const { messageIds, url, chatKind, restMs, cardFiles, publish, follow } = outcome;
  return {
    state: 'sent',
    reason: null,
    messageIds,
    url,
    ...(chatKind === undefined ? {} : { chatKind }),
    ...(cardFiles === undefined ? {} : { cardFiles }),
    ...(publish === undefined ? {} : { publish }),
    ...(follow === undefined ? {} : { follow }),
    ...(restMs === undefined || restMs <= 0
      ? {}
      : { block: { scope: 'place', until: now + restMs, reason: reasonOf('place-rests') } }),
  };
}

function retrySettlement(
  { delivery, noPriorAttempt, now, chance, failures = 1 }: Parameters<typeof decide>[0],
  { reason: detail, afterMs, scope = 'delivery', status }: Extract<Outcome, { kind: 'retry' }>,
): Transition {
  const reason = outOfOrder(status) ?? reasonOf(RETRIED[scope], { detail });
  const own = scope === 'platform' ? platformBackoff(failures, chance) : backoff(delivery.attempts, chance);
  // the moment they named; who is told again and again waits longer by himself
  const insists = delivery.attempts > BELIEVED ? backoff(delivery.attempts - BELIEVED, chance) : 0;
  const until = now + (afterMs === null ? own : Math.min(Math.max(afterMs, insists), LONGEST_REST));
  const settlement = { state: 'retry', reason, notBefore: until, confirmedNotSent: noPriorAttempt } as const;
  return scope === 'delivery' ? settlement : { ...settlement, block: { scope, until, reason } };
}

const outOfOrder = (status: number | undefined): Reason | null =>
  status === undefined ? null : reasonOf('out-of-order', { status });

/** Who has to wait tells what they meant. */
const RETRIED = { delivery: 'not-now', place: 'too-many', platform: 'platform-trouble' } as const;

/** A network that is down is tried by one delivery at a time, from 1 s to a minute apart. */
const platformBackoff = (failures: number, chance: number): Duration =>
  Math.round(Math.min(MINUTE, SECOND * 2 ** (failures - 1)) * (0.75 + chance / 4));

function refusal(
  { delivery, noPriorAttempt, now, askClosedAfterMs = SUSPENDED_FOR }: Parameters<typeof decide>[0],
  { reason: detail, scope, remedy }: Extract<Outcome, { kind: 'rejected' }>,
): Decision {
  const settle = (settlement: Transition): Decision => ({ kind: 'settle', settlement });
  switch (scope) {
    case 'payload': {
      const dead: Transition = { state: 'dead', reason: reasonOf('payload-refused', { detail }) };
      // what is to be deleted has nothing to give up
      return remedy === undefined || delivery.operation === 'delete'
        ? settle(dead)
        : { kind: 'degrade', remedy, settlement: dead };
    }
    case 'destination': {
      const reason = reasonOf('place-closed', { detail });
      const until = now + askClosedAfterMs;
      return settle({ state: 'suspended', reason, notBefore: until, confirmedNotSent: noPriorAttempt });
    }
    case 'platform': {
      const reason = reasonOf('bot-refused', { detail });
      const until = now + PLATFORM_PAUSE;
      const block = { scope, until, reason } as const;
      return settle({ state: 'retry', reason, notBefore: until, confirmedNotSent: noPriorAttempt, block });
    }
  }
}

/** What may be there or not, and nobody of us can look. */
const unseen = ({ destination }: Delivery, reason: Reason): Transition =>
  isSubscribed(destination)
    ? { state: 'expired', reason: reasonOf('reader-unsure') }
    : { state: 'held', reason };

/** What a look at the place settles; `reason` is why it was called for. */
export function transitionAfterReconcile(
  finding: ReconcileResult,
  { delivery, reason, now }: { readonly delivery: Delivery; readonly reason: Reason; readonly now: Instant },
): Transition {
  switch (finding.kind) {
    case 'found':
      return {
        state: 'sent',
        reason: null,
        messageIds: finding.messageIds,
        url: finding.url,
        ...(finding.publish === undefined ? {} : { publish: finding.publish }),
        ...(finding.follow === undefined ? {} : { follow: finding.follow }),
      };
    case 'absent':
      return {
        state: 'retry',
        reason: reasonOf('not-there'),
        notBefore: now,
        confirmedNotSent: true,
      };
    case 'unable':
      return finding.afterMs === undefined
        ? unseen(delivery, reasonOf('not-seen', { detail: finding.reason }))
        : { state: 'retry', reason, notBefore: now + finding.afterMs };
  }
}
