import type { Publisher } from '../../core/ports/ports.ts';

/**
 * Publishes to the newsroom's own page: sent at once, the message is named after its delivery. What the page shows is the
 * payload in the store, so that nothing leaves the house and nothing can be lost.
 */
export function createPreviewPublisher(): Publisher {
  return {
    platform: 'preview',
    repeatableForMs: Number.POSITIVE_INFINITY,
    publish({ id, payload }, card, signal) {
      if (signal.aborted)
        return Promise.resolve({ kind: 'retry', reason: 'called off before it began', afterMs: null });
      if (payload.platform !== 'preview') {
        const reason = `the payload is for ${payload.platform}, not for the preview`;
        return Promise.resolve({ kind: 'rejected', reason, scope: 'payload' });
      }
      if (card === null && (payload.telegram.kind === 'photo' || payload.discord.card !== null))
        return Promise.resolve({
          kind: 'rejected',
          reason: 'the card of the post is missing',
          scope: 'payload',
        });
      return Promise.resolve({ kind: 'sent', messageIds: [id], url: null });
    },
  };
}
