import { isBreaking } from '../../../core/article.ts';
import type { PostWords } from '../../../core/ports/platform.ts';
import type { PostContent } from '../../../core/post.ts';
import type { Template } from '../../../core/template/template.ts';
import type { Say } from '../../../core/words.ts';
import { formatTelegramPost, takesButtons } from './format-post.ts';
import { addressOf, styleOf, type TelegramPayload, type TelegramPlace } from './payload.ts';
import { mustBeFile } from './photo-limits.ts';
import { buttonRows } from './post-buttons.ts';

/**
 * The message of a post as its place shows messages: its words, and around them the page of its link, buttons, and whether it
 * is pinned or sent as a file.
 */
export function formatTelegramMessage(
  given: PostContent,
  {
    place,
    say,
    articles: [article],
    card,
  }: Pick<PostWords, 'articles' | 'card'> & {
    readonly place: TelegramPlace & { readonly template?: Template | null };
    readonly say: Say;
  },
): TelegramPayload {
  const content = place.hashtags === undefined ? given : { ...given, hashtags: place.hashtags };
  const words = formatTelegramPost(content, place, say);
  const rows = takesButtons(place, content) ? buttonRows(place.buttons ?? [], { content, article, say }) : [];
  const isPinned =
    article !== undefined && isBreaking(article) && content.mark?.kind !== 'retracted' && !content.note;
  const around = {
    ...addressOf(place),
    ...styleOf(place),
    ...(rows.length > 0 ? { buttons: rows } : {}),
    ...(place.pinBreakingMs !== undefined && isPinned ? { pinMs: place.pinBreakingMs } : {}),
  };
  if (words.kind === 'rich') return { ...words, ...around };
  if (words.kind === 'text') return { ...words, ...around, ...previewOf(words.preview, place) };
  return { ...words, ...around, ...(card !== null && mustBeFile(card) ? { asFile: true } : {}) };
}

/** The page of its link, as the place shows such pages. */
function previewOf(url: string | null, { preview }: TelegramPlace) {
  if (url === null || preview?.where === 'none') return { preview: null };
  const look = {
    ...(preview?.where === 'above' ? { isAbove: true as const } : {}),
    ...(preview?.size === undefined ? {} : { size: preview.size }),
  };
  return { preview: url, ...(Object.keys(look).length === 0 ? {} : { previewLook: look }) };
}
