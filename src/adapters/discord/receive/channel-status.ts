import { PermissionFlagsBits } from 'discord-api-types/v10';
import { z } from 'zod';
import type { ChatStatusChange } from '../../../core/ports/ports.ts';
import { isThread, rightsIn } from '../bot-rights.ts';
import { channelShape, guildShape, memberShape, snowflake } from '../rest/discord-shapes.ts';
import type { ChannelShape } from '../rest/discord-shapes.ts';

export interface PlaceWatchOptions {
  /** Channels and threads that are destinations. */
  readonly places: readonly WatchedPlace[];
  /** Whether readers subscribe in a channel; their posts have cards. */
  readonly isSubscribed?: (channel: string) => boolean;
  /** Told when one of them opens or closes itself to us; must not throw. */
  readonly onPlace: (news: ChatStatusChange) => void;
}

export interface WatchedPlace {
  readonly channel: string;
  /** Posts there have a card. */
  readonly card: boolean;
}

const placeShape = channelShape;
type Place = ChannelShape;

const myself = z.object({ user: z.object({ id: snowflake }), roles: memberShape.shape.roles });
const readyShape = z.object({ user: z.object({ id: snowflake }) });
const goneShape = z.object({ id: snowflake, unavailable: z.boolean().optional() });
const wholeShape = guildShape.extend({
  members: z.array(myself).default([]),
  channels: z.array(placeShape).default([]),
  threads: z.array(placeShape).default([]),
});
const inGuild = { guild_id: snowflake };
const roleShape = z.object({ ...inGuild, role: guildShape.shape.roles.element });
const roleGoneShape = z.object({ ...inGuild, role_id: snowflake });
const memberChangeShape = myself.extend(inGuild);
const placeInGuild = placeShape.extend(inGuild);
const placeGoneShape = z.object({ ...inGuild, id: snowflake });
const threadsShape = z.object({ ...inGuild, threads: z.array(placeShape) });

/** A server as far as posting needs it. */
interface Server {
  guild: z.output<typeof guildShape>;
  /** Role ids of the bot. */
  mine: readonly string[];
  readonly places: Map<string, Place>;
}

const { ViewChannel, SendMessages, SendMessagesInThreads, EmbedLinks, AttachFiles, ManageThreads } =
  PermissionFlagsBits;
/** A change of any of these may let through what was refused. */
const POSTING = ViewChannel | SendMessages | SendMessagesInThreads | EmbedLinks | AttachFiles | ManageThreads;

/**
 * Follows the gateway's events (intent GUILDS) and tells what becomes of our right to post to each destination: once when it
 * is first known, then on each change. An outage of Discord's changes no right. Throws what zod throws at an event of
 * another form.
 */
