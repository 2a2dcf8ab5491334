import type { Article } from '../article.ts';
import type { ArticleId } from '../ids.ts';
import type { Instant } from '../time.ts';

/** Where an article belongs. A story is named after the first article that told it. */
export interface StoryEntry {
  readonly article: ArticleId;
  readonly story: ArticleId;
  /** When the article counts as news. */
  readonly at: Instant;
}

/** An article that may tell the same event as another. */
export interface LikeArticle {
  readonly article: ArticleId;
  readonly story: ArticleId;
  /** When the first of its story that is still there was news. */
  readonly begunAt: Instant;
}

/** Which articles tell the same event. */
export interface StoryStore {
  /**
   * Living articles of that time that share at least `shared` of these marks, most of them first; of one whose marks are
   * as many, the older. Of each mark the newest hundred are read, however much there is.
   */
  near(query: {
    readonly marks: readonly number[];
    readonly from: Instant;
    readonly to: Instant;
    readonly shared: number;
    readonly limit: number;
  }): Promise<readonly LikeArticle[]>;
  /**
   * Writes where an article belongs, in place of what was known, and the marks by which others find it. Where its story has
   * others, their posted copies are noted as changed (`Outbox.changedArticles`), in the same transaction.
   */
  put(entry: StoryEntry, marks: readonly number[], now: Instant): Promise<void>;
  /** The stories of these articles; one that has none is absent. */
  of(articles: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, ArticleId>>;
  /**
   * The other living articles of its story, in the order of their news; for a destination without those that an editor has
   * taken back there and nobody has posted there since (readers: taken back anywhere).
   */
  others(
    article: ArticleId,
    destination?: string,
  ): Promise<readonly Pick<Article, 'id' | 'title' | 'outlet' | 'url'>[]>;
  /** Which of these an editor has taken back somewhere. */
  takenBack(articles: readonly ArticleId[]): Promise<ReadonlySet<ArticleId>>;
  /** The first of the others that went to the destination; null when none did. What was refused, came too late or was taken back there did not. */
  there(article: ArticleId, destination: string): Promise<ArticleId | null>;
}
