import type { ArticleId } from '../../core/ids.ts';
import { newsTimeOf, type Article } from '../../core/article.ts';
import { groupSameNews } from '../../editorial/similarity/containment.ts';

/** Articles that tell the same news. */
export interface Story {
  /** The one that tells it in a digest: the newest, before what editors have taken back. */
  readonly article: Article;
  readonly articles: readonly Article[];
}

/** What is known of the stories that articles belong to. */
export interface KnownStories {
  readonly of: ReadonlyMap<ArticleId, ArticleId>;
  /** What editors have taken back: it tells its story only where there is no other. */
  readonly takenBack: ReadonlySet<ArticleId>;
}

/** Nothing is known. */
export const NO_STORIES: KnownStories = { of: new Map(), takenBack: new Set() };

/**
 * The stories of these articles, best first: what cannot wait, then what most outlets tell, then the newest. Ties go by id, so
 * that the same articles give the same digest everywhere.
 */
export function rankStories(
  articles: readonly Article[],
  known: KnownStories = NO_STORIES,
): readonly Story[] {
  const sorted = articles.toSorted((a, b) => newsTimeOf(b) - newsTimeOf(a) || (a.id < b.id ? -1 : 1));
  const groups = groupSameNews(sorted.map(({ title, text }) => `${title}\n${text}`));
  const stories = new Map<number, Article[]>();
  const firstOf = new Map<ArticleId, number>();
  for (const [at, article] of sorted.entries()) {
    const told = known.of.get(article.id);
    const group = told === undefined ? (groups[at] ?? at) : (firstOf.get(told) ?? at);
    if (told !== undefined) firstOf.set(told, group);
    stories.set(group, [...(stories.get(group) ?? []), article]);
  }
  const priorityOf = (story: readonly Article[]) => Math.max(...story.map(({ priority }) => priority));
  return [...stories.values()]
    .sort((a, b) => priorityOf(b) - priorityOf(a) || b.length - a.length)
    .flatMap(story => {
      const article = story.find(({ id }) => !known.takenBack.has(id)) ?? story[0];
      return article === undefined ? [] : [{ article, articles: story }];
    });
}
