import { deadline } from '../core/async/deadline.ts';
import { addressIn, chatOf } from '../core/ordering-key.ts';
import type { Claim, Outbox, PostDraft, StoredCard, Transition } from '../core/ports/outbox.ts';
import type { TakeMeasure } from '../core/ports/events.ts';
import type { Payloads } from '../core/ports/platform.ts';
import type { Publisher, RecordEvent } from '../core/ports/ports.ts';
import { ALERT_LASTS, isAlert, type Delivery, type Outcome, type Fallback } from '../core/post.ts';
import { reasonOf, type Reason } from '../core/reasons/reason.ts';
import { SECOND, type Clock, type Duration, type Instant } from '../core/time.ts';
import type { RequestUnderWay } from './in-flight-limiter.ts';
import { failuresAfter } from './failure-streak.ts';
import type { createGroupCommit } from './group-commit.ts';
import {
  decide,
  isSafeToRepeat,
  transitionAfterReconcile,
  type Decision,
  type LostAnswerPolicy,
} from './transition.ts';

export interface AttemptDeps {
  readonly outbox: Outbox;
  readonly payloads: Pick<Payloads, 'cardsOf'>;
  readonly clock: Clock;
  readonly record: RecordEvent;
  readonly chance: () => number;
  /** Told of each request that was made. */
  readonly measure?: TakeMeasure;
  /** After this an attempt without an answer is given up: its outcome is unknown. */
  readonly attemptMs?: Duration;
  /** How long an edit whose answer was lost may still land, where its platform does not say how long a request may. */
  readonly editLandsMs?: Duration;
  /** Writes the payload anew without what was refused; null when nothing is left to give up. */
  readonly degrade?: Degrade;
  /** What goes in place of a digest of which stories are over; null: it goes as it is. */
  readonly remake?: (delivery: Delivery) => Promise<PostDraft | null>;
}

export type Degrade = (delivery: Delivery, remedy: Fallback) => Promise<Transition['payload'] | null>;

const ATTEMPT: Duration = 30 * SECOND;
const EDIT_LANDS: Duration = 30 * SECOND;

export interface AttemptDesk extends AttemptDeps {
  readonly settle: ReturnType<typeof createGroupCommit>;
}

interface Work {
  readonly claim: Claim;
  readonly publisher: Publisher;
  /** Whatever was sent is there by now, if it ever will be. */
  readonly hasLanded?: boolean;
  /** Why no answer came, where it is not the platform's word. */
  readonly lost?: Reason;
  /** How often the platform has failed in a row by now; absent = nothing is known anew. */
  readonly failures?: number;
}

/** Has a claimed delivery tried once by its platform, and writes down what became of it. */
export async function attempt(
  desk: AttemptDesk,
  work: Work & {
    readonly stop: AbortSignal;
    readonly request: RequestUnderWay;
    /** Whether the claim is still ours: a process that stood still may be the last to hear that it is not. */
    readonly isOurs: () => Promise<boolean>;
  },
): Promise<void> {
  const { claim } = work;
  const { delivery, noPriorAttempt } = claim;
  const now = desk.clock.now();
  if (noPriorAttempt) {
    const over = overFor(claim, now) ?? (await withoutGone(desk, claim));
    if (over !== null) {
      work.request.spared();
      await write(desk, work, over);
      return;
    }
  } else if (!isSafeToRepeat(delivery, await lostAnswerPolicyOf(desk, work), now)) {
    // an answer was lost before: what is there already must not be sent again
    await look(desk, work, delivery.reason ?? reasonOf('process-ended'));
    return;
  }
  const operation = await prepare(desk, work);
  if (!(await work.isOurs())) {
    work.request.spared();
    return;
  }
  using until = deadline(desk.attemptMs ?? ATTEMPT, work.stop);
  const since = performance.now();
  const outcome = await operation(until.signal);
  const { platform } = delivery;
  const tookMs = performance.now() - since;
  desk.measure?.({
    kind: 'attempt',
    platform,
    operation: delivery.operation,
    outcome: outcome.kind,
    tookMs,
  });
  work.request.answered(desk.clock.now());
  await handleOutcome(desk, work, outcome);
}

