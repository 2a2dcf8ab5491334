import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { APIEmbed } from 'discord.js';
import type { Interactions } from './discord-interactions.ts';
import { faultsOf, invalidFormBody, isEmptyMessage, messageIn } from './discord-rules.ts';
import type { BodyKind } from './discord-rules.ts';
import * as w from './discord-world.ts';
import type { FakeAttachment, FakeChannel, FakeMessage, World } from './discord-world.ts';

/** A request as the fake's routes see it. */
export interface Call {
  readonly method: string;
  /** Below /api/v10. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly (FakeAttachment & { readonly field: string })[];
}

export interface Reply {
  readonly status: number;
  readonly json?: unknown;
}

export interface RegisteredCommand extends Record<string, unknown> {
  readonly id: string;
  readonly name: string;
  readonly options?: readonly { readonly name: string; readonly type: number }[];
}

/** What the routes keep besides the world. */
export interface RestState {
  readonly world: World;
  readonly interactions: Interactions;
  /** Where the gateway listens, as ws://…; known once the server does. */
  gatewayUrl(): string;
  readonly gatewayLimits: { readonly shards: number; readonly remaining: number };
  commands: readonly RegisteredCommand[];
  /** New command names of today; 200 are allowed. */
  creates: number;
  /** For how long a nonce is remembered. */
  readonly nonceWindowMs: number;
  readonly nonces: Map<string, { readonly message: FakeMessage; readonly at: number }>;
  /** Messages that were published to followers. */
  readonly crossposted: Set<string>;
}

type Handler = (state: RestState, call: Call, args: readonly string[]) => Reply;

const CROSSPOSTED = 1;
const DAY_CREATES = 200;
const refuse = (status: number, code: number, message: string): Reply => ({
  status,
  json: { message, code },
});
const missingAccess = refuse(403, 50001, 'Missing Access');
const missingPermissions = refuse(403, 50013, 'Missing Permissions');
const unknownChannel = refuse(404, 10003, 'Unknown Channel');
const unknownGuild = refuse(404, 10004, 'Unknown Guild');
const unknownMessage = refuse(404, 10008, 'Unknown Message');

/** Faults that Discord itself refuses a body for. */
const refusalOf = (kind: BodyKind, call: Call): Reply | null => {
  const files = call.files.map(file => ({ ...file, size: file.bytes.length }));
  const faults = faultsOf(kind, call.body, files).filter(fault => !fault.ours);
  return faults.length > 0 ? { status: 400, json: invalidFormBody(faults) } : null;
};

/** The channel with these rights of the bot, or the refusal. */
function enter(state: RestState, id: string, needed: readonly bigint[]): FakeChannel | Reply {
  const channel = state.world.channels.get(id);
  if (channel === undefined) return unknownChannel;
  const rights = w.rightsOf(state.world, channel);
  if ((rights & PermissionFlagsBits.ViewChannel) === 0n) return missingAccess;
  return needed.every(right => (rights & right) !== 0n) ? channel : missingPermissions;
}
const isReply = (value: FakeChannel | Reply): value is Reply => 'status' in value;

const createMessage: Handler = (state, call, [id = '']) => {
  const { world } = state;
  const body = messageIn('newMessage', call.body);
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  if (channel.type === ChannelType.GuildForum)
    return refuse(400, 50008, 'Cannot send messages in a non-text channel');
  const files = call.files.map(file => ({ ...file, size: file.bytes.length }));
  const refusal = refusalOf('newMessage', call);
  if (refusal) return refusal;
  if (isEmptyMessage(body, files)) return refuse(400, 50006, 'Cannot send an empty message');
  const embeds = (body.embeds ?? []) as readonly APIEmbed[];
  const needed = [
    w.writingRight(channel),
    ...(embeds.length > 0 ? [PermissionFlagsBits.EmbedLinks] : []),
    ...(files.length > 0 ? [PermissionFlagsBits.AttachFiles] : []),
  ];
  const allowed = enter(state, id, needed);
  if (isReply(allowed)) return allowed;
  if (channel.archived) return refuse(400, 50083, 'Thread is archived');

  const nonce = typeof body.nonce === 'string' || typeof body.nonce === 'number' ? String(body.nonce) : null;
  const first = nonce === null ? undefined : state.nonces.get(nonce);
  if (body.enforce_nonce === true && first && world.now() - first.at < state.nonceWindowMs) {
    if (!channel.messages.includes(first.message)) return unknownMessage;
    return { status: 200, json: { ...w.messageJson(first.message), nonce } };
  }
  const message: FakeMessage = {
    id: world.snowflake(),
    channel: id,
    author: world.bot,
    content: typeof body.content === 'string' ? body.content.trim() : '',
    embeds: w.storedEmbeds(embeds, call.files),
    attachments: call.files,
    components: (body.components ?? []) as readonly w.FakeRow[],
    flags: Number(body.flags ?? 0),
    at: world.now(),
  };
  channel.messages.push(message);
  if (nonce !== null) remember(state, nonce, message);
  return { status: 200, json: { ...w.messageJson(message), ...(nonce === null ? {} : { nonce }) } };
};

function remember({ nonces, nonceWindowMs, world }: RestState, nonce: string, message: FakeMessage): void {
  for (const [old, { at }] of nonces) {
    if (world.now() - at < nonceWindowMs) break;
    nonces.delete(old);
  }
  nonces.set(nonce, { message, at: world.now() });
}

const listMessages: Handler = (state, call, [id = '']) => {
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  const limit = Number(call.query.get('limit') ?? 50);
  if (!(limit >= 1 && limit <= 100))
    return {
      status: 400,
      json: invalidFormBody([
        {
          path: ['limit'],
          code: 'NUMBER_TYPE_MAX',
          message: 'int value should be between 1 and 100.',
          ours: false,
        },
      ]),
    };
  // without the right the list is empty, and no error says so
  if ((w.rightsOf(state.world, channel) & PermissionFlagsBits.ReadMessageHistory) === 0n)
    return { status: 200, json: [] };
  const after = call.query.get('after');
  const page =
    after === null
      ? channel.messages.slice(-limit)
      : channel.messages.filter(one => BigInt(one.id) > BigInt(after)).slice(0, limit);
  return { status: 200, json: page.map(w.messageJson).reverse() };
};

const crosspost: Handler = (state, _call, [id = '', messageId = '']) => {
  const channel = enter(state, id, [PermissionFlagsBits.SendMessages]);
  if (isReply(channel)) return channel;
  const message = channel.messages.find(one => one.id === messageId);
  if (message === undefined) return unknownMessage;
  if (channel.type !== ChannelType.GuildAnnouncement)
    return refuse(400, 50024, 'Cannot execute action on this channel type');
  if ((message.flags & CROSSPOSTED) !== 0)
    return refuse(400, 40033, 'This message has already been crossposted');
  message.flags |= CROSSPOSTED;
  state.crossposted.add(message.id);
  return { status: 200, json: w.messageJson(message) };
};

const changeMessage: Handler = (state, call, [id = '', messageId = '']) => {
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  const message = channel.messages.find(one => one.id === messageId);
  if (message === undefined) return unknownMessage;
  if (message.author.id !== state.world.bot.id)
    return call.method === 'DELETE'
      ? missingPermissions
      : refuse(403, 50005, 'Cannot edit a message authored by another user');
  if (call.method === 'DELETE') {
    channel.messages.splice(channel.messages.indexOf(message), 1);
    return { status: 204 };
  }
  const refusal = refusalOf('editedMessage', call);
  if (refusal) return refusal;
  const body = messageIn('editedMessage', call.body);
  if (typeof body.content === 'string') message.content = body.content.trim();
  if (Array.isArray(body.attachments)) {
    // docs, resources/message#edit-message: what is not named goes; new files are named by their number
    const named = new Set((body.attachments as readonly { id: unknown }[]).map(({ id: one }) => String(one)));
    message.attachments = [...message.attachments.filter(one => named.has(one.id)), ...call.files];
  }
  if (Array.isArray(body.embeds))
    message.embeds = w.storedEmbeds(body.embeds as APIEmbed[], message.attachments);
  if (Array.isArray(body.components)) message.components = body.components as readonly w.FakeRow[];
  return { status: 200, json: w.messageJson(message) };
};

const getChannel: Handler = (state, _call, [id = '']) => {
  const channel = enter(state, id, []);
  return isReply(channel) ? channel : { status: 200, json: w.channelJson(channel) };
};

/** The server, when the bot is in it. */
const guildOf = (state: RestState, id: string) => {
  const guild = state.world.guilds.get(id);
  return guild?.members.has(state.world.bot.id) ? guild : undefined;
};

const getGuild: Handler = (state, _call, [id = '']) => {
  const guild = guildOf(state, id);
  if (guild === undefined) return state.world.guilds.has(id) ? missingAccess : unknownGuild;
  return {
    status: 200,
    json: { id, name: guild.name, owner_id: guild.owner, roles: guild.roles.map(w.roleJson) },
  };
};

/** The servers that the bot is in. */
const myGuilds: Handler = ({ world }) => ({
  status: 200,
  json: [...world.guilds.values()]
    .filter(({ members }) => members.has(world.bot.id))
    .map(({ id, name }) => ({ id, name })),
});

const guildChannels: Handler = (state, _call, [id = '']) => {
  const guild = guildOf(state, id);
  if (guild === undefined) return state.world.guilds.has(id) ? missingAccess : unknownGuild;
  const channels = [...state.world.channels.values()].filter(
    channel => channel.guild === id && !isThreadType(channel.type),
  );
  return { status: 200, json: channels.map(w.channelJson) };
};

/** Threads are in no list of a server's channels. */
const isThreadType = (type: number): boolean => type >= 10 && type <= 12;

const getMember: Handler = (state, _call, [id = '', user = '']) => {
  const guild = guildOf(state, id);
  if (guild === undefined) return state.world.guilds.has(id) ? missingAccess : unknownGuild;
  const member = guild.members.get(user);
  return member ? { status: 200, json: w.memberJson(member) } : refuse(404, 10007, 'Unknown Member');
};

const putCommands: Handler = (state, call, [application = '']) => {
  if (application !== state.world.application)
    return refuse(403, 20012, 'You are not authorized to perform this action on this application');
  const refusal = refusalOf('commands', call);
  if (refusal) return refusal;
  const list = call.body as readonly { readonly name: string }[];
  const fresh = list.filter(one => !state.commands.some(known => known.name === one.name)).length;
  if (state.creates + fresh > DAY_CREATES)
    return refuse(400, 30034, 'Max number of daily application command creates has been reached (200)');
  state.creates += fresh;
  state.commands = list.map(one => ({
    dm_permission: true,
    nsfw: false,
    default_member_permissions: null,
    contexts: null,
    integration_types: [0],
    name_localizations: null,
    description_localizations: null,
    ...one,
    application_id: application,
    version: state.world.snowflake(),
    id: state.commands.find(known => known.name === one.name)?.id ?? state.world.snowflake(),
  }));
  return { status: 200, json: state.commands };
};

const getCommands: Handler = (state, call, [application = '']) => {
  if (application !== state.world.application)
    return refuse(403, 20012, 'You are not authorized to perform this action on this application');
  const full = call.query.get('with_localizations') === 'true';
  const short = (one: RegisteredCommand) =>
    Object.fromEntries(Object.entries(one).filter(([key]) => !key.endsWith('_localizations')));
  return { status: 200, json: full ? state.commands : state.commands.map(short) };
};

const callback: Handler = (state, call, [id = '', token = '']) => {
  const refusal = refusalOf('callback', call);
  if (refusal) return refusal;
  const { type } = call.body as { type: number };
  const empty = isEmptyMessage(
    messageIn('callback', call.body),
    call.files.map(f => ({ ...f, size: f.bytes.length })),
  );
  if (type === 4 && empty) return refuse(400, 50006, 'Cannot send an empty message');
  return state.interactions.callback({ id, token }, call.body, call.files);
};

const original: Handler = (state, call, [, token = '']) => {
  if (call.method === 'DELETE') return state.interactions.original(token, null, []);
  return (
    refusalOf('editedMessage', call) ??
    state.interactions.original(token, messageIn('editedMessage', call.body), call.files)
  );
};

const followUp: Handler = (state, call, [, token = '']) =>
  refusalOf('answer', call) ?? state.interactions.followUp(token, messageIn('answer', call.body), call.files);

/** "Create DM": one for each person, whether it was there or not. */
const openDirect: Handler = (state, call) => {
  const refusal = refusalOf('recipient', call);
  if (refusal !== null) return refusal;
  const { recipient_id: person } = call.body as { readonly recipient_id: string };
  if (state.world.shut.has(person)) return refuse(403, 50007, 'Cannot send messages to this user');
  const id = w.directOf(person);
  const direct = state.world.channels.get(id) ?? w.createDirect(id);
  state.world.channels.set(id, direct);
  return { status: 200, json: { id, type: direct.type, last_message_id: null, flags: 0 } };
};
const me: Handler = state => ({
  status: 200,
  json: { ...state.world.bot, flags: 0, verified: true, mfa_enabled: false },
});
const application: Handler = state => ({
  status: 200,
  json: { id: state.world.application, name: 'Strillone', description: '', flags: 0, bot: state.world.bot },
});
const gatewayBot: Handler = state => ({
  status: 200,
  json: {
    url: state.gatewayUrl(),
    shards: state.gatewayLimits.shards,
    session_start_limit: {
      total: 1000,
      remaining: Math.max(0, state.gatewayLimits.remaining),
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  },
});

const ID = String.raw`(\d+|@me)`;
const TOKEN = '([^/]+)';
export interface Route {
  readonly method: string;
  readonly pattern: RegExp;
  readonly handle: Handler;
  /** The token is in the path: no Authorization header. */
  readonly open: boolean;
  /** What the body must be; null = none is looked at. */
  readonly body: BodyKind | null;
  /** Calls the bucket takes, and in which time. */
  readonly limit: { readonly calls: number; readonly perMs: number };
}
const route = (line: string, handle: Handler, extra: Partial<Route> = {}): Route => {
  const [method = '', path = ''] = line.split(' ');
  const pattern = new RegExp(`^${path.replaceAll(':id', ID).replaceAll(':token', TOKEN)}$`);
  return { method, pattern, handle, open: false, body: null, limit: { calls: 50, perMs: 1000 }, ...extra };
};

/** Every route of Discord's API the fake knows; anything else is a 404 and a violation. */
export const routes: readonly Route[] = [
  route('GET /gateway/bot', gatewayBot),
  route('GET /users/@me', me),
  route('POST /users/@me/channels', openDirect, { body: 'recipient' }),
  route('GET /applications/@me', application),
  route('GET /oauth2/applications/@me', application),
  route('GET /applications/:id/commands', getCommands),
  route('PUT /applications/:id/commands', putCommands, { body: 'commands' }),
  route('GET /channels/:id', getChannel),
  route('GET /channels/:id/messages', listMessages),
  route('POST /channels/:id/messages', createMessage, {
    body: 'newMessage',
    limit: { calls: 5, perMs: 5000 },
  }),
  route('PATCH /channels/:id/messages/:id', changeMessage, {
    body: 'editedMessage',
    limit: { calls: 5, perMs: 5000 },
  }),
  route('DELETE /channels/:id/messages/:id', changeMessage, { limit: { calls: 5, perMs: 1000 } }),
  route('POST /channels/:id/messages/:id/crosspost', crosspost, { limit: { calls: 10, perMs: 3_600_000 } }),
  route('GET /users/@me/guilds', myGuilds),
  route('GET /guilds/:id', getGuild),
  route('GET /guilds/:id/channels', guildChannels),
  route('GET /guilds/:id/members/:id', getMember),
  route('POST /interactions/:id/:token/callback', callback, { open: true, body: 'callback' }),
  route('PATCH /webhooks/:id/:token/messages/@original', original, { open: true, body: 'editedMessage' }),
  route('DELETE /webhooks/:id/:token/messages/@original', original, { open: true }),
  route('POST /webhooks/:id/:token', followUp, { open: true, body: 'answer' }),
];
