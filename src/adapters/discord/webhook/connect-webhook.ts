import type { ConnectedPlatform, ConnectSettings, PlatformRooms } from '../../shared/platform-module.ts';
import { checkDiscordWebhooks } from './check-webhook.ts';
import type { WebhookAccess, WebhookPlace } from './webhook-config.ts';
import { createDiscordWebhookPublisher } from './webhook-publisher.ts';

/** Publisher and check; a webhook hears nothing. */
export function connectDiscordWebhooks(
  { access, destinations }: ConnectSettings<WebhookPlace, WebhookAccess>,
  { now, checkAddress }: Pick<PlatformRooms, 'now' | 'checkAddress'>,
): ConnectedPlatform {
  const places = new Map(destinations.map(({ name, place }) => [name, place]));
  return {
    publisher: createDiscordWebhookPublisher({
      ...access,
      places,
      checkAddress,
      ...(now === undefined ? {} : { now }),
    }),
    log: null,
    approval: null,
    run: () => Promise.resolve(),
    check: () => checkDiscordWebhooks({ access, destinations }),
  };
}
