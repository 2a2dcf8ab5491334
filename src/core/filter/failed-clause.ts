import type { Clause, Filter } from './filter.ts';
import type { SearchedArticle } from './searched-article.ts';

/** The first clause of a filter that the article does not fulfil; null when it passes. */
export const failedClause = (filter: Filter, article: SearchedArticle): Clause | null =>
  filter.clauses.find(({ isNegated, terms }) => terms.some(term => article.holds(term)) === isNegated) ??
  null;

export const passes = (filter: Filter, article: SearchedArticle): boolean =>
  failedClause(filter, article) === null;
