import { GrammyError } from 'grammy/web';
import type { Api } from 'grammy/web';
import type { CallbackQuery } from 'grammy/types';
import { replyToPress, type PressDesk } from '../../../commands/buttons/reply-to-press.ts';
import type { Reply } from '../../../commands/command.ts';
import type { ChatKey } from '../../../core/ordering-key.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import { SECOND, type Clock, type Duration } from '../../../core/time.ts';
import { shorten } from '../../../format/clean-text.ts';
import { plainReply } from '../../../format/plain-reply.ts';
import { formatTelegramReply } from '../format/format-post.ts';
import { sendReply } from './answer-message.ts';
import { keyboardOf } from './keyboard.ts';
import { placesOf } from './places-of.ts';
import { callerOf } from './telegram-caller.ts';

export interface PressRooms extends PressDesk {
  readonly api: Api;
  /** The bot's own username. */
  readonly bot: string;
  readonly moves: () => Promise<ReadonlyMap<ChatKey, ChatKey>>;
  readonly sleep: Clock['sleep'];
}

/** A person who pressed a button sees a clock on it until it is answered: no longer than three seconds in all. */
const PATIENCE: Duration = 2 * SECOND;
/** Bot API, answerCallbackQuery. */
const TOAST = 200;

/** Has the desk answer a pressed button, and shows what comes of it. Throws what grammY throws. */
export async function answerPress(press: CallbackQuery, rooms: PressRooms): Promise<void> {
  const { api, sleep } = rooms;
  const { data, from, message: at } = press;
  /** False for a press of long ago, to which nothing can be said above the chat. */
  const toast = async (text: string, show_alert: boolean): Promise<boolean> => {
    const said = text === '' ? {} : { text: shorten(text, TOAST) };
    try {
      return await api.answerCallbackQuery(press.id, { ...said, show_alert });
    } catch (error) {
      if (error instanceof GrammyError && error.description.includes('query is too old')) return false;
      throw error;
    }
  };
  const answering = rooms.moves().then(moves => {
    const places = at === undefined ? [] : placesOf(at.chat, moves);
    return replyToPress({ data, places }, callerOf({ from, at }, api), rooms);
  });
  const prompt = await withTimeout(answering, PATIENCE, sleep);
  if (prompt === null) await toast('', false);
  const reply = await answering;
  // what is to be answered cannot be said above the chat
  if (reply.replaces === 'nothing' || reply.form !== undefined) {
    if (prompt !== null) await toast('', false);
    if (press.message !== undefined) await sendReply(rooms, press.message, reply);
    return;
  }
  const text = plainReply(reply.text);
  const isTold = prompt !== null && (await toast(isPage(reply) ? '' : text, reply.replaces !== 'all'));
  // the clock is gone already, so what only they should read has to be a message
  if (!isTold && reply.replaces !== 'all' && press.message !== undefined)
    await sendReply(rooms, press.message, { text: reply.text, card: null, private: true });
  await replace(press, reply, rooms);
}

/** What takes the message's place with buttons of its own is read there. */
const isPage = ({ replaces, buttons = [] }: Reply): boolean => replaces === 'all' && buttons.length > 0;

async function replace(press: CallbackQuery, reply: Reply, { api, seal }: PressRooms): Promise<void> {
  if (press.message === undefined || reply.replaces === undefined) return;
  const { message_id: id, chat } = press.message;
  const keyboard = keyboardOf(reply.replaces === 'all' ? reply.buttons : undefined, seal);
  const markup = keyboard === undefined ? {} : { reply_markup: keyboard };
  try {
    if (reply.replaces === 'buttons') await api.editMessageReplyMarkup(chat.id, id, markup);
    else
      await api.editMessageText(chat.id, id, formatTelegramReply(reply.text), {
        parse_mode: 'HTML',
        link_preview_options: { is_disabled: true },
        ...markup,
      });
  } catch (error) {
    // somebody else's press was faster, and did the same
    if (!(error instanceof GrammyError) || !error.description.includes('message is not modified'))
      throw error;
  }
}
