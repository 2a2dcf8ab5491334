import { PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { remedyOf, whyOf, type Problem } from '../../core/problem.ts';
import type { DiscordPlace } from './format/payload.ts';
import type { DiscordApi } from './rest/discord-api.ts';
import { guildShape, type ChannelShape } from './rest/discord-shapes.ts';

/**
 * Roles that a destination is to ping and that nobody would hear of: gone, or not to be mentioned by the bot, so that
 * Discord shows their name and tells nobody. Throws what the api throws.
 */
export async function checkMentions(
  api: DiscordApi,
  channel: ChannelShape,
  at: {
    readonly what: Problem['what'];
    readonly place: DiscordPlace;
    /** Of the bot in the channel. */
    readonly rights: bigint;
    readonly signal: AbortSignal;
  },
): Promise<readonly Problem[]> {
  const { what, place, rights, signal } = at;
  const wanted = [...new Set(Object.values(place.mention ?? {}))];
  if (wanted.length === 0 || channel.guild_id === undefined) return [];
  const { data } = await api.call({ method: 'GET', route: Routes.guild(channel.guild_id), signal });
  const { roles } = guildShape.parse(data);
  const mayAll = (rights & PermissionFlagsBits.MentionEveryone) !== 0n;
  return wanted.flatMap((id): readonly Problem[] => {
    const role = roles.find(one => one.id === id);
    if (role === undefined)
      return [
        { severity: 'warning', what, why: whyOf('role-unknown', { role: id }), remedy: remedyOf('role-id') },
      ];
    if (role.mentionable === true || mayAll) return [];
    const { name = id } = role;
    const why = whyOf('role-silent', { role: name });
    return [{ severity: 'warning', what, why, remedy: remedyOf('mentionable', { role: name }) }];
  });
}
