import { shorten, webAddress } from '../../../format/clean-text.ts';
import { escapeDiscordMarkdown } from './discord-markdown.ts';
import { DISCORD_LIMITS } from './format-post.ts';
import type { DiscordPayload } from './payload.ts';

/** What the name of a role takes before the text. */
const MENTION = 26;
/** Outlet, signs of the title, blank lines and the names of roles take no more than this. */
const AROUND = 300;

/** What an embed may hold so that all of it fits into the text of a message. */
export const contentRoom = (url: string | null): number =>
  DISCORD_LIMITS.content - AROUND - Math.min(url?.length ?? 0, DISCORD_LIMITS.content / 2);

/** The embed's words as the text of a message: title, as much of the description as fits, outlet, address. */
export function contentOf({ embed, mention = [] }: DiscordPayload): string {
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
