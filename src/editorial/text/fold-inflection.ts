/** Endings of number, gender and case; the first that fits is replaced. */
const ENDINGS: Readonly<Record<string, readonly (readonly [ending: RegExp, by: string])[]>> = {
  it: [[/h?[aeioàèéìòù]$/u, '']],
  en: [
    [/ies$/u, 'y'],
    [/(?:(?<=s|x|ch|sh)es|(?<![su])s|[’']s)$/u, ''],
  ],
  de: [[/(?:ern|e[nrsm]|e|n|s)$/u, '']],
  fr: [
    [/aux$/u, 'al'],
    [/(?:e?s|e|x)$/u, ''],
  ],
  es: [[/(?:[aoe]s|[aoes])$/u, '']],
};
/** Of a shorter word the ending is most of what there is. */
const SHORTEST_STEM = 3;

/**
 * A word in small letters without its endings of number, gender and case, so that "banca" and "banche" are one: a light
 * stemmer in the manner of Savoy (2006). The word itself in languages it has no endings of.
 */
export function foldInflection(word: string, language: string): string {
  for (const [ending, by] of ENDINGS[language] ?? []) {
    const folded = word.replace(ending, by);
    if (folded !== word) return folded.length < SHORTEST_STEM ? word : folded;
  }
  return word;
}
