import { change, storeMessage } from './discord-messages.ts';
import { refusalOf, refuse, unknownMessage } from './discord-route-ground.ts';
import type { Handler, Reply, RestState } from './discord-route-ground.ts';
import { allComponents } from './discord-component-rules.ts';
import { isEmptyMessage, messageIn } from './discord-rules.ts';
import { addThread } from './discord-threads.ts';
import * as w from './discord-world.ts';
import type { FakeChannel, FakeUser, FakeWebhook } from './discord-world.ts';

const unknownWebhook = refuse(404, 10015, 'Unknown Webhook');

/** The webhook, or why it is none. */
function open({ world }: RestState, id: string, token: string): FakeWebhook | Reply {
  const hook = world.webhooks.get(id);
  if (hook === undefined) return unknownWebhook;
  return hook.token === token ? hook : refuse(401, 50027, 'Invalid Webhook Token');
}
const isRefusal = (value: FakeWebhook | Reply): value is Reply => 'status' in value;

/** Where a webhook writes: its channel, or the thread of it that the query names. */
function placeOf({ world }: RestState, hook: FakeWebhook, thread: string | null): FakeChannel | undefined {
  const place = world.channels.get(thread ?? hook.channel);
  return thread === null || place?.parent === hook.channel ? place : undefined;
}

const authorOf = (hook: FakeWebhook, name: unknown): FakeUser => ({
  id: hook.id,
  username: typeof name === 'string' ? name : hook.name,
  discriminator: '0000',
  global_name: null,
  avatar: null,
  bot: true,
});

export const getWebhook: Handler = (state, _call, [id = '', token = '']) => {
  const hook = open(state, id, token);
  if (isRefusal(hook)) return hook;
  const guild = state.world.channels.get(hook.channel)?.guild;
  return {
    status: 200,
    json: { id, type: 1, name: hook.name, avatar: null, channel_id: hook.channel, guild_id: guild, token },
  };
};

/** "Execute Webhook". */
export const executeWebhook: Handler = (state, call, [id = '', token = '']) => {
  const hook = open(state, id, token);
  if (isRefusal(hook)) return hook;
  const refusal = refusalOf('webhookMessage', call);
  if (refusal) return refusal;
  const sent = messageIn('webhookMessage', call.body);
  const isShown = call.query.get('with_components') === 'true';
  const body = isShown ? sent : { ...sent, components: [] };
  const asks = allComponents((body.components ?? []) as readonly object[]).some(one => 'custom_id' in one);
  // only a webhook of an application's own may ask that application
  if (asks) return refuse(400, 50035, 'Invalid Form Body');
  const files = call.files.map(file => ({ ...file, size: file.bytes.length }));
  if (isEmptyMessage(body, files)) return refuse(400, 50006, 'Cannot send an empty message');
  const thread = call.query.get('thread_id');
  const channel = placeOf(state, hook, thread);
  if (channel === undefined) return refuse(404, 10003, 'Unknown Channel');
  const name = body.thread_name;
  if (w.isForum(channel) && typeof name !== 'string')
    return refuse(400, 220_001, 'Webhooks posted to forum channels must have a thread_name or thread_id');
  if (!w.isForum(channel) && name !== undefined)
    return refuse(400, 220_003, 'Webhooks can only create threads in forum channels');
  if (channel.archived) return refuse(400, 50083, 'Thread is archived');
  const author = authorOf(hook, body.username);
  const post = state.world.snowflake();
  const place =
    typeof name === 'string' ? addThread(state, channel, { id: post, name, owner: hook.id }) : channel;
  const message = storeMessage(state, call, { channel: place, body, author, id: post });
  if (call.query.get('wait') !== 'true') return { status: 204 };
  return { status: 200, json: w.messageJson(message) };
};

/** "Edit Webhook Message" and "Delete Webhook Message". */
export const changeHookMessage: Handler = (state, call, [id = '', token = '', messageId = '']) => {
  const hook = open(state, id, token);
  if (isRefusal(hook)) return hook;
  const channel = placeOf(state, hook, call.query.get('thread_id'));
  const message = channel?.messages.find(one => one.id === messageId && one.author.id === hook.id);
  if (channel === undefined || message === undefined) return unknownMessage;
  return change(state, call, { channel, message });
};
