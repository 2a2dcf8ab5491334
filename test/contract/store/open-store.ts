import { randomUUID } from 'node:crypto';
import type { Article } from '../../../src/core/article.ts';
import type { RateLimits } from '../../../src/core/rate-limits.ts';
import type { Store } from '../../../src/core/ports/store.ts';
import { buildArticle, NOW } from '../../fixtures/build.ts';

/**
 * Opens the database of this name; one never named before is new and empty. The same name again = another connection.
 * Without paces: what is due is handed out as fast as it is asked for.
 */
export type OpenStore = (name: string, pacing?: RateLimits) => Promise<Store>;

export const openNew = (open: OpenStore): Promise<Store> => open(randomUUID());

/** Saves articles by key, made of `overrides`; answers what the store made of them. */
export async function saveAll(
  store: Store,
  ...articles: readonly Partial<Article>[]
): Promise<readonly Article[]> {
  const saved: Article[] = [];
  for (const overrides of articles) {
    const result = await store.articles.save(buildArticle(overrides), NOW);
    if (result.kind === 'duplicate') throw new Error(`the fixture ${overrides.key} is a duplicate`);
    saved.push(result.article);
  }
  return saved;
}
