import type { Destination } from '../../../core/destination.ts';
import type { DigestContent } from '../../../core/post.ts';
import type { RichText } from '../../../core/rich-text.ts';
import type { Say } from '../../../core/words.ts';
import { digestBlocks, digestPartsOf, fittedDigest } from '../../../format/digest-parts.ts';
import { escapeDiscordMarkdown, toDiscordMarkdown } from './discord-markdown.ts';
import { DEFAULT_COLOR, DISCORD_LIMITS, galleryOf, roomOf } from './format-post.ts';
import type { DiscordPayload, DiscordPlace } from './payload.ts';

/** One Discord embed for a digest: its heading as title, its lines as description, its cover as image. */
export function formatDiscordDigest(
  digest: DigestContent,
  place: DiscordPlace & Pick<Destination, 'digestLine'>,
  say: Say,
): DiscordPayload {
  const parts = digestPartsOf(digest);
  const title = escapeDiscordMarkdown(parts.heading).slice(0, DISCORD_LIMITS.title);
  const left = roomOf(place) - title.length - parts.brand.length;
  const limit = Math.min(DISCORD_LIMITS.description, left);
  const fits = (text: RichText) => toDiscordMarkdown(text).length <= limit;
  const description = toDiscordMarkdown(
    fittedDigest(parts, {
      line: place.digestLine,
      draw: (less, line) => digestBlocks(less, { line, say }),
      fits,
    }),
  );
  return {
    platform: 'discord',
    channel: place.channel,
    crosspost: place.crosspost,
    embed: {
      author: null,
      title: title === '' ? null : title,
      url: null,
      description: description === '' ? '…' : description,
      fields: [],
      footer: parts.brand === '' ? null : parts.brand,
      timestamp: null,
      color: place.color ?? DEFAULT_COLOR,
    },
    ...galleryOf(digest, place),
    ...(place.silent === true ? { silent: place.silent } : {}),
  };
}
