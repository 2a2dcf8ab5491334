import { NO_LIMITS } from '../../../core/rate-limits.ts';
import { MINUTE } from '../../../core/time.ts';
import type { PlatformModule } from '../../shared/platform-module.ts';
import { discordPlatform, formatDigest, formatPost } from '../discord-platform.ts';
import { withoutPlaces } from '../../shared/without-places.ts';
import { degradeDiscord } from '../format/degrade.ts';
import { asDiscordPayload, picturesOf, type DiscordPayload } from '../format/payload.ts';
import { showDiscordMessage } from '../format/show-message.ts';
import { placeKeyOf, webhookConfig, type WebhookAccess, type WebhookPlace } from './webhook-config.ts';

const NAME = 'discord_webhook';
const own = (payload: Parameters<typeof asDiscordPayload>[0]) => asDiscordPayload(payload, NAME);
const signed = (payload: DiscordPayload, { sender }: WebhookPlace): DiscordPayload => ({
  ...payload,
  platform: NAME,
  sender,
});

/** Discord's channels by their webhooks: under a name and a picture of one's own, and without a bot. */
export const discordWebhookPlatform: PlatformModule<WebhookPlace, WebhookAccess, undefined> = {
  name: NAME,
  title: 'Discord webhook',
  config: webhookConfig,
  limits: {
    // the client's own, "30 messages a minute in a channel"; Discord documents none, and what it wants stands in its answers
    usual: { each: { count: 30, perMs: MINUTE, burst: 5 } },
    inChat: ({ each = null }) => ({ ...NO_LIMITS, quick: each }),
  },
  commands: null,

  orderingKeyOf: ({ place }) => `${NAME}:${place.address === null ? '' : placeKeyOf(place.address)}`,
  format: (post, destination, say) => signed(formatPost(post, destination, say), destination.place),
  formatDigest: ({ content }, destination, say) =>
    signed(formatDigest(content, destination, say), destination.place),
  cardsOf(payload) {
    const it = own(payload);
    return it === null ? [] : picturesOf(it).map(({ hash }) => hash);
  },
  degrade(payload, remedy, smaller) {
    const it = own(payload);
    return it === null ? null : degradeDiscord(it, remedy, smaller);
  },
  show(payload) {
    const it = own(payload);
    return it === null ? [] : [showDiscordMessage(it)];
  },
  print(payload) {
    const it = own(payload);
    return it === null ? '' : discordPlatform.print({ ...it, platform: discordPlatform.name });
  },
  findLink: discordPlatform.findLink,
  isEditor: () => false,

  async connect(settings, rooms) {
    if (settings.destinations.length === 0) return withoutPlaces(NAME);
    const { connectDiscordWebhooks } = await import('./connect-webhook.ts');
    return connectDiscordWebhooks(settings, rooms);
  },
};
