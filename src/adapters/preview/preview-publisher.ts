import type { CardHash } from '../../core/ids.ts';
import type { Payload } from '../../core/payload.ts';
import type { Publisher } from '../../core/ports/ports.ts';
import { asPreviewPayload } from './payload.ts';

/**
 * Publishes to the newsroom's own page: sent at once, the message is named after its delivery. What the page shows is the
 * payload in the store, so that nothing leaves the house and nothing can be lost. `cardOf` finds the card a payload shows.
 */
export function createPreviewPublisher(cardOf: (payload: Payload) => CardHash | null): Publisher {
  return {
    platform: 'preview',
    repeatableForMs: Number.POSITIVE_INFINITY,
    publish({ id, payload }, card, signal) {
      if (signal.aborted)
        return Promise.resolve({ kind: 'retry', reason: 'called off before it began', afterMs: null });
      if (asPreviewPayload(payload) === null) {
        const reason = `the payload is for ${payload.platform}, not for the preview`;
        return Promise.resolve({ kind: 'rejected', reason, scope: 'payload' });
      }
      if (card === null && cardOf(payload) !== null)
        return Promise.resolve({
          kind: 'rejected',
          reason: 'the card of the post is missing',
          scope: 'payload',
        });
      return Promise.resolve({ kind: 'sent', messageIds: [id], url: null });
    },
  };
}
