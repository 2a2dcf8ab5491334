import { NO_LIMITS } from '../../core/rate-limits.ts';
import { SECOND } from '../../core/time.ts';
import type { PlatformModule } from '../shared/platform-module.ts';
import { formatWebhookDigest, formatWebhookPost } from './format/format-post.ts';
import { asWebhookPayload } from './format/payload.ts';
import { showWebhookMessage } from './format/show-message.ts';
import { webhookConfig, type WebhookPlace } from './webhook-config.ts';

/** Other programs, which get posts as signed JSON. */
export const webhookPlatform: PlatformModule<WebhookPlace, true, undefined> = {
  name: 'webhook',
  title: 'Webhook',
  config: webhookConfig,
  limits: {
    // a limit of courtesy: who wants less says so with 429
    usual: { each: { count: 10, perMs: SECOND, burst: 5 } },
    inChat: ({ each = null }) => ({ ...NO_LIMITS, quick: each }),
  },
  commands: null,

  // by the name, for the address may be a secret
  orderingKeyOf: ({ name }) => `webhook:${name}`,
  format: post => formatWebhookPost(post),
  formatDigest: digest => formatWebhookDigest(digest),
  cardsOf(payload) {
    const card = asWebhookPayload(payload)?.card ?? null;
    return card === null ? [] : [card.hash];
  },
  degrade: () => null, // data has no markup, and the card is an address
  show(payload) {
    const it = asWebhookPayload(payload);
    return it === null ? [] : [showWebhookMessage(it)];
  },
  print: payload => JSON.stringify(payload, null, 2),
  findLink: () => Promise.resolve(null),
  isEditor: () => false,

  async connect(settings, rooms) {
    const { connectWebhook } = await import('./connect-webhook.ts');
    return connectWebhook(settings, rooms);
  },
};
