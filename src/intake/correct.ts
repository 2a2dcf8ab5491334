import type { Article } from '../core/article.ts';
import type { Destination } from '../core/destination.ts';
import { deliveryIdOf, postIdOf } from '../core/ids.ts';
import type { Outbox, PostDraft } from '../core/ports/outbox.ts';
import type { DeliveryRow, DeliveryQueries } from '../core/ports/store.ts';
import type { PostPart } from '../core/schedule.ts';
import type { Clock } from '../core/time.ts';
import type { Composer } from '../planning/composer.ts';
import type { WakeSignal } from '../core/async/wake-signal.ts';

export interface CorrectDeps {
  readonly outbox: Outbox;
  readonly deliveries: DeliveryQueries;
  readonly composer: Composer;
  readonly clock: Clock;
  readonly wakeSignal: WakeSignal;
  /** All of the config, also those that take no part now. */
  readonly destinations: readonly Destination[];
  /** What a schedule's posts are made of; null = an editor's order. */
  readonly partsOf: (schedule: string | null) => readonly PostPart[];
}

/** More waiting deliveries of one article than any newsroom has places. */
const LIMIT = 1000;

/**
 * A corrected article that still waits (quiet hours, a busy chat) goes out in its corrected words, for the same reason, by
 * the same schedule, not before the same moment. What is surely not there yet is withdrawn and written anew in one
 * transaction, for a payload is final once written (law 2); what may be there stays as it is.
 */
export async function replaceWaiting(deps: CorrectDeps, article: Article): Promise<void> {
  const waiting = await deps.deliveries.queue({ article: article.id, limit: LIMIT });
  const successors: { of: DeliveryRow['id']; draft: PostDraft }[] = [];
  for (const row of waiting.filter(({ firstAttemptAt }) => firstAttemptAt === null)) {
    const destination = deps.destinations.find(({ name }) => name === row.destination);
    if (destination === undefined) continue; // its place is no longer in the config: it waits as it is
    successors.push({ of: row.id, draft: await successorOf(deps, { article, row, destination }) });
  }
  if (successors.length === 0) return;
  await deps.outbox.replace(successors, 'the article was corrected before it was sent', deps.clock.now());
  deps.wakeSignal.wake();
}

async function successorOf(
  deps: CorrectDeps,
  { article, row, destination }: { article: Article; row: DeliveryRow; destination: Destination },
): Promise<PostDraft> {
  const { payload, orderingKey, card } = await deps.composer.compose(
    article,
    destination,
    deps.partsOf(row.schedule),
  );
  const standing = await deps.outbox.standing(article.id, destination.name);
  const { name, platform } = destination;
  const id = postIdOf(article.id, `revision ${article.revision} of ${row.id}`);
  const { schedule, why, notBefore } = row;
  return {
    post: {
      id,
      article: article.id,
      slot: null,
      schedule,
      why,
      orderedBy: 'correction',
      createdAt: deps.clock.now(),
    },
    deliveries: [
      {
        id: deliveryIdOf(id, name),
        destination: name,
        platform,
        payload,
        orderingKey,
        notBefore,
        repostNumber: standing?.repostNumber ?? 0,
      },
    ],
    cards: card === null ? [] : [card],
  };
}
