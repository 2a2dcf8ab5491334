import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { Caller } from '../../../commands/command.ts';

/**
 * Accounts that many people share: the anonymous administrator of a group (GroupAnonymousBot), Telegram's service account
 * that forwards a channel's posts, and the stand-in for people who write as a channel.
 */
const SHARED_ACCOUNTS: ReadonlySet<number> = new Set([1_087_968_824, 777_000, 136_817_688]);

/**
 * Who writes, by numeric id. Nobody (an empty `user`, which is no editor) when it cannot be told for sure: somebody who
 * writes as a chat, through a shared account, or through a bot. This is the one place where that is refused.
 */
export function callerOf({ from, sender_chat: chat }: Pick<Message, 'from' | 'sender_chat'>): Caller {
  const isSomebody =
    from !== undefined && chat === undefined && !from.is_bot && !SHARED_ACCOUNTS.has(from.id);
  return {
    platform: 'telegram',
    user: isSomebody ? String(from.id) : '',
    roles: [],
    language: from?.language_code ?? null,
    ...(isSomebody ? { name: from.first_name } : {}),
  };
}

/** Where they write, and whether they may manage it: asked of Telegram when it matters. */
export function withPlace(
  caller: Caller,
  {
    chat,
    message_thread_id: thread,
    is_topic_message: isTopic,
  }: Pick<Message, 'chat'> & Partial<Pick<Message, 'message_thread_id' | 'is_topic_message'>>,
  api: Pick<Api, 'getChatMember'>,
): Caller {
  const isPrivate = chat.type === 'private';
  return {
    ...caller,
    // only who may post in a channel writes there, and in its name
    ...(chat.type === 'channel' ? { user: String(chat.id) } : {}),
    place: {
      kind: isPrivate ? 'private' : 'shared',
      id: String(chat.id),
      channel: String(chat.id),
      topic: isTopic === true && thread !== undefined ? thread : null,
    },
    manages: async () => {
      if (isPrivate || chat.type === 'channel') return true;
      if (caller.user === '') return false;
      const { status } = await api.getChatMember(chat.id, Number(caller.user));
      return status === 'creator' || status === 'administrator';
    },
  };
}
