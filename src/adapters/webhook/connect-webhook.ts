import type { ConnectedPlatform, ConnectSettings, PlatformRooms } from '../shared/platform-module.ts';
import { checkWebhook } from './check-webhook.ts';
import { createWebhookPublisher } from './publish/webhook-publisher.ts';
import type { WebhookPlace } from './webhook-config.ts';

/** Publisher and check; nothing is heard from the other programs. */
export function connectWebhook(
  { destinations, allowedHosts }: ConnectSettings<WebhookPlace, true>,
  { now, pageAddress }: Pick<PlatformRooms, 'now' | 'pageAddress'>,
): ConnectedPlatform {
  const places = new Map(destinations.map(({ name, place }) => [name, place]));
  return {
    publisher: createWebhookPublisher({
      places,
      allowedHosts,
      pageAddress,
      ...(now === undefined ? {} : { now }),
    }),
    log: null,
    run: () => Promise.resolve(),
    check: () => checkWebhook(places, allowedHosts),
  };
}
