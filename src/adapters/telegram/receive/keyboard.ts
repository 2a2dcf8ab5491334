import type { InlineKeyboardMarkup } from 'grammy/types';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { ReplyButton } from '../../../core/rich-text.ts';

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
