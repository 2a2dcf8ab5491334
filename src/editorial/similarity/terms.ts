import { baseOf, type Language } from '../../core/language.ts';
import { foldInflection } from '../text/fold-inflection.ts';
import { stopWordsOf } from '../text/words.ts';

/** What an article tells of: its words without endings, each with what it counts. */
export type Terms = ReadonlyMap<string, number>;

/** A name says more of what happened than a figure, and a figure more than any other word. */
const COUNTS = { name: 2.5, figure: 1.5, word: 1 } as const;
/** Words from which on a text is no headline any more: some title and lead. */
const HEADLINE_WORDS = 45;
const SHORTEST_WORD = 3;
const SHORTEST_FIGURE = 2;

/** A word that is written with a capital wherever it stands in the text is a name; in German a noun as well. */
export const isName = (count: number): boolean => count === COUNTS.name;

/** The terms of a text; words that carry no subject are none. */
export function termsOf(text: string, language: Language): Terms {
  const base = baseOf(language);
  const stop = stopWordsOf(base);
  const words = text.match(PLAIN_WORD) ?? [];
  const small = new Set(words.filter(word => word === word.toLowerCase()));
  const terms = new Map<string, number>();
  for (const word of words) {
    const low = word.toLowerCase();
    const isFigure = /^\p{N}+$/u.test(word);
    if (word.length < (isFigure ? SHORTEST_FIGURE : SHORTEST_WORD) || stop.has(low)) continue;
    const kind = isFigure ? 'figure' : word !== low && !small.has(low) ? 'name' : 'word';
    const term = foldInflection(low, base);
    terms.set(term, Math.max(terms.get(term) ?? 0, COUNTS[kind]));
  }
  return terms;
}

/** The figures of a text as they stand: "5.1", "04:12", "2". */
export const figuresOf = (text: string): ReadonlySet<string> =>
  new Set(text.match(/\p{N}+(?:[.,:]\p{N}+)*/gu) ?? []);

/** The terms of title and lead, where they stand first in the text. */
export const headlineTermsOf = (text: string, language: Language): Terms =>
  termsOf((text.match(/\S+/gu) ?? []).slice(0, HEADLINE_WORDS).join(' '), language);

const PLAIN_WORD = /[\p{L}\p{N}]+/gu;
