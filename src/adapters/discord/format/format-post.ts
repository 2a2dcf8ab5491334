import type { PostContent } from '../../../core/post.ts';
import { paragraph } from '../../../core/rich-text.ts';
import type { RichText } from '../../../core/rich-text.ts';
import { toIso } from '../../../core/time.ts';
import type { Say } from '../../../core/words.ts';
import { shorten } from '../../../format/clean-text.ts';
import { escapeDiscordMarkdown, toDiscordMarkdown } from './discord-markdown.ts';
import { fitReply } from '../../../format/fit-reply.ts';
import {
  alsoBlocksOf,
  fullestThat,
  markBlocksOf,
  postPartsOf,
  quoteBlockOf,
  summaryBlocksOf,
} from '../../../format/post-parts.ts';
import type { PostParts } from '../../../format/post-parts.ts';
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

/** The link of a title and what stands around the words of a container, at the most. */
const AROUND = 1000;
/** Characters that author, title, text and footer may have together. */
export const roomOf = ({ layout }: Pick<DiscordPlace, 'layout'>): number =>
  layout === 'components' ? DISCORD_LIMITS.panel - AROUND : DISCORD_LIMITS.embed;

/** The accent of the house's theme "broadsheet". */
export const DEFAULT_COLOR = 0xa3271f;
/** The last moment of JavaScript's calendar (ECMA-262, "Time Values"). */
const LAST_INSTANT = 8.64e15;

/**
 * One Discord embed for a post, with the card as its image when there is one. What does not fit falls away by the rule of
 * `lessAndLess`; a title too long by itself is shortened. Sentences are never cut, and the embed is never empty.
 */
export function formatDiscordPost(content: PostContent, place: DiscordPlace, say: Say): DiscordPayload {
  const parts = postPartsOf(content);
  return {
    platform: 'discord',
    channel: place.channel,
    crosspost: place.crosspost,
    embed: embedOf(parts, {
      publishedAt: content.publishedAt,
      color: place.color ?? DEFAULT_COLOR,
      say,
      room: roomOf(place),
    }),
    card: content.card,
    ...(place.silent === true ? { silent: place.silent } : {}),
    ...(place.subscribe === true && content.mark?.kind !== 'retracted'
      ? { invitation: say('button-subscribe') }
      : {}),
  };
}

/** A command's answer as Discord Markdown of at most `limit` UTF-16 units; empty only when there is nothing to say. */
export function formatDiscordReply(text: RichText, limit: number = DISCORD_LIMITS.content): string {
  return toDiscordMarkdown(fitReply(text, fitted => toDiscordMarkdown(fitted).length <= limit));
}

function embedOf(
  parts: PostParts,
  { publishedAt, color, say, room }: { publishedAt: number | null; color: number; say: Say; room: number },
): DiscordEmbed {
  const title = titleOf(parts);
  // author and footer are plain text: Markdown in them is shown as written
  const author = shorten(parts.outlet, DISCORD_LIMITS.author);
  const footer = shorten(parts.brand, DISCORD_LIMITS.footer);
  const left = room - title.length - author.length - footer.length;
  const limit = Math.min(DISCORD_LIMITS.description, left);
  const fullest = fullestThat(parts, less => descriptionOf(less, say).length <= limit);
  const description = fullest === null ? '' : descriptionOf(fullest, say);
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

const descriptionOf = (parts: PostParts, say: Say): string =>
  toDiscordMarkdown([
    ...summaryBlocksOf(parts),
    ...(parts.quote === null ? [] : [quoteBlockOf(parts.quote)]),
    ...(parts.isPaywalled ? [paragraph({ text: say('post-paywalled'), style: 'italic' })] : []),
    ...alsoBlocksOf(parts, say),
    ...markBlocksOf(parts, say),
  ]);

/** Struck through where it holds no more. */
function titleOf(parts: PostParts): string {
  if (parts.mark?.kind !== 'retracted') return escapedWithin(parts.title, DISCORD_LIMITS.title);
  const title = escapedWithin(parts.title, DISCORD_LIMITS.title - 4);
  return title === '' ? '' : `~~${title}~~`;
}

const escapedWithin = (text: string, limit: number): string =>
  escapeDiscordMarkdown(shorten(text, limit, part => escapeDiscordMarkdown(part).length));

const orNull = (text: string): string | null => (text === '' ? null : text);
