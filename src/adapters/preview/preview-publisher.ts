import type { CardImage } from '../../core/card.ts';
import type { CardHash } from '../../core/ids.ts';
import type { Payloads } from '../../core/ports/platform.ts';
import type { Publisher } from '../../core/ports/ports.ts';
import type { Delivery, Outcome } from '../../core/post.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import { asPreviewPayload } from './format/payload.ts';

type CardsOf = Payloads['cardsOf'];

/**
 * Publishes to the newsroom's own page: sent at once, the message is named after its delivery. What the page shows is the
 * payload in the store, so that nothing leaves the house and nothing can be lost. `cardsOf` finds the cards a payload shows.
 */
export function createPreviewPublisher(cardsOf: CardsOf): Publisher {
  const show = (
    { payload }: Delivery,
    at: {
      readonly name: string;
      readonly cards: readonly CardImage[];
      /** The cards it shows already. */
      readonly standing: readonly CardHash[];
      readonly signal: AbortSignal;
    },
  ): Promise<Outcome> => {
    const refused = (reason: Reason): Outcome => ({ kind: 'rejected', reason, scope: 'payload' });
    if (at.signal.aborted) return Promise.resolve(CALLED_OFF);
    if (asPreviewPayload(payload) === null)
      return Promise.resolve(refused(reasonOf('foreign-payload', { platform: payload.platform })));
    const there = new Set([...at.cards.map(({ hash }) => hash), ...at.standing]);
    if (cardsOf(payload).some(hash => !there.has(hash)))
      return Promise.resolve(refused(reasonOf('card-missing')));
    return Promise.resolve({ kind: 'sent', messageIds: [at.name], url: null });
  };
  return {
    platform: 'preview',
    repeatableForMs: Number.POSITIVE_INFINITY,
    send: (delivery, cards, signal) => show(delivery, { name: delivery.id, cards, standing: [], signal }),
    edit: (delivery, { message, cards }, signal) =>
      show(delivery, { name: message.id, cards, standing: cardsOf(message.payload), signal }),
    delete: (_delivery, { id, url }, signal) =>
      Promise.resolve(signal.aborted ? CALLED_OFF : { kind: 'sent', messageIds: [id], url }),
  };
}

const CALLED_OFF: Outcome = { kind: 'retry', reason: reasonOf('called-off'), afterMs: null };
