import type { CardHash } from '../../../core/ids.ts';
import type { DiscordPayload } from './payload.ts';
import type { Fallback } from '../../../core/post.ts';
import { shorten, webAddress } from '../../../format/clean-text.ts';
import { escapeDiscordMarkdown } from './discord-markdown.ts';
import { DISCORD_LIMITS } from './format-post.ts';

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

/** What the name of a role takes before the text. */
const MENTION = 26;

/** The embed's words as the text of a message: title, as much of the description as fits, outlet, address. */
function contentOf({ embed, mention = [] }: DiscordPayload): string {
  const { title, description, author, url } = embed;
  const head =
    (title ?? '').trim() === '' ? '' : `**${shorten((title ?? '').trim(), DISCORD_LIMITS.title)}**`;
  const outlet = escapeDiscordMarkdown(shorten((author ?? '').trim(), DISCORD_LIMITS.title / 2));
  const address = webAddress(url) ?? '';
  const source = [outlet, address.length > DISCORD_LIMITS.content / 2 ? '' : address]
    .filter(Boolean)
    .join(' · ');
  const around = [head, source].filter(Boolean).join('\n\n').length;
  const room = DISCORD_LIMITS.content - around - 4 - mention.length * MENTION;
  // a backslash at the cut would be shown
  const body = shorten((description ?? '').trim(), room).replace(/\\+…$/u, '…');
  return [head, body, source].filter(Boolean).join('\n\n') || '…';
}
