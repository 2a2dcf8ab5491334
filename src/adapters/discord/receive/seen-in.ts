import { z } from 'zod';
import type { Seen } from '../../../core/ports/push.ts';
import { addressesIn } from '../../../format/links/links-in.ts';

/** MESSAGE_CREATE, as far as it is read. */
const shape = z.object({
  channel_id: z.string(),
  content: z.string().default(''),
  author: z.object({ bot: z.boolean().default(false) }),
});

/** The links that a person has written; null where there are none, or a bot or a webhook has. */
export function seenIn(data: unknown): Seen | null {
  const read = shape.safeParse(data);
  if (!read.success || read.data.author.bot) return null;
  const addresses = addressesIn(read.data.content);
  if (addresses.length === 0) return null;
  return { platform: 'discord', chats: [`discord:${read.data.channel_id}`], addresses };
}
