import { passes } from './failed-clause.ts';
import type { Clause, Filter, Term } from './filter.ts';
import type { SearchedArticle } from './searched-article.ts';

/** Many filters, of which those are found that an article passes. */
export interface FilterIndex<Id> {
  add(id: Id, filter: Filter): void;
  remove(id: Id, filter: Filter): void;
  /** Who has a filter that the article passes, in no order. */
  matchMany(article: SearchedArticle): readonly Id[];
}

/** Those who have the same filter. */
interface Group<Id> {
  readonly filter: Filter;
  readonly ids: Set<Id>;
}

/**
 * Each filter is filed under the words of one clause, one of which an article must hold to pass; only filters filed under
 * a word of the article are held against it. Those without such a clause (`-sport`, or everything) are held against each.
 * Same filters are held against it once.
 */
export function createFilterIndex<Id>(): FilterIndex<Id> {
  const groups = new Map<string, Group<Id>>();
  const filed = new Map<string, Set<Group<Id>>>();
  const unfiled = new Set<Group<Id>>();
  /** How long the beginnings under which filters are filed may be, by field. */
  const longest = new Map<string, number>();

  const file = (group: Group<Id>): void => {
    const anchor = anchorOf(group.filter);
    if (anchor === null) {
      unfiled.add(group);
      return;
    }
    for (const { field, word, isOpen } of anchor.terms.map(keyOf)) {
      const key = keyText(field, word, isOpen);
      filed.set(key, (filed.get(key) ?? new Set()).add(group));
      if (isOpen) longest.set(field, Math.max(longest.get(field) ?? 0, word.length));
    }
  };
  const unfile = (group: Group<Id>): void => {
    unfiled.delete(group);
    for (const { field, word, isOpen } of anchorOf(group.filter)?.terms.map(keyOf) ?? []) {
      const key = keyText(field, word, isOpen);
      const others = filed.get(key);
      others?.delete(group);
      if (others?.size === 0) filed.delete(key);
    }
  };
  function* keysIn(article: SearchedArticle): Generator<string> {
    const [base = ''] = article.language.split('-');
    yield keyText('lang', base, false);
    for (const field of ['any', 'topic', 'source', 'author', 'speaker', 'title'] as const) {
      const length = longest.get(field) ?? 0;
      for (const word of article.wordsIn(field)) {
        yield keyText(field, word, false);
        for (let end = 1; end <= Math.min(word.length, length); end++)
          yield keyText(field, word.slice(0, end), true);
      }
    }
  }

  return {
    add(id, filter) {
      const group = groups.get(filter.text) ?? { filter, ids: new Set() };
      if (group.ids.size === 0) {
        groups.set(filter.text, group);
        file(group);
      }
      group.ids.add(id);
    },
    remove(id, filter) {
      const group = groups.get(filter.text);
      if (group === undefined) return;
      group.ids.delete(id);
      if (group.ids.size > 0) return;
      groups.delete(filter.text);
      unfile(group);
    },
    matchMany(article) {
      const near = new Set(unfiled);
      for (const key of keysIn(article)) for (const group of filed.get(key) ?? []) near.add(group);
      const found: Id[] = [];
      for (const { filter, ids } of near) if (passes(filter, article)) for (const id of ids) found.push(id);
      return found;
    },
  };
}

const keyText = (field: Term['field'], word: string, isOpen: boolean): string =>
  `${field}${isOpen ? '*' : ':'}${word}`;

/** The word of a term under which its filter is filed: the longest whole one, which is the rarest as a rule. */
function keyOf({ field, words, isOpen }: Term): { field: Term['field']; word: string; isOpen: boolean } {
  if (field === 'lang') return { field, word: words[0]?.split('-')[0] ?? '', isOpen: false };
  if (field === 'topic') return { field, word: words.join(' '), isOpen };
  const whole = isOpen ? words.slice(0, -1) : words;
  const [first, ...rest] = whole;
  if (first === undefined) return { field, word: words[0] ?? '', isOpen };
  return { field, word: rest.reduce((a, b) => (b.length > a.length ? b : a), first), isOpen: false };
}

/** The clause that articles fulfil most rarely, as far as its form tells; null where none asks for something. */
function anchorOf({ clauses }: Filter): Clause | null {
  const asking = clauses.filter(({ isNegated }) => !isNegated);
  const [first, ...rest] = asking;
  if (first === undefined) return null;
  return rest.reduce((best, clause) => (rarityOf(clause) > rarityOf(best) ? clause : best), first);
}

/** Languages are few; of words the longer ones are rarer, and each alternative makes a clause commoner. */
const rarityOf = ({ terms }: Clause): number =>
  Math.min(...terms.map(term => (term.field === 'lang' ? 0 : keyOf(term).word.length))) / terms.length;
