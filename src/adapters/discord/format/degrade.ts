import type { SmallerCards } from '../../../core/ports/platform.ts';
import { picturesOf, type DiscordPayload } from './payload.ts';
import type { Fallback } from '../../../core/post.ts';
import { contentOf } from './content.ts';

/**
 * The payload without what Discord refused it for; null when nothing of that kind is left to give up. What is left fits
 * Discord's limits. Of several pictures the further ones go first.
 */
export function degradeDiscord(
  payload: DiscordPayload,
  remedy: Fallback,
  smaller: SmallerCards,
): DiscordPayload | null {
  if (remedy === 'plain-text')
    return payload.content === undefined ? { ...payload, content: contentOf(payload) } : null;
  if (payload.card === null) return null;
  const pictures = picturesOf(payload);
  const lighter = pictures.map(({ hash, alt }) => ({ hash: smaller.get(hash) ?? hash, alt }));
  const isLighter = lighter.some(({ hash }, index) => hash !== pictures[index]?.hash);
  const { more: _more, ...alone } = payload;
  if (remedy === 'smaller-card' && isLighter) {
    const [card = payload.card, ...more] = lighter;
    return { ...alone, card, ...(more.length > 0 ? { more } : {}) };
  }
  return payload.more === undefined ? { ...payload, card: null } : alone;
}
