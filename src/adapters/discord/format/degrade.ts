import type { CardHash } from '../../../core/ids.ts';
import type { DiscordPayload } from './payload.ts';
import type { Fallback } from '../../../core/post.ts';
import { contentOf } from './content.ts';

/**
 * The payload without what Discord refused it for; null when nothing of that kind is left to give up. What is left fits
 * Discord's limits.
 */
export function degradeDiscord(
  payload: DiscordPayload,
  remedy: Fallback,
  smallerCard: CardHash | undefined,
): DiscordPayload | null {
  if (remedy === 'plain-text')
    return payload.content === undefined ? { ...payload, content: contentOf(payload) } : null;
  if (payload.card === null) return null;
  if (remedy === 'smaller-card' && smallerCard !== undefined && smallerCard !== payload.card.hash)
    return { ...payload, card: { ...payload.card, hash: smallerCard } };
  return { ...payload, card: null };
}
