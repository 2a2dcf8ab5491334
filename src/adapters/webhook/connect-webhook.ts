import type { ConnectedPlatform, ConnectSettings, PlatformRooms } from '../shared/platform-module.ts';
import { checkWebhook } from './check-webhook.ts';
import { createWebhookPublisher } from './publish/webhook-publisher.ts';
import type { WebhookPlace } from './webhook-config.ts';

/** Publisher and check; nothing is heard from the other programs. */
export function connectWebhook(
  { destinations }: ConnectSettings<WebhookPlace, true>,
  {
    now,
    pageAddress,
    fetch,
    checkAddress,
  }: Pick<PlatformRooms, 'now' | 'pageAddress' | 'fetch' | 'checkAddress'>,
): ConnectedPlatform {
  const places = new Map(destinations.map(({ name, place }) => [name, place]));
  return {
    publisher: createWebhookPublisher({
      places,
      fetch,
      pageAddress,
      ...(now === undefined ? {} : { now }),
    }),
    log: null,
    run: () => Promise.resolve(),
    check: () => checkWebhook(places, checkAddress),
  };
}
