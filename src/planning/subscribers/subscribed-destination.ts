import type { Destination } from '../../core/destination.ts';
import type { SubscribedPlace } from '../../core/subscriptions/subscription.ts';

/** A readers' place as a destination: what the config may say of one is here as it is by default. */
export const subscribedDestination = (
  { name, platform, language, place }: SubscribedPlace,
  theme: string,
): Destination => ({
  name,
  platform,
  language,
  card: 'square',
  theme,
  corrections: 'edit',
  retractions: 'delete',
  filter: null,
  place,
});
