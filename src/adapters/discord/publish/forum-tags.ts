import { ChannelFlags } from 'discord-api-types/v10';
import { foldTopic } from '../../../core/fold-topic.ts';
import type { PostThread } from '../format/payload.ts';
import type { ChannelShape } from '../rest/discord-shapes.ts';

/** docs, resources/channel: as many tags as a thread may have. */
const MOST_TAGS = 5;

/**
 * The ids of a forum's tags that a post gets: those that are named as its topics are, the best first; where none is, the one
 * for what has no other; where the forum asks for one, its first. One that only moderators may apply is left to them.
 */
export function tagsFor(
  { tags, lastTag }: Pick<PostThread, 'tags' | 'lastTag'>,
  { available_tags: available = [], flags = 0 }: Pick<ChannelShape, 'available_tags' | 'flags'>,
): readonly string[] {
  const open = available.filter(({ moderated }) => !moderated);
  const named = (name: string) => open.find(tag => foldTopic(tag.name) === foldTopic(name))?.id ?? [];
  const found = [...new Set(tags.flatMap(named))].slice(0, MOST_TAGS);
  if (found.length > 0) return found;
  const last = lastTag === null ? [] : [named(lastTag)].flat();
  if (last.length > 0) return last;
  const isAsked = (flags & ChannelFlags.RequireTag.valueOf()) !== 0;
  return isAsked ? open.slice(0, 1).map(({ id }) => id) : [];
}
