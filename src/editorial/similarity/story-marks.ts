import { shinglesOf } from './containment.ts';
import { wordsIn, type Told } from './same-story.ts';
import { headlineTermsOf, termsOf } from './terms.ts';

/** Of an article so many of each: enough to find its like, few enough to look up. */
const SHINGLES = 10;
const TERMS = 14;

/** Articles of one story share at least so many. */
export const SHARED_MARKS = 2;

/**
 * A few numbers by which an article's like is found without reading all others: its shingles with the smallest hashes, the
 * same ones in every copy (Broder 1997, min-wise sampling), and what its headline names, then what its text does.
 */
export function storyMarksOf(told: Pick<Told, 'title' | 'text' | 'language'>): readonly number[] {
  const text = wordsIn(told);
  const shingles = [...shinglesOf(text)].map(shingle => hashOf(`s ${shingle}`)).sort((a, b) => a - b);
  const byCount = (terms: ReadonlyMap<string, number>) =>
    [...terms].sort(([, a], [, b]) => b - a).map(([term]) => term);
  const headline = byCount(headlineTermsOf(text, told.language));
  const terms = new Set([...headline, ...byCount(termsOf(text, told.language))]);
  const marks = [...terms].slice(0, TERMS).map(term => hashOf(`t ${term}`));
  return [...new Set([...shingles.slice(0, SHINGLES), ...marks])];
}

/** FNV-1a over UTF-16 units, a whole number of 32 bits with sign: two that share one by chance are told apart by their words. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}
