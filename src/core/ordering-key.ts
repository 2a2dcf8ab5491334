/**
 * Names the queue before one place: what has the same key goes out one at a time and in order, and one that has to wait
 * holds back those behind it. It is the key of the chat, or that and a part of the chat after a slash
 * (`platform:-100123/42`). Its platform makes it.
 */
export type OrderingKey = string;

/** What a platform counts messages by: the chat with all its parts, as in `platform:-100123`. */
export type ChatKey = string;

export const chatOf = (key: OrderingKey): ChatKey => key.split('/', 1)[0] ?? key;

/** The key of the same part of another chat. */
export const inChat = (key: OrderingKey, chat: ChatKey): OrderingKey => chat + key.slice(chatOf(key).length);

/** The address of a chat as its platform knows it. */
export const addressIn = (chat: ChatKey): string => chat.slice(chat.indexOf(':') + 1);
