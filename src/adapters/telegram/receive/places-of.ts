import type { Chat } from 'grammy/types';
import { addressIn, type ChatKey } from '../../../core/ordering-key.ts';

/** The addresses of a chat: its number, its name, and those it had before it moved. A button may be for any of them. */
export function placesOf(
  chat: Pick<Chat, 'id'> & { readonly username?: string | undefined },
  moves: ReadonlyMap<ChatKey, ChatKey>,
): readonly string[] {
  const own = String(chat.id);
  const former = [...moves].flatMap(([from, to]) => (addressIn(to) === own ? [addressIn(from)] : []));
  return [own, ...(chat.username === undefined ? [] : [`@${chat.username}`]), ...former];
}
