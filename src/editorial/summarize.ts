import type { Analysis, Sentence, Span } from '../core/article.ts';
import { contentWordsOf } from './words.ts';

/** At least one of the two; with both, both hold. */
export interface SummaryBudget {
  readonly chars?: number;
  readonly sentences?: number;
}

/**
 * The sentences that stand for the article inside a budget, in its order, joined by one space within `chars`. They are the
 * article's own and whole; one that does not fit is passed over for the next best. Empty when none fits.
 */
export function summarize(analysis: Pick<Analysis, 'sentences'>, budget: SummaryBudget): readonly Sentence[] {
  const most = budget.sentences ?? Infinity;
  const room = budget.chars ?? Infinity;
  const chosen: Sentence[] = [];
  let used = 0;
  for (const sentence of analysis.sentences.toSorted((a, b) => a.rank - b.rank)) {
    if (chosen.length >= most) break;
    const length = sentence.text.length + (chosen.length > 0 ? 1 : 0);
    if (used + length > room) continue;
    chosen.push(sentence);
    used += length;
  }
  return chosen.sort((a, b) => a.start - b.start);
}

const SHORTEST = 30;
/** Begins by pointing at something said before, which a summary may not have. */
const LEANS =
  /^(?:["“«„]|ma |e |inoltre|tuttavia|infatti|quest[oaie]|lo ha |ciò|così|but |and |however|this |that |these |those |he |she |it |they |also |aber |und |doch |dies|das |er |sie |es |mais |et |cependant|cela |ce |cette |il |elle |ils |elles |pero |y |sin embargo|est[oae] |eso |además)/iu;

/**
 * Ranks the sentences of an article: how well each stands for it. News says the most first, so place weighs most; what
 * shares its words with the rest of the article (tf-idf centrality, after PacSum's idea that earlier sentences are
 * central to later ones) weighs next; one that leans on its neighbour, repeats the title or is a scrap comes last.
 */
export function rankSentences(
  text: string,
  spans: readonly Span[],
  article: { readonly language: string; readonly title: string | null; readonly quotes: readonly Span[] },
): readonly Sentence[] {
  const bags = spans.map(
    ({ start, end }) => new Set(contentWordsOf(text.slice(start, end), article.language)),
  );
  const spread = new Map<string, number>();
  for (const bag of bags) for (const word of bag) spread.set(word, (spread.get(word) ?? 0) + 1);
  const title = new Set(contentWordsOf(article.title ?? '', article.language));
  const scores = spans.map((span, place) => {
    const bag = bags[place] ?? new Set();
    const words = text.slice(span.start, span.end);
    const central =
      [...bag].reduce((sum, word) => sum + Math.min(3, (spread.get(word) ?? 1) - 1), 0) / (bag.size + 4);
    const inTitle = [...bag].filter(word => title.has(word)).length / (bag.size + 4);
    const repeats = bag.size > 0 && [...bag].every(word => title.has(word));
    const cutsQuote = article.quotes.some(quote => overlapsPartly(span, quote));
    const early = 3 / (1 + place * 0.6);
    const penalty =
      (LEANS.test(words) ? 1.2 : 0) +
      (repeats ? 4 : 0) +
      (cutsQuote ? 3 : 0) +
      (words.length < SHORTEST ? 2 : 0);
    return early + central + inTitle - penalty;
  });
  const order = scores.map((_, place) => place).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  const ranks = new Map(order.map((place, rank) => [place, rank]));
  return spans.map(({ start, end }, place) => ({
    start,
    end,
    text: text.slice(start, end),
    rank: ranks.get(place) ?? place,
  }));
}

/** A quotation that begins or ends inside the sentence and goes on outside it. */
const overlapsPartly = (sentence: Span, quote: Span): boolean =>
  quote.start < sentence.end &&
  quote.end > sentence.start &&
  (quote.start < sentence.start || quote.end > sentence.end);
