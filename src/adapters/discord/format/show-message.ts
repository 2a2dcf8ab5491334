import type { EmbedView } from '../../../core/ports/message-view.ts';
import { webAddress } from '../../../format/clean-text.ts';
import type { DiscordPayload } from './payload.ts';
import { shownLine, shownMarkdown } from './shown-markdown.ts';

/** A message as Discord shows it: its embed with title, text, card and footer, or its content where that was given up. */
export function showDiscordMessage({ platform, embed, content, card }: DiscordPayload): EmbedView {
  return {
    platform,
    title: 'Discord',
    look: 'embed',
    card,
    content: content === undefined ? null : shownMarkdown(content),
    author: embed.author,
    heading: embed.title === null ? null : { text: shownLine(embed.title), href: webAddress(embed.url) },
    text: embed.description === null ? null : shownMarkdown(embed.description),
    fields: embed.fields.map(({ name, value }) => ({ name: shownLine(name), text: shownMarkdown(value) })),
    footer: embed.footer,
    timestamp: embed.timestamp,
    stripe: embed.color,
  };
}
