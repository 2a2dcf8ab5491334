import { z } from 'zod';
import { webAddress } from '../../format/clean-text.ts';
import type { PlatformConfig } from '../shared/platform-module.ts';
import type { DiscordPlace } from './format/payload.ts';
import type { DiscordAccess } from './rest/discord-api.ts';

const CLOUD = 'https://discord.com/api';

const SNOWFLAKE = 'a Discord id is digits in quotes (a bare number that long loses its last digits)';
const snowflake = z.string(SNOWFLAKE).regex(/^\d{1,20}$/, SNOWFLAKE);

export interface DiscordEditors {
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export const discordConfig: PlatformConfig<DiscordPlace, DiscordAccess, DiscordEditors> = {
  key: 'discord',
  destination: {
    // empty means "left out": that is what `"${DISCORD_CHANNEL:-}"` gives while the variable is not set
    discord: z.union([z.literal(''), snowflake], SNOWFLAKE),
    crosspost: z.boolean().default(false),
  },
  placeOf: given => {
    const { discord, crosspost } = given as { discord: string; crosspost: boolean };
    return { channel: discord, crosspost };
  },
  offReason: (place, access) =>
    place.channel === ''
      ? 'its chat or channel id is not set'
      : access === null
        ? 'DISCORD_BOT_TOKEN is not set'
        : null,
  samePlace: ({ discord }) => (typeof discord === 'string' && discord !== '' ? discord : null),
  environment: [
    { name: 'DISCORD_BOT_TOKEN' },
    {
      name: 'DISCORD_API_ROOT',
      wrong: root =>
        webAddress(root) !== null
          ? null
          : 'DISCORD_API_ROOT is not an http or https address; unset it to use the cloud',
    },
  ],
  accessFrom: env => {
    const token = env('DISCORD_BOT_TOKEN');
    if (token === undefined) return null;
    return { token, apiRoot: (env('DISCORD_API_ROOT') ?? CLOUD).replace(/\/+$/, '') };
  },
  secretsOf: access => (access === null ? [] : [access.token]),
  editors: z
    .strictObject({ users: z.array(snowflake).default([]), roles: z.array(snowflake).default([]) })
    .prefault({}),
  log: snowflake,
  approval: { discord: snowflake.optional() },
  approvalPlace: ({ discord }) => discord ?? null,
  takesSubscriptions: true,
};
