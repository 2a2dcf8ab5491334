import type { PostChange } from '../core/ports/outbox.ts';
import type { Message } from '../core/post.ts';
import type { CorrectionsDeps } from './correct.ts';
import { changeOf } from './look-at-copies.ts';
import { livesFor, type Alike } from './wanted-copy.ts';

/** Messages ended in one transaction. */
const AT_ONCE = 100;

/**
 * Ends what has stood as long as its destination says. That it is over follows from when it was sent, so that neither a
 * restart nor a change of the config loses it; that it was written down is known by what the message is to be.
 */
export async function endLives(deps: CorrectionsDeps): Promise<void> {
  const { outbox, clock } = deps;
  for (const destination of deps.destinations.configured) {
    const forMs = livesFor(deps, destination);
    if (forMs === null) continue;
    let after: Pick<Message, 'sentAt' | 'id'> | undefined;
    for (;;) {
      const query = { destination: destination.name, sentBy: clock.now() - forMs, limit: AT_ONCE };
      const page = await outbox.standingSince(after === undefined ? query : { ...query, after });
      const changes = await changesOf(deps, page);
      if (changes.length > 0) {
        const written = await outbox.change(changes, clock.now());
        if (written.length > 0) deps.wakeSignal.wake();
        for (const { id, destination: name, reason, state } of written)
          if (state === 'dead')
            deps.record({ kind: 'delivery-dead', delivery: id, destination: name, reason });
      }
      if (page.length < AT_ONCE) break;
      after = page.at(-1);
    }
  }
}

async function changesOf(deps: CorrectionsDeps, page: readonly Message[]): Promise<readonly PostChange[]> {
  const changes: PostChange[] = [];
  if (page.length === 0) return changes;
  const moves = await deps.outbox.moves();
  const alike: Alike = new Map();
  for (const message of page) {
    const [item] = (await deps.outbox.post(message.post))?.items ?? [];
    const article = item === undefined ? null : await deps.articles.get(item.article);
    if (article === null) continue;
    const change = await changeOf(deps, article, { message, moves, alike, occasion: 'its time is over' });
    if (change !== null) changes.push(change);
  }
  return changes;
}
