import type { Article, Quote } from '../core/article.ts';
import { chooseCard } from '../editorial/quotes/card.ts';

/** The quotation for the card: its speaker is sure, or at least the office; null when none stands alone. */
export function bestQuote(article: Pick<Article, 'quotes'>): Quote | null {
  const index = chooseCard(article.quotes);
  return index === null ? null : (article.quotes[index] ?? null);
}
