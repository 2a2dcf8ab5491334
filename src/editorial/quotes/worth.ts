import type { Lexicon } from './languages/language.ts';

/** What a card needs to know of a quotation. */
export interface CardCandidate {
  /** The words without the marks. */
  readonly text: string;
  readonly speaker: string | null;
  readonly role: string | null;
  /** The marks were never closed in its paragraph. */
  readonly open: boolean;
  /** The sentence itself says who speaks; nothing was looked up further back. */
  readonly explicit: boolean;
  /** The same speaker was quoted before. */
  readonly again: boolean;
  /** The title names the speaker. */
  readonly inTitle: boolean;
  /** Stands in one of the first two paragraphs. */
  readonly early: boolean;
}

/** A card holds this many characters (UTF-16 units) and words; few are seldom enough. */
const SHORTEST = 20;
const SHORT = 30;
const ENOUGH = 60;
const LONGEST = 280;
const LEAST_WORDS = 4;

const WORDS = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;

const hasFiniteVerb = (lexicon: Lexicon, words: readonly string[]): boolean =>
  words.some(word => {
    const lower = word.toLowerCase();
    return lexicon.finiteVerbs.has(lower) || (word === lower && lexicon.finiteEnding.test(lower));
  });

function lengthFactor(length: number): number {
  if (length < SHORTEST || length > LONGEST) return 0;
  if (length < SHORT) return 0.2;
  return length < ENOUGH ? 0.45 : 1;
}

/**
 * How well a quotation stands alone on a card: 0 for one that does not (too short or long, beginning in the middle of a
 * sentence), about 1 for a plain sentence, more for one that draws. Compared within one article only. The factors are those by
 * which an editor's choice is likelier (test/eval/labels, `pull`, by logistic regression): the speaker's first words, who is in
 * the title, exclamations, opinions rather than figures.
 */
export function worthOf(candidate: CardCandidate, lexicon: Lexicon | null): number {
  const { text } = candidate;
  let worth = lengthFactor(text.length);
  const words = text.match(WORDS) ?? [];
  const first = words[0] ?? '';
  if (
    worth === 0 ||
    words.length < LEAST_WORDS ||
    first.startsWith(first.charAt(0).toLowerCase()) !== /^\d/.test(first)
  )
    return 0;
  if (lexicon === null || !hasFiniteVerb(lexicon, words)) worth *= 0.7;
  if (lexicon?.leaningWords.has(first.toLowerCase()) === true) worth *= 0.7;
  if (lexicon !== null && words.some(word => lexicon.firstPerson.has(word.toLowerCase()))) worth *= 1.3;
  if (/[:;–—-]$/u.test(text)) worth *= 0.3;
  if (text.endsWith('!')) worth *= 1.5;
  if (/\[|\(|…|\.\.\./u.test(text)) worth *= 0.8;
  // a figure is a fact, which the article tells as well
  if (/\d/u.test(text)) worth *= 0.75;
  if (candidate.open) worth *= 0.6;
  if (candidate.speaker === null) worth *= candidate.role === null ? 0.4 : 0.7;
  if (!candidate.explicit) worth *= 0.45;
  if (candidate.again) worth *= 0.55;
  if (candidate.inTitle) worth *= 2;
  if (candidate.early) worth *= 1.3;
  return Math.round(worth * 1000) / 1000;
}
