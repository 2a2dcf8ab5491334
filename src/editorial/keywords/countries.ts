const names = new Map<string, ReadonlySet<string>>();

/** Whether a word in small letters is the name of a country in a language (CLDR, as Intl has it). */
export function isCountry(word: string, language: string): boolean {
  let set = names.get(language);
  if (set === undefined) names.set(language, (set = new Set(countriesIn(language))));
  return set.has(word);
}

/** Every code of two letters is asked for its name: Intl has no list. Numbers and unknown codes answer with themselves. */
function* countriesIn(language: string): Generator<string> {
  const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');
  for (const first of letters)
    for (const second of letters) {
      const name = display.of(first + second);
      if (name !== undefined) yield name.toLowerCase();
    }
}
