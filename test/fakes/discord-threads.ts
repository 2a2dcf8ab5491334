import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { rightsForBody, storeMessage } from './discord-messages.ts';
import {
  enter,
  isReply,
  missingAccess,
  missingPermissions,
  refusalOf,
  refuse,
} from './discord-route-ground.ts';
import type { Handler, RestState } from './discord-route-ground.ts';
import { isEmptyMessage, messageIn } from './discord-rules.ts';
import * as w from './discord-world.ts';
import type { FakeChannel } from './discord-world.ts';

const archived = refuse(400, 50083, 'Thread is archived');

/** A new thread below a channel; of a post in a forum, and of one that begins at a message, the id is the message's. */
export function addThread(
  { world }: Pick<RestState, 'world'>,
  parent: FakeChannel,
  what: {
    readonly id: string;
    readonly name: string;
    readonly owner: string;
    readonly tags?: readonly string[];
  },
): FakeChannel {
  const { tags, ...own } = what;
  const thread: FakeChannel = {
    ...own,
    guild: parent.guild,
    type: ChannelType.PublicThread,
    parent: parent.id,
    overwrites: [],
    archived: false,
    ...(tags === undefined ? {} : { appliedTags: tags }),
    messages: [],
  };
  world.channels.set(thread.id, thread);
  return thread;
}

/** "Start Thread in Forum or Media Channel". */
export const createPost: Handler = (state, call, [id = '']) => {
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  if (!w.isForum(channel)) return refuse(400, 220_003, 'Webhooks can only create threads in forum channels');
  const refusal = refusalOf('newPost', call);
  if (refusal) return refusal;
  const body = messageIn('newPost', call.body);
  const files = call.files.map(file => ({ ...file, size: file.bytes.length }));
  if (isEmptyMessage(body, files)) return refuse(400, 50006, 'Cannot send an empty message');
  const allowed = enter(state, id, [PermissionFlagsBits.SendMessages, ...rightsForBody(body, files)]);
  if (isReply(allowed)) return allowed;
  const { name, applied_tags: tags = [] } = call.body as {
    readonly name: string;
    readonly applied_tags?: readonly string[];
  };
  const mayModerate = (w.rightsOf(state.world, channel) & PermissionFlagsBits.ManageThreads) !== 0n;
  for (const tag of tags) {
    const known = (channel.tags ?? []).find(one => one.id === tag);
    if (known === undefined) return refuse(400, 50035, 'Invalid Form Body');
    if (known.moderated && !mayModerate) return missingPermissions;
  }
  if (channel.requiresTag === true && tags.length === 0)
    return refuse(400, 40067, 'A tag is required to create a forum post in this channel');
  const post = state.world.snowflake();
  const thread = addThread(state, channel, { id: post, name, owner: state.world.bot.id, tags });
  const message = storeMessage(state, call, { channel: thread, body, author: state.world.bot, id: post });
  return { status: 201, json: { ...w.channelJson(thread), message: w.messageJson(message) } };
};

/** "Start Thread from Message". */
export const startThread: Handler = (state, call, [id = '', messageId = '']) => {
  const channel = enter(state, id, []);
  if (isReply(channel)) return channel;
  const refusal = refusalOf('newThread', call);
  if (refusal) return refusal;
  if (channel.type !== ChannelType.GuildText && channel.type !== ChannelType.GuildAnnouncement)
    return refuse(400, 50024, 'Cannot execute action on this channel type');
  const message = channel.messages.find(one => one.id === messageId);
  if (message === undefined) return refuse(404, 10008, 'Unknown Message');
  const allowed = enter(state, id, [PermissionFlagsBits.CreatePublicThreads]);
  if (isReply(allowed)) return allowed;
  if (state.world.channels.has(messageId))
    return refuse(400, 160_004, 'A thread has already been created for this message');
  const { name } = call.body as { readonly name: string };
  const thread = addThread(state, channel, { id: messageId, name, owner: state.world.bot.id });
  return { status: 201, json: w.channelJson(thread) };
};

/** "Modify Channel" of a thread. */
export const changeThread: Handler = (state, call, [id = '']) => {
  const thread = enter(state, id, []);
  if (isReply(thread)) return thread;
  const refusal = refusalOf('changedThread', call);
  if (refusal) return refusal;
  const body = call.body as { readonly name?: string; readonly archived?: boolean };
  const rights = w.rightsOf(state.world, thread);
  const moderates = (rights & PermissionFlagsBits.ManageThreads) !== 0n;
  const owns = thread.owner === state.world.bot.id;
  if (!w.isThread(thread)) return missingPermissions;
  if (thread.archived && body.archived !== false) return archived;
  if (body.archived === false && thread.locked === true && !moderates) return missingPermissions;
  if (body.archived === false && (rights & PermissionFlagsBits.SendMessagesInThreads) === 0n)
    return missingPermissions;
  if ((body.name !== undefined || body.archived === true) && !owns && !moderates) return missingPermissions;
  if (body.name !== undefined) thread.name = body.name;
  if (body.archived !== undefined) thread.archived = body.archived;
  return { status: 200, json: w.channelJson(thread) };
};

/** "Delete Channel" of a thread. */
export const deleteThread: Handler = (state, _call, [id = '']) => {
  const thread = enter(state, id, [PermissionFlagsBits.ManageThreads]);
  if (isReply(thread)) return thread;
  if (!w.isThread(thread)) return missingPermissions;
  state.world.channels.delete(id);
  return { status: 200, json: w.channelJson(thread) };
};

/** "List Active Guild Threads": those that the bot sees. */
export const activeThreads: Handler = (state, _call, [id = '']) => {
  if (state.world.guilds.get(id)?.members.has(state.world.bot.id) !== true) return missingAccess;
  const all = [...state.world.channels.values()].filter(one => one.guild === id && w.isThread(one));
  const seen = all.filter(
    one => !one.archived && (w.rightsOf(state.world, one) & PermissionFlagsBits.ViewChannel) !== 0n,
  );
  return { status: 200, json: { threads: seen.map(w.channelJson), members: [] } };
};

/** "List Public Archived Threads". */
export const archivedThreads: Handler = (state, _call, [id = '']) => {
  const channel = enter(state, id, [PermissionFlagsBits.ReadMessageHistory]);
  if (isReply(channel)) return channel;
  const all = [...state.world.channels.values()].filter(one => one.parent === id && one.archived);
  return { status: 200, json: { threads: all.map(w.channelJson), members: [], has_more: false } };
};
