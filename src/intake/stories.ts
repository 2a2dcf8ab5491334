import type { Article } from '../core/article.ts';
import type { ArticleStore } from '../core/ports/store.ts';
import type { LikeArticle, StoryStore } from '../core/ports/story-store.ts';
import type { Clock } from '../core/time.ts';
import { isSameStory, STORY_WINDOW, type Told } from '../editorial/similarity/same-story.ts';
import { SHARED_MARKS, storyMarksOf } from '../editorial/similarity/story-marks.ts';

export interface StoriesDeps {
  readonly articles: Pick<ArticleStore, 'get'>;
  readonly stories: Pick<StoryStore, 'near' | 'of' | 'others' | 'put'>;
  readonly clock: Clock;
}

/** So many articles, those with the most common marks, are compared word by word: the price of an article has an end. */
const COMPARED = 8;

/**
 * Finds the story that an article tells, or begins one, and writes that down. An article that has others in its story stays
 * there when it is corrected. Answers whether it came to others.
 */
export async function assignStory(deps: StoriesDeps, article: Article): Promise<boolean> {
  const { articles, stories, clock } = deps;
  if ((await stories.others(article.id)).length > 0) return false;
  const told = toldOf(article);
  const marks = storyMarksOf(article);
  const near = await stories.near({
    marks,
    from: told.at - STORY_WINDOW,
    to: told.at + STORY_WINDOW,
    shared: SHARED_MARKS,
    limit: COMPARED + 1,
  });
  const found = await firstLike(told, near, async ({ article: id }) =>
    id === article.id ? null : articles.get(id),
  );
  const story = found?.story ?? article.id;
  await stories.put({ article: article.id, story, at: told.at }, marks, clock.now());
  return found !== null;
}

/** A story lasts for as long as copies of its first article go round, however long the chain of those that are alike. */
async function firstLike(
  told: Told,
  near: readonly LikeArticle[],
  get: (like: LikeArticle) => Promise<Article | null>,
): Promise<LikeArticle | null> {
  for (const like of near) {
    if (Math.abs(told.at - like.begunAt) > STORY_WINDOW) continue;
    const other = await get(like);
    if (other !== null && isSameStory(told, toldOf(other))) return like;
  }
  return null;
}

/** An article whose date nobody can read came with the others of its day. */
const toldOf = (article: Article): Told => ({ ...article, at: article.publishedAt ?? article.receivedAt });
