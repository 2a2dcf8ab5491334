import type { Chat, ChatMember, ChatMemberUpdated, Message } from 'grammy/types';
import type { ChatStatusChange } from '../../../core/ports/ports.ts';

/** What a change of the bot's own standing in a chat means for posting there. */
export function newsOfStanding({
  chat,
  new_chat_member: member,
}: ChatMemberUpdated): readonly ChatStatusChange[] {
  const kind = mayPost(chat, member) ? 'opened' : 'closed';
  const reason = `Telegram says that the bot is now ${standingIn(member)} there`;
  return namesOf(chat).map(name => ({ kind, chat: name, reason }));
}

/** What a message without words tells of its chat: a group that becomes a supergroup, a topic that is open again. */
export function newsOfMessage(message: Message): readonly ChatStatusChange[] {
  const { chat } = message;
  if (message.migrate_to_chat_id !== undefined)
    return [{ kind: 'moved', chat: `telegram:${chat.id}`, movedTo: message.migrate_to_chat_id }];
  if (message.migrate_from_chat_id !== undefined)
    return [{ kind: 'moved', chat: `telegram:${message.migrate_from_chat_id}`, movedTo: chat.id }];
  if (message.forum_topic_reopened !== undefined)
    return namesOf(chat).map(name => ({ kind: 'opened', chat: name, reason: 'a topic of it is open again' }));
  return [];
}

/** How destinations may name a chat. */
const namesOf = (chat: Chat): readonly string[] => [
  `telegram:${chat.id}`,
  ...('username' in chat && chat.username !== undefined ? [`telegram:@${chat.username.toLowerCase()}`] : []),
];

function mayPost(chat: Chat, member: ChatMember): boolean {
  switch (member.status) {
    case 'creator':
      return true;
    case 'administrator':
      return chat.type !== 'channel' || member.can_post_messages === true;
    case 'member':
      return chat.type !== 'channel';
    case 'restricted':
      return member.is_member && member.can_send_messages;
    case 'left':
    case 'kicked':
      return false;
  }
}

function standingIn(member: ChatMember): string {
  switch (member.status) {
    case 'creator':
      return 'the owner';
    case 'administrator':
      return member.can_post_messages === false
        ? 'an administrator without the right to post'
        : 'an administrator';
    case 'member':
      return 'a member';
    case 'restricted':
      return member.can_send_messages ? 'a member with few rights' : 'not allowed to write';
    case 'left':
      return 'no member any more';
    case 'kicked':
      return 'shut out';
  }
}
