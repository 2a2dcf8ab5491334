import type { Message } from 'grammy/types';
import { wordsIn } from '../rich-message.ts';

/** The entities that `format/` writes; Telegram knows one more by name (Bot API, "HTML style"). */
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/**
 * What a message is known by: its letters and digits in their order. Telegram trims, folds and drops blanks and control
 * characters (tdlib, `fix_formatted_text`), but no letter.
 */
const markOf = (text: string): string => text.normalize('NFC').replace(/[^\p{L}\p{N}]+/gu, '');

/** The mark of a text in Telegram's HTML, as the parsed message will have it. */
export const markOfHtml = (html: string): string =>
  markOf(
    html
      .replace(/<[^>]*>/g, ' ')
      .replace(/&(lt|gt|amp|quot);/g, (_all, name: string) => ENTITIES[name] ?? ''),
  );

/** The mark of a message's words; empty when it has none. */
export const markOfMessage = ({
  text,
  caption,
  rich_message: rich,
}: Pick<Message, 'text' | 'caption' | 'rich_message'>): string =>
  markOf(text ?? caption ?? (rich === undefined ? '' : wordsIn(rich.blocks)));
