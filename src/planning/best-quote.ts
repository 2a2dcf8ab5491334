import type { Article, Quote } from '../core/article.ts';

/** The quote most worth showing; null when none stands alone. */
export function bestQuote(article: Pick<Article, 'quotes'>): Quote | null {
  return article.quotes.reduce<Quote | null>(
    (best, quote) => (quote.worth > (best?.worth ?? 0) ? quote : best),
    null,
  );
}
