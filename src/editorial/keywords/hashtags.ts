import { wordsOf } from '../text/words.ts';

const LONGEST_TAG = 40;
/** Between two who speak together, each by a name of several words: not in "José Ortega y Gasset". */
const TOGETHER = /(?<=\p{Lu}\S* \S.*) (?:y|e|i|et|and|und|&) (?=\p{Lu}\S* \S)/u;

/**
 * Hashtags that every platform takes: letters, digits and underscore, not digits alone. The words of a phrase are
 * joined with capitals: "Corea del Nord" → #CoreaDelNord. Keywords come in their order, then those who speak; a person of
 * whom a keyword gives a part ("Rutte") is tagged once, by the full name. No tag is given twice.
 */
export function hashtagsOf(
  keywords: readonly string[],
  speakers: readonly string[],
  limit: number,
): string[] {
  const people = speakers.flatMap(speaker => speaker.split(TOGETHER));
  const named = people.map(person => ({ person, words: wordsOf(person.toLowerCase()) }));
  const fullName = (keyword: string): string => {
    const words = wordsOf(keyword.toLowerCase());
    const bearers = named.filter(one => words.length > 0 && words.every(word => one.words.includes(word)));
    return bearers.length === 1 ? (bearers[0]?.person ?? keyword) : keyword;
  };
  const tags = new Map<string, string>();
  for (const phrase of [...keywords.map(fullName), ...people]) {
    const tag = tagOf(phrase);
    // "Tweet" and "Tweets" are one
    const key = tag.toLowerCase().replace(/s$/u, '');
    if (isTag(tag) && !tags.has(key)) tags.set(key, `#${tag}`);
  }
  return [...tags.values()].slice(0, limit);
}

function tagOf(phrase: string): string {
  const words = wordsOf(phrase.normalize('NFC').replace(/['’]/gu, ' '));
  return words
    .map(word => (words.length > 1 ? word.charAt(0).toUpperCase() + word.slice(1) : word))
    .join('')
    .replace(/[^\p{L}\p{N}_]/gu, '');
}

const isTag = (tag: string): boolean =>
  /^.{2,}$/u.test(tag) && tag.length <= LONGEST_TAG && !/^\p{N}+$/u.test(tag);
