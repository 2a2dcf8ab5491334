import type { Article, Quote, Sentence } from '../../core/article.ts';
import type { ArticleId } from '../../core/ids.ts';
import type { PostChoices } from '../../core/post.ts';
import { summarize } from '../../editorial/summary/summarize.ts';
import { shownQuote } from '../../planning/best-quote.ts';
import { summaryOf } from '../../planning/composer.ts';

/** What an editor has a post say. */
export type Choice =
  /** The words of one of the article's quotations; null = none. */
  | { readonly kind: 'quote'; readonly text: string | null }
  /** One sentence of the article more in its summary, or one less. */
  | { readonly kind: 'sentence'; readonly text: string }
  /** Words of the editor's own in place of the summary; null = the article's again. */
  | { readonly kind: 'words'; readonly text: string | null }
  /** One of the stories that a digest was proposed with: put in, or left out. */
  | { readonly kind: 'story'; readonly article: ArticleId };

/** Numbered on buttons: two rows of five beside what else there is. */
const OFFERED = 10;
/** What a summary of the rule has at most, in characters: what an editor sees as chosen before choosing. */
const SUMMARY_CHARS = 420;

/** The choices of a post after one more. */
export function changedBy(
  choice: Exclude<Choice, { kind: 'story' }>,
  article: Article,
  before: PostChoices,
): PostChoices {
  switch (choice.kind) {
    case 'quote':
      return { ...before, quote: choice.text };
    case 'words': {
      const { words: _words, ...rest } = before;
      return choice.text === null ? rest : { ...rest, words: choice.text };
    }
    case 'sentence': {
      const { words: _words, ...rest } = before;
      const chosen = chosenSentences(article, rest);
      const now = chosen.includes(choice.text)
        ? chosen.filter(text => text !== choice.text)
        : [...chosen, choice.text];
      // as the article has them, in its order
      const summary = article.sentences.map(({ text }) => text).filter(text => now.includes(text));
      return { ...rest, summary };
    }
  }
}

/** The sentences of its summary, as far as they are the article's own. */
export const chosenSentences = (article: Article, choices: PostChoices): readonly string[] => {
  const { words: _words, ...rest } = choices;
  return summaryOf(article, rest, SUMMARY_CHARS);
};

/** Quotations to choose from, those that stand best alone first. */
export const offeredQuotes = ({ quotes }: Article): readonly Quote[] =>
  [...new Map(quotes.map(quote => [quote.text, quote])).values()]
    .toSorted((a, b) => b.worth - a.worth)
    .slice(0, OFFERED);

/** The quotation that the post shows now. */
export const quoteNow = (article: Article, choices: PostChoices): string | null =>
  shownQuote(article, choices)?.text ?? null;

/** Sentences to choose from, in the article's order: the best ones, and those that are chosen. */
export function offeredSentences(article: Article, choices: PostChoices): readonly Sentence[] {
  const chosen = chosenSentences(article, choices);
  const best = summarize(article, { sentences: OFFERED });
  const offered = article.sentences.filter(
    sentence => best.includes(sentence) || chosen.includes(sentence.text),
  );
  return [...new Map(offered.map(sentence => [sentence.text, sentence])).values()].slice(0, OFFERED);
}

/** A caption has 1024 characters (Bot API) for the title, the words and the source, which stay whole. */
const CAPTION = 900;
const [FEWEST, MOST] = [100, 500];

/** So many characters an editor may write in place of a summary: what fits every platform beside the title. */
export const wordsLimit = ({ title }: Pick<Article, 'title'>): number =>
  Math.max(FEWEST, Math.min(MOST, CAPTION - title.length));
