import { ChannelType, Routes } from 'discord-api-types/v10';
import { MINUTE } from '../../../core/time.ts';
import type { Instant } from '../../../core/time.ts';
import { isThread } from '../bot-rights.ts';
import type { DiscordApi } from '../rest/discord-api.ts';
import { channelShape, type ChannelShape } from '../rest/discord-shapes.ts';

/** Tags of a forum are made and renamed by people. */
const KNOWN_FOR = 10 * MINUTE;

/** Of which each post is a thread. */
export const isForum = ({ type }: Pick<ChannelShape, 'type'>): boolean =>
  type === ChannelType.GuildForum.valueOf() || type === ChannelType.GuildMedia.valueOf();

/** Where each message may have a thread of its own. */
export const takesThreads = (channel: Pick<ChannelShape, 'type'>): boolean =>
  !isThread(channel) &&
  (channel.type === ChannelType.GuildText.valueOf() ||
    channel.type === ChannelType.GuildAnnouncement.valueOf());

/** What Discord says that channels are; each is asked for once in a while. */
export function createKnownChannels(api: DiscordApi, now: () => Instant) {
  const known = new Map<string, { readonly channel: ChannelShape; readonly at: Instant }>();
  return {
    /** Throws what the api throws. */
    async ask(id: string, signal: AbortSignal): Promise<ChannelShape> {
      const there = known.get(id);
      if (there !== undefined && Math.abs(now() - there.at) < KNOWN_FOR) return there.channel;
      const { data } = await api.call({ method: 'GET', route: Routes.channel(id), signal });
      const channel = channelShape.parse(data);
      known.set(id, { channel, at: now() });
      return channel;
    },
    /** Discord has refused what was thought of it. */
    forget: (id: string): void => {
      known.delete(id);
    },
  };
}

export type KnownChannels = ReturnType<typeof createKnownChannels>;
