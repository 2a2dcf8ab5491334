import type { Destination } from '../core/destination.ts';
import { payloadHashOf } from '../core/ids.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import type { Delivery } from '../core/post.ts';
import type { Composed } from '../planning/composer.ts';
import { presentDigest } from './correct-digest.ts';
import type { CorrectionsDeps } from './correct.ts';
import { choicesOf } from './wanted-copy.ts';

/**
 * A destination that the config now puts elsewhere gets there what waits for it, in the same order and not before the same
 * moments. What was tried stays where it went. `destinations`: those that take part.
 */
export async function readdressWaiting(
  deps: CorrectionsDeps,
  destinations: readonly Destination[],
): Promise<void> {
  const { outbox, payloads, clock } = deps;
  const byName = new Map(destinations.map(one => [one.name, one]));
  const places = destinations.map(one => ({ name: one.name, orderingKey: payloads.orderingKeyOf(one) }));
  for (const delivery of await outbox.waitingElsewhere(places)) {
    const destination = byName.get(delivery.destination);
    const anew = destination === undefined ? null : await addressed(deps, delivery, destination);
    if (destination === undefined || anew === null) continue;
    const { platform } = destination;
    const orderingKey = payloads.orderingKeyOf(destination);
    await outbox.readdress({ of: delivery.id, platform, orderingKey, ...anew }, clock.now());
  }
}

type Anew = Pick<Parameters<Outbox['readdress']>[0], 'payload' | 'wanted' | 'cards'>;

/** The same words there, or, where another place shows them in another way, what is composed for it; null when nothing is left. */
async function addressed(
  deps: CorrectionsDeps,
  delivery: Delivery,
  destination: Destination,
): Promise<Anew | null> {
  const payload = deps.payloads.readdress(delivery.payload, destination);
  // one whose payload is as it was composed
  if (
    payload !== null &&
    (delivery.wanted ?? payloadHashOf(delivery.payload)) === payloadHashOf(delivery.payload)
  )
    return { payload, wanted: payloadHashOf(payload), cards: [] };
  return composedFor(deps, delivery, destination);
}

async function composedFor(
  deps: CorrectionsDeps,
  { post: id, article: about }: Delivery,
  destination: Destination,
): Promise<Composed | null> {
  const post = id === null ? null : await deps.outbox.post(id);
  const article = about === null ? null : await deps.articles.get(about);
  if (post === null || article === null) return null;
  if (post.kind === 'digest') return presentDigest(deps, post, { destination });
  return (await deps.composer.compose({ article, content: choicesOf(deps, post) }, [destination]))[0] ?? null;
}
