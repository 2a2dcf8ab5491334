import { ChannelType, Routes } from 'discord.js';
import { z } from 'zod';
import { SECOND } from '../../core/time.ts';
import type { FoundPlace, KnownBot } from '../shared/set-up.ts';
import { tokenProblem } from './check-discord.ts';
import { createDiscordApi, type DiscordAccess, type DiscordApi } from './rest/discord-api.ts';
import { channelShape, snowflake, userShape } from './rest/discord-shapes.ts';

const ANSWER_WITHIN = 10 * SECOND;
const POSTED_TO: ReadonlySet<number> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.GuildForum,
  ChannelType.GuildMedia,
]);
const guildsShape = z.array(z.object({ id: snowflake, name: z.string() }));

/** Asks whose token it is; a channel is found in the lists of the servers that the bot is in. */
export async function knowDiscordBot(access: DiscordAccess): Promise<KnownBot> {
  const api = createDiscordApi(access, { timeoutMs: ANSWER_WITHIN });
  try {
    const { data } = await api.call({ method: 'GET', route: Routes.user() });
    const { username } = userShape.parse(data);
    return {
      kind: 'known',
      name: username,
      find: {
        way: 'list',
        list: () => channelsOf(api).catch((error: unknown) => tokenProblem(error, access)),
      },
    };
  } catch (error) {
    return { kind: 'refused', problem: tokenProblem(error, access) };
  }
}

async function channelsOf(api: DiscordApi): Promise<readonly FoundPlace[]> {
  const { data } = await api.call({ method: 'GET', route: Routes.userGuilds() });
  const found: FoundPlace[] = [];
  // one after the other: a burst of requests counts against the bot
  for (const { id, name } of guildsShape.parse(data)) {
    const { data: channels } = await api.call({ method: 'GET', route: Routes.guildChannels(id) });
    for (const channel of z.array(channelShape).parse(channels))
      if (POSTED_TO.has(channel.type))
        found.push({ place: channel.id, title: `${name}: #${channel.name ?? channel.id}`, editor: null });
  }
  return found;
}
