import { escapeDiscordMarkdown, escapeHref } from './discord-markdown.ts';
import type { DiscordEmbed, DiscordPayload } from './payload.ts';

/** The texts of a container, each a display of its own; null where there is none. */
export interface PanelTexts {
  /** Outlet and title. */
  readonly head: string | null;
  readonly body: string | null;
  readonly foot: string | null;
}

/** A longer address would take the place of words. */
const LINKED = 512;

/** The words of an embed as the texts of a container, in Discord's Markdown; what was given up for bare words is those. */
export function panelTexts({ embed, content }: Pick<DiscordPayload, 'embed' | 'content'>): PanelTexts {
  if (content !== undefined) return { head: null, body: content, foot: null };
  const { author, description } = embed;
  const head = [author === null ? null : small(author), headingOf(embed)].filter(line => line !== null);
  return { head: head.length === 0 ? null : head.join('\n'), body: description, foot: footOf(embed) };
}

/** "Subtext" of Discord's Markdown: one quiet line. */
const small = (text: string): string => `-# ${escapeDiscordMarkdown(text).replace(/\s*\n\s*/gu, ' ')}`;

function headingOf({ title, url }: DiscordEmbed): string | null {
  if (title === null) return null;
  const line = title.replace(/\s*\n\s*/gu, ' ');
  const href = url === null ? null : escapeHref(url);
  return href === null || href.length > LINKED ? `### ${line}` : `### [${line}](<${href}>)`;
}

/** The newsroom, and when: Discord writes the moment in the reader's language and zone. */
function footOf({ footer, timestamp }: DiscordEmbed): string | null {
  const at = timestamp === null ? NaN : Date.parse(timestamp);
  const moment = Number.isNaN(at) ? null : `<t:${Math.floor(at / 1000)}:f>`;
  const parts = [footer === null ? null : escapeDiscordMarkdown(footer), moment].filter(
    part => part !== null,
  );
  return parts.length === 0 ? null : `-# ${parts.join(' · ')}`;
}
