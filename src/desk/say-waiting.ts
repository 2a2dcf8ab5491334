import type { DeliveryRow, DeliveryQueries } from '../core/ports/store.ts';
import { deliveryStates } from '../core/post.ts';
import type { Say } from '../core/words.ts';
import { sayMoment, type MomentVoice } from '../format/say-moment.ts';

/**
 * What an open delivery waits for and when it is tried next, in a sentence without its title. `row` must be open;
 * `queue` is what else is open, to tell who stands before it in its lane.
 */
export function sayWaiting(row: DeliveryRow, queue: readonly DeliveryRow[], voice: MomentVoice): string {
  const { say, now } = voice;
  const { destination, notBefore } = row;
  const reason = row.reason ?? '';
  const when = sayMoment(notBefore ?? now, voice);
  switch (row.state) {
    case 'claimed':
      return say('queue-leaving', { destination });
    case 'retry':
      return say(row.firstAttemptAt === null ? 'queue-retry' : 'queue-doubt', { destination, when, reason });
    case 'suspended':
      return notBefore === null
        ? say('queue-closed', { destination, reason })
        : say('queue-suspended', { destination, when, reason });
    case 'held':
      return say('queue-held', { destination });
    case 'queued':
      return sayQueued(row, queue, voice);
    case 'sent':
    case 'dead':
    case 'withdrawn':
    case 'expired':
      throw new Error(`delivery ${row.id} waits for nothing: it is ${row.state}`);
  }
}

function sayQueued(row: DeliveryRow, queue: readonly DeliveryRow[], voice: MomentVoice): string {
  const { say, now } = voice;
  const { destination, notBefore, block } = row;
  const due = Math.max(now, notBefore ?? now);
  if (block !== undefined && block.reason !== null && block.until > due)
    return say('queue-blocked', {
      destination,
      when: sayMoment(block.until, voice),
      reason: block.reason,
    });
  const { orderingKey } = row;
  const before = queue.find(
    other => (other.state === 'retry' || other.state === 'suspended') && other.orderingKey === orderingKey,
  );
  const until = before?.notBefore ?? now;
  if (until > due) return say('queue-behind', { destination, when: sayMoment(until, voice) });
  // only quiet hours give a moment to what was never tried
  if (notBefore !== null && notBefore > now)
    return say('queue-quiet', { destination, when: sayMoment(notBefore, voice) });
  return say('queue-soon', { destination });
}

/** How many deliveries there are in each state; empty when there is none. */
export const sayCounts = (counts: Awaited<ReturnType<DeliveryQueries['counts']>>, say: Say): string =>
  deliveryStates
    .flatMap(state => {
      const count = counts[state] ?? 0;
      return count === 0 ? [] : [say('queue-count', { count, state: say(`page-state-${state}`) })];
    })
    .join(' · ');