type Operation = (signal: AbortSignal) => Promise<Outcome>;

/** Reads all that the delivery's operation needs; the answer makes the request. */
async function prepare(desk: AttemptDesk, { claim, publisher }: Work): Promise<Operation> {
  const { delivery } = claim;
  const { operation } = delivery;
  const cards = operation === 'send' || operation === 'edit' ? await cardsFor(desk, delivery) : [];
  if (operation === 'send') return signal => publisher.send(delivery, cards, signal);
  const message = delivery.message === null ? null : await desk.outbox.message(delivery.message);
  const answer = (outcome: Outcome) => () => Promise.resolve(outcome);
  if (message?.goneAt !== null) return answer({ kind: 'gone', reason: reasonOf('message-gone') });
  switch (operation) {
    case 'edit':
      return signal => publisher.edit(delivery, { message, cards }, signal);
    case 'delete':
      return signal => publisher.delete(delivery, message, signal);
    case 'publish':
      return signal =>
        publisher.publish?.(delivery, message, signal) ??
        Promise.resolve({ kind: 'rejected', scope: 'payload', reason: reasonOf('no-followers') });
  }
}

/** One that is not kept any more is left out: its publisher says what that means. */
async function cardsFor(desk: AttemptDesk, { payload, platform }: Delivery): Promise<readonly StoredCard[]> {
  const found = await Promise.all(
    desk.payloads.cardsOf(payload).map(hash => desk.outbox.cardFor(hash, platform)),
  );
  return found.filter(card => card !== null);
}

/** For a claim of a process that ended before an answer came. `hasLanded`: so long ago that whatever it sent is there. */
export async function recoverAbandoned(
  desk: AttemptDesk,
  work: Work & { readonly hasLanded: boolean },
): Promise<void> {
  const lost = reasonOf('process-ended');
  await handleOutcome(desk, { ...work, lost }, { kind: 'unknown', reason: lost.code });
}

/** Why a post or an alert that nobody has seen yet need not be sent any more; null when it has to. */
function overFor({ delivery, stories }: Claim, now: Instant): Transition | null {
  const { operation, createdAt, notAfter } = delivery;
  if (operation !== 'send') return null;
  if (delivery.article === null)
    return now - createdAt < ALERT_LASTS ? null : { state: 'expired', reason: reasonOf('waited-too-long') };
  if (notAfter !== null && now > notAfter) return { state: 'expired', reason: reasonOf('breaking-late') };
  switch (stories?.best) {
    case 'withdrawn':
      return { state: 'withdrawn', reason: reasonOf('article-withdrawn') };
    case 'expired':
      return { state: 'expired', reason: reasonOf('article-expired') };
    case 'alive':
    case undefined:
      return null;
  }
}

/** A digest that nobody has seen yet goes out without the stories that are over; null where there are none. */
async function withoutGone(
  { remake }: AttemptDesk,
  { delivery, stories }: Claim,
): Promise<Transition | null> {
  if (delivery.operation !== 'send' || stories === null || stories.worst === 'alive') return null;
  const successor = (await remake?.(delivery)) ?? null;
  return successor === null ? null : { state: 'withdrawn', reason: reasonOf('story-gone'), successor };
}

async function lostAnswerPolicyOf(
  { editLandsMs = EDIT_LANDS }: AttemptDesk,
  { claim, publisher }: Pick<Work, 'claim' | 'publisher'>,
): Promise<LostAnswerPolicy> {
  const there = (await publisher.lostAnswersOf?.(claim.delivery)) ?? publisher;
  return {
    repeatableForMs: there.repeatableForMs,
    maxInFlightMs: there.maxInFlightMs ?? 0,
    editLandsMs: publisher.maxInFlightMs ?? editLandsMs,
    canLook: 'find' in publisher,
  };
}

