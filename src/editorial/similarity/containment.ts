import { wordsOf } from '../text/words.ts';

const SHINGLE = 4;
/** Every four words of a text that follow each other, in small letters. */
export function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text.toLowerCase());
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= words.length; at++) shingles.add(words.slice(at, at + SHINGLE).join(' '));
  return shingles;
}

/** How much of the shorter text stands in the longer, 0 to 1: common word shingles over those of the shorter (Broder 1997). */
export function containment(a: string, b: string): number {
  const [first, second] = [shinglesOf(a), shinglesOf(b)];
  const [few, many] = first.size <= second.size ? [first, second] : [second, first];
  if (few.size === 0) return 0;
  let common = 0;
  for (const shingle of few) if (many.has(shingle)) common++;
  return common / few.size;
}
