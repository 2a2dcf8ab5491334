import { changeMessage, createMessage, crosspost, getMessage, listMessages } from './discord-messages.ts';
import { enter, isReply, missingAccess, refusalOf, refuse, unknownGuild } from './discord-route-ground.ts';
import type { Handler, RegisteredCommand, RestState } from './discord-route-ground.ts';
import { isEmptyMessage, messageIn } from './discord-rules.ts';
import type { BodyKind } from './discord-rules.ts';
import * as w from './discord-world.ts';
import {
  activeThreads,
  archivedThreads,
  changeThread,
  createPost,
  deleteThread,
  startThread,
} from './discord-threads.ts';
import { changeHookMessage, executeWebhook, getWebhook } from './discord-webhooks.ts';

const DAY_CREATES = 200;

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
  route('GET /channels/:id/messages/:id', getMessage),
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
  // what follows an interaction's answer goes the way of a webhook
  route('POST /webhooks/:id/(interaction-token-\\d+)', followUp, { open: true, body: 'answer' }),
  route('POST /webhooks/:id/:token', executeWebhook, {
    open: true,
    body: 'webhookMessage',
    limit: { calls: 5, perMs: 2000 },
  }),
  route('GET /webhooks/:id/:token', getWebhook, { open: true }),
  route('PATCH /webhooks/:id/:token/messages/:id', changeHookMessage, { open: true, body: 'editedMessage' }),
  route('DELETE /webhooks/:id/:token/messages/:id', changeHookMessage, { open: true }),
  route('GET /webhooks/:id/:token/messages/:id', changeHookMessage, { open: true }),
  route('PATCH /channels/:id', changeThread, { body: 'changedThread' }),
  route('DELETE /channels/:id', deleteThread),
  route('POST /channels/:id/threads', createPost, { body: 'newPost' }),
  route('POST /channels/:id/messages/:id/threads', startThread, { body: 'newThread' }),
  route('GET /guilds/:id/threads/active', activeThreads),
  route('GET /channels/:id/threads/archived/public', archivedThreads),
];
