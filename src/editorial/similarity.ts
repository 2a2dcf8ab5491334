import { wordsOf } from './text/words.ts';

const SHINGLE = 4;
/**
 * Above this share of common shingles two texts are the same news, edited (Broder 1997, containment). Between edited
 * copies (0.48 and more) and different articles on one subject (0.02 and less) there is a wide empty space.
 */
const SAME = 0.25;

function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text.toLowerCase());
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= words.length; at++) shingles.add(words.slice(at, at + SHINGLE).join(' '));
  return shingles;
}

/** How much of the shorter text stands in the longer, 0 to 1: common word shingles over those of the shorter. */
export function containment(a: string, b: string): number {
  const [first, second] = [shinglesOf(a), shinglesOf(b)];
  const [few, many] = first.size <= second.size ? [first, second] : [second, first];
  if (few.size === 0) return 0;
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common++;
  return common / few.size;
}

/** Whether two texts are one article, perhaps edited. */
export const isSameNews = (a: string, b: string): boolean => containment(a, b) >= SAME;
