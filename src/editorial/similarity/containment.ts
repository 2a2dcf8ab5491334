import { wordsOf } from '../text/words.ts';

const SHINGLE = 4;
/**
 * Above this containment two texts are the same news, edited. Between edited copies (0.48 and more) and different articles
 * on one subject (0.02 and less) there is a wide empty space (MEANTIME).
 */
export const EDITED_COPY = 0.25;

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

/** How much of a text is looked at to find it among hundreds. */
const LOOKED_AT = 4000;

/**
 * Texts that are the same news, edited, together: for each text the index of the first of its group. Goes by the shingles
 * that texts share, so that hundreds are compared in the time it takes to read them.
 */
export function groupSameNews(texts: readonly string[]): readonly number[] {
  const shingles = texts.map(text => shinglesOf(text.slice(0, LOOKED_AT)));
  const holders = new Map<string, number[]>();
  const groups: number[] = [];
  for (const [at, own] of shingles.entries()) {
    const common = new Map<number, number>();
    for (const shingle of own)
      for (const other of holders.get(shingle) ?? []) common.set(other, (common.get(other) ?? 0) + 1);
    const like = [...common].find(
      ([other, count]) => count >= EDITED_COPY * Math.min(own.size, shingles[other]?.size ?? 0),
    );
    groups.push(like === undefined ? at : (groups[like[0]] ?? at));
    for (const shingle of own) {
      const known = holders.get(shingle);
      if (known === undefined) holders.set(shingle, [at]);
      else known.push(at);
    }
  }
  return groups;
}
