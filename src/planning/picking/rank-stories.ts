import type { ArticleId } from '../../core/ids.ts';
import { newsTimeOf, type Article } from '../../core/article.ts';
import { groupSameNews } from '../../editorial/similarity/containment.ts';

/** Articles that tell the same news. */
export interface Story {
  /** The one that tells it in a digest: the newest, before what editors have taken back. */
  readonly article: Article;
  readonly articles: readonly Article[];
}

/**
 * The stories of these articles, best first: what cannot wait, then what most outlets tell, then the newest. Ties go by id, so
 * that the same articles give the same digest everywhere. `known`: the stories that articles are known to belong to.
 */
export function rankStories(
  articles: readonly Article[],
  known: ReadonlyMap<ArticleId, ArticleId> = new Map(),
  takenBack: ReadonlySet<ArticleId> = new Set(),
): readonly Story[] {
  const sorted = articles.toSorted((a, b) => newsTimeOf(b) - newsTimeOf(a) || (a.id < b.id ? -1 : 1));
  const groups = groupSameNews(sorted.map(({ title, text }) => `${title}\n${text}`));
  const stories = new Map<number, Article[]>();
  const firstOf = new Map<ArticleId, number>();
  for (const [at, article] of sorted.entries()) {
    const alike = groups[at] ?? at;
    const told = known.get(article.id);
    const group = (told === undefined ? undefined : firstOf.get(told)) ?? alike;
    if (told !== undefined) firstOf.set(told, group);
    stories.set(group, [...(stories.get(group) ?? []), article]);
  }
  const priorityOf = (story: readonly Article[]) => Math.max(...story.map(({ priority }) => priority));
  return [...stories.values()]
    .sort((a, b) => priorityOf(b) - priorityOf(a) || b.length - a.length)
    .flatMap(story => {
      const article = story.find(({ id }) => !takenBack.has(id)) ?? story[0];
      return article === undefined ? [] : [{ article, articles: story }];
    });
}
