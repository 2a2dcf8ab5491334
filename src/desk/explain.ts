import { nameOf } from '../core/editors/proposal.ts';
import type { Pause } from '../core/ports/pauses.ts';
import type { DeliveryRow, DeliveryQueries, Tally } from '../core/ports/store.ts';
import { deliveryStates, type Delivery } from '../core/post.ts';
import type { Reason } from '../core/reasons/reason.ts';
import type { Instant } from '../core/time.ts';
import type { Say, WordKey } from '../core/words.ts';
import { sayMoment, sayPast, type MomentVoice } from '../format/say-moment.ts';
import { sayReason } from '../format/say-reason.ts';
import { sayDecision } from './approval/say-proposal.ts';

/** A delivery as it is explained. `block` is of open ones only. */
export type Explained = Delivery &
  Pick<DeliveryRow, 'block'> &
  Partial<Pick<DeliveryRow, 'decisions' | 'pause' | 'schedule'>>;

/**
 * Where a delivery goes, what has become of it or what it waits for, why, and when it is tried next: a sentence without its
 * title. `queue` is what else is open, to tell who stands before it in its lane.
 */
export function explain(row: Explained, voice: MomentVoice, queue: readonly Delivery[] = []): string {
  const told = explainState(row, voice, queue);
  const decision = row.decisions?.findLast(({ kind }) => kind === 'approved' || kind === 'later');
  // who skipped it stands in its reason
  if (decision === undefined || row.operation !== 'send' || row.state === 'skipped') return told;
  return `${told} · ${sayDecision(decision, voice)}`;
}

function explainState(row: Explained, voice: MomentVoice, queue: readonly Delivery[]): string {
  const { say, now } = voice;
  const { state, notBefore, sentAt } = row;
  const next = (key: WordKey) => sentence(row, say, { key, when: sayMoment(notBefore ?? now, voice) });
  switch (state) {
    case 'proposed':
      return sentence({ ...row, reason: null }, say, { key: 'explain-proposed' });
    case 'queued':
      return explainQueued(row, voice, queue);
    case 'claimed':
      return sentence({ ...row, reason: null }, say, { key: 'explain-leaving' });
    case 'retry':
      return next(row.firstAttemptAt === null ? 'explain-retry' : 'explain-doubt');
    case 'suspended':
      return notBefore === null ? sentence(row, say, { key: 'explain-closed' }) : next('explain-suspended');
    case 'sent': {
      const key = row.operation === 'send' ? 'explain-sent' : 'explain-changed';
      return sentence(row, say, { key, when: sentAt === null ? '—' : sayPast(sentAt, voice) });
    }
    case 'held':
    case 'dead':
    case 'withdrawn':
    case 'expired':
    case 'skipped':
      return sentence(row, say, { key: `explain-${state}` });
  }
}

function explainQueued(row: Explained, voice: MomentVoice, queue: readonly Delivery[]): string {
  const { say, now } = voice;
  const { notBefore, block, orderingKey, operation } = row;
  const until = (key: WordKey, at: Instant) => sentence(row, say, { key, when: sayMoment(at, voice) });
  if (row.pause !== undefined) return explainPaused(row, row.pause, voice);
  const due = Math.max(now, notBefore ?? now);
  if (block !== undefined && block.until > due) {
    const when = sayMoment(block.until, voice);
    return sentence({ ...row, reason: block.reason }, say, { key: 'explain-blocked', when });
  }
  const before = queue.find(
    other => (other.state === 'retry' || other.state === 'suspended') && other.orderingKey === orderingKey,
  );
  const free = before?.notBefore ?? now;
  if (free > due) return until('explain-behind', free);
  // an edit waits for an older one, whose answer was lost, to land
  if (operation !== 'send' && notBefore !== null && notBefore > now)
    return until('explain-behind', notBefore);
  // an editor gives a moment to what was never tried, or quiet hours do
  if (notBefore !== null && notBefore > now)
    return until(row.schedule === null ? 'explain-at' : 'explain-quiet', notBefore);
  return sentence(row, say, { key: 'explain-soon' });
}

function explainPaused(row: Explained, pause: Pause, voice: MomentVoice): string {
  const { destination } = row;
  const who = nameOf(pause.by);
  return pause.until === null
    ? voice.say('explain-paused', { destination, who })
    : voice.say('explain-paused-until', { destination, who, when: sayMoment(pause.until, voice) });
}

function sentence(
  { destination, operation, reason }: Pick<Delivery, 'destination' | 'operation' | 'reason'>,
  say: Say,
  { key, when }: { readonly key: WordKey; readonly when?: string },
): string {
  const isChange = operation === 'edit' || operation === 'delete';
  const place = isChange ? say(`explain-place-${operation}`, { destination }) : destination;
  const told = say(key, when === undefined ? { destination: place } : { destination: place, when });
  return because(told, reason, say);
}

const because = (told: string, reason: Reason | null, say: Say): string =>
  reason === null ? told : say('explain-because', { sentence: told, reason: sayReason(reason, say) });

/** Whether what is written down tells why a delivery is in its state; that it does not must not be. */
export function isExplained({ state, reason, sentAt }: Delivery): boolean {
  switch (state) {
    case 'queued':
    case 'claimed':
      return true;
    case 'sent':
      return sentAt !== null;
    case 'retry':
    case 'held':
    case 'suspended':
    case 'dead':
    case 'withdrawn':
    case 'expired':
    case 'proposed':
    case 'skipped':
      return reason !== null;
  }
}

/** How many deliveries there are in each state; empty when there is none. */
export const sayCounts = (counts: Awaited<ReturnType<DeliveryQueries['counts']>>, say: Say): string =>
  deliveryStates
    .flatMap(state => {
      const count = counts[state] ?? 0;
      return count === 0 ? [] : [say('queue-count', { count, state: say(`page-state-${state}`) })];
    })
    .join(' · ');

/** How many deliveries ended alike: "sent: 4", "correction: failed: 1". */
export function sayTally({ operation, state, count }: Omit<Tally, 'destination'>, say: Say): string {
  const said = say(`page-state-${state}`);
  const what = operation === 'send' ? said : say(`page-change-${operation}`, { state: said });
  return say('queue-count', { count, state: what });
}
