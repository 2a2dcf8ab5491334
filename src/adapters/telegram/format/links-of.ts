import type { Message } from 'grammy/types';

/**
 * The addresses that a person has posted in a chat that many read: written out, or behind words. None of what a bot has
 * written, and none of what a channel's posts bring to its discussion.
 */
export function linksOf({
  chat,
  from,
  is_automatic_forward: isForwarded,
  text,
  caption,
  entities = [],
  caption_entities: inCaption = [],
}: Message): readonly string[] {
  if (chat.type === 'private' || from?.is_bot === true || isForwarded === true) return [];
  const words = text ?? caption ?? '';
  return [...entities, ...inCaption].flatMap(entity => {
    if (entity.type === 'text_link') return [entity.url];
    if (entity.type !== 'url') return [];
    const written = words.slice(entity.offset, entity.offset + entity.length);
    return [/^https?:/iu.test(written) ? written : `https://${written}`];
  });
}
