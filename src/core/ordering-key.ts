/**
 * Names the queue before one place: what stands in it goes out one at a time and in order, and one that has to wait holds back
 * those behind it. `platform:address` or, for a part of a chat that has a queue of its own, `platform:address/part`.
 */
export type OrderingKey = string;

/** An ordering key without its part: what a platform counts messages by. */
export type ChatKey = string;

export const chatOf = (key: OrderingKey): ChatKey => key.split('/', 1)[0] ?? key;

/** The address of a chat as its platform knows it. */
export const addressIn = (chat: ChatKey): string => chat.slice(chat.indexOf(':') + 1);

/** The same part of the chat under its new address. */
export const movedTo = (key: OrderingKey, address: number | string): OrderingKey =>
  `${key.slice(0, key.indexOf(':') + 1)}${address}${key.slice(chatOf(key).length)}`;
