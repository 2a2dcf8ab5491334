import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import type { Outbox } from '../core/ports.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Clock } from '../core/time.ts';
import { orderPost, type OrderDeps } from './order.ts';

export interface CorrectDeps extends OrderDeps {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly destinations: readonly Destination[];
  readonly parts: readonly PostPart[];
}

/**
 * A corrected article that still waits (quiet hours, a busy chat) goes out in its corrected words: what is surely not
 * there yet is withdrawn and written anew, for a payload is final once written (law 2). What may be there stays as it is.
 */
export async function replaceWaiting(deps: CorrectDeps, article: Article): Promise<void> {
  const waiting = await deps.outbox.withdraw(
    article.id,
    'the article was corrected before it was sent',
    deps.clock.now(),
  );
  const names = new Set(waiting.map(delivery => delivery.destination));
  if (names.size === 0) return;
  const notBefore = Math.max(...waiting.map(delivery => delivery.notBefore ?? 0));
  await orderPost(deps, {
    article,
    destinations: deps.destinations.filter(({ name }) => names.has(name)),
    parts: deps.parts,
    by: 'correction',
    why: `revision ${article.revision}`,
    again: false,
    notBefore: notBefore > 0 ? notBefore : null,
  });
}
