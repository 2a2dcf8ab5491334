import type { DiscordPayload } from '../../../../src/adapters/discord/format/payload.ts';
import { webhookAddress } from '../../../../src/adapters/discord/webhook/webhook-address.ts';
import type { WebhookPlace } from '../../../../src/adapters/discord/webhook/webhook-config.ts';
import type { Delivery } from '../../../../src/core/post.ts';
import type { FakeDiscord } from '../../../fakes/discord-server.ts';
import { ids } from '../../../fakes/discord-world.ts';
import { buildDiscordDelivery } from '../publish/deliveries.ts';

export const HOOK = '750000000000000001';
export const HOOK_TOKEN = 'CANARY-webhook-token_0123456789-abcdefghijklmnopqrstuvwxyz';

/** Makes a webhook of the fake's channel; answers its address. */
export function addHook(fake: FakeDiscord, channel: string = ids.text): string {
  fake.addWebhook({ id: HOOK, token: HOOK_TOKEN, channel, name: 'Notizie' });
  return `${fake.apiRoot}/webhooks/${HOOK}/${HOOK_TOKEN}`;
}

/** A destination's place at that address. */
export const hookPlace = (address: string): WebhookPlace => ({
  channel: HOOK,
  crosspost: false,
  address: webhookAddress(address),
  sender: { name: 'La Redazione', avatar: 'https://e.example/a.png' },
});

/** A delivery to it as the newsroom would queue it; a new id with each call. */
export function buildHookDelivery(
  payload: Partial<DiscordPayload> = {},
): Delivery & { readonly payload: DiscordPayload } {
  const delivery = buildDiscordDelivery(payload);
  const { sender } = hookPlace(`https://discord.com/api/webhooks/${HOOK}/${HOOK_TOKEN}`);
  return {
    ...delivery,
    platform: 'discord_webhook',
    destination: 'hook',
    payload: { ...delivery.payload, platform: 'discord_webhook', channel: HOOK, sender },
  };
}
