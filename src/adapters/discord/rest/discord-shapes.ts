import { z } from 'zod';

/** The few fields of Discord's answers that this room reads; anything else in them is let be. */

/** An id. */
export const snowflake = z.string().regex(/^\d{1,20}$/);

export const userShape = z.object({ id: snowflake, username: z.string() });

export const channelShape = z.object({
  id: snowflake,
  type: z.int(),
  name: z.string().nullish(),
  guild_id: snowflake.optional(),
  parent_id: snowflake.nullish(),
  owner_id: snowflake.nullish(),
  flags: z.int().optional(),
  available_tags: z
    .array(z.object({ id: snowflake, name: z.string(), moderated: z.boolean().default(false) }))
    .optional(),
  thread_metadata: z.object({ archived: z.boolean(), locked: z.boolean().default(false) }).optional(),
  permission_overwrites: z
    .array(z.object({ id: snowflake, type: z.int(), allow: z.string(), deny: z.string() }))
    .optional(),
});
export type ChannelShape = z.output<typeof channelShape>;

export const guildShape = z.object({
  id: snowflake,
  name: z.string(),
  owner_id: snowflake,
  roles: z.array(
    z.object({
      id: snowflake,
      permissions: z.string(),
      name: z.string().optional(),
      mentionable: z.boolean().optional(),
    }),
  ),
});
export type GuildShape = z.output<typeof guildShape>;

export const memberShape = z.object({ roles: z.array(snowflake) });

const partShape: z.ZodType<MessagePart> = z.lazy(() =>
  z.object({
    content: z.string().optional(),
    components: z.array(partShape).optional(),
  }),
);
interface MessagePart {
  readonly content?: string | undefined;
  readonly components?: readonly MessagePart[] | undefined;
}

export const messageShape = z.object({
  id: snowflake,
  author: z.object({ id: snowflake }),
  flags: z.int().optional(),
  content: z.string().default(''),
  embeds: z
    .array(
      z.object({ title: z.string().nullish(), url: z.string().nullish(), description: z.string().nullish() }),
    )
    .default([]),
  components: z.array(partShape).default([]),
  attachments: z.array(z.object({ filename: z.string() })).default([]),
});
export type MessageShape = z.output<typeof messageShape>;

/** All texts of a message's components, in their order. */
export const textsIn = (parts: readonly MessagePart[]): readonly string[] =>
  parts.flatMap(({ content, components = [] }) => [
    ...(content === undefined ? [] : [content]),
    ...textsIn(components),
  ]);

/** The answer to a new message: that it has an id is all that is needed. */
export const createdShape = z.object({ id: snowflake });

/** The answer to a message through a webhook, which also tells where it stands. */
export const postedShape = z.object({ id: snowflake, channel_id: snowflake });

export const webhookShape = z.object({
  id: snowflake,
  channel_id: snowflake.nullish(),
  guild_id: snowflake.nullish(),
});
