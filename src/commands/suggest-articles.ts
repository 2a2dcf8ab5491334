import { graphemesOf } from '../format/graphemes.ts';
import type { Suggestion } from './command.ts';
import type { CommandContext } from './context.ts';

const OFFERED = 20;
const NAME_CHARS = 100;

/** Articles to choose from while a person types: those that fit, or the newest before the first word. */
export async function suggestArticles(
  typed: string,
  { newsroom }: CommandContext,
): Promise<readonly Suggestion[]> {
  const articles = typed.trim()
    ? await newsroom.articles.search(typed, OFFERED)
    : await newsroom.articles.latest({ languages: [], limit: OFFERED });
  return articles.map(article => ({ name: shorten(article.title), value: article.id }));
}

/** Cut between what a reader sees as characters, within the UTF-16 units that the platform counts. */
function shorten(title: string): string {
  if (title.length <= NAME_CHARS) return title;
  let short = '';
  for (const segment of graphemesOf(title)) {
    if (short.length + segment.length >= NAME_CHARS) break;
    short += segment;
  }
  return `${short}…`;
}
