import { GrammyError } from 'grammy';
import type { Api } from 'grammy';
import type { CallbackQuery, InlineKeyboardMarkup } from 'grammy/types';
import { replyToPress, type PressDesk } from '../../../commands/buttons/reply-to-press.ts';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { Reply } from '../../../commands/command.ts';
import { paragraph, type ReplyButton } from '../../../core/rich-text.ts';
import { withTimeout } from '../../../core/async/with-timeout.ts';
import { SECOND, type Clock, type Duration } from '../../../core/time.ts';
import { shorten } from '../../../format/clean-text.ts';
import { plainReply } from '../../../format/plain-reply.ts';
import { formatTelegramReply } from '../format/format-post.ts';
import { promptOf } from './written-reply.ts';
import { callerOf } from './telegram-caller.ts';

export interface PressRooms extends PressDesk {
  readonly api: Api;
  /** The bot's own username. */
  readonly bot: string;
  readonly sleep: Clock['sleep'];
}

/** A person who pressed a button sees a clock on it until it is answered: no longer than three seconds in all. */
const PATIENCE: Duration = 2 * SECOND;
/** Bot API, answerCallbackQuery. */
const TOAST = 200;
/** Bot API, ForceReply. */
const PLACEHOLDER = 64;

/** Buttons below a message; undefined when there are none, which takes away those that were there. */
export function keyboardOf(
  buttons: readonly (readonly ReplyButton[])[] | undefined,
  seal: ButtonSeal,
): InlineKeyboardMarkup | undefined {
  if (buttons === undefined || buttons.length === 0) return undefined;
  return {
    inline_keyboard: buttons.map(row =>
      row.map(button => ({ text: button.label, callback_data: seal.seal(button) })),
    ),
  };
}

/** Has the desk answer a pressed button, and shows what comes of it. Throws what grammY throws. */
export async function answerPress(press: CallbackQuery, rooms: PressRooms): Promise<void> {
  const { api, sleep } = rooms;
  const toast = (text: string, show_alert: boolean) =>
    api.answerCallbackQuery(press.id, { ...(text === '' ? {} : { text: shorten(text, TOAST) }), show_alert });
  const answering = replyToPress(press.data, callerOf({ from: press.from }), rooms);
  const prompt = await withTimeout(answering, PATIENCE, sleep);
  if (prompt === null) await toast('', false);
  const reply = await answering;
  const text = plainReply(reply.text);
  const isMessage = reply.form !== undefined || (reply.buttons !== undefined && reply.replaces === undefined);
  if (isMessage && press.message !== undefined) {
    // what is to be answered cannot be said above the chat
    if (prompt !== null) await toast('', false);
    await ask(press.message, reply, rooms);
  } else if (prompt !== null) await toast(text, reply.replaces !== 'all');
  // the clock is gone already, so what only they should read has to be a message
  else if (reply.replaces !== 'all' && press.message !== undefined)
    await api.sendMessage(press.message.chat.id, formatTelegramReply(reply.text), { parse_mode: 'HTML' });
  await replace(press, reply, rooms);
}

/** Says an answer that waits for one: with buttons, or as what is to be replied to. */
async function ask(
  { chat, message_id: id }: NonNullable<CallbackQuery['message']>,
  { text, form, buttons }: Reply,
  { api, seal, bot }: PressRooms,
): Promise<void> {
  const said = form === undefined ? text : [...text, paragraph(promptOf(form, { seal, bot }))];
  const keyboard = keyboardOf(buttons, seal);
  await api.sendMessage(chat.id, formatTelegramReply(said), {
    parse_mode: 'HTML',
    link_preview_options: { is_disabled: true },
    reply_parameters: { message_id: id, allow_sending_without_reply: true },
    ...(form !== undefined
      ? {
          reply_markup: {
            force_reply: true as const,
            input_field_placeholder: shorten(form.label, PLACEHOLDER),
          },
        }
      : keyboard === undefined
        ? {}
        : { reply_markup: keyboard }),
  });
}

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
