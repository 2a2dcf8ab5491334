import { z } from 'zod';
import { webAddress } from '../../format/clean-text.ts';
import { alreadyPosted } from '../shared/already-posted-setting.ts';
import { secretsIn } from '../shared/secrets-in.ts';
import { reasonOf } from '../../core/reasons/reason.ts';
import type { PlatformConfig } from '../shared/platform-module.ts';
import type { DiscordPlace } from './format/payload.ts';
import { lookOf, lookSettings, SNOWFLAKE, snowflake, threadOf, threadSettings } from './look-config.ts';
import type { DiscordAccess } from './rest/discord-api.ts';

const CLOUD = 'https://discord.com/api';
/** Where an application is made, and its token and key are shown. */
export const PORTAL = 'https://discord.com/developers/applications';

export interface DiscordEditors {
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

/** The token, also where it was copied with what stands before it in a header. */
const tokenIn = (value: string): string => value.replace(/^bot\s+/i, '');

export const discordConfig: PlatformConfig<DiscordPlace, DiscordAccess, DiscordEditors> = {
  key: 'discord',
  destination: {
    // empty means "left out": that is what `"${DISCORD_CHANNEL:-}"` gives while the variable is not set
    discord: z.union([z.literal(''), snowflake], SNOWFLAKE),
    crosspost: z.boolean().default(false),
    subscribe: z.boolean().default(false),
    ...lookSettings(),
    ...threadSettings,
    ...alreadyPosted,
  },
  placeOf: given => {
    const { discord, crosspost, subscribe } = given as {
      discord: string;
      crosspost: boolean;
      subscribe?: boolean;
    };
    return {
      channel: discord,
      crosspost,
      ...(subscribe === true ? { subscribe } : {}),
      ...lookOf(given),
      thread: threadOf(given),
    };
  },
  offReason: (place, access) =>
    place.channel === ''
      ? reasonOf('off-no-place')
      : access === null
        ? reasonOf('off-not-set', { name: 'DISCORD_BOT_TOKEN' })
        : null,
  samePlace: ({ discord }) => (typeof discord === 'string' && discord !== '' ? discord : null),
  environment: [
    {
      name: 'DISCORD_BOT_TOKEN',
      // what stands in a header may hold no others
      wrong: value =>
        /^[!-~]+$/.test(tokenIn(value))
          ? null
          : reasonOf('token-signs', { name: 'DISCORD_BOT_TOKEN', from: PORTAL }),
    },
    {
      name: 'DISCORD_PUBLIC_KEY',
      wrong: key =>
        /^[0-9a-f]{64}$/i.test(key)
          ? null
          : reasonOf('key-form', {
              name: 'DISCORD_PUBLIC_KEY',
              from: `${PORTAL} → General Information → Public Key`,
            }),
    },
    {
      name: 'DISCORD_API_ROOT',
      wrong: root =>
        webAddress(root) !== null ? null : reasonOf('variable-address', { name: 'DISCORD_API_ROOT' }),
    },
  ],
  accessFrom: env => {
    const value = env('DISCORD_BOT_TOKEN');
    if (value === undefined) return null;
    const publicKey = env('DISCORD_PUBLIC_KEY');
    return {
      token: tokenIn(value),
      apiRoot: (env('DISCORD_API_ROOT') ?? CLOUD).replace(/\/+$/, ''),
      ...(publicKey === undefined ? {} : { publicKey }),
    };
  },
  secretsOf: access =>
    access === null ? [] : [access.token, ...(access.apiRoot === null ? [] : secretsIn(access.apiRoot))],
  editors: z
    .strictObject({ users: z.array(snowflake).default([]), roles: z.array(snowflake).default([]) })
    .prefault({}),
  person: snowflake,
  log: snowflake,
  approval: { discord: snowflake.optional() },
  approvalPlace: ({ discord }) => discord ?? null,
  takesSubscriptions: true,
};
