import { OverwriteType, PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import type { DiscordApi } from './rest/discord-api.ts';
import { channelShape, guildShape, memberShape } from './rest/discord-shapes.ts';
import type { ChannelShape, GuildShape } from './rest/discord-shapes.ts';

const ALL = ~0n;

interface Standing {
  readonly guild: GuildShape;
  /** Role ids of the member. */
  readonly roles: readonly string[];
  readonly member: string;
  /** Where the overwrites are: of a thread, its parent. */
  readonly channel: ChannelShape;
}

/**
 * The permission bits of a member in a channel, by the documented order: everybody, roles, then the channel's overwrites
 * for everybody, for roles, for the member. https://discord.com/developers/docs/topics/permissions#permission-overwrites
 */
export function rightsIn({ guild, roles, member, channel }: Standing): bigint {
  if (guild.owner_id === member) return ALL;
  const base = guild.roles
    .filter(role => role.id === guild.id || roles.includes(role.id))
    .reduce((sum, role) => sum | BigInt(role.permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL;
  const overwrites = channel.permission_overwrites ?? [];
  const { Role, Member } = OverwriteType;
  const layers = [
    overwrites.filter(one => one.type === Role.valueOf() && one.id === guild.id),
    overwrites.filter(one => one.type === Role.valueOf() && one.id !== guild.id && roles.includes(one.id)),
    overwrites.filter(one => one.type === Member.valueOf() && one.id === member),
  ];
  return layers.reduce((rights, layer) => {
    const denied = layer.reduce((sum, one) => sum | BigInt(one.deny), 0n);
    const allowed = layer.reduce((sum, one) => sum | BigInt(one.allow), 0n);
    return (rights & ~denied) | allowed;
  }, base);
}

/** Asks Discord what the bot may do in a channel; all bits in a private chat. Throws what the api throws. */
export async function fetchRights(
  api: DiscordApi,
  channel: ChannelShape,
  who: { readonly bot: string; readonly signal: AbortSignal },
): Promise<bigint> {
  const { bot, signal } = who;
  if (channel.guild_id === undefined) return ALL;
  const parent = isThread(channel) ? channel.parent_id : null;
  const [guild, member, place] = await Promise.all([
    api.call({ method: 'GET', route: Routes.guild(channel.guild_id), signal }),
    api.call({ method: 'GET', route: Routes.guildMember(channel.guild_id, bot), signal }),
    parent == null ? null : api.call({ method: 'GET', route: Routes.channel(parent), signal }),
  ]);
  return rightsIn({
    guild: guildShape.parse(guild.data),
    roles: memberShape.parse(member.data).roles,
    member: bot,
    channel: place === null ? channel : channelShape.parse(place.data),
  });
}

/** Threads have no overwrites of their own, and a right of their own to write in. */
export const isThread = (channel: Pick<ChannelShape, 'type'>): boolean =>
  channel.type >= 10 && channel.type <= 12;