/** Decides by the outcome, does what is called for first, and writes the result. */
async function handleOutcome(desk: AttemptDesk, work: Work, outcome: Outcome): Promise<void> {
  const { claim } = work;
  const doubt = await lostAnswerPolicyOf(desk, work);
  const { askClosedAfterMs } = work.publisher;
  const { platform } = claim.delivery;
  const now = desk.clock.now();
  const failures = failuresAfter(claim.failures, outcome);
  const decision = decide({
    delivery: claim.delivery,
    outcome,
    doubt: work.hasLanded === true ? { ...doubt, maxInFlightMs: 0, editLandsMs: 0 } : doubt,
    noPriorAttempt: claim.noPriorAttempt,
    now,
    chance: desk.chance(),
    ...(failures === null ? {} : { failures }),
    ...(work.lost === undefined ? {} : { lost: work.lost }),
    ...(askClosedAfterMs === undefined ? {} : { askClosedAfterMs }),
  });
  if (outcome.kind === 'rejected' && outcome.scope === 'platform')
    desk.record({ kind: 'platform-down', platform, reason: outcome.reason, refused: true });
  await apply(desk, failures === null ? work : { ...work, failures }, decision);
}

async function apply(desk: AttemptDesk, work: Work, decision: Decision): Promise<void> {
  const { claim } = work;
  switch (decision.kind) {
    case 'settle':
      await write(desk, work, decision.settlement);
      return;
    case 'look':
      await look(desk, work, decision.reason);
      return;
    case 'follow': {
      const { destination, orderingKey, platform } = claim.delivery;
      const from = chatOf(orderingKey);
      await desk.outbox.move(from, decision.chat, desk.clock.now());
      await write(desk, work, decision.settlement);
      const to = String(decision.chat);
      if (isAlert(claim.delivery))
        desk.record({ kind: 'platform-fault', platform, message: `${destination} moved to ${to}` });
      else desk.record({ kind: 'chat-moved', destination, from: addressIn(from), to });
      return;
    }
    case 'degrade': {
      const { remedy, settlement } = decision;
      const payload = await desk.degrade?.(claim.delivery, remedy);
      if (payload == null) await write(desk, work, settlement);
      else {
        const { reason } = settlement;
        const again = { state: 'retry', reason, notBefore: desk.clock.now(), payload } as const;
        await write(desk, work, { ...again, confirmedNotSent: claim.noPriorAttempt });
      }
    }
  }
}

async function look(desk: AttemptDesk, work: Work, reason: Reason): Promise<void> {
  const { claim, publisher } = work;
  using until = deadline(desk.attemptMs ?? ATTEMPT);
  const finding = (await publisher.find?.(claim.delivery, until.signal)) ?? {
    kind: 'unable' as const,
    reason: reasonOf('no-look'),
  };
  const at = { delivery: claim.delivery, reason, now: desk.clock.now() };
  await write(desk, work, transitionAfterReconcile(finding, at));
}

async function write(desk: AttemptDesk, { claim, failures }: Work, decided: Transition): Promise<void> {
  const settlement = failures === undefined ? decided : { ...decided, failures };
  const written = await desk.settle(claim, settlement);
  // the lease was taken over: whoever holds it now has looked, and his word counts
  if (written) desk.record(eventOf(claim.delivery, settlement));
}

function eventOf(delivery: Delivery, settlement: Transition): Parameters<RecordEvent>[0] {
  const { id, article, destination, platform, attempts, operation } = delivery;
  const { reason } = settlement;
  switch (settlement.state) {
    case 'sent': {
      if (operation !== 'send')
        return { kind: 'message-changed', delivery: id, destination, operation, reason };
      const messageIds = settlement.messageIds ?? [];
      return { kind: 'delivery-sent', delivery: id, article, destination, platform, attempts, messageIds };
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
      // editors are told what becomes of posts: of an alert, only the log is
      if (isAlert(delivery)) return { kind: 'alert-refused', destination, reason };
      return { kind: `delivery-${settlement.state}`, delivery: id, destination, reason };
  }
}
