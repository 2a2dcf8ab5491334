import { z } from 'zod';
import { reasonOf } from '../../../core/reasons/reason.ts';
import { asMessage } from '../../../core/reasons/setting-faults.ts';
import { addressSetting } from '../../shared/address-setting.ts';
import { secretsIn } from '../../shared/secrets-in.ts';
import type { PlatformConfig } from '../../shared/platform-module.ts';
import type { DiscordLook, DiscordPlace } from '../format/payload.ts';
import { lookOf, lookSettings, threadOf } from '../look-config.ts';
import { webhookAddress, type WebhookAddress } from './webhook-address.ts';

/** Where a webhook posts. Its address holds a secret: a payload never does. */
export interface WebhookPlace extends DiscordPlace {
  /** Null: left out. */
  readonly address: WebhookAddress | null;
  readonly sender: { readonly name: string | null; readonly avatar: string | null };
}

/** What every webhook here goes through. */
export interface WebhookAccess {
  /** Instead of Discord's own address; null = that. */
  readonly apiRoot: string | null;
  /** A bot that may be in the webhook's server: it looks there for a message whose answer was lost. Null = there is none. */
  readonly bot: string | null;
}

const ADDRESS = asMessage(
  reasonOf('hook-address', {
    platform: 'Discord',
    example: 'https://discord.com/api/webhooks/<id>/<token>',
  }),
);
/** Discord's documentation, "Usernames and Nicknames", and what it refuses of a webhook's name. */
const NAME = asMessage(reasonOf('hook-name', { names: '"discord", "clyde"' }));

export const webhookConfig: PlatformConfig<WebhookPlace, WebhookAccess, undefined> = {
  key: 'discord_webhook',
  destination: {
    // empty means "left out": that is what `"${HOOK_URL:-}"` gives while the variable is not set
    discord_webhook: z.string(ADDRESS).refine(it => it === '' || webhookAddress(it) !== null, ADDRESS),
    as: z
      .string(NAME)
      .refine(it => it.trim() !== '' && Array.from(it).length <= 80 && !/discord|clyde/i.test(it), NAME)
      .optional(),
    avatar: addressSetting('avatar').optional(),
    ...lookSettings(['read']),
  },
  placeOf: given => {
    const {
      discord_webhook: written,
      as: name,
      avatar,
    } = given as {
      discord_webhook: string;
      as?: string;
      avatar?: string;
    };
    const address = webhookAddress(written);
    return {
      channel: address?.id ?? '',
      crosspost: false,
      ...withoutQuestions(lookOf(given)),
      thread: threadOf(given),
      address,
      sender: { name: name ?? null, avatar: avatar ?? null },
    };
  },
  offReason: ({ address }) => (address === null ? reasonOf('off-no-address') : null),
  samePlace: ({ discord_webhook: written }) => {
    const address = typeof written === 'string' ? webhookAddress(written) : null;
    return address === null ? null : placeKeyOf(address);
  },
  environment: [],
  accessFrom: env => ({
    apiRoot: env('DISCORD_API_ROOT')?.replace(/\/+$/, '') ?? null,
    bot: env('DISCORD_BOT_TOKEN')?.replace(/^bot\s+/i, '') ?? null,
  }),
  secretsOf: (access, places) => [
    ...(access?.bot == null ? [] : [access.bot]),
    ...(access?.apiRoot == null ? [] : secretsIn(access.apiRoot)),
    ...places.flatMap(({ address }) => (address === null ? [] : [address.token])),
  ],
  takesSubscriptions: false,
};

/** A webhook has no bot behind it that could answer. */
const withoutQuestions = ({ buttons = [], ...look }: DiscordLook): DiscordLook =>
  buttons.includes('read') ? { ...look, buttons: ['read'] } : look;

/** The webhook, and the thread where it names one: two threads of a webhook are two places. */
export const placeKeyOf = ({ id, thread }: WebhookAddress): string =>
  thread === null ? id : `${id}/${thread}`;
