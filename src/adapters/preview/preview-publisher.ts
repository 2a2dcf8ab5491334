import type { CardImage } from '../../core/card.ts';
import type { CardHash } from '../../core/ids.ts';
import type { Payloads } from '../../core/ports/platform.ts';
import type { Publisher } from '../../core/ports/ports.ts';
import type { Delivery, Outcome } from '../../core/post.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import { asPreviewPayload } from './format/payload.ts';

type CardOf = Payloads['cardOf'];

/**
 * Publishes to the newsroom's own page: sent at once, the message is named after its delivery. What the page shows is the
 * payload in the store, so that nothing leaves the house and nothing can be lost. `cardOf` finds the card a payload shows.
 */
export function createPreviewPublisher(cardOf: CardOf): Publisher {
  const show = (
    { payload }: Delivery,
    at: {
      readonly name: string;
      readonly card: CardImage | null;
      /** The card it shows already. */
      readonly standing: CardHash | null;
      readonly signal: AbortSignal;
    },
  ): Promise<Outcome> => {
    const refused = (reason: Reason): Outcome => ({ kind: 'rejected', reason, scope: 'payload' });
    if (at.signal.aborted) return Promise.resolve(CALLED_OFF);
    if (asPreviewPayload(payload) === null)
      return Promise.resolve(refused(reasonOf('foreign-payload', { platform: payload.platform })));
    const hash = cardOf(payload);
    if (at.card === null && hash !== null && hash !== at.standing)
      return Promise.resolve(refused(reasonOf('card-missing')));
    return Promise.resolve({ kind: 'sent', messageIds: [at.name], url: null });
  };
  return {
    platform: 'preview',
    repeatableForMs: Number.POSITIVE_INFINITY,
    send: (delivery, card, signal) => show(delivery, { name: delivery.id, card, standing: null, signal }),
    edit: (delivery, { message, card }, signal) =>
      show(delivery, { name: message.id, card, standing: cardOf(message.payload), signal }),
    delete: (_delivery, { id, url }, signal) =>
      Promise.resolve(signal.aborted ? CALLED_OFF : { kind: 'sent', messageIds: [id], url }),
  };
}

const CALLED_OFF: Outcome = { kind: 'retry', reason: reasonOf('called-off'), afterMs: null };
