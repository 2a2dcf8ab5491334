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
  /** 0 for the article's first quotation. */
  readonly place: number;
}

/** A card holds this many characters (UTF-16 units); best in the inner range. */
const SHORTEST = 30;
const LONGEST = 280;
const IDEAL = { from: 60, to: 160 } as const;

const WORDS = /[\p{L}\p{N}]+(?:[’'-][\p{L}\p{N}]+)*/gu;

const hasFiniteVerb = (lexicon: Lexicon, words: readonly string[]): boolean =>
  words.some(word => {
    const lower = word.toLowerCase();
    return lexicon.finiteVerbs.has(lower) || (word === lower && lexicon.finiteEnding.test(lower));
  });

function lengthFactor(length: number): number {
  if (length < SHORTEST || length > LONGEST) return 0;
  return length >= IDEAL.from && length <= IDEAL.to ? 1 : 0.6;
}

/**
 * How well a quotation stands alone on a card: 0 for one that does not (too short or long, beginning in the middle of a
 * sentence), else up to 1. Compared within one article only. The factors were tried on articles for which
 * an editor's choice is labelled (test/eval/labels, `pull`): short, early, no figures.
 */
export function worthOf(candidate: CardCandidate, lexicon: Lexicon | null): number {
  const { text } = candidate;
  let worth = lengthFactor(text.length);
  const words = text.match(WORDS) ?? [];
  const first = words[0] ?? '';
  if (
    worth === 0 ||
    words.length < 6 ||
    first.startsWith(first.charAt(0).toLowerCase()) !== /^\d/.test(first)
  )
    return 0;
  if (lexicon === null || !hasFiniteVerb(lexicon, words)) worth *= 0.3;
  if (lexicon?.leaningWords.has(first.toLowerCase()) === true) worth *= 0.5;
  if (/[:;–—-]$/u.test(text)) worth *= 0.3;
  if (text.endsWith('?')) worth *= 0.7;
  if (/\[|\(|…|\.\.\./u.test(text)) worth *= 0.8;
  if (candidate.open) worth *= 0.6;
  if (candidate.speaker === null) worth *= candidate.role === null ? 0.4 : 0.7;
  if (!candidate.explicit) worth *= 0.85;
  // a figure is a fact, which the article tells as well
  if (/\d/u.test(text)) worth *= 0.8;
  worth *= 1 - 0.06 * Math.min(candidate.place, 10);
  return Math.round(worth * 1000) / 1000;
}
