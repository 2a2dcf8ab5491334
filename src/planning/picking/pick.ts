import { newsTimeOf, UNDATED, type Article } from '../../core/article.ts';
import { reasonOf, type Reason } from '../../core/reasons/reason.ts';
import type { PickRule } from '../../core/schedule.ts';
import { MINUTE, type Instant } from '../../core/time.ts';
import { shuffle } from './shuffle.ts';

export interface Pick {
  readonly article: Article;
  /** Why this one. */
  readonly why: Reason;
}

/**
 * Chooses up to `rule.count` of the candidates, all of which the rule allows, in its order. Ties go by time, then by id, so
 * the same candidates give the same choice everywhere; `random` is decided by `seed` alone.
 */
export function pick(input: {
  readonly candidates: readonly Article[];
  readonly rule: PickRule;
  readonly now: Instant;
  readonly seed: string;
}): readonly Pick[] {
  const { candidates, rule, now } = input;
  return inOrder(candidates, rule, input.seed)
    .slice(0, rule.count)
    .map(article => ({ article, why: whyOf(article, { rule, now, count: candidates.length }) }));
}

function inOrder(articles: readonly Article[], { order }: PickRule, seed: string): readonly Article[] {
  const byId = (a: Article, b: Article) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const byNews = (a: Article, b: Article) => newsTimeOf(b) - newsTimeOf(a) || byId(a, b);
  switch (order) {
    case 'newest':
    case 'reactions':
      return articles.toSorted(byNews);
    case 'oldest':
      return articles.toSorted((a, b) => newsTimeOf(a) - newsTimeOf(b) || byId(a, b));
    case 'priority':
      return articles.toSorted((a, b) => b.priority - a.priority || byNews(a, b));
    case 'random':
      return shuffle(articles.toSorted(byId), seed);
  }
}

function whyOf(article: Article, context: { rule: PickRule; now: Instant; count: number }): Reason {
  const { count, now, rule } = context;
  const at = newsTimeOf(article);
  if (at === UNDATED && rule.order !== 'random') return reasonOf('pick-undated', { count });
  const age = Math.round((now - at) / MINUTE);
  const { priority } = article;
  switch (rule.order) {
    case 'newest':
    case 'oldest':
      return reasonOf(`pick-${rule.order}`, { count, age });
    case 'reactions':
      return reasonOf('pick-newest', { count, age });
    case 'priority':
      // where nobody asked for precedence, it was time that decided
      return priority === 0
        ? reasonOf('pick-newest', { count, age })
        : reasonOf('pick-priority', { count, age, priority });
    case 'random':
      return reasonOf('pick-random', { count });
  }
}
