import type { WrittenLexicon } from './language.ts';

/** Whether a word is of a kind, or of one of several: bits, so that one look tells. */
export const VERB = 1;
export const AUXILIARY = 2;
export const FINITE = 4;
export const RELATIVE = 8;
export const CONJUNCTION = 16;
export const PRONOUN = 32;
export const ADVERB = 64;
export const PREPOSITION = 128;
export const DETERMINER = 256;
export const MODIFIER = 512;
export const COLLECTIVE = 1024;
export const TITLE = 2048;
export const TYING = 4096;
export const NO_NAME = 8192;
export const OFFICE = 16384;

/** All words of a lexicon, each with what it is. */
export function gatherKinds(lexicon: WrittenLexicon): ReadonlyMap<string, number> {
  const kinds = new Map<string, number>();
  const lists: readonly (readonly [kind: number, words: Iterable<string>])[] = [
    [VERB, lexicon.verbs],
    [AUXILIARY, lexicon.auxiliaries],
    [FINITE, lexicon.finiteVerbs],
    [RELATIVE, lexicon.relatives],
    [CONJUNCTION, lexicon.conjunctions],
    [PRONOUN, lexicon.pronouns.keys()],
    [ADVERB, lexicon.adverbs],
    [PREPOSITION, lexicon.prepositions],
    [DETERMINER, lexicon.determiners.keys()],
    [MODIFIER, lexicon.modifiers],
    [COLLECTIVE, lexicon.collectives],
    [TITLE, lexicon.titles.keys()],
    [TYING, lexicon.tying],
    [NO_NAME, lexicon.notNames],
    [OFFICE, lexicon.roles.keys()],
  ];
  for (const [kind, words] of lists) for (const word of words) kinds.set(word, (kinds.get(word) ?? 0) | kind);
  return kinds;
}
