import { newsTimeOf, type Article } from '../../core/article.ts';
import { groupSameNews } from '../../editorial/similarity.ts';

/** Articles that tell the same news. */
export interface Story {
  /** The one that tells it in a digest: the newest. */
  readonly article: Article;
  readonly articles: readonly Article[];
}

/**
 * The stories of these articles, best first: what cannot wait, then what most outlets tell, then the newest. Ties go by id, so
 * that the same articles give the same digest everywhere.
 */
export function rankStories(articles: readonly Article[]): readonly Story[] {
  const sorted = articles.toSorted((a, b) => newsTimeOf(b) - newsTimeOf(a) || (a.id < b.id ? -1 : 1));
  const groups = groupSameNews(sorted.map(({ title, text }) => `${title}\n${text}`));
  const stories = new Map<number, Article[]>();
  for (const [at, article] of sorted.entries()) {
    const group = groups[at] ?? at;
    stories.set(group, [...(stories.get(group) ?? []), article]);
  }
  const priorityOf = (story: readonly Article[]) => Math.max(...story.map(({ priority }) => priority));
  return [...stories.values()]
    .sort((a, b) => priorityOf(b) - priorityOf(a) || b.length - a.length)
    .flatMap(story => (story[0] === undefined ? [] : [{ article: story[0], articles: story }]));
}
