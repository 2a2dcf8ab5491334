import type { WebhookPayload } from '../../../src/adapters/webhook/format/payload.ts';
import type { CardImage } from '../../../src/core/card.ts';
import type { DeliveryId } from '../../../src/core/ids.ts';
import type { Delivery } from '../../../src/core/post.ts';
import { buildCard, buildDelivery } from '../../fixtures/build.ts';

export const webhookCard = buildCard();

export const buildWebhookPayload = (card: CardImage | null = null): WebhookPayload => ({
  platform: 'webhook',
  post: { kind: 'article', mark: null },
  article: {
    id: 'a1',
    url: 'https://gazzetta.example/ponte',
    title: 'Riapre il ponte',
    lead: null,
    language: 'it',
    published: '2026-03-02T07:00:00.000Z',
    outlet: 'Gazzetta di Valdorsa',
    topics: ['ponti'],
  },
  summary: ['Dopo tre anni i pedoni tornano sul ponte.'],
  quote: { text: 'Il ponte resta aperto', speaker: 'Ada Ruvini', role: 'sindaca' },
  card: card === null ? null : { hash: card.hash, alt: card.alt, width: card.width, height: card.height },
});

let count = 0;

/** A delivery to the destination "archive"; a new id with each call. */
export const buildWebhookDelivery = (card: CardImage | null = null): Delivery =>
  buildDelivery({
    id: `hook${String(++count)}` as DeliveryId,
    platform: 'webhook',
    destination: 'archive',
    payload: buildWebhookPayload(card),
  });
