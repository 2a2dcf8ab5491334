import type { EmbedView } from '../../../core/ports/message-view.ts';
import { webAddress } from '../../../format/clean-text.ts';
import type { DiscordPayload } from './payload.ts';
import { shownLine, shownMarkdown } from './shown-markdown.ts';

/**
 * A message as Discord shows it: its embed (or its container) with title, text, card and footer, or its content where that
 * was given up; who is pinged, the thread it begins, its buttons.
 */
export function showDiscordMessage(payload: DiscordPayload): EmbedView {
  const {
    platform,
    embed,
    content,
    card,
    more,
    layout,
    mention = [],
    thread,
    buttons = [],
    invitation,
  } = payload;
  const pressed = [
    ...buttons.map(button => ({ label: button.label, href: button.kind === 'link' ? button.url : null })),
    ...(invitation === undefined ? [] : [{ label: invitation, href: null }]),
  ];
  return {
    platform,
    title: 'Discord',
    look: 'embed',
    card,
    ...(more === undefined ? {} : { more }),
    content: content === undefined ? null : shownMarkdown(content),
    author: embed.author,
    heading: embed.title === null ? null : { text: shownLine(embed.title), href: webAddress(embed.url) },
    text: embed.description === null ? null : shownMarkdown(embed.description),
    fields: embed.fields.map(({ name, value }) => ({ name: shownLine(name), text: shownMarkdown(value) })),
    footer: embed.footer,
    timestamp: embed.timestamp,
    stripe: embed.color,
    ...(mention.length === 0 ? {} : { pings: mention.length }),
    ...(thread?.ofItsOwn === true ? { thread: thread.name } : {}),
    ...(pressed.length === 0 ? {} : { buttons: pressed }),
    ...(layout === undefined ? {} : { isWhole: true }),
  };
}
