import { reasonOf, type Reason } from '../reasons/reason.ts';

/**
 * A filter, read: what somebody wants of articles, or not. Made by `parseFilter`, held against articles by `failedClause`.
 *
 *     ponte "viale dei tigli" -sport topic:esteri|cronaca lang:it elezion*
 *
 * All clauses must hold. Case and accents do not matter.
 */
export interface Filter {
  /** As it was written, with single blanks between its clauses; empty = everything passes. */
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** Holds when one of its terms does; a negated one, when none does. */
export interface Clause {
  /** As it was written, with its minus. */
  readonly text: string;
  readonly isNegated: boolean;
  /** At least one. */
  readonly terms: readonly Term[];
}

/**
 * What a term is looked for in. `any`: title, lead, body and topics. `topic`: a topic or keyword as a whole, as in a picking
 * rule. `lang`: the language, of any country unless one is named. `source`: the source's name, or the outlet. `speaker`:
 * who is quoted, where that is sure.
 */
export const filterFields = ['any', 'topic', 'lang', 'source', 'author', 'speaker', 'title'] as const;
export type FilterField = (typeof filterFields)[number];

/** A word, or words that stand one after the other. */
export interface Term {
  readonly field: FilterField;
  /** Folded by `wordsOf`; at least one. Of `lang`: the tag in small letters. */
  readonly words: readonly string[];
  /** The last word is the beginning of one. */
  readonly isOpen: boolean;
}

/** What keeps a filter from being read. */
export interface FilterFault {
  readonly code: FilterFaultCode;
  /** What of the filter is meant. */
  readonly offender: string;
}

export type FilterFaultCode =
  | ('too-long' | 'too-many' | 'open-quote' | 'after-quote' | 'no-word' | 'no-term' | 'lone-bar')
  | ('late-minus' | 'star-inside' | 'star-language' | 'brackets' | 'operator' | 'no-field' | 'no-language');

/** Offender, rule and remedy. */
export const reasonOfFilterFault = ({ code, offender }: FilterFault): Reason =>
  reasonOf('at-place', {
    place: JSON.stringify(offender),
    detail:
      code === 'no-field'
        ? reasonOf('filter-no-field', { names: `${filterFields.slice(1).join(':, ')}:` })
        : reasonOf(`filter-${code}`),
  });

/** What a person writes is shorter; what a machine writes has to end somewhere. */
export const FILTER_LIMITS = { characters: 1000, terms: 50 } as const;
