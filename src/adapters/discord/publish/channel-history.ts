import { Routes } from 'discord-api-types/v10';
import { z } from 'zod';
import type { DiscordApi } from '../rest/discord-api.ts';
import { messageShape } from '../rest/discord-shapes.ts';
import type { MessageShape } from '../rest/discord-shapes.ts';

const PAGE = 100;
/** 5 000 messages are more than a look should cost. */
const MAX_PAGES = 50;

/** The most messages that `readHistory` reads. */
export const MAX_HISTORY = PAGE * MAX_PAGES;

/**
 * A channel's messages with ids above `after`, a page at a time, until its end (`isEnd`) or `MAX_HISTORY`. Without the right to
 * read the history Discord answers an empty page, not an error. Throws what the api throws.
 */
export async function* readHistory(
  api: DiscordApi,
  from: { readonly channel: string; readonly after: string; readonly signal: AbortSignal },
): AsyncGenerator<{ readonly messages: readonly MessageShape[]; readonly isEnd: boolean }> {
  let { after } = from;
  for (let page = 0; page < MAX_PAGES; page++) {
    const { data } = await api.call({
      method: 'GET',
      route: Routes.channelMessages(from.channel),
      signal: from.signal,
      query: { after, limit: String(PAGE) },
    });
    const messages = z.array(messageShape).parse(data);
    const isEnd = messages.length < PAGE;
    yield { messages, isEnd };
    if (isEnd) return;
    after = messages
      .map(({ id }) => BigInt(id))
      .reduce((a, b) => (a > b ? a : b))
      .toString();
  }
}

/** Published to the followers of an announcement channel: resources/message, "Message Flags". */
export const isCrossposted = ({ flags = 0 }: MessageShape): boolean => (flags & CROSSPOSTED) !== 0;
const CROSSPOSTED = 1;
