import * as snowball from 'snowball-stemmers';

const NAMES: Readonly<Record<string, string>> = {
  it: 'italian',
  en: 'english',
  de: 'german',
  fr: 'french',
  es: 'spanish',
};

/** Memory that one language may take; then it begins anew. */
const MOST = 20_000;
const stemmers = new Map<string, (word: string) => string>();

/** A function from a word in small letters to its stem (Snowball); to the word itself in other languages. */
export function stemmerOf(language: string): (word: string) => string {
  const name = NAMES[language];
  if (name === undefined) return word => word;
  const known = stemmers.get(language);
  if (known !== undefined) return known;
  const stemmer = snowball.newStemmer(name);
  const stems = new Map<string, string>();
  const stem = (word: string) => {
    let found = stems.get(word);
    if (found === undefined) {
      if (stems.size >= MOST) stems.clear();
      found = stemmer.stem(word);
      stems.set(word, found);
    }
    return found;
  };
  stemmers.set(language, stem);
  return stem;
}
