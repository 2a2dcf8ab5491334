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

/** The rule and the remedy, in the words of the config's complaints. */
export const filterFaultWords = {
  'too-long': 'a filter has at most 1000 characters; make it shorter',
  'too-many': 'a filter has at most 50 words and phrases; make it shorter',
  'open-quote': 'a phrase has a quotation mark at both ends; close it',
  'after-quote': 'after the quotation mark comes a blank, "|" or "*"; put a blank there',
  'no-word': 'it has no letter and no digit to look for; name a word',
  'no-term': 'a word or phrase has to follow; write it without a blank between, as in -sport or topic:esteri',
  'lone-bar': '"|" stands between two words, as in calcio|tennis; remove it, or name the other word',
  'late-minus': 'a minus stands before the first of several words and is meant for all, as in -calcio|tennis',
  'star-inside': '"*" stands after the beginning of a word, as in elezion*; remove it elsewhere',
  'star-language': 'a language has no "*"; it is meant for all its countries, as in lang:pt',
  brackets:
    'there are no brackets; write calcio|tennis for either, or quotation marks around words to look for',
  operator:
    'either is written calcio|tennis, without is -calcio, and all words are meant anyway; quote it to look for it',
  'no-field': `there is no such field; write one of ${filterFields.slice(1).join(':, ')}:, or quotation marks around all of it`,
  'no-language': 'a language is a tag, as in lang:it or lang:pt-BR',
} as const satisfies Readonly<Record<string, string>>;
export type FilterFaultCode = keyof typeof filterFaultWords;

/** Offender, rule and remedy in a sentence. */
export const sayFilterFault = ({ code, offender }: FilterFault): string =>
  `${JSON.stringify(offender)}: ${filterFaultWords[code]}`;

/** What a person writes is shorter; what a machine writes has to end somewhere. */
export const FILTER_LIMITS = { characters: 1000, terms: 50 } as const;
