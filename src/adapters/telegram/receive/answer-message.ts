import type { Api } from 'grammy';
import type { Message } from 'grammy/types';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk, Reply } from '../../../commands/command.ts';
import { formatTelegramReply, TELEGRAM_CAPTION_LIMIT } from '../format/format-post.ts';
import { keyboardOf } from './keyboard.ts';
import { readCommand } from './read-command.ts';
import type { TypedCommand } from './read-command.ts';
import { callerOf } from './telegram-caller.ts';
import { cardFile } from '../publish/telegram-publisher.ts';

export type Asked = Pick<TypedCommand, 'name' | 'options'>;

/**
 * What a message asks of the bot, or null. In private every text asks for something; in a group the bot is silent about what
 * it does not know, since it may be another bot's, unless it is named. A forwarded text is nobody's order, and no command.
 */
export function requestIn(message: Message, bot: string, desk: CommandDesk): Asked | null {
  const { text, chat } = message;
  if (text === undefined) return null;
  const typed = message.forward_origin === undefined ? readCommand(text, bot, desk.commands) : null;
  // a channel's readers see what is asked there: only what concerns the channel is answered
  if (chat.type === 'channel') {
    const spec = desk.commands.find(({ name }) => name === typed?.name);
    return spec?.who === 'manager' ? typed : null;
  }
  const isKnown = typed !== null && desk.commands.some(({ name }) => name === typed.name);
  if (typed !== null && (isKnown || typed.isAddressed || chat.type === 'private')) return typed;
  return chat.type === 'private' ? { name: '', options: { words: text } } : null;
}

/** Has the desk answer what a message asks, and sends the answer. Throws what grammY throws. */
export async function answerMessage(
  message: Message,
  asked: Asked,
  rooms: { readonly api: Api; readonly desk: CommandDesk; readonly seal: ButtonSeal },
): Promise<void> {
  const reply = await rooms.desk.answer(
    asked.name,
    asked.options,
    callerOf({ ...message, at: message }, rooms.api),
  );
  await sendReply(rooms, message, reply);
}

/** Sends an answer below a message. Throws what grammY throws. */
export async function sendReply(
  { api, seal }: Pick<Parameters<typeof answerMessage>[2], 'api' | 'seal'>,
  message: Pick<Message, 'chat' | 'message_id' | 'message_thread_id' | 'is_topic_message'>,
  reply: Reply,
): Promise<void> {
  const { chat, message_id: id, message_thread_id: topic, is_topic_message: isTopic } = message;
  const keyboard = keyboardOf(reply.buttons, seal);
  const common = {
    parse_mode: 'HTML' as const,
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    ...(isTopic === true && topic !== undefined ? { message_thread_id: topic } : {}),
    ...(chat.type === 'private'
      ? {}
      : { reply_parameters: { message_id: id, allow_sending_without_reply: true } }),
  };
  if (reply.card !== null) {
    const caption = formatTelegramReply(reply.text, TELEGRAM_CAPTION_LIMIT);
    await api.sendPhoto(chat.id, cardFile(reply.card), { ...common, caption });
    return;
  }
  const text = formatTelegramReply(reply.text);
  const preview = { link_preview_options: { is_disabled: true } };
  if (text !== '') await api.sendMessage(chat.id, text, { ...common, ...preview });
}
