import type { Quote } from '../../core/article.ts';
import { bestQuote } from '../../planning/best-quote.ts';
import { foldWords } from '../articles/find-article.ts';

interface Quoted<Id> {
  readonly id: Id;
  readonly quotes: readonly Quote[];
}

/**
 * The quotation that fits the words best, of articles the best of which comes first: one by a speaker of that name before
 * one that holds the words, that before the best of an article that does. Only quotations that may stand on a card.
 */
export function chooseQuote<Id>(
  articles: readonly Quoted<Id>[],
  words: string,
): { readonly id: Id; readonly quote: Quote } | null {
  const wanted = foldWords(words).split(' ').filter(Boolean);
  const holds = (text: string | null): boolean => {
    const inText = new Set(foldWords(text ?? '').split(' '));
    return wanted.every(word => inText.has(word));
  };
  const fits: readonly ((quote: Quote) => boolean)[] = [
    ({ speaker }) => holds(speaker),
    ({ text }) => holds(text),
    () => true,
  ];
  for (const fit of fits)
    for (const { id, quotes } of articles) {
      const quote = bestQuote({ quotes: quotes.filter(fit) });
      if (quote !== null) return { id, quote };
    }
  return null;
}
