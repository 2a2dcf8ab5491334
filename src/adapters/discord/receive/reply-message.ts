import { MessageFlags, PermissionFlagsBits } from 'discord-api-types/v10';
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
      /** Theirs in this channel, as Discord computes them. */
      permissions: z.string().regex(/^\d+$/).optional(),
    })
    .optional(),
  guild_id: z.string().optional(),
  channel_id: z.string().optional(),
  /** By ApplicationIntegrationType, for whom the app is there: 0 = the server. Absent where Discord does not say. */
  authorizing_integration_owners: z.record(z.string(), z.string()).optional(),
  /** InteractionContextType. */
  context: z.int().nullish(),
};
export type Person = z.output<z.ZodObject<typeof personShape>>;

/** Between people, where the bot is no member: it answers there, and cannot post. */
const BETWEEN_PEOPLE = 2;
const MANAGES = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;

/** Somebody brought the app into a server that has not: it answers there, and cannot post. */
const isGuest = (guild: string | undefined, owners: Readonly<Record<string, string>> | undefined): boolean =>
  guild !== undefined && owners !== undefined && !('0' in owners);

/** Who asks and where: by id and roles, with the name shown in the server, and what Discord says that they may do there. */
export function callerOf({
  member,
  user: alone,
  locale,
  guild_id: guild,
  channel_id: channel,
  context,
  authorizing_integration_owners: owners,
}: Person): Caller {
  const mayManage = (BigInt(member?.permissions ?? '0') & MANAGES) !== 0n;
  const person = member?.user ?? alone;
  const name = member?.nick ?? person?.global_name ?? person?.username;
  return {
    platform: 'discord',
    user: person?.id ?? '',
    roles: member?.roles ?? [],
    language: locale ?? null,
    ...(name === undefined ? {} : { name }),
    ...(channel === undefined || context === BETWEEN_PEOPLE || isGuest(guild, owners)
      ? {}
      : {
          place: {
            kind: guild === undefined ? 'private' : 'shared',
            id: guild ?? channel,
            channel,
            topic: null,
          },
        }),
    ...(guild === undefined ? {} : { manages: () => Promise.resolve(mayManage) }),
  };
}

/** A message as it goes over the wire. */
export interface ReplyMessage {
  readonly body: object;
  readonly files: ReturnType<typeof attach>['files'];
}

/** An answer as Discord shows it: Markdown, its card, its buttons. */
export function formatReply(reply: Reply, seal: ButtonSeal): ReplyMessage {
  const attached = reply.card === null ? null : attach([{ card: reply.card, alt: reply.card.alt }]);
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
