import type { Delivery, Outcome } from '../core/post.ts';
import type { Finding, Settlement } from '../core/ports.ts';
import { DAY, MINUTE, SECOND, type Duration, type Instant } from '../core/time.ts';
import { backoff } from '../schedule/backoff.ts';

/** How long a place that closed itself to us is left alone before the next look. */
export const SUSPENDED_FOR: Duration = DAY;
/** How long a platform that refused the token is left alone. */
export const PLATFORM_PAUSE: Duration = 10 * MINUTE;
/** A repeat inside the platform's window of uniqueness waits only for the lost request to land. */
const REPEAT_AFTER: Duration = 2 * SECOND;

/** What to do after an attempt: a settlement to write, or a look at the place first. */
export type Decision =
  | { readonly kind: 'settle'; readonly settlement: Settlement }
  | { readonly kind: 'look'; readonly reason: string };

/**
 * Turns the outcome of an attempt into the delivery's next state. The rules of the outbox:
 *
 * - `sent` ends it.
 * - `retry` (they said "not now") waits at least as long as they asked, and no less than our own backoff.
 * - `rejected` for its payload ends it as dead: the same bytes would be refused again. A closed place suspends it;
 *   a refused token makes it wait, for neither is the article's fault.
 * - `unknown` is never blindly repeated (law 4): inside the platform's window a repeat is answered with the first
 *   message; past it we look; where we cannot look it is held for an editor.
 *
 * `firstAttemptAt` of the delivery must be set. `chance` is between 0 and 1 and spreads the waiting.
 */
export function decide(input: {
  readonly delivery: Delivery;
  readonly outcome: Outcome;
  readonly repeatableForMs: Duration;
  readonly canLook: boolean;
  /** No attempt before this one can have left a message. */
  readonly fresh: boolean;
  readonly now: Instant;
  readonly chance: number;
}): Decision {
  const { delivery, outcome, fresh, now } = input;
  const settle = (settlement: Settlement): Decision => ({ kind: 'settle', settlement });
  switch (outcome.kind) {
    case 'sent':
      return settle({ state: 'sent', reason: null, messageIds: outcome.messageIds, url: outcome.url });
    case 'retry': {
      const waitMs = Math.max(outcome.afterMs ?? 0, backoff(delivery.attempts, input.chance));
      return settle({ state: 'retry', reason: outcome.reason, notBefore: now + waitMs, surelyAbsent: fresh });
    }
    case 'rejected':
      switch (outcome.scope) {
        case 'payload':
          return settle({ state: 'dead', reason: outcome.reason });
        case 'destination':
          return settle({
            state: 'suspended',
            reason: outcome.reason,
            notBefore: now + SUSPENDED_FOR,
            surelyAbsent: fresh,
          });
        case 'platform':
          return settle({
            state: 'retry',
            reason: outcome.reason,
            notBefore: now + PLATFORM_PAUSE,
            surelyAbsent: fresh,
          });
      }
    // falls through is impossible: every scope returns
    case 'unknown': {
      const age = now - (delivery.firstAttemptAt ?? now);
      if (age + REPEAT_AFTER < input.repeatableForMs) {
        return settle({ state: 'retry', reason: outcome.reason, notBefore: now + REPEAT_AFTER });
      }
      return input.canLook
        ? { kind: 'look', reason: outcome.reason }
        : settle({ state: 'held', reason: `${outcome.reason}; it may be there or not` });
    }
  }
}

/** What a look at the place settles. */
export function settleFinding(finding: Finding, reason: string, now: Instant): Settlement {
  switch (finding.kind) {
    case 'found':
      return { state: 'sent', reason: null, messageIds: finding.messageIds, url: finding.url };
    case 'absent':
      return {
        state: 'retry',
        reason: `${reason}; a look showed that it is not there`,
        notBefore: now,
        surelyAbsent: true,
      };
    case 'unable':
      return { state: 'held', reason: `${reason}; a look was not possible: ${finding.reason}` };
  }
}
