import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { z } from 'zod';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { Caller, Reply } from '../../../commands/command.ts';
import { formatDiscordReply } from '../format/format-post.ts';
import { buttonRows } from '../publish/button-rows.ts';
import { attach, noMentions } from '../publish/message-body.ts';

const user = z.object({
  id: z.string(),
  username: z.string().optional(),
  global_name: z.string().nullish(),
});

/** Who an interaction comes from: a member of a server, or a user in private. Roles come with it, so none are kept. */
export const personShape = {
  locale: z.string().optional(),
  user: user.optional(),
  member: z
    .object({
      user,
      nick: z.string().nullish(),
      roles: z.array(z.string()),
      permissions: z.string().regex(/^\d+$/).optional(),
    })
    .optional(),
  guild_id: z.string().nullish(),
  channel_id: z.string().nullish(),
  /** InteractionContextType. */
  context: z.int().nullish(),
};
type Person = z.output<z.ZodObject<typeof personShape>>;

/** Between people, where the bot is no member: it answers there, and cannot post. */
const BETWEEN_PEOPLE = 2;

/** Who asks: by id and roles, with the name shown in the server; where, and whether they may manage it. */
export function callerOf({ member, user: alone, locale, ...at }: Person): Caller {
  const person = member?.user ?? alone;
  const name = member?.nick ?? person?.global_name ?? person?.username;
  return {
    platform: 'discord',
    user: person?.id ?? '',
    roles: member?.roles ?? [],
    language: locale ?? null,
    ...(name === undefined ? {} : { name }),
    ...(at.channel_id == null || at.context === BETWEEN_PEOPLE
      ? {}
      : {
          place: {
            kind: at.guild_id == null ? 'private' : 'shared',
            id: at.guild_id ?? at.channel_id,
            channel: at.channel_id,
            topic: null,
          },
        }),
    manages: () =>
      Promise.resolve(
        at.guild_id == null || (BigInt(member?.permissions ?? '0') & PermissionFlagsBits.ManageGuild) !== 0n,
      ),
  };
}

/** A message as it goes over the wire. */
export interface ReplyMessage {
  readonly body: object;
  readonly files: ReturnType<typeof attach>['files'];
}

/** An answer as Discord shows it: Markdown, its card, its buttons. */
export function formatReply(reply: Reply, seal: ButtonSeal): ReplyMessage {
  const attached = reply.card === null ? null : attach(reply.card, reply.card.alt);
  return {
    body: {
      content: formatDiscordReply(reply.text),
      allowed_mentions: noMentions,
      ...(reply.buttons === undefined ? {} : { components: buttonRows(reply.buttons, seal) }),
      ...(attached ? { attachments: attached.attachments } : {}),
    },
    files: attached ? attached.files : [],
  };
}

/** The flags of an answer that only its asker sees. */
export const privacyOf = (isPrivate: boolean) => (isPrivate ? { flags: MessageFlags.Ephemeral } : {});
