import type { DeliveryRow } from '../core/ports/store.ts';
import type { Delivery } from '../core/post.ts';
import { toIso, type Instant } from '../core/time.ts';

/**
 * Why a delivery is where it is and what happens next, in a sentence that goes on after its name; null when what is
 * written down does not tell, which must not be.
 */
export function explain(delivery: Delivery & Pick<DeliveryRow, 'block'>, now: Instant): string | null {
  const { state, notBefore, sentAt, block } = delivery;
  const reason = delivery.reason === null || delivery.reason === '' ? null : delivery.reason;
  switch (state) {
    case 'queued':
      if (block !== undefined && block.until > Math.max(now, notBefore ?? now)) {
        return `goes out from ${toIso(block.until)}: ${block.reason ?? 'its place has to rest'}`;
      }
      return notBefore === null || notBefore <= now
        ? 'goes out as soon as it is its turn'
        : `goes out at ${toIso(notBefore)}`;
    case 'claimed':
      return 'is on its way';
    case 'retry':
      return (
        reason && `is tried again ${notBefore === null ? 'at once' : `at ${toIso(notBefore)}`}: ${reason}`
      );
    case 'held':
      return reason && `waits for an editor to say whether it is there: ${reason}`;
    case 'suspended':
      return reason && `waits for its place, ${nextLook(notBefore)}: ${reason}`;
    case 'sent':
      return sentAt === null ? null : `was sent at ${toIso(sentAt)}`;
    case 'dead':
    case 'withdrawn':
    case 'expired':
      return reason && `ended as ${state}: ${reason}`;
  }
}

const nextLook = (notBefore: Instant | null): string =>
  notBefore === null ? 'until an editor wakes it' : `which is looked at again at ${toIso(notBefore)}`;
