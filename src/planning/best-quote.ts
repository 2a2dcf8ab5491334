import { isBreaking, type Article, type Quote } from '../core/article.ts';
import type { PostChoices } from '../core/post.ts';
import { chooseCard } from '../editorial/quotes/card.ts';

/** The quotation for the card: its speaker is sure, or at least the office; null when none stands alone. */
export function bestQuote(article: Pick<Article, 'quotes'>): Quote | null {
  const index = chooseCard(article.quotes);
  return index === null ? null : (article.quotes[index] ?? null);
}

type QuoteChoice = Pick<PostChoices, 'quote'>;

/** The quotation a person chose, where the article still has it, else the best one; null = none. */
export function chosenQuote(article: Article, { quote: chosen }: QuoteChoice): Quote | null {
  if (chosen === null) return null;
  return article.quotes.find(({ text }) => text === chosen) ?? bestQuote(article);
}

/** The quote on the card of a post; null = it shows the headline. Of breaking news only one that a person chose. */
export function shownQuote(article: Article, choices: QuoteChoice = {}): Quote | null {
  const isChosen = choices.quote != null && article.quotes.some(({ text }) => text === choices.quote);
  return isBreaking(article) && !isChosen ? null : chosenQuote(article, choices);
}

/** The quotes on the cards of a post that may have `most` of them, the best first; none = one card, with the headline. */
export function shownQuotes(article: Article, choices: QuoteChoice, most: number): readonly Quote[] {
  const shown: Quote[] = [];
  let next = shownQuote(article, choices);
  while (next !== null && shown.length < most) {
    shown.push(next);
    const said = new Set(shown.map(({ text }) => text));
    next = bestQuote({ quotes: article.quotes.filter(({ text }) => !said.has(text)) });
  }
  return shown;
}
