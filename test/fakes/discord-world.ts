import { ChannelType, EmbedType, PermissionFlagsBits } from 'discord.js';
import type { APIEmbed, APIUser } from 'discord.js';

/** What exists on the fake Discord: one application with its bot, servers, channels, people and messages. */

/** Milliseconds since Discord's epoch in the upper 42 bits: https://discord.com/developers/docs/reference#snowflakes */
const EPOCH = 1_420_070_400_000n;

export type FakeUser = Pick<APIUser, 'id' | 'username' | 'discriminator' | 'global_name' | 'avatar' | 'bot'>;

export interface FakeRole {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  mentionable?: boolean;
}

export interface FakeMember {
  readonly user: FakeUser;
  roles: readonly string[];
}

export interface Overwrite {
  readonly id: string;
  /** 0 role, 1 member. */
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

export interface FakeMessage {
  readonly id: string;
  readonly channel: string;
  readonly author: FakeUser;
  content: string;
  embeds: readonly APIEmbed[];
  attachments: readonly FakeAttachment[];
  /** Rows of buttons, as they were sent. */
  components: readonly FakeRow[];
  flags: number;
  readonly at: number;
}

export interface FakeRow {
  readonly components: readonly { readonly label: string; readonly custom_id: string }[];
}

export interface FakeAttachment {
  readonly id: string;
  readonly filename: string;
  readonly description: string | undefined;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

export interface FakeTag {
  readonly id: string;
  readonly name: string;
  /** Only moderators may apply it. */
  readonly moderated: boolean;
}

export interface FakeWebhook {
  readonly id: string;
  readonly token: string;
  readonly channel: string;
  readonly name: string;
}

export interface FakeChannel {
  readonly id: string;
  readonly guild: string;
  readonly type: ChannelType;
  name: string;
  readonly parent: string | null;
  overwrites: readonly Overwrite[];
  archived: boolean;
  /** Of a thread: nobody but moderators may open it again. */
  locked?: boolean;
  /** Of a thread: who began it. */
  readonly owner?: string;
  /** Of a forum: what its threads may be marked with. */
  tags?: readonly FakeTag[];
  /** Of a forum: a thread has to have a tag. */
  requiresTag?: boolean;
  /** Of a thread in a forum. */
  appliedTags?: readonly string[];
  readonly messages: FakeMessage[];
}

export interface FakeGuild {
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly roles: FakeRole[];
  readonly members: Map<string, FakeMember>;
}

export interface World {
  readonly application: string;
  readonly bot: FakeUser;
  readonly guilds: Map<string, FakeGuild>;
  readonly channels: Map<string, FakeChannel>;
  readonly webhooks: Map<string, FakeWebhook>;
  /** People who let nobody write to them. */
  readonly shut: Set<string>;
  now(): number;
  snowflake(): string;
}

/** Ids of the ready-made world; real ones have 17 to 20 digits, and discord.js tells buckets apart by that. */
export const ids = {
  application: '700000000000000001',
  bot: '700000000000000001',
  guild: '800000000000000001',
  botRole: '810000000000000001',
  editorRole: '810000000000000002',
  text: '900000000000000001',
  /** Everybody's private channel with the bot. */
  direct: '500000000000000001',
  announcements: '900000000000000002',
  forum: '900000000000000003',
  media: '900000000000000005',
  thread: '900000000000000004',
  reader: '600000000000000001',
  editor: '600000000000000002',
  owner: '600000000000000003',
} as const;

export const postingRights =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

const person = (id: string, username: string, bot = false): FakeUser => ({
  id,
  username,
  discriminator: bot ? '0001' : '0',
  global_name: bot ? null : username,
  avatar: null,
  bot,
});

/** One server with a channel of each kind, where the bot may post; `now` is the fake's clock. */
export function createWorld(now: () => number): World {
  let last = 0n;
  const bot = person(ids.bot, 'strillone', true);
  const guild: FakeGuild = {
    id: ids.guild,
    name: 'Redazione',
    owner: ids.owner,
    roles: [
      // the role of everybody has the server's own id
      { id: ids.guild, name: '@everyone', permissions: 0n },
      { id: ids.botRole, name: 'strillone', permissions: postingRights },
      { id: ids.editorRole, name: 'editors', permissions: 0n },
    ],
    members: new Map([
      [ids.bot, { user: bot, roles: [ids.botRole] }],
      [ids.reader, { user: person(ids.reader, 'reader'), roles: [] }],
      [ids.editor, { user: person(ids.editor, 'editor'), roles: [ids.editorRole] }],
      [ids.owner, { user: person(ids.owner, 'owner'), roles: [] }],
    ]),
  };
  const blank = { guild: guild.id, parent: null, overwrites: [], archived: false };
  const channels: FakeChannel[] = [
    createDirect(ids.direct),
    { ...blank, id: ids.text, type: ChannelType.GuildText, name: 'notizie', messages: [] },
    { ...blank, id: ids.announcements, type: ChannelType.GuildAnnouncement, name: 'annunci', messages: [] },
    { ...blank, id: ids.forum, type: ChannelType.GuildForum, name: 'forum', messages: [] },
    { ...blank, id: ids.media, type: ChannelType.GuildMedia, name: 'galleria', messages: [] },
    {
      ...blank,
      id: ids.thread,
      type: ChannelType.PublicThread,
      name: 'filo',
      parent: ids.text,
      messages: [],
    },
  ];
  return {
    application: ids.application,
    bot,
    guilds: new Map([[guild.id, guild]]),
    channels: new Map(channels.map(one => [one.id, one])),
    webhooks: new Map(),
    shut: new Set(),
    now,
    snowflake() {
      const next = (BigInt(Math.floor(now())) - EPOCH) << 22n;
      last = next > last ? next : last + 1n;
      return last.toString();
    },
  };
}

/** The channel of a person and the bot. */
export const directOf = (user: string): string => (user === ids.reader ? ids.direct : `51${user.slice(2)}`);

export const createDirect = (id: string): FakeChannel => ({
  id,
  guild: '',
  type: ChannelType.DM,
  name: '',
  parent: null,
  overwrites: [],
  archived: false,
  messages: [],
});

/** What the bot may do in a channel: roles, then overwrites for everybody, for its roles, for itself. */
export function rightsOf(world: World, channel: FakeChannel): bigint {
  if (channel.type === ChannelType.DM) return ~0n;
  const guild = world.guilds.get(channel.guild);
  const member = guild?.members.get(world.bot.id);
  if (guild === undefined || member === undefined) return 0n;
  const all = ~0n;
  if (guild.owner === world.bot.id) return all;
  const held = guild.roles.filter(role => role.id === guild.id || member.roles.includes(role.id));
  let rights = held.reduce((sum, role) => sum | role.permissions, 0n);
  if ((rights & PermissionFlagsBits.Administrator) !== 0n) return all;
  const place = channel.parent === null ? channel : (world.channels.get(channel.parent) ?? channel);
  const apply = (list: readonly Overwrite[]) => {
    rights &= ~list.reduce((sum, one) => sum | one.deny, 0n);
    rights |= list.reduce((sum, one) => sum | one.allow, 0n);
  };
  apply(place.overwrites.filter(one => one.id === guild.id));
  apply(
    place.overwrites.filter(one => one.type === 0 && one.id !== guild.id && member.roles.includes(one.id)),
  );
  apply(place.overwrites.filter(one => one.type === 1 && one.id === world.bot.id));
  return rights;
}

/** Embeds as the server gives them back: trimmed, attachments turned into addresses. */
export function storedEmbeds(
  embeds: readonly APIEmbed[],
  attachments: readonly FakeAttachment[],
): APIEmbed[] {
  const cdn = (url: string) => {
    const file = attachments.find(one => url === `attachment://${one.filename}`);
    return file ? `https://cdn.discordapp.example/attachments/${file.id}/${file.filename}?ex=1` : url;
  };
  return embeds.map(one => ({
    type: EmbedType.Rich,
    ...one,
    ...(one.title === undefined ? {} : { title: one.title.trim() }),
    ...(one.description === undefined ? {} : { description: one.description.trim() }),
    ...(one.image === undefined ? {} : { image: { url: cdn(one.image.url), width: 1200, height: 675 } }),
    ...(one.timestamp === undefined ? {} : { timestamp: one.timestamp.replace('Z', '000+00:00') }),
  }));
}

export const isThread = (channel: FakeChannel): boolean =>
  [ChannelType.PublicThread, ChannelType.PrivateThread, ChannelType.AnnouncementThread].includes(
    channel.type,
  );

/** Of which posts are threads. */
export const isForum = ({ type }: FakeChannel): boolean =>
  type === ChannelType.GuildForum || type === ChannelType.GuildMedia;

/** The right needed to write in this channel. */
export const writingRight = (channel: FakeChannel): bigint =>
  isThread(channel) ? PermissionFlagsBits.SendMessagesInThreads : PermissionFlagsBits.SendMessages;

export const channelJson = (channel: FakeChannel): Record<string, unknown> => ({
  id: channel.id,
  guild_id: channel.guild,
  type: channel.type,
  name: channel.name,
  position: 0,
  parent_id: channel.parent,
  nsfw: false,
  topic: null,
  last_message_id: channel.messages.at(-1)?.id ?? null,
  flags: channel.requiresTag === true ? 1 << 4 : 0,
  ...(channel.tags === undefined ? {} : { available_tags: channel.tags }),
  ...(isThread(channel)
    ? {
        owner_id: channel.owner,
        applied_tags: channel.appliedTags ?? [],
        thread_metadata: {
          archived: channel.archived,
          locked: channel.locked === true,
          auto_archive_duration: 1440,
          archive_timestamp: '2026-03-02T07:00:00.000000+00:00',
        },
      }
    : {
        permission_overwrites: channel.overwrites.map(one => ({
          id: one.id,
          type: one.type,
          allow: one.allow.toString(),
          deny: one.deny.toString(),
        })),
      }),
});

export const roleJson = (role: FakeRole): Record<string, unknown> => ({
  id: role.id,
  name: role.name,
  permissions: role.permissions.toString(),
  color: 0,
  colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
  hoist: false,
  position: 0,
  managed: false,
  mentionable: role.mentionable ?? false,
  flags: 0,
});

export const memberJson = (member: FakeMember): Record<string, unknown> => ({
  user: member.user,
  roles: member.roles,
  nick: null,
  avatar: null,
  joined_at: '2026-01-01T00:00:00.000000+00:00',
  deaf: false,
  mute: false,
  flags: 0,
});

/** A message as the server answers it. The nonce is not stored: only the answer to its own creation carries it. */
export const messageJson = (message: FakeMessage): Record<string, unknown> => ({
  id: message.id,
  channel_id: message.channel,
  type: 0,
  author: message.author,
  content: message.content,
  embeds: message.embeds,
  attachments: message.attachments.map(one => ({
    id: one.id,
    filename: one.filename,
    size: one.bytes.length,
    url: `https://cdn.discordapp.example/attachments/${one.id}/${one.filename}?ex=1`,
    proxy_url: `https://media.discordapp.example/attachments/${one.id}/${one.filename}?ex=1`,
    content_type: one.contentType,
    ...(one.description === undefined ? {} : { description: one.description }),
  })),
  mentions: [],
  mention_roles: [],
  mention_everyone: false,
  pinned: false,
  tts: false,
  timestamp: new Date(message.at).toISOString(),
  edited_timestamp: null,
  flags: message.flags,
  components: message.components,
});
