import type { Destination } from '../../../core/destination.ts';
import type { PostContent } from '../../../core/post.ts';
import { asksFor, type Template } from '../../../core/template/template.ts';
import type { RichText } from '../../../core/rich-text.ts';
import { toIso } from '../../../core/time.ts';
import type { Say } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import { escapeDiscordMarkdown, LAST_INSTANT, toDiscordMarkdown } from './discord-markdown.ts';
import { fitReply } from '../../../format/fit-reply.ts';
import { fullestThat, markBlocksOf, postPartsOf } from '../../../format/post-parts.ts';
import type { PostParts } from '../../../format/post-parts.ts';
import { builtIn } from '../../../format/template/built-in.ts';
import { fillTemplate } from '../../../format/template/fill-template.ts';
import { linkedAddress } from './linked-address.ts';
import type { DiscordEmbed, DiscordPayload, DiscordPlace } from './payload.ts';

/** Discord's developer documentation, "Embed Limits"; counted in UTF-16 units here, which are never fewer. */
export const DISCORD_LIMITS = {
  content: 2000,
  title: 256,
  description: 4096,
  author: 256,
  footer: 2048,
  embed: 6000,
  /** All text of a message of components: components/reference, "Text Display". */
  panel: 4000,
} as const;

/**
 * What an embed's description looks like where the config has no template of its own for it. Title, outlet, newsroom and day
 * have places of their own in an embed.
 */
export const DISCORD_TEMPLATE = builtIn(`
{summary}

> {quote}
> **{speaker}**, {role}

{paywalled}

{also}
`);

/** The link of a title and what stands around the words of a container, at the most. */
const AROUND = 1000;
/** Characters that author, title, text and footer may have together. */
export const roomOf = ({ layout }: Pick<DiscordPlace, 'layout'>): number =>
  layout === 'components' ? DISCORD_LIMITS.panel - AROUND : DISCORD_LIMITS.embed;

/** The accent of the house's theme "broadsheet". */
export const DEFAULT_COLOR = 0xa3271f;

/**
 * One Discord embed for a post, with the card as its image when there is one. What does not fit falls away by the rule of
 * `lessAndLess`; a title too long by itself is shortened. Sentences are never cut, and the embed is never empty.
 */
export function formatDiscordPost(
  content: PostContent,
  place: DiscordPlace & Pick<Destination, 'template'> & { readonly room?: number },
  say: Say,
): DiscordPayload {
  const parts = postPartsOf(content);
  return {
    platform: 'discord',
    channel: place.channel,
    crosspost: place.crosspost,
    embed: embedOf(parts, {
      publishedAt: content.publishedAt,
      color: place.color ?? DEFAULT_COLOR,
      // of what is retracted nothing stays but what the built-in look shows of it
      template: parts.mark?.kind === 'retracted' ? null : (place.template ?? null),
      say,
      room: place.room ?? roomOf(place),
    }),
    ...galleryOf(content, place),
    ...(place.silent === true ? { silent: place.silent } : {}),
    ...(place.subscribe === true && content.mark?.kind !== 'retracted'
      ? { invitation: say('button-subscribe') }
      : {}),
  };
}

/** Embeds of one address are shown as one, with so many pictures; a media gallery holds more: components/reference. */
const MOST_PICTURES = { embed: 4, panel: 10 } as const;

/** The pictures of a message: its card, and as many more as its layout shows together. */
export function galleryOf(
  { card, more = [] }: Pick<PostContent, 'card' | 'more'>,
  { layout }: Pick<DiscordPlace, 'layout'>,
): Pick<DiscordPayload, 'card' | 'more'> {
  const most = layout === undefined ? MOST_PICTURES.embed : MOST_PICTURES.panel;
  const others = more.slice(0, most - 1);
  return { card, ...(others.length > 0 ? { more: others } : {}) };
}

/** A command's answer as Discord Markdown of at most `limit` UTF-16 units; empty only when there is nothing to say. */
export function formatDiscordReply(text: RichText, limit: number = DISCORD_LIMITS.content): string {
  return toDiscordMarkdown(fitReply(text, fitted => toDiscordMarkdown(fitted).length <= limit));
}

interface EmbedLook {
  readonly publishedAt: number | null;
  readonly color: number;
  readonly template: Template | null;
  readonly say: Say;
  /** Characters that its texts may have together. */
  readonly room: number;
}

/** A template that names the title has it in the description, and the embed has none of its own. */
function embedOf(parts: PostParts, look: EmbedLook): DiscordEmbed {
  const { publishedAt, color, template, say, room } = look;
  const namesTitle = template !== null && asksFor(template, 'title');
  const title = namesTitle ? '' : titleOf(parts);
  // author and footer are plain text: Markdown in them is shown as written
  const author = shorten(parts.outlet, DISCORD_LIMITS.author);
  const footer = shorten(parts.brand, DISCORD_LIMITS.footer);
  const left = room - title.length - author.length - footer.length;
  const limit = Math.min(DISCORD_LIMITS.description, left);
  const draw = (less: PostParts): string => descriptionOf(less, template ?? DISCORD_TEMPLATE, say);
  const bounded = namesTitle ? { ...parts, title: shorten(parts.title, DISCORD_LIMITS.title) } : parts;
  const fullest = fullestThat(bounded, less => draw(less).length <= limit);
  if (fullest === null && template !== null) return embedOf(parts, { ...look, template: null });
  const description = fullest === null ? '' : draw(fullest);
  const empty = title === '' && description === '';
  const dated = publishedAt !== null && Math.abs(publishedAt) <= LAST_INSTANT;
  return {
    author: orNull(author),
    title: orNull(title),
    url: linkedAddress(parts.url),
    description: empty ? (orNull(escapeDiscordMarkdown(footer)) ?? '…') : orNull(description),
    fields: [],
    footer: orNull(footer),
    timestamp: dated ? toIso(publishedAt) : null,
    color,
  };
}

const descriptionOf = (parts: PostParts, template: Template, say: Say): string =>
  toDiscordMarkdown([...fillTemplate(template, parts, say), ...markBlocksOf(parts, say)]);

/** Struck through where it holds no more. */
function titleOf(parts: PostParts): string {
  if (parts.mark?.kind !== 'retracted') return escapedWithin(parts.title, DISCORD_LIMITS.title);
  const title = escapedWithin(parts.title, DISCORD_LIMITS.title - 4);
  return title === '' ? '' : `~~${title}~~`;
}

const escapedWithin = (text: string, limit: number): string =>
  escapeDiscordMarkdown(shorten(text, limit, part => escapeDiscordMarkdown(part).length));

const orNull = (text: string): string | null => (text === '' ? null : text);
