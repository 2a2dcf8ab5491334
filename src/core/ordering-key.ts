import type { Payload } from './payload.ts';

/**
 * A lane is the queue before one place (a chat, one of its topics, a channel): what stands in it goes out one at a time
 * and in order, and one that has to wait holds back those behind it. Its name is the place's address.
 */
export type OrderingKey = string;

/** The lane a payload stands in. A preview has one for each destination. */
export function orderingKeyOf(payload: Payload, destination: string): OrderingKey {
  switch (payload.platform) {
    case 'telegram':
      return `${chatOf(payload, destination)}${payload.topic === null ? '' : `/${payload.topic}`}`;
    case 'discord':
    case 'preview':
      return chatOf(payload, destination);
  }
}

/** What a platform counts messages by: the chat with all its topics, the channel. */
export function chatOf(payload: Payload, destination: string): string {
  switch (payload.platform) {
    case 'telegram':
      return `telegram:${String(payload.chat).toLowerCase()}`;
    case 'discord':
      return `discord:${payload.channel}`;
    case 'preview':
      return `preview:${destination}`;
  }
}