export function createPlaceWatch({ places, isSubscribed = () => false, onPlace }: PlaceWatchOptions) {
  const configured = new Map(places.map(({ channel, card }) => [channel, card]));
  /** Whether posts there have a card; undefined = it is no destination. */
  const cardIn = (channel: string) => configured.get(channel) ?? (isSubscribed(channel) ? true : undefined);
  const servers = new Map<string, Server>();
  const known = new Map<string, string>();
  let bot = '';

  function tell(channel: string, mark: string, why: string | null): void {
    if (known.get(channel) === mark) return;
    known.set(channel, mark);
    const chat = `discord:${channel}`;
    if (why === null) onPlace({ kind: 'opened', chat, reason: 'Discord says that the bot may post there' });
    else onPlace({ kind: 'closed', chat, reason: why });
  }

  /** Tells of the wanted places of a server, or of the one that changed. */
  function look(server: Server, only?: string): void {
    for (const channel of only === undefined ? server.places.keys() : [only]) {
      const place = server.places.get(channel);
      const card = cardIn(channel);
      if (place === undefined || card === undefined) continue;
      const rights = rightsOf(server, place) & POSTING;
      // one that is archived is opened again by whoever writes there; a locked one only by moderators
      const isLocked = place.thread_metadata?.locked === true && (rights & ManageThreads) === 0n;
      const mark = `${rights}${isLocked ? ' locked' : ''}`;
      tell(channel, mark, isLocked ? 'the thread is locked' : lackIn(place, rights, card));
    }
  }

  function rightsOf({ guild, mine, places }: Server, place: Place): bigint {
    // a thread has the overwrites of its parent
    const channel = isThread(place) ? (places.get(place.parent_id ?? '') ?? place) : place;
    return rightsIn({ guild, roles: mine, member: bot, channel });
  }

  function lose(server: Server, channel: string, why: string): void {
    server.places.delete(channel);
    if (cardIn(channel) !== undefined) tell(channel, 'gone', why);
  }

  function withServer(guild: string, change: (server: Server) => string | undefined): void {
    const server = servers.get(guild);
    if (server !== undefined) look(server, change(server));
  }

  function takePlace(data: unknown): void {
    const place = placeInGuild.parse(data);
    withServer(place.guild_id, server => {
      server.places.set(place.id, place);
      // the threads below a channel have its overwrites
      return isThread(place) ? place.id : undefined;
    });
  }

  function losePlace(data: unknown, why: string): void {
    const { guild_id: guild, id } = placeGoneShape.parse(data);
    const server = servers.get(guild);
    if (server !== undefined) lose(server, id, why);
  }

  const handlers: Readonly<Record<string, (data: unknown) => void>> = {
    READY(data) {
      bot = readyShape.parse(data).user.id;
    },
    GUILD_CREATE(data) {
      if (goneShape.parse(data).unavailable === true) return;
      const { members, channels: all, threads, ...guild } = wholeShape.parse(data);
      const mine = members.find(({ user }) => user.id === bot)?.roles ?? [];
      const server = { guild, mine, places: new Map([...all, ...threads].map(place => [place.id, place])) };
      servers.set(guild.id, server);
      look(server);
    },
    GUILD_UPDATE(data) {
      const guild = guildShape.parse(data);
      withServer(guild.id, server => {
        server.guild = guild;
        return undefined;
      });
    },
    GUILD_DELETE(data) {
      const { id, unavailable } = goneShape.parse(data);
      const server = servers.get(id);
      if (unavailable === true || server === undefined) return;
      servers.delete(id);
      for (const channel of [...server.places.keys()])
        lose(server, channel, 'the bot is no longer in the server');
    },
    GUILD_ROLE_CREATE: takeRole,
    GUILD_ROLE_UPDATE: takeRole,
    GUILD_ROLE_DELETE(data) {
      const { guild_id: id, role_id: gone } = roleGoneShape.parse(data);
      withServer(id, server => {
        server.guild = { ...server.guild, roles: server.guild.roles.filter(role => role.id !== gone) };
        return undefined;
      });
    },
    GUILD_MEMBER_UPDATE(data) {
      const { guild_id: id, user, roles } = memberChangeShape.parse(data);
      if (user.id !== bot) return;
      withServer(id, server => {
        server.mine = roles;
        return undefined;
      });
    },
    CHANNEL_CREATE: takePlace,
    CHANNEL_UPDATE: takePlace,
    THREAD_CREATE: takePlace,
    THREAD_UPDATE: takePlace,
    CHANNEL_DELETE(data) {
      losePlace(data, 'the channel was deleted');
    },
    THREAD_DELETE(data) {
      losePlace(data, 'the thread was deleted');
    },
    THREAD_LIST_SYNC(data) {
      const { guild_id: guild, threads } = threadsShape.parse(data);
      for (const thread of threads) takePlace({ ...thread, guild_id: guild });
    },
  };

  function takeRole(data: unknown): void {
    const { guild_id: id, role } = roleShape.parse(data);
    withServer(id, server => {
      const others = server.guild.roles.filter(one => one.id !== role.id);
      server.guild = { ...server.guild, roles: [...others, role] };
      return undefined;
    });
  }

  return {
    /** Takes an event as the gateway sent it; what says nothing about places is let be. */
    heard: (type: string, data: unknown): void => {
      handlers[type]?.(data);
    },
  };
}

/** What keeps the bot from posting there; null when nothing does. */
function lackIn(place: Place, rights: bigint, card: boolean): string | null {
  const send = isThread(place) ? SendMessagesInThreads : SendMessages;
  const needed = [
    [ViewChannel, 'View Channel'],
    [send, isThread(place) ? 'Send Messages in Threads' : 'Send Messages'],
    [EmbedLinks, 'Embed Links'],
    ...(card ? ([[AttachFiles, 'Attach Files']] as const) : []),
  ] as const;
  const missing = needed.find(([right]) => (rights & right) === 0n);
  return missing === undefined ? null : `the bot lacks the permission "${missing[1]}"`;
}
