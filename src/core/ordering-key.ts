import type { Payload } from './payload.ts';

/**
 * Names the queue before one place: what has the same key goes out one at a time and in order, and one that has to wait
 * holds back those behind it. It is the key of the chat, or that and a part of the chat after a slash
 * (`telegram:-100123/42`). Its platform makes it.
 */
export type OrderingKey = string;

/** What a platform counts messages by: the chat with all its parts, as in `telegram:-100123`. */
export type ChatKey = string;

export const chatOf = (key: OrderingKey): ChatKey => key.split('/', 1)[0] ?? key;

/** The key of the same part of another chat. */
export const inChat = (key: OrderingKey, chat: ChatKey): OrderingKey => chat + key.slice(chatOf(key).length);

/** The key of a payload's place. A preview has one for each destination. */
export function orderingKeyOf(payload: Payload, destination: string): OrderingKey {
  switch (payload.platform) {
    case 'telegram': {
      const chat = `telegram:${String(payload.chat).toLowerCase()}`;
      return payload.topic === null ? chat : `${chat}/${payload.topic}`;
    }
    case 'discord':
      return `discord:${payload.channel}`;
    case 'preview':
      return `preview:${destination}`;
  }
}
