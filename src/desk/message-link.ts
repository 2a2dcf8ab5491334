import type { FindLink } from '../core/ports/platform.ts';
import type { DeliveryQueries } from '../core/ports/store.ts';
import type { Delivery } from '../core/post.ts';

export interface LinkDeps {
  readonly findLink: FindLink;
  readonly deliveries: Pick<DeliveryQueries, 'history'>;
}

/** Where a person looks whether a delivery is there; null where nothing is known. */
export const messageLink = (delivery: Delivery, { findLink, deliveries }: LinkDeps): Promise<string | null> =>
  findLink(delivery, async () => {
    const before = await deliveries.history({ destination: delivery.destination, limit: 20 });
    return before.flatMap(({ url }) => url ?? [])[0] ?? null;
  });
