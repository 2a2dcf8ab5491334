import type { Delivery } from '../../../core/post.ts';
import type { Instant } from '../../../core/time.ts';
import { asDiscordPayload } from '../format/payload.ts';
import { isCrossposted, readHistory } from './channel-history.ts';
import type { DiscordApi } from '../rest/discord-api.ts';

/** A message that is to be published to the followers of its channel. */
export interface Announcement {
  readonly channel: string;
  readonly message: string;
  /** The destination, as people call it. */
  readonly where: string;
  readonly since: Instant;
}

/** The messages of deliveries that were sent at or after this moment and are to be published; the oldest first. */
export function messagesOf(sent: readonly Delivery[], since: Instant): readonly Announcement[] {
  return sent
    .flatMap(({ payload, sentAt, messageIds, destination: where }): Announcement[] => {
      const it = asDiscordPayload(payload);
      if (it?.crosspost !== true || sentAt === null || sentAt < since) return [];
      const { channel } = it;
      return messageIds.map(message => ({ channel, message, where, since: sentAt }));
    })
    .toSorted((a, b) => a.since - b.since);
}

/**
 * Which of one channel's messages are not published, by its history, in the order given; one that was deleted is not. `seen`:
 * how many of them there are; none, too, when the bot may not read the history. Throws what the api throws.
 */
export async function findUnpublished(
  api: DiscordApi,
  sent: readonly Announcement[],
  signal: AbortSignal,
): Promise<{ readonly seen: number; readonly left: readonly Announcement[] }> {
  const [first] = sent;
  if (first === undefined) return { seen: 0, left: [] };
  const oldest = sent.map(({ message }) => BigInt(message)).reduce((a, b) => (a < b ? a : b));
  const published = new Map<string, boolean>();
  const isSent = new Set(sent.map(({ message }) => message));
  const from = { channel: first.channel, after: String(oldest - 1n), signal };
  for await (const { messages } of readHistory(api, from)) {
    for (const one of messages) if (isSent.has(one.id)) published.set(one.id, isCrossposted(one));
    if (published.size === isSent.size) break;
  }
  return {
    seen: published.size,
    left: sent.filter(({ message }) => published.get(message) === false),
  };
}
