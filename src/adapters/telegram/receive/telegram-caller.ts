import type { Api } from 'grammy/web';
import type { Message } from 'grammy/types';
import type { Caller } from '../../../commands/command.ts';

/**
 * Accounts that many people share: the anonymous administrator of a group (GroupAnonymousBot), Telegram's service account
 * that forwards a channel's posts, and the stand-in for people who write as a channel.
 */
const SHARED_ACCOUNTS: ReadonlySet<number> = new Set([1_087_968_824, 777_000, 136_817_688]);

type Asking = Pick<Message, 'from' | 'sender_chat'> & {
  /** The message that asks, or whose button was pressed; absent when Telegram does not show it any more. */
  readonly at?: Pick<Message, 'chat' | 'message_thread_id' | 'is_topic_message'> | undefined;
};

/**
 * Who writes, by numeric id, and where. Nobody (an empty `user`, which is no editor and manages nothing) when it cannot be
 * told for sure: somebody who writes as a chat, through a shared account, or through a bot. This is the one place where
 * that is refused.
 */
export function callerOf(
  { from, sender_chat: senderChat, at }: Asking,
  api: Pick<Api, 'getChatMember'>,
): Caller {
  const isSomebody =
    from !== undefined && senderChat === undefined && !from.is_bot && !SHARED_ACCOUNTS.has(from.id);
  const chat = at?.chat;
  // only who may post in a channel writes there, and in its name
  if (chat?.type === 'channel' && from === undefined)
    return {
      platform: 'telegram',
      user: String(chat.id),
      roles: [],
      language: null,
      place: { kind: 'shared', id: String(chat.id), channel: String(chat.id), topic: null },
      manages: () => Promise.resolve(true),
    };
  // whoever presses a button in a channel is a reader of it, who asks from nowhere
  const isThere = chat !== undefined && chat.type !== 'channel';
  return {
    platform: 'telegram',
    user: isSomebody ? String(from.id) : '',
    roles: [],
    language: from?.language_code ?? null,
    ...(isSomebody ? { name: from.first_name } : {}),
    ...(!isThere
      ? {}
      : {
          place: {
            kind: chat.type === 'private' ? 'private' : 'shared',
            id: String(chat.id),
            channel: String(chat.id),
            topic: at?.is_topic_message === true ? (at.message_thread_id ?? null) : null,
            ...(chat.title === undefined ? {} : { title: chat.title }),
          },
        }),
    ...(isSomebody && isThere && chat.type !== 'private'
      ? { manages: () => isAdministrator(api, chat.id, from.id) }
      : {}),
  };
}

/** Asked each time: who was an administrator yesterday may be none today. Throws what grammY throws. */
async function isAdministrator(
  api: Pick<Api, 'getChatMember'>,
  chat: number,
  user: number,
): Promise<boolean> {
  const { status } = await api.getChatMember(chat, user);
  return status === 'creator' || status === 'administrator';
}
