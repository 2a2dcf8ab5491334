import { GrammyError } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { Message, User } from 'grammy/types';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { CommandDesk, Reply } from '../../../commands/command.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { Words } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import { formatTelegramReply, TELEGRAM_CAPTION_LIMIT } from '../format/format-post.ts';
import { keyboardOf } from './keyboard.ts';
import { sentFile } from './sent-file.ts';
import { readCommand } from './read-command.ts';
import type { TypedCommand } from './read-command.ts';
import type { TelegramAccess } from '../telegram-api.ts';
import { callerOf } from './telegram-caller.ts';
import { promptOf } from './written-reply.ts';
import { cardFile } from '../publish/telegram-publisher.ts';

/** What answers are sent by. */
export interface ReplyRooms {
  readonly api: Api;
  readonly seal: ButtonSeal;
  /** The bot's own username. */
  readonly bot: string;
}

/** Bot API, ForceReply. */
const PLACEHOLDER = 64;

export type Asked = Pick<TypedCommand, 'name' | 'options'>;

/**
 * What a message asks of the bot, or null. In private every text, caption and file asks for something; in a group the bot is silent about what
 * it does not know, since it may be another bot's, unless it is named. A forwarded text is nobody's order, and no command; nor are words below a picture.
 */
export function requestIn(message: Message, bot: string, desk: CommandDesk): Asked | null {
  const { chat, document, direct_messages_topic: reader } = message;
  const text = message.text ?? message.caption ?? (document === undefined ? undefined : '');
  if (text === undefined) return isWordless(message) ? { name: '', options: { words: '' } } : null;
  // a channel's direct messages: what readers write there is for its editors
  if (reader !== undefined && chat.is_direct_messages === true)
    return text.trim() === '' ? null : { name: 'report', options: { words: text } };
  const mayOrder = message.forward_origin === undefined && (message.text ?? document) !== undefined;
  const typed = mayOrder ? readCommand(text, bot, desk.commands) : null;
  // a channel's readers see what is asked there: only what concerns the channel is answered
  if (chat.type === 'channel') {
    const spec = desk.commands.find(({ name }) => name === typed?.name);
    return spec?.who === 'manager' ? typed : null;
  }
  const isKnown = typed !== null && desk.commands.some(({ name }) => name === typed.name);
  if (typed !== null && (isKnown || typed.isAddressed || chat.type === 'private')) return typed;
  return chat.type === 'private' ? { name: '', options: { words: text } } : null;
}

/** What people send in private without a word; of an album one answer would be many. */
const isWordless = ({ chat, media_group_id: album, ...message }: Message): boolean =>
  chat.type === 'private' && album === undefined && WORDLESS.some(kind => message[kind] !== undefined);
const WORDLESS = [
  ...(['photo', 'sticker', 'voice', 'video', 'video_note', 'audio'] as const),
  ...(['animation', 'location', 'contact', 'poll', 'dice'] as const),
];

/** What commands are answered by. */
interface CommandRooms extends ReplyRooms, Pick<TelegramAccess, 'token' | 'apiRoot'> {
  readonly desk: CommandDesk;
  readonly words: Words;
  /** Whether a chat is one of the editors' own. */
  readonly isAmongEditors: (chat: Message['chat']) => Promise<boolean>;
}

/** Has the desk answer what a message asks, and sends the answer. Throws what grammY throws. */
export async function answerMessage(message: Message, asked: Asked, rooms: CommandRooms): Promise<void> {
  const { document } = message;
  const file = document === undefined ? {} : { file: sentFile(document, rooms) };
  const caller = Object.assign(callerOf({ ...message, at: message }, rooms.api), file);
  const reply = await rooms.desk.answer(asked.name, asked.options, caller);
  const { chat, from } = message;
  const isForAll = reply.isConfidential !== true || chat.type === 'private';
  if (isForAll || from === undefined || (await rooms.isAmongEditors(chat)))
    await sendReply(rooms, message, reply);
  else await sendInPrivate(rooms, { message, from, reply });
}

/** What the newsroom keeps to itself does not go where readers read along. */
async function sendInPrivate(
  rooms: CommandRooms,
  { message, from, reply }: { readonly message: Message; readonly from: User; readonly reply: Reply },
): Promise<void> {
  const say = rooms.words(from.language_code ?? 'und');
  const tell = (key: 'answered-privately' | 'answer-privately') =>
    sendReply(rooms, message, { text: [paragraph(say(key))], card: null, private: true });
  try {
    await sendReply(rooms, privatelyTo(from), reply);
  } catch (error) {
    // nobody is written to who has not written first
    if (!(error instanceof GrammyError) || !isShut(error)) throw error;
    await tell('answer-privately');
    return;
  }
  await tell('answered-privately');
}

const isShut = ({ error_code: code, description }: GrammyError): boolean =>
  code === 403 || (code === 400 && description.includes('chat not found'));

/** Of a message what an answer below it needs. */
export type ReplyPlace = Pick<
  Message,
  'chat' | 'message_id' | 'message_thread_id' | 'is_topic_message' | 'direct_messages_topic'
>;

/** Where a message is answered, and nothing else of it. */
export const placeOf = ({
  chat,
  message_id,
  message_thread_id: topic,
  is_topic_message: isTopic,
  direct_messages_topic: reader,
}: ReplyPlace): ReplyPlace => ({
  chat,
  message_id,
  ...(isTopic === true && topic !== undefined ? { is_topic_message: isTopic, message_thread_id: topic } : {}),
  ...(reader === undefined ? {} : { direct_messages_topic: reader }),
});

/** The chat in which nobody is but they and the bot. */
export const privatelyTo = ({ id, first_name }: User): ReplyPlace => ({
  chat: { id, type: 'private', first_name },
  message_id: 0,
});

/** Sends an answer below a message. Throws what grammY throws. */
export async function sendReply(rooms: ReplyRooms, message: ReplyPlace, reply: Reply): Promise<void> {
  const { chat, message_id: id, message_thread_id: topic, is_topic_message: isTopic } = message;
  const { direct_messages_topic: reader } = message;
  const { api } = rooms;
  const common = {
    parse_mode: 'HTML' as const,
    ...markupOf(reply, rooms.seal),
    ...(isTopic === true && topic !== undefined ? { message_thread_id: topic } : {}),
    ...(reader === undefined ? {} : { direct_messages_topic_id: reader.topic_id }),
    ...(chat.type === 'private'
      ? {}
      : { reply_parameters: { message_id: id, allow_sending_without_reply: true } }),
  };
  if (reply.card !== null) {
    const caption = formatTelegramReply(reply.text, TELEGRAM_CAPTION_LIMIT);
    await api.sendPhoto(chat.id, cardFile(reply.card), { ...common, caption });
    return;
  }
  const { form } = reply;
  const text = formatTelegramReply(
    form === undefined ? reply.text : [...reply.text, paragraph(promptOf(form, rooms))],
  );
  const preview = { link_preview_options: { is_disabled: true } };
  if (text !== '') await api.sendMessage(chat.id, text, { ...common, ...preview });
}

/** Its buttons; or the field for what the person is asked to write. */
function markupOf({ form, buttons }: Reply, seal: ButtonSeal) {
  if (form !== undefined) {
    const placeholder = shorten(form.label, PLACEHOLDER);
    return { reply_markup: { force_reply: true as const, input_field_placeholder: placeholder } };
  }
  const keyboard = keyboardOf(buttons, seal);
  return keyboard === undefined ? {} : { reply_markup: keyboard };
}
