import type { Destination } from '../../core/destination.ts';
import type { Formats } from '../../core/ports/platform.ts';
import type { SubscribedPlace } from '../../core/subscriptions/subscription.ts';

/** The newsroom's. */
export type ThemeLook = Pick<Destination, 'theme' | 'accent'>;

/** Where news for a readers' place goes. */
export type DestinationOf = (place: SubscribedPlace) => Destination;

/**
 * A place of the config in which readers subscribe stays what the config says it is: what a schedule and what a
 * subscription send there is then one, and no article comes twice. Others are destinations of their own.
 */
export function createDestinationOf(
  configured: readonly Destination[],
  formats: Pick<Formats, 'orderingKeyOf'>,
  look: ThemeLook,
): DestinationOf {
  const byKey = new Map(configured.map(one => [formats.orderingKeyOf(one), one]));
  return place => byKey.get(place.orderingKey) ?? subscribedDestination(place, look);
}

/** A readers' place as a destination: what the config may say of one is here as it is by default. */
export const subscribedDestination = (
  { name, platform, language, place }: SubscribedPlace,
  { theme, accent }: ThemeLook,
): Destination => ({
  name,
  platform,
  language,
  card: 'square',
  theme,
  ...(accent === undefined ? {} : { accent }),
  corrections: 'edit',
  retractions: 'delete',
  filter: null,
  place,
});
