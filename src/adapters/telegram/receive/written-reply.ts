import type { Message } from 'grammy/types';
import type { ButtonSeal } from '../../../commands/buttons/button-data.ts';
import type { Pressed } from '../../../commands/buttons/reply-to-press.ts';
import type { ReplyForm } from '../../../commands/command.ts';
import type { TextSpan } from '../../../core/rich-text.ts';

/**
 * What a message asks for that is to be replied to stands in it as a link, sealed as a button is: Telegram sends the message
 * along with the reply, so it need not be remembered and outlives a restart. Pressed, the link only opens the bot's chat.
 */
export const promptOf = (
  { label, ...asked }: ReplyForm,
  { seal, bot }: { readonly seal: ButtonSeal; readonly bot: string },
): TextSpan => ({
  text: label,
  href: `${placeOf(bot)}${encodeURIComponent(seal.seal(asked))}`,
});

/** The reply to such a message of ours; null when a message is none, or is forwarded and so nobody's word. */
export function writtenIn(
  { text, reply_to_message: asked, forward_origin: origin }: Message,
  me: { readonly id: number; readonly username: string },
): Pick<Pressed, 'data' | 'written'> | null {
  if (text === undefined || origin !== undefined || asked?.from?.id !== me.id) return null;
  for (const entity of asked.entities ?? []) {
    if (entity.type !== 'text_link' || !entity.url.startsWith(placeOf(me.username))) continue;
    try {
      return { data: decodeURIComponent(entity.url.slice(placeOf(me.username).length)), written: text };
    } catch {
      return null; // not of our making
    }
  }
  return null;
}

const placeOf = (bot: string): string => `https://t.me/${bot}#`;
