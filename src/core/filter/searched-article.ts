import type { Article } from '../article.ts';
import type { FilterField, Term } from './filter.ts';
import { wordsOf } from './words-of.ts';

/** What filters look at. */
export type FilteredArticle = Pick<
  Article,
  'title' | 'lead' | 'body' | 'topics' | 'keywords' | 'language' | 'source' | 'outlet' | 'authors' | 'quotes'
>;

/** An article made ready for any number of filters: each field's words are found once, when the first filter asks. */
export interface SearchedArticle {
  readonly language: string;
  holds(term: Term): boolean;
  /** The different words of a field; of `topic`, whole topics with single blanks between their words. */
  wordsIn(field: Exclude<FilterField, 'lang'>): ReadonlySet<string>;
}

interface Field {
  /** In their order; the end of a passage is an empty word, which no phrase goes beyond. */
  readonly words: readonly string[];
  readonly distinct: ReadonlySet<string>;
  /** The different words in order, once a beginning was looked for. */
  sorted: readonly string[] | null;
}

export function searchArticle(article: FilteredArticle): SearchedArticle {
  const fields = new Map<FilterField, Field>();
  const fieldOf = (name: FilterField): Field => {
    const known = fields.get(name);
    if (known !== undefined) return known;
    const passages = passagesOf(article, name).map(wordsOf);
    const words =
      name === 'topic'
        ? passages.map(topic => topic.join(' '))
        : passages.flatMap(passage => [...passage, '']);
    const distinct = new Set(words);
    distinct.delete('');
    const field: Field = { words, distinct, sorted: null };
    fields.set(name, field);
    return field;
  };
  const language = article.language.toLowerCase();
  return {
    language,
    holds: term => {
      const [first = ''] = term.words;
      if (term.field === 'lang') return language === first || language.startsWith(`${first}-`);
      const field = fieldOf(term.field);
      if (term.field === 'topic') return hasWord(field, term.words.join(' '), term.isOpen);
      return term.words.length === 1 ? hasWord(field, first, term.isOpen) : hasPhrase(field, term);
    },
    wordsIn: field => fieldOf(field).distinct,
  };
}

function passagesOf(article: FilteredArticle, field: FilterField): readonly string[] {
  const { title, lead, body, topics, keywords, source, outlet, authors, quotes } = article;
  switch (field) {
    case 'any':
      return [title, lead ?? '', ...body, ...topics];
    case 'topic':
      return [...topics, ...keywords];
    case 'source':
      return [source, outlet ?? ''];
    case 'author':
      return authors;
    case 'speaker':
      return quotes.flatMap(({ speaker }) => speaker ?? []);
    case 'title':
      return [title];
    case 'lang':
      return [];
  }
}

function hasWord(field: Field, word: string, isOpen: boolean): boolean {
  if (!isOpen) return field.distinct.has(word);
  // in order, the words that begin so stand together: the first of them is found by halving
  field.sorted ??= [...field.distinct].sort();
  let [low, high] = [0, field.sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((field.sorted[middle] ?? '') < word) low = middle + 1;
    else high = middle;
  }
  return (field.sorted[low] ?? '').startsWith(word);
}

/** Knuth, Morris and Pratt's search over words: linear, whatever repeats. An open last word is compared by itself. */
function hasPhrase({ words, distinct }: Field, { words: phrase, isOpen }: Term): boolean {
  const whole = isOpen ? phrase.slice(0, -1) : phrase;
  if (!whole.every(word => distinct.has(word))) return false;
  const beginning = isOpen ? (phrase.at(-1) ?? '') : null;
  const borders = bordersOf(whole);
  let matched = 0;
  for (const [at, word] of words.entries()) {
    while (matched > 0 && (matched === whole.length || whole[matched] !== word))
      matched = borders[matched - 1] ?? 0;
    if (whole[matched] === word) matched++;
    if (matched < whole.length) continue;
    if (beginning === null || (words[at + 1] ?? '').startsWith(beginning)) return true;
  }
  return false;
}

/** For each beginning of the phrase, how much of its end is a beginning too. */
function bordersOf(phrase: readonly string[]): readonly number[] {
  const borders = [0];
  for (let at = 1, matched = 0; at < phrase.length; at++) {
    while (matched > 0 && phrase[at] !== phrase[matched]) matched = borders[matched - 1] ?? 0;
    if (phrase[at] === phrase[matched]) matched++;
    borders.push(matched);
  }
  return borders;
}
