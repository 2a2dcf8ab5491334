import { ChannelType, PermissionFlagsBits } from 'discord.js';
import type { APIEmbed } from 'discord.js';
import { IS_COMPONENTS_V2 } from './discord-component-rules.ts';
import {
  enter,
  isReply,
  missingPermissions,
  refusalOf,
  refuse,
  unknownMessage,
} from './discord-route-ground.ts';
import type { Call, Handler, Reply, RestState } from './discord-route-ground.ts';
import { invalidFormBody, isEmptyMessage, messageIn } from './discord-rules.ts';
import type { Fault } from './discord-rules.ts';
import * as w from './discord-world.ts';
import type { FakeChannel, FakeMessage } from './discord-world.ts';

const CROSSPOSTED = 1;
const keepsFlag: Fault = {
  path: ['flags'],
  code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
  message: 'IS_COMPONENTS_V2 cannot be removed',
  ours: false,
};

/** Keeps a new message; `id` where Discord gives it one that is known already. */
export function storeMessage(
  { world }: RestState,
  { files }: Call,
  what: {
    readonly channel: FakeChannel;
    readonly body: Readonly<Record<string, unknown>>;
    readonly author: w.FakeUser;
    readonly id?: string;
  },
): FakeMessage {
  const { channel, body, author, id = world.snowflake() } = what;
  const message: FakeMessage = {
    id,
    channel: channel.id,
    author,
    content: typeof body.content === 'string' ? body.content.trim() : '',
    embeds: w.storedEmbeds((body.embeds ?? []) as readonly APIEmbed[], files),
    attachments: files,
    components: (body.components ?? []) as readonly w.FakeRow[],
    flags: Number(body.flags ?? 0),
    at: world.now(),
  };
  channel.messages.push(message);
  return message;
}

/** What of a message needs a right beside that to write. */
export const rightsForBody = (
  body: Readonly<Record<string, unknown>>,
  files: readonly unknown[],
): readonly bigint[] => [
  ...(((body.embeds ?? []) as readonly unknown[]).length > 0 ? [PermissionFlagsBits.EmbedLinks] : []),
  ...(files.length > 0 ? [PermissionFlagsBits.AttachFiles] : []),
];

export const createMessage: Handler = (state, call, [id = '']) => {
  const { world } = state;
  const body = messageIn('newMessage', call.body);
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  if (w.isForum(channel)) return refuse(400, 50008, 'Cannot send messages in a non-text channel');
  const files = call.files.map(file => ({ ...file, size: file.bytes.length }));
  const refusal = refusalOf('newMessage', call);
  if (refusal) return refusal;
  if (isEmptyMessage(body, files)) return refuse(400, 50006, 'Cannot send an empty message');
  const allowed = enter(state, id, [w.writingRight(channel), ...rightsForBody(body, files)]);
  if (isReply(allowed)) return allowed;
  if (channel.archived) return refuse(400, 50083, 'Thread is archived');

  const nonce = typeof body.nonce === 'string' || typeof body.nonce === 'number' ? String(body.nonce) : null;
  const first = nonce === null ? undefined : state.nonces.get(nonce);
  if (body.enforce_nonce === true && first && world.now() - first.at < state.nonceWindowMs) {
    if (!channel.messages.includes(first.message)) return unknownMessage;
    return { status: 200, json: { ...w.messageJson(first.message), nonce } };
  }
  const message = storeMessage(state, call, { channel, body, author: world.bot });
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

export const listMessages: Handler = (state, call, [id = '']) => {
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

export const getMessage: Handler = (state, _call, [id = '', messageId = '']) => {
  const channel = enter(state, id, [PermissionFlagsBits.ReadMessageHistory]);
  if (isReply(channel)) return channel;
  const message = channel.messages.find(one => one.id === messageId);
  return message === undefined ? unknownMessage : { status: 200, json: w.messageJson(message) };
};

export const crosspost: Handler = (state, _call, [id = '', messageId = '']) => {
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

export const changeMessage: Handler = (state, call, [id = '', messageId = '']) => {
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  const message = channel.messages.find(one => one.id === messageId);
  if (message === undefined) return unknownMessage;
  if (message.author.id !== state.world.bot.id)
    return call.method === 'DELETE'
      ? missingPermissions
      : refuse(403, 50005, 'Cannot edit a message authored by another user');
  return change(state, call, { channel, message });
};

/** Changes or removes a message whose author asks for it. */
export function change(
  _state: RestState,
  call: Call,
  { channel, message }: { readonly channel: FakeChannel; readonly message: FakeMessage },
): Reply {
  if (call.method === 'GET') return { status: 200, json: w.messageJson(message) };
  if (channel.archived) return refuse(400, 50083, 'Thread is archived');
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
  const was = message.flags & IS_COMPONENTS_V2;
  const wanted = Number(body.flags ?? 0) & IS_COMPONENTS_V2;
  // docs, resources/message: the flag cannot be taken away, and what it forbids is refused whether it is named or not
  if (was !== 0 && (wanted === 0 || typeof body.content === 'string'))
    return { status: 400, json: invalidFormBody([keepsFlag]) };
  message.flags |= wanted;
  if (Array.isArray(body.components)) message.components = body.components as readonly w.FakeRow[];
  return { status: 200, json: w.messageJson(message) };
}
