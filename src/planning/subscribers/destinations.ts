import type { Destination } from '../../core/destination.ts';
import { chatOf } from '../../core/ordering-key.ts';
import type { Formats } from '../../core/ports/platform.ts';
import type { Destinations, SubscriptionStore } from '../../core/ports/subscriptions.ts';
import { isSubscribed } from '../../core/subscriptions/subscription.ts';
import { subscribedDestination, type ThemeLook } from './subscribed-destination.ts';

/** The destinations of the config, whether they take part or not, and those that readers made, as one. */
export function createDestinations({
  destinations,
  comments = [],
  formats,
  subscriptions,
  theme,
  accent,
}: ThemeLook & {
  readonly destinations: readonly { readonly destination: Destination }[];
  /** Where their posts are commented. */
  readonly comments?: readonly Destination[];
  readonly formats: Pick<Formats, 'orderingKeyOf'>;
  readonly subscriptions: Pick<SubscriptionStore, 'place' | 'placesIn'>;
}): Destinations {
  const configured = [...destinations.map(({ destination }) => destination), ...comments];
  const byName = new Map(configured.map(one => [one.name, one]));
  return {
    configured,
    async find(name) {
      if (!isSubscribed(name)) return byName.get(name) ?? null;
      const place = await subscriptions.place(name);
      return place === null
        ? null
        : subscribedDestination(place, accent === undefined ? { theme } : { theme, accent });
    },
    async inChat(chat) {
      const own = configured.filter(one => chatOf(formats.orderingKeyOf(one)) === chat);
      return [...own.map(({ name }) => name), ...(await subscriptions.placesIn(chat))];
    },
  };
}
