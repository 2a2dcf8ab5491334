import { deliveryIdOf, type PostId } from '../core/ids.ts';
import type { DeliveryDraft } from '../core/ports/outbox.ts';
import type { Composed } from './composer.ts';

/** The delivery that brings a post to the destination it was composed for. */
export const draftSend = (
  post: PostId,
  { destination: { name, platform }, orderingKey, payload, wanted }: Composed,
  when: Pick<DeliveryDraft, 'notBefore' | 'notAfter' | 'repostNumber' | 'urgent'>,
): DeliveryDraft => ({
  id: deliveryIdOf(post, name),
  destination: name,
  platform,
  orderingKey,
  payload,
  wanted,
  ...when,
});
