import stopwords from 'stopwords-iso/stopwords-iso.json' with { type: 'json' };

const sets = new Map<string, ReadonlySet<string>>();

/** What stopwords-iso lists for a language, in small letters; empty for one it does not have. */
export const listedStopWords = (language: string): readonly string[] =>
  (stopwords as Readonly<Record<string, readonly string[]>>)[language] ?? [];

/** Words that carry no subject, in small letters. Source: stopwords-iso; empty for a language it does not have. */
export function stopWordsOf(language: string): ReadonlySet<string> {
  let set = sets.get(language);
  if (set === undefined) {
    set = new Set(listedStopWords(language));
    sets.set(language, set);
  }
  return set;
}

/** A word; global, so for `match` only. */
const WORD = /[\p{L}\p{N}]+(?:[-·][\p{L}\p{N}]+)*/gu;

/** The words of a text as they stand; an elided article is a word of its own ("l'acqua" → l, acqua). */
export const wordsOf = (text: string): readonly string[] => text.match(WORD) ?? [];

/** The words of a text that carry its subject, in small letters. */
export function contentWordsOf(text: string, language: string): readonly string[] {
  const stop = stopWordsOf(language);
  return wordsOf(text.toLowerCase()).filter(
    word => word.length > 2 && !stop.has(word) && (word > ':' || !/^\d+$/.test(word)),
  );
}
